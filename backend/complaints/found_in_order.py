"""Complaints that have some words, the newest first, read from the index of words in that order.

On SQLite the index gives what it finds by the place of each complaint (`models.search.place_of`),
as far as it is asked. PostgreSQL's gives everything at once, so it is asked for stretches of
places: the newest thousand, then so many as should have enough at the rate of those, at last all.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import BigInteger, ColumnElement, exists, literal_column, or_, select

from backend.complaints import finding
from backend.complaints.models import Complaint
from backend.complaints.models.search import SHIFT, ComplaintSearch

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Select
    from sqlalchemy.ext.asyncio import AsyncSession

STRETCH = 1000
"""How many complaints are looked through first."""
# The first stretch tells only about how common words are.
_TO_BE_SURE = 2
_S = ComplaintSearch
# As the index has it: word for word, with nothing bound.
_STRETCH_OF: ColumnElement[int] = literal_column(f"(complaint_search.id >> {SHIFT})", BigInteger)


@dataclass(frozen=True)
class Ask:
    """What is listed: it fulfils `wanted` and one of `parts`, and has all `words`.

    What is owed comes by what is due first, all else the newest first.
    """

    parts: Sequence[ColumnElement[bool]]
    wanted: Sequence[ColumnElement[bool]]
    words: Sequence[str]
    by_due: bool


async def newest(session: AsyncSession, ask: Ask, most: int, before: int) -> list[tuple[int, str]]:
    """Return the places and ids of the newest `most` before a place."""
    if session.get_bind().dialect.name == "sqlite":
        return await _read(session, _on_sqlite(ask, before).limit(most))
    return await _by_stretches(session, ask, most, before)


def _on_sqlite(ask: Ask, before: int) -> Select[int, str]:
    place = finding.INDEXED.c.rowid
    whose = select(_S.complaint_id).where(_S.id == place).scalar_subquery()
    # As a condition by itself it cannot come first: the index of words leads.
    listed = exists(
        select(1)
        .select_from(_S)
        .join(Complaint, Complaint.id == _S.complaint_id)
        .where(_S.id == place, or_(*ask.parts), *ask.wanted)
    )
    return (
        select(place, whose)
        .where(finding.match(ask.words), place < before, listed)
        .order_by(place.desc())
    )


async def _by_stretches(
    session: AsyncSession, ask: Ask, most: int, before: int
) -> list[tuple[int, str]]:
    top, bound, oldest = await _stretches(session, before)
    while oldest < bound:
        # With a lower bound only: an upper one would have the index go through all below it.
        found = await _read(session, _in(ask, before, bound <= _STRETCH_OF).limit(most))
        if len(found) >= most:
            return found
        # At the rate of what was looked through; where that had none, hardly any has them.
        deep = (top - bound + 1) * most * _TO_BE_SURE // len(found) if found else top
        bound = top - deep
    return await _read(session, _in(ask, before).limit(most))


async def _stretches(session: AsyncSession, before: int) -> tuple[int, int, int]:
    """Return the newest stretch before a place, that of the last looked through first, the oldest.

    Where there are no more than are looked through first, that is the oldest.
    """
    nearest = select(_STRETCH_OF).where(_S.id < before).order_by(_S.id.desc()).limit(1)
    oldest = select(_STRETCH_OF).select_from(_S).order_by(_S.id).limit(1)
    found = select(
        nearest.scalar_subquery(),
        nearest.offset(STRETCH).scalar_subquery(),
        oldest.scalar_subquery(),
    )
    top, bound, least = (await session.execute(found)).one()
    least = least or 0
    return top or least, least if bound is None else bound, least


def _in(ask: Ask, before: int, *stretch: ColumnElement[bool]) -> Select[int, str]:
    return (
        select(_S.id, _S.complaint_id)
        .join(Complaint, Complaint.id == _S.complaint_id)
        .where(*stretch, _S.id < before, finding.parts_of(ask.words))
        .where(or_(*ask.parts), *ask.wanted)
        .order_by(_S.id.desc())
    )


async def _read(session: AsyncSession, query: Select[int, str]) -> list[tuple[int, str]]:
    rows: Sequence[tuple[int, str]] = (await session.execute(query)).all()
    return [(place, complaint_id) for place, complaint_id in rows]
