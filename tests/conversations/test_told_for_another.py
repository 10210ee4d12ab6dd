"""A complaint for a neighbour or one's family: whose line, whose name and whose number it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conversations.assistant import Conversation

MINE = "05321234567"


def _to_the_number(customer: Conversation, *told: str) -> None:
    for text in told:
        customer.say(text)
    while customer.state.question == "solved":
        customer.say("hayır")


@pytest.mark.parametrize(
    "told",
    [
        "yan komşum adına yazıyorum interneti kopuyor",
        "komşum Fatma Sivas için arıza kaydı açmak istiyorum, interneti yok",
        "komşum Kemal Bolu'nun interneti yok",
        "komşumuzun interneti iki gündür yok",
    ],
)
def test_one_neighbour_is_no_neighbourhood_and_a_surname_no_place(
    customer: Conversation, told: str
) -> None:
    _to_the_number(customer, told)
    assert customer.state.question == "phone"
    assert customer.state.draft.place is None


@pytest.mark.parametrize("told", ["komşularda da internet yok", "komşumun da interneti yok"])
def test_what_others_lack_too_is_still_asked_about_by_place(
    customer: Conversation, told: str
) -> None:
    customer.say(told)
    assert customer.state.question == "place"


@pytest.mark.parametrize(
    "number", ["hattın numarası 0216 345 67 89", "ev telefonu 0216 345 67 89", "no su 02163456789"]
)
def test_the_number_of_the_line_is_kept_as_that_and_ones_own_is_asked_for(
    customer: Conversation, number: str
) -> None:
    _to_the_number(customer, "komşum için yazıyorum, interneti yok")
    said = customer.say(number).text
    assert "hizmet numarası 0216 345 67 89" in said
    assert customer.state.question == "phone"
    customer.say(MINE)
    draft = customer.state.draft
    assert (draft.service_number, draft.phone) == ("+902163456789", "+905321234567")


def test_a_mobile_told_of_the_line_reaches_nobody(customer: Conversation) -> None:
    _to_the_number(customer, "babam için yazıyorum, telefonu çekmiyor 0543 222 33 44")
    assert customer.state.question == "phone"
    assert customer.state.draft.service_number == "+905432223344"


@pytest.mark.parametrize(
    "answer", ["0543 222 33 44", "numaram 0543 222 33 44", "beni arayın 0543 222 33 44"]
)
def test_a_number_of_ones_own_is_taken_as_ever(customer: Conversation, answer: str) -> None:
    _to_the_number(customer, "komşum için yazıyorum, interneti yok")
    customer.say(answer)
    assert customer.state.draft.phone == "+905432223344"
