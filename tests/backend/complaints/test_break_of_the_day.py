"""A working day of several spans: the break counts in nothing that is measured in business time."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, strategies as st
from pydantic import ValidationError

from backend.bootstrap import build_container
from backend.complaints import escalation, house_rules, sla, time_left
from backend.complaints.calendars import Calendar, DayKind
from backend.complaints.house_rule_keeper import of_rows
from backend.complaints.house_rules import HouseRules
from backend.complaints.models import Complaint, ComplaintClock
from backend.complaints.sla import ClockKind
from backend.complaints.topics import topics
from backend.kit.clock import ISTANBUL
from backend.kit.dated_settings import BusinessHours
from backend.kit.settings import Environment, Settings

if TYPE_CHECKING:
    from pathlib import Path

HOURS = ((time(9), time(12, 30)), (time(13, 30), time(18)))
CALENDAR = Calendar(hours=HOURS)
HOUR = timedelta(hours=1)
AS_SET = (BusinessHours(end="12:30"), BusinessHours(start="13:30"))


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ISTANBUL)


@pytest.mark.parametrize(
    ("start", "hours", "end"),
    [
        ("2026-11-23T10:00", 2.5, "2026-11-23T12:30"),
        ("2026-11-23T10:00", 3, "2026-11-23T14:00"),
        ("2026-11-23T12:45", 1, "2026-11-23T14:30"),  # begun in the break
        ("2026-11-23T09:00", 8, "2026-11-23T18:00"),  # a whole day
        ("2026-11-23T17:00", 2, "2026-11-24T10:00"),
        ("2026-10-28T09:00", 4, "2026-10-30T09:30"),  # the half day ends with its first span
        ("2026-12-31T17:00", 5, "2027-01-04T14:00"),  # over New Year and a break
    ],
)
def test_business_hours_do_not_pass_in_the_break(start: str, hours: float, end: str) -> None:
    assert CALENDAR.add(at(start), hours * HOUR) == at(end)
    assert CALENDAR.between(at(start), at(end)) == hours * HOUR


@pytest.mark.parametrize(
    ("end", "hours", "start"),
    [
        ("2026-11-23T14:00", 1, "2026-11-23T12:00"),
        ("2026-11-23T13:00", 1, "2026-11-23T11:30"),
        ("2026-11-24T10:00", 2, "2026-11-23T17:00"),
    ],
)
def test_nor_are_they_taken_off_in_it(end: str, hours: int, start: str) -> None:
    assert CALENDAR.subtract(at(end), hours * HOUR) == at(start)


@given(st.integers(0, 365 * 86_400), st.integers(1, 60 * 60))
def test_what_is_added_is_what_lies_between_and_no_end_lies_in_the_break(
    seconds: int, minutes: int
) -> None:
    start = at("2026-01-01") + timedelta(seconds=seconds)
    end = CALENDAR.add(start, timedelta(minutes=minutes))
    assert CALENDAR.between(start, end) == timedelta(minutes=minutes)
    assert not time(12, 30) < end.astimezone(ISTANBUL).time() <= time(13, 30)


@given(st.integers(0, 59), st.integers(0, 59), st.integers(1, 30 * 60))
def test_a_pause_within_the_break_changes_nothing(first: int, last: int, minutes: int) -> None:
    start = at("2026-11-23T09:00")
    pause, resumed = sorted(
        (at("2026-11-24T12:30") + first * HOUR / 60, at("2026-11-24T12:30") + last * HOUR / 60)
    )
    due = CALENDAR.add(start, timedelta(minutes=minutes))
    assert CALENDAR.add(due, CALENDAR.between(pause, resumed)) == due


def test_a_half_day_ends_at_one_and_a_day_off_has_no_hours() -> None:
    arife = date(2026, 10, 28)
    assert CALENDAR.hours_of(arife) == (at("2026-10-28T09:00"), at("2026-10-28T12:30"))
    late = Calendar({arife: DayKind.HALF}, ((time(14), time(20)),))
    assert late.hours_of(arife) is None
    assert CALENDAR.spans_of(date(2026, 10, 29)) == ()


def test_where_the_settings_say_nothing_it_is_from_nine_until_six(tmp_path: Path) -> None:
    house_rules.hold(HouseRules(calendar=CALENDAR))
    build_container(Settings(env=Environment.TEST, state_dir=tmp_path))
    assert house_rules.calendar().hours == ((time(9), time(18)),)


def test_the_house_goes_by_the_settings_and_says_so(tmp_path: Path) -> None:
    settings = Settings(env=Environment.TEST, state_dir=tmp_path, business_hours=AS_SET)
    build_container(settings)
    assert house_rules.calendar().hours == HOURS
    # Also once days were set on the desk.
    assert of_rows([]).calendar.hours == HOURS
    assert sla.full_day() == 8 * HOUR
    assert not escalation.at_work(at("2026-11-23T13:00"))
    assert escalation.at_work(at("2026-11-23T13:30"))
    start = at("2026-11-23T10:00")
    terms = sla.terms_on(start.date(), settings)
    due = sla.due_dates(start, start, topics()["billing"], terms)
    assert due[ClockKind.TARGET] == at("2026-11-26T10:00")
    clock = ComplaintClock(
        cycle=1, kind=ClockKind.TARGET, started_at=start, due_at=due[ClockKind.TARGET]
    )
    said = time_left.why(clock, Complaint(topic="billing", events=[]), terms)
    assert "3 iş günü, 24 iş saati (9.00-12.30, 13.30-18.00)" in said[0]


@pytest.mark.parametrize(
    "hours",
    [
        [{"start": "18:00", "end": "09:00"}],
        [{"start": "09:00", "end": "13:00"}, {"start": "12:00", "end": "18:00"}],
        [{"start": "13:00", "end": "18:00"}, {"start": "09:00", "end": "12:00"}],
        [{"start": "9", "end": "18:00"}],
        [{"start": "09:00", "end": "24:00"}],
    ],
)
def test_spans_that_are_none_are_refused_at_start(
    tmp_path: Path, hours: list[dict[str, str]]
) -> None:
    with pytest.raises(ValidationError):
        Settings(env=Environment.TEST, state_dir=tmp_path, business_hours=hours)  # type: ignore[arg-type]
