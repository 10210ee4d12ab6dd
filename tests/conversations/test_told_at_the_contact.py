"""What is told at the questions for the contact: calls that came, another's number, a late name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from actions.reading import wishes

if TYPE_CHECKING:
    from tests.conversations.assistant import Conversation

BEGUN = ("televizyonum donuyor", "hayır")


def begin(customer: Conversation, *more: str) -> None:
    for said in (*BEGUN, *more):
        customer.say(said)


COMPLAINED = (
    "beni arayıp durmayın diye kaç kere dedim",
    "sürekli arıyorsunuz zaten bıktım artık aramayın",
    "defalarca söyledim aramayın diye",
    "aramayın diye size on kere yazdım",
)


@pytest.mark.parametrize("told", COMPLAINED)
def test_calls_that_came_are_told_and_refuse_no_number(customer: Conversation, told: str) -> None:
    begin(customer)
    customer.say(told)
    assert customer.state.question == "phone"
    assert told in (customer.state.draft.description or "")
    assert customer.state.draft.phone is None


@pytest.mark.parametrize(
    "told", ["beni aramayın", "aranmak istemiyorum", "lütfen telefonla aramayın"]
)
def test_a_call_that_is_not_wanted_is_no_complaint_of_calls(
    customer: Conversation, told: str
) -> None:
    assert not wishes.complains_of_calls(told)
    begin(customer)
    customer.say(told)
    assert customer.state.question == "email"


def test_calls_of_another_matter_are_a_complaint_of_their_own(customer: Conversation) -> None:
    begin(customer)
    customer.say("her gün reklam için arıyorsunuz aramayın artık")
    assert [one.topic for one in customer.state.wants] == ["privacy_consent"]
    assert customer.state.question == "phone"


@pytest.mark.parametrize("name", ["zeynep", "Hüseyin", "mertcan demirkıran", "Deniz Yıldız"])
def test_a_name_alone_at_the_summary_is_the_one_that_lacked(
    customer: Conversation, name: str
) -> None:
    begin(customer, "05321234567", "geç")
    assert "verilmedi" in customer.replies[-1].text
    customer.say(name)
    assert (customer.state.draft.name or "").lower() == name.lower()
    assert customer.state.question == "confirm"


@pytest.mark.parametrize("word", ["acaba", "olabilir", "bilmem"])
def test_no_other_word_is_a_name_there(customer: Conversation, word: str) -> None:
    begin(customer, "05321234567", "geç")
    customer.say(word)
    assert customer.state.draft.name == "refused"


@pytest.mark.parametrize(
    "told", ["o numara annemin", "telefon kardeşimin numarası", "benim değil eşimin o"]
)
@pytest.mark.parametrize("before", [(), ("Ali Kaya",)])
def test_a_number_said_to_be_anothers_makes_room_for_the_own(
    customer: Conversation, told: str, before: tuple[str, ...]
) -> None:
    begin(customer, "0533 444 55 66", *before)
    customer.say(told)
    assert customer.state.question == "phone"
    customer.say("0532 111 22 33")
    assert customer.state.draft.phone == "+905321112233"
    assert "0533 444 55 66" in (customer.state.draft.description or "")


def test_whoever_is_to_be_reached_by_anothers_number_is(customer: Conversation) -> None:
    begin(customer, "0533 444 55 66")
    customer.say("o numara annemin, ondan ulaşabilirsiniz")
    assert customer.state.draft.phone == "+905334445566"
