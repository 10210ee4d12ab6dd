"""When a gateway is asked: always while it works, by one message at a time while it is away."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from backend.notifications.circuit import Circuit

NOW = datetime(2026, 12, 1, 9, tzinfo=UTC)
SECOND = timedelta(seconds=1)


def away(*, unanswered: bool, times: int = 3) -> Circuit:
    circuit = Circuit()
    for _ in range(times):
        circuit.failed(NOW, unanswered=unanswered)
    return circuit


def test_two_failures_are_no_outage_and_an_answer_begins_anew() -> None:
    circuit = away(unanswered=False, times=2)
    assert circuit.is_open(NOW)
    assert not circuit.answered()
    circuit.failed(NOW, unanswered=False)
    assert not circuit.away


def test_in_an_outage_one_enters_after_each_rest() -> None:
    circuit = away(unanswered=False)
    assert not circuit.enter(NOW)
    assert circuit.enter(NOW + SECOND)
    assert not circuit.enter(NOW + 2 * SECOND)
    circuit.leave()
    assert circuit.enter(NOW + 2 * SECOND)


def test_an_answer_ends_it() -> None:
    circuit = away(unanswered=False)
    assert circuit.answered()
    assert circuit.enter(NOW)


@pytest.mark.parametrize(
    ("unanswered", "times", "seconds"),
    [(False, 3, 1), (False, 90, 1), (True, 3, 1), (True, 4, 2), (True, 6, 8), (True, 900, 60)],
)
def test_who_does_not_even_refuse_is_asked_ever_more_seldom(
    unanswered: bool,  # noqa: FBT001 - a case
    times: int,
    seconds: int,
) -> None:
    circuit = away(unanswered=unanswered, times=times)
    assert not circuit.is_open(NOW + (seconds - 0.1) * SECOND)
    assert circuit.is_open(NOW + seconds * SECOND)


def test_a_clock_that_was_set_back_closes_it_for_no_longer_than_a_rest() -> None:
    circuit = away(unanswered=True)
    assert circuit.is_open(NOW - timedelta(hours=3))


def test_those_that_find_an_outage_out_together_make_no_longer_rest_than_a_few() -> None:
    circuit = Circuit()
    for _ in range(16):
        assert circuit.enter(NOW)
    for _ in range(16):
        circuit.failed(NOW, unanswered=True)
        circuit.leave()
    assert not circuit.is_open(NOW)
    assert circuit.is_open(NOW + SECOND)
    for seconds in (2, 4):  # by then each finds out for all
        assert circuit.enter(NOW + SECOND)
        circuit.failed(NOW, unanswered=True)
        circuit.leave()
        assert not circuit.is_open(NOW + (seconds - 1) * SECOND)
        assert circuit.is_open(NOW + seconds * SECOND)
        circuit._rests_until = NOW
