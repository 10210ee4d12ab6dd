"""A figure that is told anew without what it was before."""

from __future__ import annotations

import pytest

from actions.reading import figures_again, new_amounts, new_numbers
from lexicon.turkish import fold

NUMBER = "+905374412207"


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("yok 412,30 muş", "412,30"),
        ("pardon 640 lira olacaktı", "640"),
        ("YA 8 OLDU", "8"),
        ("hayır yanlış yazdım 2.140,50 doğruydu", "2.140,50"),
        ("ay pardon 640 lira, gelen faturam kesildi", None),
        ("3 gün", None),
        ("0537 441 22 07 oldu", None),
        ("yok 412 değil 421", None),
    ],
)
def test_it_is_one_figure_and_nothing_else(text: str, figure: str | None) -> None:
    assert figures_again.told(text) == figure


@pytest.mark.parametrize(
    ("story", "figure", "right"),
    [
        (
            "faturam 2.140,50 geldi eskiden 310,90",
            "2.410,50",
            "faturam 2.410,50 geldi eskiden 310,90",
        ),
        ("412,30 çekildi", "413,30", "413,30 çekildi"),
        # Which one is meant is open, or it stands there already.
        ("412,30 ve 412,40 çekildi", "412,50", None),
        ("412,30 çekildi", "412,30", None),
        ("3 gündür yok", "4", None),
    ],
)
def test_it_takes_the_place_of_the_one_like_it(story: str, figure: str, right: str | None) -> None:
    assert figures_again.in_story(story, figure) == right


def test_the_sum_of_the_complaint_changes_with_its_story() -> None:
    assert new_amounts.after_a_change("412 lira kesildi", "421 lira kesildi", "412.00") == "421.00"
    assert (
        new_amounts.after_a_change("5 gündür 412 lira", "6 gündür 412 lira", "412.00") == "412.00"
    )


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("7 değil 8 gün", None),
        ("4 DEĞİL 5 SAAT", None),
        ("2 değil 3", None),
        ("41 değil 42", None),
        ("22 lira değil 23 lira", None),
        # A whole group as it is shown, or what the number is called by, says that it is meant.
        ("441 değil 414", "+905374142207"),
        ("07 değil 70", "+905374412270"),
        ("numarada 41 değil 14 olacak", "+905374142207"),
        ("son 2 hanesi 70 olcak", "+905374412270"),
        ("SON 4 RAKAMI 2270 OLACAK", "+905374412270"),
        ("son 2 gündür 70 lira kesiyorlar", None),
    ],
)
def test_no_digit_within_a_phone_is_taken_for_what_is_counted(
    text: str, number: str | None
) -> None:
    assert new_numbers.put_right(fold(text), NUMBER) == number
