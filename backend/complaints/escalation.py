"""Who in the house hears of a complaint that takes long, and when: the ladder. Pure.

Each step is a share of the team's target, or business days past it, in business hours only; what
waits for the customer counts no more here than in the target itself. Weight starts higher up.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING

from backend.complaints import house_rules, sla
from backend.complaints.house_rules import EVERY_TEAM
from backend.complaints.models import Channel
from backend.complaints.severity import Severity

if TYPE_CHECKING:
    from datetime import date, datetime, timedelta

    from backend.complaints.house_rules import HouseRules
    from backend.complaints.models import Complaint, ComplaintClock
    from backend.kit.settings import Settings


class Level(IntEnum):
    """Who hears of it."""

    OWNER = 1
    LEAD = 2
    SUPERVISOR = 3
    # The complaints manager.
    ADMIN = 4


@dataclass(frozen=True)
class Step:
    """One step of a ladder: after `percent` of the target, or `days` business days past it."""

    percent: int
    days: int
    level: Level


_USUAL = (
    Step(50, 0, Level.OWNER),
    Step(75, 0, Level.LEAD),
    Step(100, 0, Level.SUPERVISOR),
    Step(100, 1, Level.ADMIN),
)
# Who writes in public, and who writes for an authority.
_HEARD = frozenset({Channel.OFFICIAL_INSTITUTION, Channel.SOCIAL_MEDIA, Channel.COMPLAINT_SITE})
_BY_SEVERITY = {Severity.NORMAL: 0, Severity.HIGH: 1, Severity.CRITICAL: 2}


def ladder(team: str, day: date, settings: Settings, rules: HouseRules | None = None) -> list[Step]:
    """Return the steps of a team for what begins on a day, in order.

    What was set for the team, on the desk or else by the settings; else what was for all teams.
    `rules` are to be tried instead of those in force.
    """
    rules = rules or house_rules.held()
    own = (
        rules.ladder_on(team, day)
        or settings.escalation_of_teams.get(team)
        or rules.ladder_on(EVERY_TEAM, day)
        or settings.escalation
    )
    return [Step(each.percent, each.days, Level[each.who.upper()]) for each in own] or list(_USUAL)


def due_at(step: Step, target: ComplaintClock, budget: timedelta) -> datetime:
    """Return when a step is due of a running target clock whose whole length is `budget`.

    What pauses added moves all steps that are still to come.
    """
    if step.days:
        return sla.add_business_time(target.due_at, step.days * sla.full_day())
    return sla.subtract_business_time(target.due_at, budget * (100 - step.percent) / 100)


def level(step: Step, complaint: Complaint) -> Level:
    """Return who hears of a step: higher up by severity, by who listens, and for each reopening."""
    heard = 1 if complaint.channel in _HEARD else 0
    weight = max(_BY_SEVERITY[Severity(complaint.severity)], heard)
    return Level(min(step.level + weight + complaint.cycle - 1, Level.ADMIN))


def at_work(now: datetime) -> bool:
    """Whether it is business hours: nobody is alerted by night."""
    return house_rules.calendar().at_work(now)
