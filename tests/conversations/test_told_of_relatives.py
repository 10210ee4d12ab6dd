"""What is told of relatives while a complaint is taken: who writes stays who writes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conversations.assistant import Conversation

OWN = "+905334445566"


def at_the_summary(customer: Conversation) -> None:
    for said in ("internetim kopuyor", "hayır", "0533 444 55 66", "Tuna Esen"):
        customer.say(said)
    assert customer.state.question == "confirm"


@pytest.mark.parametrize(
    "said",
    [
        "dayımın adı Kemal",
        "BABAMIN ADI RECEP",
        "hat annem Sevgi Esen üzerine kayıtlı",
        "eşim Nazan Esen",
    ],
)
def test_their_name_stands_in_the_words(customer: Conversation, said: str) -> None:
    at_the_summary(customer)
    reply = customer.say(said)
    assert customer.state.draft.name == "Tuna Esen"
    assert said in (customer.state.draft.description or "")
    assert "Düzelttim" not in reply.text
    assert customer.state.question == "confirm"


@pytest.mark.parametrize(
    "said",
    ["ablamın numarası 0542 111 00 22 onu da yazın", "annemin teli 05421110022 ekleyin bunu da"],
)
def test_their_number_stands_beside_one_s_own(customer: Conversation, said: str) -> None:
    at_the_summary(customer)
    customer.say(said)
    assert customer.state.draft.phone == OWN
    assert said in (customer.state.draft.description or "")


def test_a_name_that_is_not_to_be_called_is_a_wish(customer: Conversation) -> None:
    at_the_summary(customer)
    customer.say("telefonları karıştırma dayımın hattını arama sakın")
    assert customer.state.question == "confirm"
    assert customer.state.draft.phone == OWN
    assert customer.state.draft.wishes
    customer.say("evet")
    customer.say("telefonu karıştırma")
    assert customer.state.question == "none"
    customer.say("babamın numarasını sakın arama")
    assert "babamın numarasını sakın arama" in str(customer.backend.additions)


def test_whose_line_it_is_decides_no_topic(customer: Conversation) -> None:
    customer.say("haberim yokken oyunlar diye bir servisten 59,90 tl kesilmiş")
    if customer.state.question != "topic":
        pytest.skip("the topic was plain")
    customer.say("teyzeme ait hat")
    assert customer.state.draft.topic is None
    assert "teyzeme ait hat" in (customer.state.draft.description or "")


def test_a_neighbour_s_number_is_taken_without_their_name(customer: Conversation) -> None:
    for said in ("internetim kopuyor", "hayır", "komşum Sevgi 0537 111 22 00"):
        customer.say(said)
    assert customer.state.question == "name"
    assert "komşum Sevgi" in (customer.state.draft.description or "")
    customer.say("benim numaram yok ki")
    assert customer.state.question == "name"
    customer.say("adım Nalan Esen komşu Sevgi")
    assert customer.state.draft.name == "Nalan Esen"
    customer.say("benim telefonum yok")
    assert customer.state.question == "confirm"
    assert customer.state.draft.phone == "+905371112200"


def test_what_is_asked_anew_stays_on_the_second_yes(customer: Conversation) -> None:
    at_the_summary(customer)
    for said in ("telefon yanlış", "evet", "evet"):
        customer.say(said)
    assert customer.state.question == "confirm"
    assert customer.state.draft.phone == OWN


def test_a_relative_s_name_is_put_right_after_registration(customer: Conversation) -> None:
    at_the_summary(customer)
    for said in ("babamın adı Recep Esen", "evet"):
        customer.say(said)
    customer.say("hayır babamın adı Recai Esen")
    assert "Düzeltme isteği: hayır babamın adı Recai Esen" in str(customer.backend.additions)
