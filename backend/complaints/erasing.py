"""Whose complaints are to be erased, and what is kept of a customer beside them. Never commits."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import delete, or_, select, update

from backend.complaints import queries, tracking_number
from backend.complaints.contact import Contact, checked_contact
from backend.complaints.errors import InvalidTrackingNumberError
from backend.complaints.models import Complaint
from backend.complaints.models.search import KeptSearch
from backend.complaints.proof_models import ProofCode, ProofSession
from backend.complaints.states import OPEN
from backend.kit.errors import ComplaintNotFoundError

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import datetime

    from sqlalchemy.ext.asyncio import AsyncSession


@dataclass(frozen=True, slots=True)
class Customer:
    """By which numbers (E.164) and e-mail addresses somebody is known here."""

    phones: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()

    @property
    def addresses(self) -> tuple[str, ...]:
        """All of them."""
        return (*self.phones, *self.emails)


async def customer_of(session: AsyncSession, given: str) -> Customer:
    """Return whom a tracking number, a telephone number or an e-mail address stands for.

    Raises:
        ComplaintNotFoundError: there is no complaint of that number.
        InvalidInputError: it is none of the three.

    """
    try:
        number = tracking_number.parse(given)
    except InvalidTrackingNumberError:
        mail = "@" in given
        told = checked_contact(Contact(email=given) if mail else Contact(phone=given))
        return Customer(_one(told.phone), _one(told.email))
    complaint = await queries.by_number(session, number)
    if complaint is None:
        raise ComplaintNotFoundError
    return Customer(_one(complaint.contact_phone), _one(complaint.contact_email))


def _one(value: str | None) -> tuple[str, ...]:
    return (value,) if value else ()


async def numbers_of(session: AsyncSession, customer: Customer) -> Sequence[str]:
    """Return the tracking numbers of a customer's complaints, oldest first."""
    found = await session.scalars(
        select(Complaint.tracking_number)
        .where(
            or_(
                Complaint.contact_phone.in_(customer.phones),
                Complaint.contact_email.in_(customer.emails),
            )
        )
        .order_by(Complaint.registered_at, Complaint.id)
    )
    return found.all()


def still_open(complaint: Complaint) -> bool:
    """Whether its customer is still owed a result, which needs an address."""
    return complaint.state in OPEN


async def forget_searches(session: AsyncSession) -> None:
    """Forget what colleagues searched for, all of it: anything in it may be a customer's."""
    await session.execute(delete(KeptSearch))


async def erase_proofs(session: AsyncSession, phones: Collection[str], now: datetime) -> None:
    """End where these numbers were proven, and forget which numbers codes were asked for."""
    await session.execute(delete(ProofSession).where(ProofSession.phone.in_(phones)))
    await session.execute(
        update(ProofCode)
        .where(
            ProofCode.phone.in_(phones), ProofCode.used_at.is_(None), ProofCode.voided_at.is_(None)
        )
        .values(voided_at=now)
    )
    await session.execute(update(ProofCode).where(ProofCode.phone.in_(phones)).values(phone=""))
