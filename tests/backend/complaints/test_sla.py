from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, strategies as st

from backend.complaints.sla import (
    ClockKind,
    Terms,
    add_business_time,
    business_time_between,
    due_dates,
    end_of_business_day,
    hours_of,
    subtract_business_time,
    terms_on,
)
from backend.complaints.topics import Topic, topics
from backend.kit.clock import ISTANBUL
from backend.kit.dated_settings import TermsChange
from backend.kit.settings import Environment, Settings

if TYPE_CHECKING:
    from pathlib import Path

TERMS = Terms(
    first_notice_hours=24, legal_business_days=10, target_business_days={}, repeat_days=30
)
HOUR = timedelta(hours=1)


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ISTANBUL)


def topic_of(days: int) -> Topic:
    return Topic("x", "X", "team", first_contact_help=False, target_business_days=days)


@pytest.mark.parametrize(
    ("day", "why"),
    [
        (date(2026, 11, 21), "Saturday"),
        (date(2026, 11, 22), "Sunday"),
        (date(2026, 1, 1), "New Year"),
        (date(2026, 4, 23), "National Sovereignty"),
        (date(2026, 3, 20), "Ramazan Bayramı"),
        (date(2026, 5, 27), "Kurban Bayramı"),
        (date(2026, 10, 29), "Republic Day"),
    ],
)
def test_nobody_works_on(day: date, why: str) -> None:
    assert hours_of(day) is None, why


@pytest.mark.parametrize(
    ("day", "closes"),
    [
        (date(2026, 11, 23), 18),
        (date(2026, 10, 28), 13),  # afternoon before Republic Day
        (date(2026, 3, 19), 13),  # arife of Ramazan
        (date(2026, 5, 26), 13),  # arife of Kurban
    ],
)
def test_work_begins_at_nine_and_ends_at(day: date, closes: int) -> None:
    hours = hours_of(day)
    assert hours is not None
    assert (hours[0].hour, hours[1].hour) == (9, closes)


@pytest.mark.parametrize(
    ("start", "days", "end"),
    [
        ("2026-11-23T10:00", 1, "2026-11-24T18:00"),
        ("2026-11-23T23:59", 1, "2026-11-24T18:00"),
        ("2026-11-20T10:00", 1, "2026-11-23T18:00"),  # Friday to Monday
        ("2026-11-22T14:05", 3, "2026-11-25T18:00"),  # a Sunday counts as no day
        ("2026-10-27T10:00", 1, "2026-10-28T13:00"),  # half holiday: ends at one
        ("2026-10-27T10:00", 2, "2026-10-30T18:00"),  # over Republic Day
        ("2026-05-25T10:00", 3, "2026-06-02T18:00"),  # over Kurban Bayramı
        ("2026-12-31T17:00", 1, "2027-01-04T18:00"),  # over New Year and a weekend
    ],
)
def test_business_days_are_counted_from_the_day_after(start: str, days: int, end: str) -> None:
    assert end_of_business_day(at(start), days) == at(end)


@pytest.mark.parametrize(
    ("start", "hours", "end"),
    [
        ("2026-11-23T10:00", 2, "2026-11-23T12:00"),
        ("2026-11-23T10:00", 8, "2026-11-23T18:00"),
        ("2026-11-23T10:00", 9, "2026-11-24T10:00"),
        ("2026-11-23T07:00", 1, "2026-11-23T10:00"),  # before opening
        ("2026-11-23T22:00", 1, "2026-11-24T10:00"),  # after closing
        ("2026-11-20T17:00", 2, "2026-11-23T10:00"),  # over a weekend
        ("2026-10-28T12:00", 2, "2026-10-30T10:00"),  # one hour of the half day, then a holiday
    ],
)
def test_business_hours_pass_only_while_people_work(start: str, hours: int, end: str) -> None:
    assert add_business_time(at(start), hours * HOUR) == at(end)


seconds = st.integers(0, 2 * 365 * 86_400)
moments = seconds.map(lambda past: datetime(2026, 1, 1, tzinfo=UTC) + timedelta(seconds=past))


@given(moments, st.integers(1, 100))
def test_the_hours_added_are_the_hours_between(start: datetime, hours: int) -> None:
    end = add_business_time(start, hours * HOUR)
    assert business_time_between(start, end) == hours * HOUR


