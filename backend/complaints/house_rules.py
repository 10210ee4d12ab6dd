"""What supervisors have set for the house, and that this process goes by: replaced whole.

Each change holds from a day on and comes after what the environment says: of two that begin on the
same day the desk's holds. A row that says nothing takes back the one of its day.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence  # noqa: TC003 - the dataclass names one
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from backend.complaints.calendars import BY_LAW, USUAL_HOURS, Calendar
from backend.kit.dated_settings import (
    ArbitrationLimit,
    BusinessHours,
    EscalationStep,
    TermsChange,
)


class RuleKind(StrEnum):
    """What a row sets."""

    TERMS = "terms"
    LIMIT = "limit"
    # Of a team, or of every team that has none of its own.
    LADDER = "ladder"
    # A single day of the calendar.
    DAY = "day"


EVERY_TEAM = ""
type Ladders = tuple[tuple[date, tuple[EscalationStep, ...] | None], ...]


@dataclass(frozen=True)
class HouseRules:
    """All of it, of every day; ladders by team, those that begin first before the others."""

    calendar: Calendar = BY_LAW
    terms: tuple[TermsChange, ...] = ()
    limits: tuple[ArbitrationLimit, ...] = ()
    ladders: Mapping[str, Ladders] = field(default_factory=dict)

    def ladder_on(self, team: str, day: date) -> tuple[EscalationStep, ...] | None:
        """Return what was set for a team, or for every team, as it holds on a day."""
        begun = [steps for valid_from, steps in self.ladders.get(team, ()) if valid_from <= day]
        return begun[-1] if begun else None


class _Holder:
    """Keeps the one value."""

    def __init__(self) -> None:
        self.rules = HouseRules()


_holder = _Holder()


def hold(rules: HouseRules) -> None:
    """Go by these from now on."""
    _holder.rules = rules


def held() -> HouseRules:
    """Return what this process goes by."""
    return _holder.rules


def work_by(hours: Sequence[BusinessHours]) -> None:
    """Have business time pass in these spans of a working day; in the usual ones for none."""
    spans = tuple((one.opens, one.closes) for one in hours) or USUAL_HOURS
    _holder.rules = replace(_holder.rules, calendar=Calendar(calendar().own, spans))


def calendar() -> Calendar:
    """Return the calendar that this process goes by."""
    return _holder.rules.calendar
