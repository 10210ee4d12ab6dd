"""What was written down, newest first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import Select, select, tuple_
from sqlalchemy.orm import aliased

from backend.kit.clock import beginning_of
from backend.staff.account_models import StaffAudit
from backend.staff.audit import Done
from backend.staff.models import StaffMember

if TYPE_CHECKING:
    from datetime import date, datetime

    from sqlalchemy.ext.asyncio import AsyncSession


PAGE = 100
ABOUT_SHOWN = 20
ABOUT_ACCOUNTS = (
    Done.PERSON_ADDED,
    Done.PERSON_CHANGED,
    Done.PERSON_LEFT,
    Done.PERSON_CAME_BACK,
    Done.PASSWORD_GIVEN,
    Done.SESSIONS_ENDED,
    Done.SECOND_STEP_RESET,
)


@dataclass(frozen=True)
class Written:
    """What somebody did (`at` in UTC): by whom, None for a command; to whom, if to anybody."""

    id: int
    at: datetime
    kind: str
    by: str | None
    to: str | None
    detail: dict[str, Any]


@dataclass(frozen=True)
class Wanted:
    """Which rows: of one person or one kind, from a day in Türkiye to another, both whole.

    What is None narrows nothing.
    """

    staff_id: str | None = None
    kind: Done | None = None
    first: date | None = None
    last: date | None = None


EVERYTHING = Wanted()


async def page(
    session: AsyncSession, wanted: Wanted = EVERYTHING, before: int | None = None
) -> list[Written]:
    """Return up to `PAGE` rows that are wanted, newest first, before the row `before`."""
    return await _written(session, of(wanted, before))


def of(wanted: Wanted, before: int | None = None) -> Select[StaffAudit, str | None, str | None]:
    """Return the query of `page`."""
    named = StaffAudit.detail["to"].as_string()
    query = _newest().limit(PAGE)
    if wanted.staff_id is not None:
        query = query.where((StaffAudit.staff_id == wanted.staff_id) | (named == wanted.staff_id))
    if wanted.kind is not None:
        query = query.where(StaffAudit.kind == wanted.kind)
    if wanted.first is not None:
        query = query.where(StaffAudit.at >= beginning_of(wanted.first))
    if wanted.last is not None:
        query = query.where(StaffAudit.at < beginning_of(wanted.last + timedelta(days=1)))
    if before is not None:
        at = select(StaffAudit.at).where(StaffAudit.id == before).scalar_subquery()
        query = query.where(
            StaffAudit.at <= at, tuple_(StaffAudit.at, StaffAudit.id) < tuple_(at, before)
        )
    return query


async def about_account(session: AsyncSession, staff_id: str) -> list[Written]:
    """Return what was done last about somebody's account, and by whom."""
    about = StaffAudit.detail["to"].as_string() == staff_id
    query = _newest().where(StaffAudit.kind.in_(ABOUT_ACCOUNTS), about).limit(ABOUT_SHOWN)
    return await _written(session, query)


def _newest() -> Select[StaffAudit, str | None, str | None]:
    by, to = aliased(StaffMember), aliased(StaffMember)
    return (
        select(StaffAudit, by.display_name, to.display_name)
        .outerjoin(by, by.id == StaffAudit.staff_id)
        .outerjoin(to, to.id == StaffAudit.detail["to"].as_string())
        # By the index of moments, whichever days are asked for.
        .order_by(StaffAudit.at.desc(), StaffAudit.id.desc())
    )


async def _written(
    session: AsyncSession, query: Select[StaffAudit, str | None, str | None]
) -> list[Written]:
    return [
        Written(row.id, row.at, row.kind, by_name, to_name, row.detail or {})
        for row, by_name, to_name in await session.execute(query)
    ]
