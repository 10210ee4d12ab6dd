"""When people answer, and when they do next."""

from __future__ import annotations

from datetime import datetime

import pytest

from backend.conversations import opening
from backend.kit.clock import ISTANBUL
from backend.kit.settings import DeskHours

WEEKDAYS = DeskHours(days=(1, 2, 3, 4, 5), start="09:00", end="18:00")
SATURDAY = DeskHours(days=(6,), start="10:00", end="14:00")


def at(day: int, hour: int, minute: int = 0) -> datetime:
    """A moment of the last week of November 2026, whose 23rd is a Monday."""
    return datetime(2026, 11, day, hour, minute, tzinfo=ISTANBUL)


@pytest.mark.parametrize(
    ("moment", "opened", "following"),
    [
        (at(23, 9), True, None),
        (at(23, 8, 59), False, at(23, 9)),
        (at(23, 17, 59), True, None),
        (at(23, 18), False, at(24, 9)),
        (at(27, 18), False, at(28, 10)),
        (at(28, 14), False, at(30, 9)),
        (at(29, 12), False, at(30, 9)),
    ],
)
def test_open_by_day_and_hour(
    moment: datetime,
    opened: bool,  # noqa: FBT001 - a column of the table
    following: datetime | None,
) -> None:
    hours = (WEEKDAYS, SATURDAY)
    assert opening.is_open(moment, hours) is opened
    assert opening.next_opening(moment, hours) == following


def test_without_hours_it_is_always_open() -> None:
    assert opening.is_open(at(29, 3), ())
    assert opening.next_opening(at(29, 3), ()) is None


def test_a_whole_day_ends_at_midnight() -> None:
    assert opening.is_open(at(23, 23, 59), (DeskHours(days=(1,)),))
    assert not opening.is_open(at(24, 0), (DeskHours(days=(1,)),))


@pytest.mark.parametrize(
    ("now", "said"),
    [
        (at(23, 8), "bugün saat 09.00"),
        (at(22, 20), "yarın saat 09.00"),
        (at(20, 20), "23 Kasım 2026 Pazartesi saat 09.00"),
    ],
)
def test_how_it_is_said(now: datetime, said: str) -> None:
    assert opening.written(at(23, 9), now) == said
