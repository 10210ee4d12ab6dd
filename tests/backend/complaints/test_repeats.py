"""Who comes again: the rule's cases, and how repeats are counted."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import yaml

from backend.complaints import repeats
from backend.complaints.customer_keys import email_key, line_key
from backend.complaints.repeats import Counted, Earlier, Standing, Topic, repeated
from backend.complaints.states import State

NOW = datetime(2026, 11, 29, 12, 0, tzinfo=UTC)
BILL = Topic("billing", sure=True)
MAYBE_BILL = Topic("billing", sure=False)
OUTAGE = Topic("internet_outage", sure=True)


def earlier(
    name: str = "a",
    state: State = State.IN_REVIEW,
    *,
    topic: Topic = BILL,
    days: float = 5,
    concluded: float | None = None,
) -> Earlier:
    """Return one that was registered so many days ago, and concluded so many days ago."""
    ended = NOW - timedelta(days=concluded) if concluded is not None else None
    return Earlier(name, state, topic, NOW - timedelta(days=days), ended)


def found(*those: Earlier, topic: Topic = BILL) -> tuple[str, Standing, bool] | None:
    one = repeated(topic, those, NOW, 30)
    return (one.earlier.id, one.standing, one.certain) if one is not None else None


@pytest.mark.parametrize(
    "state",
    [State.REGISTERED, State.IN_REVIEW, State.WAITING_CUSTOMER, State.WAITING_THIRD_PARTY],
)
def test_what_is_open_is_told_again_however_old_it_is(state: State) -> None:
    assert found(earlier(state=state, days=200)) == ("a", Standing.OPEN, True)


@pytest.mark.parametrize("state", [State.RESOLVED, State.CLOSED])
@pytest.mark.parametrize(
    ("concluded", "counts"), [(0, True), (29.9, True), (30, True), (30.1, False), (90, False)]
)
def test_what_was_concluded_counts_from_then_on(
    state: State, concluded: float, *, counts: bool
) -> None:
    one = earlier(state=state, days=100, concluded=concluded)
    assert found(one) == (("a", Standing.CONCLUDED, True) if counts else None)


@pytest.mark.parametrize(("days", "counts"), [(30, True), (31, False)])
def test_what_was_withdrawn_is_linked_from_when_it_came(days: float, *, counts: bool) -> None:
    one = earlier(state=State.WITHDRAWN, days=days)
    assert found(one) == (("a", Standing.PAST, True) if counts else None)


def test_a_duplicate_stands_for_nothing() -> None:
    assert found(earlier(state=State.DUPLICATE)) is None


def test_another_topic_is_no_repeat() -> None:
    assert found(earlier(topic=OUTAGE)) is None


def test_what_is_open_goes_before_what_was_concluded_later() -> None:
    closed = earlier("b", State.CLOSED, concluded=1)
    assert found(closed, earlier("a", days=20)) == ("a", Standing.OPEN, True)


def test_of_several_the_last_counts() -> None:
    assert found(earlier("a", days=9), earlier("b", days=2)) == ("b", Standing.OPEN, True)
    first = earlier("a", State.CLOSED, days=20, concluded=2)
    second = earlier("b", State.CLOSED, days=10, concluded=8)
    assert found(second, first) == ("a", Standing.CONCLUDED, True)


@pytest.mark.parametrize("topic", [BILL, OUTAGE, MAYBE_BILL, Topic("other", sure=False)])
def test_a_topic_that_is_not_sure_may_be_any(topic: Topic) -> None:
    assert found(earlier(topic=topic), topic=MAYBE_BILL) == ("a", Standing.OPEN, False)


def test_what_is_surely_the_same_goes_before_what_may_be() -> None:
    maybe = earlier("b", topic=MAYBE_BILL, days=1)
    assert found(maybe, earlier("a", State.CLOSED, concluded=3)) == ("a", Standing.CONCLUDED, True)


@pytest.mark.parametrize(
    ("code", "set_by", "confidence", "sure"),
    [
        ("billing", "customer", None, True),
        ("billing", "agent", None, True),
        ("billing", "classifier", None, True),
        ("billing", "classifier", 0.93, True),
        ("billing", "classifier", 0.92, False),
        ("billing", "system", None, False),
        ("other", "system", None, False),
        ("other", "agent", None, False),
        ("other", "classifier", 0.99, False),
    ],
)
def test_who_said_the_topic_makes_it_sure(
    code: str, set_by: str, confidence: float | None, *, sure: bool
) -> None:
    assert Topic.of(code, set_by, confidence) == Topic(code, sure)


def test_the_topic_is_as_sure_here_as_to_the_assistant() -> None:
    config = yaml.safe_load(Path("config.yml").read_text(encoding="utf-8"))
    [bound] = [each["sure_threshold"] for each in config["pipeline"] if "sure_threshold" in each]
    assert bound == repeats.SURE


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("0212 555 11 22", "+90 (212) 555-11-22"),
        ("1234 567 890", "1234567890"),
        ("tt-99 a", "TT99A"),
        ("ı-İ 7", "I I 7"),
    ],
)
def test_one_line_in_other_spellings_is_one(one: str, other: str) -> None:
    assert line_key(one) == line_key(other) is not None


def test_one_address_in_other_letters_is_one() -> None:
    assert email_key("Ayse@GMAİL.com") == email_key("ayse@gmail.com") == "ayse@gmail.com"


@pytest.mark.parametrize("nothing", [None, "", "  ", "--"])
def test_nothing_is_nobodys_line(nothing: str | None) -> None:
    assert line_key(nothing) is None


@pytest.mark.parametrize("nothing", [None, "", "  "])
def test_nothing_is_nobodys_address(nothing: str | None) -> None:
    assert email_key(nothing) is None


def test_a_window_that_is_not_over_is_not_counted() -> None:
    last = NOW - timedelta(days=29)
    repeated = {7: 1, 30: 2}
    assert repeats.counted(10, repeated, last, NOW) == Counted(10, {7: 1, 30: None})
    assert repeats.counted(10, repeated, NOW, NOW) == Counted(10, {7: None, 30: None})
    over = last - timedelta(days=1)
    assert repeats.counted(10, repeated, over, NOW) == Counted(10, repeated)
