"""What the navigation counts on every page of the desk."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from sqlalchemy import bindparam, select

from backend.complaints import call_list, untold
from backend.kit.columns import UtcDateTime

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy import Select
    from sqlalchemy.ext.asyncio import AsyncSession

    from backend.complaints.access import Viewer
    from backend.staff.models import Role

# Of so many people the question is kept: to put it together costs more than to ask it.
_KEPT = 512
_NOW = bindparam("now", type_=UtcDateTime())


@dataclass(frozen=True, slots=True)
class Counts:
    """How many customers are to be called, and how much nobody is about to tell them."""

    calls: int
    untold: int


async def counts(session: AsyncSession, who: Viewer, now: datetime) -> Counts:
    """Count them, in one question."""
    row = await session.execute(
        _question(_Seeing(who.id, who.role, frozenset(who.teams))), {"now": now}
    )
    return Counts(*row.one())


@dataclass(frozen=True, slots=True)
class _Seeing:
    """All that the question depends on but the time."""

    id: str
    role: Role
    teams: frozenset[str]


@lru_cache(maxsize=_KEPT)
def _question(who: _Seeing) -> Select[int, int]:
    both = (call_list.counted(who, _NOW), untold.counted(who))
    return select(*(each.scalar_subquery() for each in both))
