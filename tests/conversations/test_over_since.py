"""Who tells that something told earlier is fixed has no new complaint."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conversations.assistant import Assistant, Conversation

ASKED = "12 haneli takip numaranızı"
STORY = ("internetim 3 gündür yok", "hayır", "0555 111 22 33", "Ali Kaya", "evet")


@pytest.mark.parametrize(
    "text",
    [
        "selam dün sabah televizyon donuyor diye yazmıştım düzeldi teşekkürler",
        "geçen hafta modem için kayıt açtırmıştım sorun çözüldü",
        "internetim yok diye bildirmiştim geldi sağolun",
    ],
)
def test_its_number_is_asked_for(customer: Conversation, text: str) -> None:
    reply = customer.say(text)
    assert ASKED in reply.text
    assert "çözüldü mü" not in reply.text
    assert not customer.state.draft.has_content
    assert customer.say("neyse iyi günler").texts
    assert not customer.state.wants


@pytest.mark.parametrize(
    "text",
    [
        "dün internet yok diye yazmıştım hâlâ yok",
        "dün internet yok diye yazmıştım düzeldi ama yine gitti",
    ],
)
def test_what_is_not_fixed_is_a_complaint(customer: Conversation, text: str) -> None:
    assert ASKED not in customer.say(text).text
    assert customer.state.draft.has_content


def test_it_is_closed_after_its_proof(customer: Conversation, assistant: Assistant) -> None:
    for text in STORY:
        customer.say(text)
    (number,) = customer.backend.registered
    later = assistant.conversation(customer.backend)
    later.say("dün internetim için yazmıştım düzeldi sağolun")
    assert "doğrulamam gerekiyor" in later.say(number).text
    later.say("0555 111 22 33")
    assert "kapatayım mı" in later.say("482109").text
    assert "kapat" in later.say("evet çözüldü").text


def test_the_record_at_hand_is_offered_to_be_closed(customer: Conversation) -> None:
    for text in STORY:
        customer.say(text)
    assert "kapatayım mı" in customer.say("internet yok diye yazmıştım ya düzeldi sağolun").text


def test_by_sms_nothing_is_recorded(texting: Conversation) -> None:
    assert "sevindik" in texting.say("dun internet yok diye yazmistim duzeldi sagolun").text
    assert not texting.registered
