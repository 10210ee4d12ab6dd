"""The simulated network's own memory: what lies on which simulated phone."""

from __future__ import annotations

from datetime import datetime  # noqa: TC003 - SQLAlchemy reads annotations
from typing import TYPE_CHECKING

from sqlalchemy import Index, String, Text, and_, delete, insert, or_, select, update
from sqlalchemy.orm import Mapped, mapped_column

from backend.kit.columns import UtcDateTime
from backend.kit.database import SERIAL, Base, insert_once

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from sqlalchemy.ext.asyncio import AsyncSession

    from backend.gateways.sms.segments import Size


class SimulatedSms(Base):
    """One SMS on a simulated phone, in either direction."""

    __tablename__ = "simulated_sms"
    __table_args__ = (Index("ix_simulated_sms_phone", "phone", "id"),)

    id: Mapped[int] = mapped_column(SERIAL, primary_key=True, autoincrement=True)
    # The simulated phone's number, E.164.
    phone: Mapped[str] = mapped_column(String(20))
    # Written on the phone, or sent to it.
    from_phone: Mapped[bool]
    text: Mapped[str] = mapped_column(Text)
    encoding: Mapped[str | None] = mapped_column(String(16))
    segments: Mapped[int | None]
    # For what was sent to the phone: the outbox row, and the newest receipt's kind.
    outbox_id: Mapped[int | None] = mapped_column(SERIAL, unique=True)
    receipt: Mapped[int | None]
    at: Mapped[datetime] = mapped_column(UtcDateTime)


class UnreachablePhone(Base):
    """A simulated phone that is switched off: what is sent to it fails."""

    __tablename__ = "simulated_phones_off"

    phone: Mapped[str] = mapped_column(String(20), primary_key=True)
    since: Mapped[datetime] = mapped_column(UtcDateTime)


async def texted(
    session: AsyncSession, phone: str, text: str, size: Size, now: datetime
) -> SimulatedSms:
    """Keep what was written on a phone."""
    added = await session.execute(
        insert(SimulatedSms)
        .values(
            phone=phone,
            from_phone=True,
            text=text,
            encoding=size.encoding,
            segments=size.segments,
            at=now,
        )
        .returning(SimulatedSms)
    )
    return added.scalar_one()


async def messages(
    session: AsyncSession, phone: str, after: int, limit: int
) -> Sequence[SimulatedSms]:
    """List a phone's newest messages beyond the id `after`, oldest first."""
    found = await session.scalars(
        select(SimulatedSms)
        .where(SimulatedSms.phone == phone, SimulatedSms.id > after)
        .order_by(SimulatedSms.id.desc())
        .limit(limit)
    )
    return found.all()[::-1]


async def switch(session: AsyncSession, phone: str, *, on: bool, now: datetime) -> None:
    """Switch a phone on or off."""
    if on:
        await session.execute(delete(UnreachablePhone).where(UnreachablePhone.phone == phone))
    else:
        once = insert_once(session.get_bind().dialect.name, UnreachablePhone, "phone")
        await session.execute(once.values(phone=phone, since=now))


async def is_on(session: AsyncSession, phone: str) -> bool:
    """Tell whether a phone can be reached."""
    return await session.get(UnreachablePhone, phone) is None


async def switched_off(session: AsyncSession, phones: Collection[str]) -> set[str]:
    """Return those of these phones that cannot be reached."""
    off = select(UnreachablePhone.phone).where(UnreachablePhone.phone.in_(phones))
    return set(await session.scalars(off))


async def erase(
    session: AsyncSession, outbox_ids: Collection[int], phones: Collection[str], *, whose: bool
) -> None:
    """Empty what these messages were on simulated phones, and what these phones wrote.

    With `whose` everything on the phones is emptied, and forgotten on which it was.
    """
    on_phones = SimulatedSms.phone.in_(phones)
    written = on_phones if whose else and_(on_phones, SimulatedSms.from_phone)
    sent = SimulatedSms.outbox_id.in_(outbox_ids)
    values = {"text": "", "phone": ""} if whose else {"text": ""}
    await session.execute(update(SimulatedSms).where(or_(written, sent)).values(**values))
    if whose:
        await session.execute(delete(UnreachablePhone).where(UnreachablePhone.phone.in_(phones)))
