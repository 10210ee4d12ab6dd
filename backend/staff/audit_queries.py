"""What was written down, newest first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import select
from sqlalchemy.orm import aliased

from backend.staff.account_models import StaffAudit
from backend.staff.models import StaffMember

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.ext.asyncio import AsyncSession

    from backend.staff.audit import Done

PAGE = 100


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
    by, to = aliased(StaffMember), aliased(StaffMember)
    named = StaffAudit.detail["to"].as_string()
    query = (
        select(StaffAudit, by.display_name, to.display_name)
        .outerjoin(by, by.id == StaffAudit.staff_id)
        .outerjoin(to, to.id == named)
        .order_by(StaffAudit.id.desc())
        .limit(PAGE)
    )
    if staff_id is not None:
        query = query.where((StaffAudit.staff_id == staff_id) | (named == staff_id))
    if kind is not None:
        query = query.where(StaffAudit.kind == kind)
    if before is not None:
        query = query.where(StaffAudit.id < before)
    return [
        Written(row.id, row.at, row.kind, by_name, to_name, row.detail or {})
        for row, by_name, to_name in await session.execute(query)
    ]
