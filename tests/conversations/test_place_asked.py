"""The question where: a place is taken, anything else is kept beside, and it is asked once more."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conversations.assistant import Conversation

OUTAGE = "mahallede internet yok herkeste kesik"


def begin(customer: Conversation) -> None:
    customer.say(OUTAGE)
    assert customer.state.question == "place"


@pytest.mark.parametrize(
    "place",
    [
        "ulus yenimahalle ankara",
        "ORDU",
        "Kartal",
        "Gül sokak no 5",
        "cumhuriyet mah",
        "Çamlıtepe",
        "kadıköydeyim",
        "Sarıgazi",
    ],
)
def test_a_place_is_taken_as_it_stands(customer: Conversation, place: str) -> None:
    begin(customer)
    customer.say(place)
    assert customer.state.draft.place == place


@pytest.mark.parametrize(
    "told",
    [
        "amına koyim ya",
        "ŞEREFSİZLER",
        "ne zaman düzelecek",
        "modem de bozuldu",
        "sabahtan beri yok",
        "bizim mahallede",
        "soyledim ya",
        "Ali Kaya",
        "0533 444 55 66",
    ],
)
def test_what_is_no_place_is_asked_for_once_more(customer: Conversation, told: str) -> None:
    begin(customer)
    customer.say(told)
    assert customer.state.question == "place"
    assert customer.state.draft.place is None
    customer.say("Ankara Mamak")
    assert customer.state.draft.place == "Ankara Mamak"


@pytest.mark.parametrize("told", ["modem de bozuldu", "sabahtan beri yok"])
def test_what_is_told_instead_stands_in_the_record(customer: Conversation, told: str) -> None:
    begin(customer)
    customer.say(told)
    assert told in (customer.state.draft.description or "")


def test_another_trouble_waits_beside_the_place(customer: Conversation) -> None:
    begin(customer)
    customer.say("Ankara, faturam da yanlış")
    assert customer.state.draft.place == "Ankara"
    assert [one.text for one in customer.state.wants] == ["Ankara, faturam da yanlış"]


def test_who_tells_no_place_twice_is_held_no_longer(customer: Conversation) -> None:
    begin(customer)
    customer.say("soyledim ya")
    customer.say("dedim size yukarida")
    assert customer.state.question == "phone"
    assert "dedim size yukarida" in (customer.state.draft.description or "")
