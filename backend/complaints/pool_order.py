"""Which complaints a list begins with: their ids, in its order, however many there are.

Nothing is sorted that is not shown: each part of what somebody may see is read along an index in
the order of the list, as far as is asked for. Words are found in one of three ways. What is newest
comes by the index of words itself, which goes by the time of registration (`found_in_order`). What
is due first is gone through in its order and each complaint asked for the words; where hardly any
of the first has them, the few there are are gathered and sorted.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import select, true, tuple_, union_all

from backend.complaints import finding, found_in_order
from backend.complaints.models import Complaint

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import ColumnElement, Select
    from sqlalchemy.ext.asyncio import AsyncSession

    from backend.complaints.found_in_order import Ask

# How many are asked for words before it is known whether these are common; and of how many one has
# them if they are.
ASKED_FIRST = 300
ONE_IN = 100
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)
_MOST_MICROS, _MOST_PLACE = 10**16, 2**63

type At = tuple[int, str]
"""Where a page begins: after what stands at that place of the order, and has that id."""


async def first(session: AsyncSession, ask: Ask, most: int, after: At | None) -> list[At]:
    """Return the first `most` of a list after a place, each with its own place."""
    if not ask.words:
        rows = await session.execute(_along(ask, ask.wanted, most, after))
        return [_at(row) for row in rows]
    if not ask.by_due:
        at = after[0] if after else _MOST_PLACE - 1
        return await found_in_order.newest(session, ask, most, at)
    return await _due_with_words(session, ask, most, after)


def read(after: str, ask: Ask) -> At | None:
    """Read where a page begins; what is no such place begins at the beginning."""
    place, _, complaint_id = after.partition("-")
    if not (place.isascii() and place.isdigit() and len(place) < 20 and complaint_id):  # noqa: PLR2004 - digits of a place
        return None
    limit = _MOST_PLACE if ask.words and not ask.by_due else _MOST_MICROS
    return (int(place), complaint_id) if int(place) < limit else None


async def _due_with_words(session: AsyncSession, ask: Ask, most: int, after: At | None) -> list[At]:
    some = _along(ask, ask.wanted, ASKED_FIRST, after).subquery()
    asked = select(some.c.moment, some.c.id, finding.has(some.c.id, ask.words)).order_by(
        some.c.moment, some.c.id
    )
    rows = (await session.execute(asked)).all()
    found = [_at(row) for row in rows if row[2]][:most]
    if len(rows) < ASKED_FIRST or len(found) == most:
        return found
    if len(found) * ONE_IN >= ASKED_FIRST:
        words = finding.has(Complaint.id, ask.words)
    else:
        words = finding.found_by(ask.words, session.get_bind().dialect.name)
    rest = _along(ask, [*ask.wanted, words], most - len(found), _at(rows[-1]))
    return found + [_at(row) for row in await session.execute(rest)]


def _along(
    ask: Ask, wanted: Sequence[ColumnElement[bool]], most: int, after: At | None
) -> Select[*tuple[Any, ...]]:
    """Return the query for the first moments and ids of the list, each part along its index."""
    by = Complaint.owed_until if ask.by_due else Complaint.registered_at
    here: ColumnElement[bool] = true()
    if after is not None:
        key, at = tuple_(by, Complaint.id), (_EPOCH + after[0] * _MICROSECOND, after[1])
        here = key > at if ask.by_due else key < at
    parts = [
        _ordered(select(by.label("moment"), Complaint.id).where(part, *wanted, here), ask, most)
        for part in ask.parts
    ]
    if len(parts) == 1:
        return parts[0]
    together = union_all(*(select(part.subquery()) for part in parts)).subquery()
    return _ordered(select(together.c.moment, together.c.id), ask, most)


def _ordered(query: Select[*tuple[Any, ...]], ask: Ask, most: int) -> Select[*tuple[Any, ...]]:
    moment, complaint_id = query.selected_columns
    order: tuple[Any, Any] = (
        (moment, complaint_id) if ask.by_due else (moment.desc(), complaint_id.desc())
    )
    return query.order_by(*order).limit(most)


def _at(row: Any) -> At:
    return (row[0] - _EPOCH) // _MICROSECOND, row[1]
