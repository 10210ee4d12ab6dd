"""How much of a clock is left, as it is coloured and said."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from backend.complaints import time_left
from backend.complaints.models import ComplaintClock
from backend.complaints.sla import ClockKind
from backend.complaints.time_left import Stand
from backend.kit.clock import ISTANBUL


def at(day: int, hour: int) -> datetime:
    return datetime(2026, 11, day, hour, tzinfo=ISTANBUL)


@pytest.mark.parametrize(
    ("kind", "ends", "now", "stand"),
    [
        # A Monday; a first notice of which most of the 24 hours is left, but no hour of work.
        ("first_notice", at(24, 8), at(23, 17), Stand.SOON),
        ("first_notice", at(24, 9), at(23, 10), Stand.FINE),
        # Less than four hours of work, though it is more than a quarter of it.
        ("promise", at(23, 18), at(23, 15), Stand.SOON),
        ("promise", at(24, 18), at(23, 15), Stand.FINE),
        ("target", at(23, 15), at(23, 16), Stand.LATE),
    ],
)
def test_what_ends_within_four_hours_of_work_is_soon_whatever_its_length(
    kind: str, ends: datetime, now: datetime, stand: Stand
) -> None:
    clock = ComplaintClock(
        kind=ClockKind(kind), cycle=1, started_at=at(23, 9) - timedelta(hours=1), due_at=ends
    )
    assert time_left.left(clock, now).stand is stand
