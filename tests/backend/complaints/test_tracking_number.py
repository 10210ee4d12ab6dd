from __future__ import annotations

import random
import time

import pytest
from hypothesis import given, strategies as st

from backend.complaints import tracking_number
from backend.complaints.errors import InvalidTrackingNumberError
from backend.complaints.tracking_number import check_digit, display, find, generate, is_valid, parse
from tests.patience import SLOWER

NUMBER = "48210937552" + check_digit("48210937552")
# Seeded, so that a failure can be repeated; the service uses the system's generator.
numbers = st.integers(min_value=0).map(lambda seed: generate(random.Random(seed)))  # noqa: S311


def test_the_check_digit_is_that_of_the_usual_damm_table() -> None:
    assert check_digit("572") == "4"


@given(numbers)
def test_a_generated_number_is_valid_and_no_phone_number_or_national_id(number: str) -> None:
    assert is_valid(number)
    assert len(number) == 12
    assert number[0] in "12345678"


@given(numbers, st.integers(0, 11), st.integers(1, 9))
def test_every_single_wrong_digit_is_noticed(number: str, place: int, shift: int) -> None:
    wrong = str((int(number[place]) + shift) % 10)
    assert check_digit(number[:place] + wrong + number[place + 1 :]) != "0"


@given(numbers, st.integers(0, 10))
def test_every_swap_of_neighbours_is_noticed(number: str, place: int) -> None:
    swapped = number[:place] + number[place + 1] + number[place] + number[place + 2 :]
    assert swapped == number or check_digit(swapped) != "0"


@pytest.mark.parametrize(
    "spelling",
    [
        "{0}",
        "{1} {2} {3}",
        "{1}-{2}-{3}",
        "{1}.{2}.{3}",
        "{1} - {2} - {3}",
        "  {1}\u00a0{2}\u2013{3}\n",
        "takip numaram {1} {2} {3}, ne oldu?",
        "{0}'nin durumu",
        "no:{0}!",
        "2 gündür bekliyorum, {1} {2} {3} numaralı kayıt",
        "{1} {2} {3} 3 gündür yanıt yok",
        "telefonum 0532 123 45 67, takip numaram {0}",
    ],
)
def test_a_number_is_found_in_any_spelling(spelling: str) -> None:
    text = spelling.format(NUMBER, NUMBER[:4], NUMBER[4:8], NUMBER[8:])
    assert parse(text) == NUMBER


def test_digits_of_other_widths_and_scripts_are_read() -> None:
    wide = "".join(chr(ord("０") + int(digit)) for digit in NUMBER)
    arabic = "".join(chr(ord("٠") + int(digit)) for digit in NUMBER)
    assert parse(wide) == parse(arabic) == NUMBER


@pytest.mark.parametrize(
    "text",
    [
        "",
        "takip numaramı kaybettim",
        NUMBER[:-1],
        NUMBER + "1",
        NUMBER[:-1] + str((int(NUMBER[-1]) + 1) % 10),
        "90 532 123 45 67",
        "0532 123 45 67",
        "0" + NUMBER[1:],
        "9" + NUMBER[1:],
        "²" * 12,
    ],
)
def test_what_is_no_number_is_refused(text: str) -> None:
    with pytest.raises(InvalidTrackingNumberError):
        parse(text)


def test_a_part_of_a_longer_figure_is_not_taken() -> None:
    assert find("11" + NUMBER + "22") is None


@pytest.mark.parametrize("group", ["1 ", "1-", "12.", "4821 0937 ", "1"])
def test_a_text_full_of_digits_is_read_in_no_time(group: str) -> None:
    begun = time.process_time()
    find((group * 100_000)[:100_000])
    assert time.process_time() - begun < 2 * SLOWER


@given(st.text())
def test_any_text_whatever_is_read_without_an_accident(text: str) -> None:
    found = find(text)
    assert found is None or is_valid(found)


@given(numbers)
def test_what_is_displayed_is_read_back(number: str) -> None:
    assert parse(display(number)) == number


def test_numbers_are_shown_in_groups_of_four() -> None:
    assert display("482109375523") == "4821 0937 5523"


def test_the_default_length_is_that_of_the_contract() -> None:
    assert tracking_number.LENGTH == 12
