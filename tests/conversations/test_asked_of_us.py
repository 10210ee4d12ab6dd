"""What is asked of us beside a complaint is answered, and no part of its story."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conversations.assistant import Conversation

TOLD = "faturamı iki kere ödedim iade edilmedi"
AT = {"phone": (), "name": ("0555 111 22 33",), "summary": ("0555 111 22 33", "Ali Kaya")}
ATTACH = "bu pencereden ekleyebilirsiniz"


@pytest.mark.parametrize("where", AT)
@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("makbuzu nereden yollayacağım size", ATTACH),
        ("bunu size nereden ileteceğim", ""),
        ("ekran görüntüsünü nasıl atacağım", ATTACH),
        ("belgeyi nereye yükleyeceğim", ATTACH),
        ("sonucu nasıl öğreneceğim peki", "bildiririz"),
        ("numaramı niye vereyim sizde var zaten", ""),
        ("ismimi neden yazayım ki", ""),
    ],
)
def test_a_question_to_us_is_no_story(
    customer: Conversation, where: str, question: str, answer: str
) -> None:
    for text in (TOLD, *AT[where]):
        customer.say(text)
    assert answer in customer.say(question).text
    customer.say(question)
    assert customer.state.draft.description == TOLD


@pytest.mark.parametrize("more", ["neden iki kere ödeyeyim aynı faturayı"])
def test_what_asks_nobody_is_told_all_the_same(customer: Conversation, more: str) -> None:
    for text in (TOLD, *AT["summary"]):
        customer.say(text)
    customer.say(more)
    assert more in (customer.state.draft.description or "")
