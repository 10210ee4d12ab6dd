"""When people answer, and when they do next."""

from __future__ import annotations

from datetime import datetime

import pytest

from backend.conversations import opening
from backend.conversations.opening import Calendar
from backend.kit.clock import ISTANBUL
from backend.kit.dated_settings import DeskHours

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
    hours = Calendar((WEEKDAYS, SATURDAY))
    assert opening.is_open(moment, hours) is opened
    assert opening.next_opening(moment, hours) == following


def test_without_hours_it_is_always_open() -> None:
    assert opening.is_open(at(29, 3), Calendar())
    assert opening.next_opening(at(29, 3), Calendar()) is None


def test_a_whole_day_ends_at_midnight() -> None:
    assert opening.is_open(at(23, 23, 59), Calendar((DeskHours(days=(1,)),)))
    assert not opening.is_open(at(24, 0), Calendar((DeskHours(days=(1,)),)))


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


NINE_TO_SIX, LATE = (9 * 60, 18 * 60), (12 * 60, 20 * 60)


@pytest.mark.parametrize(
    ("moment", "opened", "following"),
    [
        # As the settings say, until a week begins; from then on as that says, and the next.
        (at(23, 10), True, None),
        (at(24, 10), False, at(24, 12)),
        (at(24, 19), True, None),
        (at(26, 10), True, None),
        (at(26, 18), False, at(27, 9)),
        # A day that the week does not name is off.
        (at(25, 13), False, at(26, 9)),
        # Single days go before their weekday: off, and with hours where there are none.
        (at(27, 18), False, at(29, 12)),
        (at(29, 13), True, None),
    ],
)
def test_single_days_go_before_the_week_in_force_and_that_before_the_settings(
    moment: datetime,
    opened: bool,  # noqa: FBT001 - a column of the table
    following: datetime | None,
) -> None:
    calendar = Calendar(
        (WEEKDAYS,),
        {
            at(24, 0).date(): {2: LATE},
            at(26, 0).date(): dict.fromkeys(range(1, 6), NINE_TO_SIX),
        },
        {at(28, 0).date(): None, at(29, 0).date(): LATE},
    )
    assert opening.is_open(moment, calendar) is opened
    assert opening.next_opening(moment, calendar) == following


def test_always_open_but_for_a_holiday_it_opens_at_midnight() -> None:
    calendar = Calendar(days={at(24, 0).date(): None})
    assert opening.is_open(at(23, 23, 59), calendar)
    assert opening.next_opening(at(24, 10), calendar) == at(25, 0)


def test_never_again_within_a_month_is_no_opening() -> None:
    assert opening.next_opening(at(24, 10), Calendar((), {at(24, 0).date(): {}})) is None
