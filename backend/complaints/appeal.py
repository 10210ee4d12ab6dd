"""Where a customer may turn who was not found right, by the amount at stake and the date. Pure.

The arbitration committee's limit is set anew each December (law 6502, article 68; from secondary
sources: 186,000 TL in 2026), so it is a dated setting, and ends with its year: nobody is told last
year's. No legal advice.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Literal

from backend.complaints import house_rules
from backend.complaints.states import Outcome
from backend.kit.clock import ISTANBUL

if TYPE_CHECKING:
    from datetime import datetime

    from backend.complaints.house_rules import HouseRules
    from backend.kit.settings import Settings

NOT_UPHELD = frozenset({Outcome.PARTLY_UPHELD, Outcome.REJECTED, Outcome.GOODWILL})
_ANNOUNCED = 12
_KNOWN = {date(2026, 1, 1): Decimal(186_000)}


@dataclass(frozen=True)
class Appeal:
    """Where to turn, beside the regulator: the committee, the court, or either by the amount.

    `limit` is up to what amount the committee decides; `unknown` where we know of none.
    """

    place: Literal["committee", "court", "by_amount", "unknown"]
    limit: Decimal | None


def limit_on(day: date, settings: Settings, rules: HouseRules | None = None) -> Decimal | None:
    """Return up to what amount the committee decides on `day`; None in a year we know none of.

    `rules` are to be tried instead of those in force.
    """
    told = (*settings.arbitration_limits, *(rules or house_rules.held()).limits)
    limits = _KNOWN | {each.valid_from: each.limit for each in told}
    begun = [each for each in limits if each <= day and each.year == day.year]
    return limits[max(begun)] if begun else None


def unknown_year(today: date, settings: Settings) -> int | None:
    """Return the year of which no limit is known: this one, or in December the next."""
    for day in (today, date(today.year + 1, 1, 1)):
        announced = day == today or today.month == _ANNOUNCED
        if announced and limit_on(day, settings) is None:
            return day.year
    return None


def ways(
    outcome: Outcome, amount: Decimal | None, now: datetime, settings: Settings
) -> Appeal | None:
    """Say where to turn; None where the customer was found right."""
    if outcome not in NOT_UPHELD:
        return None
    limit = limit_on(now.astimezone(ISTANBUL).date(), settings)
    if limit is None:
        return Appeal("unknown", None)
    if amount is None:
        return Appeal("by_amount", limit)
    return Appeal("committee" if amount < limit else "court", limit)
