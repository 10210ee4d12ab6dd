"""A relative's number beside the form: it takes no contact's place, and nothing of it is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conversations.assistant import Conversation

OWN, THEIRS = "+905334445566", "+905321112233"
NOT_TO_BE_CALLED = (
    "annemin telefonu 0532 111 22 33 ama onu aramayın",
    "ESİMİN NUMARASI 05321112233 ARAMAYIN",
)


def begin(customer: Conversation) -> None:
    for said in ("internetim kopuyor", "hayır"):
        customer.say(said)


@pytest.mark.parametrize("told", NOT_TO_BE_CALLED)
def test_at_the_number_s_question_one_s_own_is_asked_for(customer: Conversation, told: str) -> None:
    begin(customer)
    customer.say(told)
    assert customer.state.question == "phone"
    assert customer.state.draft.phone is None
    assert customer.state.draft.service_number == THEIRS
    customer.say("0533 444 55 66")
    assert customer.state.draft.phone == OWN


@pytest.mark.parametrize("told", [*NOT_TO_BE_CALLED, "babamın no 0532 111 22 33"])
def test_at_the_name_s_question_the_contact_stays(customer: Conversation, told: str) -> None:
    begin(customer)
    customer.say("0533 444 55 66")
    customer.say(told)
    assert customer.state.question == "name"
    assert (customer.state.draft.phone, customer.state.draft.service_number) == (OWN, THEIRS)


def test_both_in_one_line_are_kept(customer: Conversation) -> None:
    begin(customer)
    customer.say("annemin no 05321112233 benimki 05334445566")
    assert (customer.state.draft.phone, customer.state.draft.service_number) == (OWN, THEIRS)


def test_a_third_number_stands_in_the_words(customer: Conversation) -> None:
    begin(customer)
    customer.say("ben 05334445566 ablam 05321112233 eniştem 05442223344")
    assert customer.state.draft.phone == OWN
    assert "05442223344" in (customer.state.draft.description or "")


def test_a_number_that_is_put_right_is_put_right(customer: Conversation) -> None:
    begin(customer)
    for said in ("0533 444 55 66", "ayşe demir"):
        customer.say(said)
    customer.say("numara yanlış annemin numarası 0532 111 22 33 olsun")
    assert customer.state.draft.phone == THEIRS
