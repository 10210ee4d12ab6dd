"""Keeps the house's rules as the database has them (`kit/in_memory`)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from backend.complaints import house_rules
from backend.complaints.calendars import Calendar, DayKind
from backend.complaints.house_rules import HouseRules, RuleKind
from backend.complaints.models.house_rule import HouseRule
from backend.kit.dated_settings import ArbitrationLimit, EscalationStep, TermsChange
from backend.kit.in_memory import InMemory, marks_of_added

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from sqlalchemy.ext.asyncio import AsyncSession

    from backend.kit.database import Database
    from backend.kit.live import ReadMarks

TOPIC = "house_rules"


def kept() -> InMemory[HouseRules]:
    """Return what reads them, and has the process go by them."""

    async def follow(session: AsyncSession) -> HouseRules:
        found = await read(session)
        house_rules.hold(found)
        return found

    return InMemory(TOPIC, follow, house_rules.held())


async def read(session: AsyncSession) -> HouseRules:
    """Read them all; there are few."""
    rows = (await session.scalars(select(HouseRule).order_by(HouseRule.id))).all()
    return of_rows(rows)


def of_rows(rows: Iterable[HouseRule]) -> HouseRules:
    """Make the rules of their rows, in the order in which they were added. Pure."""
    latest: dict[tuple[str, str, date], Any] = {}
    for row in rows:
        latest[row.kind, row.scope, row.valid_from] = row.value
    those = sorted(latest.items(), key=lambda each: each[0][2])
    said = [(kind, scope, day, value) for (kind, scope, day), value in those if value is not None]
    ladders: dict[str, list[tuple[date, tuple[EscalationStep, ...] | None]]] = {}
    for kind, scope, day, value in said:
        if kind == RuleKind.LADDER:
            # No steps: what the settings say.
            steps = tuple(EscalationStep(**each) for each in value) or None
            ladders.setdefault(scope, []).append((day, steps))
    return HouseRules(
        calendar=Calendar(
            {day: DayKind(value) for kind, _, day, value in said if kind == RuleKind.DAY},
            house_rules.calendar().hours,
        ),
        terms=tuple(
            TermsChange(valid_from=day, **value)
            for kind, _, day, value in said
            if kind == RuleKind.TERMS
        ),
        limits=tuple(
            ArbitrationLimit(valid_from=day, limit=value)
            for kind, _, day, value in said
            if kind == RuleKind.LIMIT
        ),
        ladders={team: tuple(rows) for team, rows in ladders.items()},
    )


def marks(database: Database) -> dict[str, ReadMarks]:
    """Say how far they are in the database."""
    return marks_of_added(database, TOPIC, HouseRule.id)
