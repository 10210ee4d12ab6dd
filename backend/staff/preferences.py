"""What somebody chose for themselves on the desk. Works inside the caller's transaction."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import update

from backend.staff.models import StaffMember

if TYPE_CHECKING:
    from sqlalchemy.ext.asyncio import AsyncSession


async def keep_single_keys(session: AsyncSession, staff_id: str, *, on: bool) -> None:
    """Let one key do something on somebody's pages, or none (WCAG 2.2, 2.1.4)."""
    await session.execute(
        update(StaffMember).where(StaffMember.id == staff_id).values(single_keys=on)
    )
