"""Whoever chose the wrong detail to put right names the other one, and is asked for that."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conversations.assistant import Conversation


@pytest.mark.parametrize("put_right", ["[Düzelt]", "Düzelt", "2", "düzelt butonu"])
def test_a_button_that_is_typed_is_pressed(customer: Conversation, put_right: str) -> None:
    for said in ("televizyonum donuyor", "hayır", "05321234567", "Ali Kaya", put_right):
        customer.say(said)
    assert customer.state.question == "correct"


@pytest.mark.parametrize(
    ("first", "named", "asked"),
    [
        ("Açıklama", "telefon", "phone"),
        ("Açıklama", "isim", "name"),
        ("Telefon", "konu", "topic"),
        ("2", "Telefon", "phone"),
        ("Ad", "numaram", "phone"),
    ],
)
def test_another_detail_is_named_instead(
    customer: Conversation, first: str, named: str, asked: str
) -> None:
    for said in ("televizyonum donuyor", "hayır", "05321234567", "Ali Kaya", "düzelt", first):
        customer.say(said)
    customer.say(named)
    assert customer.state.question == asked
    assert customer.state.draft.description == "televizyonum donuyor"


def test_the_words_that_were_asked_for_are_none(customer: Conversation) -> None:
    for said in ("televizyonum donuyor", "hayır", "05321234567", "Ali Kaya", "düzelt", "Açıklama"):
        customer.say(said)
    customer.say("telefonda konuşurken hep kesiliyor")
    assert customer.state.question == "confirm"
    assert customer.state.draft.description == "telefonda konuşurken hep kesiliyor"
