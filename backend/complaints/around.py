"""What the navigation counts on every page of the desk."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from backend.complaints import call_list, untold

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.ext.asyncio import AsyncSession

    from backend.complaints.access import Viewer


@dataclass(frozen=True, slots=True)
class Counts:
    """How many customers are to be called, and how much nobody is about to tell them."""

    calls: int
    untold: int


async def counts(session: AsyncSession, who: Viewer, now: datetime) -> Counts:
    """Count them, in one question."""
    both = (call_list.counted(who, now), untold.counted(who))
    row = await session.execute(select(*(each.scalar_subquery() for each in both)))
    return Counts(*row.one())
