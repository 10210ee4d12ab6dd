"""A number that was not let go, or not taken over, is complained of."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conversations.assistant import Conversation

TOLD = [
    "numara taşıma başvurumuz reddedilmiş sebep yok",
    "numara taşıma talebim iki defa geri çevrildi",
    "numaramı başka firmaya taşımak istiyorum reddediliyor, borç yok",
    "numara taşıma isteğime ret cevabı geldi",
]


@pytest.mark.parametrize("text", TOLD)
def test_it_is_a_complaint_in_the_chat(customer: Conversation, text: str) -> None:
    customer.say(text)
    draft = customer.state.draft
    assert (draft.topic, draft.description) == ("number_porting", text)


@pytest.mark.parametrize("text", TOLD)
def test_it_is_registered_by_sms(texting: Conversation, text: str) -> None:
    texting.say(text)
    [registered] = texting.registered
    assert (registered.topic, registered.description) == ("number_porting", text)


@pytest.mark.parametrize("text", ["numaramı taşımak istiyorum", "numara taşıma nasıl yapılıyor"])
def test_a_wish_alone_is_answered_as_ever(customer: Conversation, text: str) -> None:
    customer.say(text)
    assert customer.state.draft.description is None
