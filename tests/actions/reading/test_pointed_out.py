"""One of several values is pointed out as the right one: no yes to what the summary shows."""

from __future__ import annotations

import pytest

from actions.reading import pointed_out, questions as q, reading as r
from actions.reading.context import Context
from actions.reading.message import Message
from actions.reading.read import read

SHOWN, OTHER = "+905441112233", "+905059998877"


@pytest.mark.parametrize(
    "text",
    [
        "yo ilk verdiğim doğru",
        "öbürü doğru",
        "hayır 998'li olan doğru",
        "önceki numara olsun",
        "doğru olan diğeri",
        "ilk söylediğim geçerli",
    ],
)
def test_the_other_number_is_taken_and_nothing_is_registered(text: str) -> None:
    context = Context(q.CONFIRM, told=True, phone=SHOWN, line=OTHER)
    found = read(Message(text), context)
    assert (found.main, found.field, found.value) == (r.CORRECT, q.PHONE, OTHER)


@pytest.mark.parametrize("text", ["öbürü doğru", "yok ilk yazdığım doğruydu", "eskisi olsun"])
def test_where_only_one_is_known_it_is_no_yes(text: str) -> None:
    assert read(Message(text), Context(q.CONFIRM, told=True, phone=SHOWN)).main != r.YES


@pytest.mark.parametrize("text", ["doğru", "evet hepsi doğru", "yok doğru kaydedin", "tamam doğru"])
def test_a_plain_yes_stays_one(text: str) -> None:
    context = Context(q.CONFIRM, told=True, phone=SHOWN, line=OTHER)
    assert read(Message(text), context).main == r.YES


def test_digits_of_the_number_that_is_shown_point_at_no_other() -> None:
    assert pointed_out.number("1112'li olan doğru", SHOWN, OTHER) is None
