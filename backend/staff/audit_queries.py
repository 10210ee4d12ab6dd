"""What was written down, newest first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import Select, select
from sqlalchemy.orm import aliased

from backend.staff.account_models import StaffAudit
from backend.staff.audit import Done
from backend.staff.models import StaffMember

if TYPE_CHECKING:
    from datetime import datetime

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


async def page(
    session: AsyncSession,
    *,
    staff_id: str | None = None,
    kind: Done | None = None,
    before: int | None = None,
) -> list[Written]:
    """Return up to `PAGE` rows before the row `before`; of one person or one kind, if given."""
    named = StaffAudit.detail["to"].as_string()
    query = _newest().limit(PAGE)
    if staff_id is not None:
        query = query.where((StaffAudit.staff_id == staff_id) | (named == staff_id))
    if kind is not None:
        query = query.where(StaffAudit.kind == kind)
    if before is not None:
        query = query.where(StaffAudit.id < before)
    return await _written(session, query)


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
        .order_by(StaffAudit.id.desc())
    )


async def _written(
    session: AsyncSession, query: Select[StaffAudit, str | None, str | None]
) -> list[Written]:
    return [
        Written(row.id, row.at, row.kind, by_name, to_name, row.detail or {})
        for row, by_name, to_name in await session.execute(query)
    ]
