"""A record that is named, or was just told of, is the one that is to end: never another instead."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from actions.reading import questions as q
from tests.actions.dialogue.kit import registered

if TYPE_CHECKING:
    from tests.conversations.assistant import Assistant, Conversation

CONTACT = ("05321234567", "Deniz Arslan")


@pytest.fixture
def own(assistant: Assistant) -> tuple[Conversation, str]:
    """A customer with a record of their own, and the number of somebody else's."""
    first, number = registered()
    customer = assistant.conversation(first.backend)
    for text in ("internetim kopuyor", "hayır", *CONTACT, "evet"):
        customer.say(text)
    return customer, number


@pytest.mark.parametrize(
    "texts",
    [
        ("{number} numaralı kaydı kapatın",),
        ("şu kaydı kapatın {number}",),
        ("{number}", "kapatın bu kaydı"),
        ("{number}", "kapat gitsin kaydı"),
        ("{number}", "düzeldi, kapatın"),
        ("{number}", "şikayeti geri çekin"),
    ],
)
def test_whose_it_is_has_to_be_shown_and_ones_own_is_left(
    own: tuple[Conversation, str], texts: tuple[str, ...]
) -> None:
    customer, number = own
    for text in texts:
        customer.say(text.format(number=number))
    assert customer.state.question == q.PROOF_PHONE
    assert customer.state.wants[0].number == number
    customer.say("evet")
    assert {one.status for one in customer.backend.shown.values()} == {"registered"}


def test_by_sms_it_is_said_not_to_be_of_this_phone(assistant: Assistant) -> None:
    first, number = registered()
    texting = assistant.texting(first.backend, phone="+905550001122")
    texting.say("internetim kopuyor")
    texting.say(number)
    said = texting.say("kapatin kaydi").text
    assert "kaydiniz degil" in said
    texting.say("evet")
    assert {one.status for one in texting.backend.shown.values()} == {"registered"}


def test_what_was_told_of_earlier_holds_for_the_next_message_only(
    own: tuple[Conversation, str],
) -> None:
    customer, number = own
    customer.say(number)
    customer.say("teşekkürler")
    customer.say("kaydımı geri çekin")
    assert customer.state.question == q.WITHDRAW
    assert customer.state.subject != number