@given(moments, st.integers(1, 100))
def test_the_hours_taken_off_are_the_hours_between(end: datetime, hours: int) -> None:
    start = subtract_business_time(end, hours * HOUR)
    assert business_time_between(start, end) == hours * HOUR


@given(moments, moments)
def test_time_between_is_never_negative_nor_longer_than_by_the_wall(
    start: datetime, end: datetime
) -> None:
    passed = business_time_between(start, end)
    assert timedelta(0) <= passed <= max(end - start, timedelta(0))


@given(moments, st.sampled_from(list(topics().values())))
def test_no_promise_is_later_than_the_law_allows(start: datetime, topic: Topic) -> None:
    due = due_dates(start, start, topic, TERMS)
    assert start < due[ClockKind.PROMISE] <= due[ClockKind.LEGAL]


@given(moments, st.timedeltas(timedelta(0), timedelta(days=90)), st.integers(1, 15))
def test_nothing_is_promised_for_a_moment_that_is_past(
    start: datetime, late: timedelta, days: int
) -> None:
    due = due_dates(start, start + late, topic_of(days), TERMS)
    assert due[ClockKind.PROMISE] > start + late
    others = due_dates(start, start, topic_of(days), TERMS)
    assert {kind: moment for kind, moment in due.items() if kind != ClockKind.PROMISE} == {
        kind: moment for kind, moment in others.items() if kind != ClockKind.PROMISE
    }


@pytest.mark.parametrize(
    ("entered", "promised"),
    [
        ("2026-11-24T10:00", "2026-11-26T18:00"),  # as if entered at once
        ("2026-11-26T17:59", "2026-11-26T18:00"),
        ("2026-11-26T18:00", "2026-12-01T18:00"),  # three business days from now
        ("2026-12-04T10:00", "2026-12-07T18:00"),  # no later than the law allows
        ("2026-12-07T18:00", "2026-12-08T18:00"),  # the law is broken already: the soonest
    ],
)
def test_what_is_entered_late_is_promised_from_the_day_it_is_entered(
    entered: str, promised: str
) -> None:
    due = due_dates(at("2026-11-23T10:00"), at(entered), topic_of(3), TERMS)
    assert due[ClockKind.PROMISE] == at(promised)


def test_a_target_longer_than_the_legal_limit_promises_the_limit() -> None:
    due = due_dates(at("2026-11-23T10:00"), at("2026-11-23T10:00"), topic_of(15), TERMS)
    assert due[ClockKind.PROMISE] == due[ClockKind.LEGAL] == at("2026-12-07T18:00")


def test_the_deadlines_of_an_ordinary_monday() -> None:
    due = due_dates(at("2026-11-23T10:00"), at("2026-11-23T10:00"), topic_of(3), TERMS)
    assert due == {
        ClockKind.FIRST_NOTICE: at("2026-11-24T10:00"),
        ClockKind.PROMISE: at("2026-11-26T18:00"),
        ClockKind.TARGET: at("2026-11-26T10:00"),
        ClockKind.LEGAL: at("2026-12-07T18:00"),
        ClockKind.LEGAL_NOTICE: at("2026-12-04T18:00"),
    }


def test_the_first_notice_does_not_wait_for_the_weekend_to_end() -> None:
    due = due_dates(at("2026-11-20T17:00"), at("2026-11-20T17:00"), topic_of(3), TERMS)
    assert due[ClockKind.FIRST_NOTICE] == at("2026-11-21T17:00")


def test_the_terms_are_those_of_the_day(tmp_path: Path) -> None:
    settings = Settings(
        env=Environment.TEST,
        state_dir=tmp_path,
        terms_changes=(
            TermsChange(valid_from=date(2027, 6, 1), first_notice_hours=12),
            TermsChange(
                valid_from=date(2027, 1, 1),
                legal_business_days=8,
                target_business_days={"billing": 2},
            ),
        ),
    )
    billing = topics()["billing"]
    before, after, later = (
        terms_on(day, settings) for day in (date(2026, 12, 31), date(2027, 1, 1), date(2027, 6, 1))
    )
    assert (before.legal_business_days, before.target_days(billing)) == (10, 3)
    assert (after.legal_business_days, after.target_days(billing)) == (8, 2)
    assert (after.first_notice_hours, later.first_notice_hours) == (24, 12)
    assert later.legal_business_days == 8


def test_a_full_day_is_nine_hours() -> None:
    hours = hours_of(date(2026, 11, 23))
    assert hours is not None
    assert hours[1] - hours[0] == timedelta(hours=9)
