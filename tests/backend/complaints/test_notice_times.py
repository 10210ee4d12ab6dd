"""When the worker tells customers, and from when on a person has to."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta

import pytest
from hypothesis import given, strategies as st

from backend.complaints.notice_times import Leads, renewed_promise, window
from backend.complaints.sla import business_time_between
from backend.kit.clock import ISTANBUL

HOUR = timedelta(hours=1)
LEADS = Leads(2 * HOUR, 2 * HOUR)
DAY = timedelta(days=1)


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ISTANBUL)


@pytest.mark.parametrize(
    ("start", "opens", "closes"),
    [
        # Business hours before the 24th hour, so that whoever calls is at work.
        ("2026-11-23T10:00", "2026-11-23T15:00", "2026-11-23T17:00"),
        ("2026-11-23T16:00", "2026-11-24T12:00", "2026-11-24T14:00"),
        ("2026-11-23T23:30", "2026-11-24T14:00", "2026-11-24T16:00"),
        ("2026-11-24T02:00", "2026-11-24T14:00", "2026-11-24T16:00"),
        # On a half holiday work ends at one.
        ("2026-10-27T20:00", "2026-10-28T09:00", "2026-10-28T11:00"),
        # Over a weekend there are none: by the wall.
        ("2026-11-20T16:30", "2026-11-21T12:30", "2026-11-21T14:30"),
        ("2026-11-21T15:00", "2026-11-22T11:00", "2026-11-22T13:00"),
        # But nobody is woken.
        ("2026-11-21T03:00", "2026-11-21T20:00", "2026-11-21T22:00"),
        ("2026-11-21T23:00", "2026-11-22T19:00", "2026-11-22T21:00"),
        ("2026-11-22T02:00", "2026-11-22T20:00", "2026-11-22T22:00"),
        # The feast of sacrifice of 2026 begins on the afternoon of 26 May.
        ("2026-05-26T14:00", "2026-05-27T10:00", "2026-05-27T12:00"),
    ],
)
def test_the_first_notice_goes_out_by_day_with_time_left_to_call(
    start: str, opens: str, closes: str
) -> None:
    found = window(at(start), at(start) + DAY, LEADS)
    assert (found.opens, found.closes) == (at(opens), at(closes))


seconds = st.integers(0, 2 * 365 * 86_400)
moments = seconds.map(lambda past: datetime(2026, 1, 1, tzinfo=UTC) + timedelta(seconds=past))
hours = st.integers(1, 9).map(lambda count: count * HOUR)


@given(moments, st.integers(1, 72), hours, hours)
def test_a_window_lies_between_start_and_deadline_and_never_opens_by_night_if_it_can(
    start: datetime, length: int, machines: timedelta, people: timedelta
) -> None:
    due = start + length * HOUR
    found = window(start, due, Leads(machines, people))
    assert start <= found.opens < found.closes < due
    local = found.opens.astimezone(ISTANBUL).time()
    assert found.opens == start or time(9) <= local < time(21)


@given(moments, hours, hours)
def test_where_there_are_business_hours_people_have_theirs(
    start: datetime, machines: timedelta, people: timedelta
) -> None:
    due = start + 5 * DAY
    found = window(start, due, Leads(machines, people))
    if found.opens >= start + machines and business_time_between(start, due) > 30 * HOUR:
        assert business_time_between(found.closes, due) == people
        assert business_time_between(found.opens, found.closes) == machines


@pytest.mark.parametrize(
    ("now", "promised", "renewed"),
    [
        ("2026-11-26T14:00", "2026-11-26T18:00", "2026-11-30T18:00"),
        # Not beyond the legal limit before that is reached.
        ("2026-12-04T14:00", "2026-12-04T18:00", "2026-12-07T18:00"),
        ("2026-12-07T14:00", "2026-12-07T18:00", "2026-12-09T18:00"),
        # The worker was away for days: counted from now.
        ("2026-12-15T09:00", "2026-12-07T18:00", "2026-12-17T18:00"),
        ("2026-12-03T09:00", "2026-11-26T18:00", "2026-12-07T18:00"),
    ],
)
def test_a_promise_is_put_off_by_business_days_within_the_legal_limit(
    now: str, promised: str, renewed: str
) -> None:
    legal = at("2026-12-07T18:00")
    assert renewed_promise(at(now), at(promised), legal, 2) == at(renewed)


@given(moments, moments, moments, st.integers(1, 5))
def test_a_renewed_promise_is_never_past(
    now: datetime, promised: datetime, legal: datetime, days: int
) -> None:
    assert renewed_promise(now, promised, legal, days) > now
