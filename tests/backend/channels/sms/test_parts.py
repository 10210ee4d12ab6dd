from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given, strategies as st

from backend.channels.sms.parts import MEMORY, PATIENCE, Part, group, joined

_NOW = datetime(2026, 11, 23, 7, 0, tzinfo=UTC)


def _part(number: int, of: int = 3, *, at: timedelta = timedelta(), taken: bool = False) -> Part:
    _part.ids += 1  # type: ignore[attr-defined]
    return Part(_part.ids, number, of, f"<{number}>", _NOW + at, taken)  # type: ignore[attr-defined]


_part.ids = 0  # type: ignore[attr-defined]


def test_parts_in_any_order_make_one_message() -> None:
    (whole,) = group([_part(3), _part(1), _part(2)])
    assert whole.is_due(_NOW)
    assert joined(whole.waiting) == "<1><2><3>"


def test_a_missing_part_is_waited_for_five_minutes_from_the_first_on() -> None:
    (some,) = group([_part(3), _part(1, at=timedelta(minutes=4))])
    assert not some.is_due(_NOW + PATIENCE - timedelta(seconds=1))
    assert some.is_due(_NOW + PATIENCE)
    assert joined(some.waiting) == "<1><3>"


def test_a_late_part_completes_what_was_taken_without_it() -> None:
    late = _part(2, at=timedelta(minutes=8))
    (known,) = group([_part(1, taken=True), _part(3, taken=True), late])
    assert known.is_due(late.received_at)
    assert known.waiting == [late]


def test_late_parts_wait_for_each_other() -> None:
    late = [_part(2, 4, at=timedelta(minutes=8)), _part(3, 4, at=timedelta(minutes=8))]
    (known,) = group([_part(1, 4, taken=True), *late[:1]])
    assert not known.is_due(late[0].received_at)
    (known,) = group([_part(1, 4, taken=True), *late[:1], _part(4, 4, at=timedelta(minutes=8))])
    assert not known.is_due(late[0].received_at)


def test_a_reference_used_again_begins_a_new_message() -> None:
    first, second = group([_part(1, taken=True), _part(2, taken=True), _part(1), _part(2)])
    assert first.waiting == []
    assert not first.is_due(_NOW + PATIENCE)
    assert not second.is_due(_NOW)
    (_, whole) = group([_part(1, 2, taken=True), _part(2, 2, taken=True), _part(2, 2), _part(1, 2)])
    assert whole.is_due(_NOW)
    assert joined(whole.waiting) == "<1><2>"


def test_after_an_hour_the_same_reference_is_another_message() -> None:
    first, second = group([_part(1, taken=True), _part(2, at=MEMORY + timedelta(seconds=1))])
    assert [len(first.parts), len(second.parts)] == [1, 1]


@given(st.permutations(range(1, 11)))
def test_any_order_gives_the_same_text(order: list[int]) -> None:
    (whole,) = group([_part(number, 10) for number in order])
    assert joined(whole.waiting) == "".join(f"<{number}>" for number in range(1, 11))
