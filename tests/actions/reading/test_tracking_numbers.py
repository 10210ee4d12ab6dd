"""Tracking numbers: twelve digits, the last of which checks the others."""

from __future__ import annotations

import pytest
from hypothesis import given, strategies as st

from actions.reading import reading as r, tracking_numbers
from tests.actions.messages import said

RIGHT = "48210937550" + str(tracking_numbers.check_digit("48210937550"))


def test_the_check_digit_is_damms() -> None:
    assert tracking_numbers.check_digit("572") == 4


@given(st.from_regex(r"[1-8][0-9]{10}", fullmatch=True), st.integers(0, 11), st.integers(1, 9))
def test_every_single_wrong_digit_is_noticed(digits: str, place: int, shift: int) -> None:
    right = digits + str(tracking_numbers.check_digit(digits))
    wrong_digit = str((int(right[place]) + shift) % 10)
    assert tracking_numbers.is_right(right)
    assert not tracking_numbers.is_right(right[:place] + wrong_digit + right[place + 1 :])


@pytest.mark.parametrize(
    "written",
    [
        RIGHT,
        tracking_numbers.display(RIGHT),
        f"takip numaram {RIGHT[:4]}-{RIGHT[4:8]}-{RIGHT[8:]} ne oldu",
        f"{RIGHT[:3]}.{RIGHT[3:6]}.{RIGHT[6:9]}.{RIGHT[9:]} nolu kaydım",
    ],
)
def test_a_number_is_found_in_any_spelling(written: str) -> None:
    assert tracking_numbers.written_in(said(written)) == RIGHT


def test_a_number_with_a_digit_too_few_is_still_meant_as_one() -> None:
    assert tracking_numbers.written_in(said(f"numaram {RIGHT[:11]}")) == RIGHT[:11]


@pytest.mark.parametrize("written", ["3 gündür bekliyorum", "numaram yok", "2026"])
def test_other_figures_are_not_meant(written: str) -> None:
    assert tracking_numbers.written_in(said(written)) is None


def test_digits_of_other_scripts_are_no_tracking_number() -> None:
    arabic = RIGHT.translate({48 + n: 0x660 + n for n in range(10)})
    assert not tracking_numbers.is_right(arabic)


def read(text: str, *earlier: str) -> tuple[str, str | None]:
    found = tracking_numbers.candidates(said(text, earlier=earlier), None)
    best = max(found, key=lambda one: one.score)
    return best.main, best.value


def test_twelve_digits_are_given_even_if_one_is_wrong() -> None:
    assert read("3000 0000 0001") == (r.GIVEN, "300000000001")


def test_too_few_digits_are_no_number() -> None:
    assert read("numara 30000000")[0] == r.INVALID


def test_a_number_in_three_messages_is_put_together() -> None:
    assert read(RIGHT[8:], RIGHT[:4], RIGHT[4:8]) == (r.GIVEN, RIGHT)


@pytest.mark.parametrize("text", ["numarayı unuttum", "kağıdı yırttım", "bilmiyorum ki numarayı"])
def test_who_has_lost_the_number_does_not_refuse_it(text: str) -> None:
    assert read(text)[0] == r.LOST_NUMBER


def test_who_looks_for_the_number_waits() -> None:
    assert read("bir dakika bakıyorum")[0] == r.WAIT


def test_a_number_may_be_kept_back() -> None:
    assert read("numara vermem")[0] == r.REFUSED
