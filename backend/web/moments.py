"""How days and moments are written for people of the house: in Türkiye's time, in one way."""

from __future__ import annotations

from datetime import date, datetime

from backend.kit.clock import ISTANBUL


def day(of: date) -> str:
    """Write a day, or that of a moment: `29.11.2026`."""
    there = of.astimezone(ISTANBUL) if isinstance(of, datetime) else of
    return f"{there:%d.%m.%Y}"


def hour(of: datetime) -> str:
    """Write the hour of a moment: `14.33`."""
    return f"{of.astimezone(ISTANBUL):%H.%M}"


def moment(of: datetime) -> str:
    """Write a moment: `29.11.2026 14.33`."""
    return f"{day(of)} {hour(of)}"


def second(of: datetime) -> str:
    """Write a moment to the second, where the order within a minute counts."""
    return f"{moment(of)}.{of.astimezone(ISTANBUL):%S}"
