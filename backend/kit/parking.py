"""Items that fail again and again: counted, then parked, so that they hold nobody up.

An item is named by its kind ("sms", "turn", "message") and its key. Its feature leaves out what is
parked (`is_parked`), counts failures (`failed`), and says what trying again and dismissing mean
(`Parkable`). Only faults of ours are counted: what we stand on being away is nobody's fault.
"""

from __future__ import annotations

import traceback
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import batched
from typing import TYPE_CHECKING, Any

import structlog
from sqlalchemy import (
    Index,
    String,
    UniqueConstraint,
    cast,
    delete,
    exists,
    func,
    select,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column

from backend.kit.columns import UtcDateTime
from backend.kit.database import SERIAL, Base
from backend.kit.errors import UnavailableError

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping, Sequence

    from sqlalchemy import ColumnElement
    from sqlalchemy.ext.asyncio import AsyncSession
    from sqlalchemy.orm import InstrumentedAttribute

    from backend.kit.work import Work, Works

_log = structlog.get_logger(__name__)
MOST_FAILURES = 5
# So many in one transaction: more save little, and hold the database's one writer up for longer.
BATCH = 50
# Failures so long ago, after which nothing was heard, are forgotten.
_MEMORY = timedelta(days=1)
_ERROR = 200
_PARKED = text("parked_at IS NOT NULL")


class FailingItem(Base):
    """An item that failed lately; parked once that was too often."""

    __tablename__ = "failing_items"
    __table_args__ = (
        UniqueConstraint("kind", "key"),
        Index(
            "ix_failing_items_parked",
            "kind",
            "key",
            sqlite_where=_PARKED,
            postgresql_where=_PARKED,
        ),
    )

    id: Mapped[int] = mapped_column(SERIAL, primary_key=True, autoincrement=True)
    kind: Mapped[str] = mapped_column(String(20))
    key: Mapped[str] = mapped_column(String(64))
    failures: Mapped[int]
    # What went wrong the last time, and where in our code; no words of customers.
    error: Mapped[str] = mapped_column(String(_ERROR))
    first_at: Mapped[datetime] = mapped_column(UtcDateTime)
    last_at: Mapped[datetime] = mapped_column(UtcDateTime)
    parked_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


@dataclass(frozen=True)
class Parkable:
    """What a feature does with an item of its kind that was parked, in the caller's work."""

    kind: str
    # Makes the item due again; raises a `ConflictError` where that has no sense any more.
    retry: Callable[[Work, str], Awaitable[None]]
    # Gives the item up.
    dismiss: Callable[[Work, str], Awaitable[None]]


def is_parked(
    kind: str, key: ColumnElement[Any] | InstrumentedAttribute[Any]
) -> ColumnElement[bool]:
    """Tell, in a statement, whether the item with the key of a column is parked."""
    return exists().where(
        FailingItem.kind == kind,
        FailingItem.key == cast(key, String),
        FailingItem.parked_at.is_not(None),
    )


async def failed(
    work: Work, kind: str, key: object, error: Exception, *, most: int = MOST_FAILURES
) -> bool:
    """Count a failure of an item; park it when there were `most`. Return whether it is parked."""
    session, now = work.session, work.now
    await session.execute(
        delete(FailingItem).where(
            FailingItem.parked_at.is_(None), FailingItem.last_at < now - _MEMORY
        )
    )
    item = await session.scalar(
        select(FailingItem)
        .where(FailingItem.kind == kind, FailingItem.key == str(key))
        .with_for_update()
    )
    if item is None:
        item = FailingItem(kind=kind, key=str(key), failures=0, first_at=now)
        session.add(item)
    item.failures += 1
    item.error = told(error)
    item.last_at = now
    if item.failures >= most and item.parked_at is None:
        item.parked_at = now
        _log.error("parked", kind=kind, key=str(key), error=item.error)
    await session.flush()
    return item.parked_at is not None


async def in_batches[Item](
    works: Works,
    kind: str,
    items: Mapping[str, Item],
    do: Callable[[Work, Sequence[Item]], Awaitable[int]],
    *,
    most: int = BATCH,
) -> int:
    """Do `items`, by key, up to `most` in one unit of work; return the sum of what `do` returns.

    A unit of work that fails by a fault of ours is done again as two halves, down to the one that
    fails alone: that is counted, and parked in the end; the others go on. What we stand on being
    away stops them all, as nobody's fault.
    """
    left = [list(each) for each in batched(items.items(), most)][::-1]
    done = 0
    while left:
        batch = left.pop()
        try:
            async with works.begin() as work:
                done_here = await do(work, [item for _, item in batch])
            done += done_here
        except UnavailableError:
            raise
        except Exception as error:  # noqa: BLE001 - counted against the one that fails alone
            if (half := len(batch) // 2) > 0:
                left += [batch[half:], batch[:half]]
                continue
            [(key, _)] = batch
            _log.exception("item failed", kind=kind, key=key)
            async with works.begin() as work:
                await failed(work, kind, key, error)
    return done


async def each_alone[Item](
    works: Works,
    kind: str,
    items: Mapping[str, Item],
    do: Callable[[Work, Item], Awaitable[bool]],
) -> int:
    """Do each of `items` in a unit of work of its own, as `in_batches`; return of how many true."""

    async def alone(work: Work, one: Sequence[Item]) -> int:
        return await do(work, one[0])

    return await in_batches(works, kind, items, alone, most=1)


async def parked(session: AsyncSession, limit: int) -> Sequence[FailingItem]:
    """List what is parked, newest first."""
    found = await session.scalars(
        select(FailingItem)
        .where(FailingItem.parked_at.is_not(None))
        .order_by(FailingItem.parked_at.desc(), FailingItem.id.desc())
        .limit(limit)
    )
    return found.all()


async def count_parked(session: AsyncSession) -> dict[str, int]:
    """Count what is parked, by kind."""
    rows = await session.execute(
        select(FailingItem.kind, func.count())
        .where(FailingItem.parked_at.is_not(None))
        .group_by(FailingItem.kind)
        .order_by(FailingItem.kind)
    )
    return {kind: count for kind, count in rows}  # noqa: C416 - rows are no pairs to mypy


async def take_out(session: AsyncSession, item_id: int) -> tuple[str, str] | None:
    """Let a parked item go; return its kind and key, None if there is none."""
    row = (
        await session.execute(
            delete(FailingItem)
            .where(FailingItem.id == item_id, FailingItem.parked_at.is_not(None))
            .returning(FailingItem.kind, FailingItem.key)
        )
    ).first()
    return (row.kind, row.key) if row is not None else None


def told(error: Exception) -> str:
    """Name an error and the place in our code that it came through last, without its words."""
    ours = [
        frame
        for frame in traceback.extract_tb(error.__traceback__)
        if f"{__name__.partition('.')[0]}/" in frame.filename
    ]
    place = f" in {ours[-1].name}, {ours[-1].filename.rpartition('/')[2]}" if ours else ""
    return f"{type(error).__name__}{place}"[:_ERROR]
