"""The customer's words stand in the record whole: not torn, not twice, and put right later."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from actions.dialogue import problem
from actions.dialogue.draft import Draft

if TYPE_CHECKING:
    from tests.conversations.assistant import Conversation


@pytest.mark.parametrize("said", ["MODEMİ AÇIP KAPADIM 7 KERE", "fişi çekip taktım 3 defa"])
def test_how_often_it_was_tried_keeps_what_was_tried(customer: Conversation, said: str) -> None:
    customer.say("internetim yok")
    customer.say(said)
    assert said in (customer.state.draft.description or "")


def test_a_story_stands_there_once(customer: Conversation) -> None:
    told = (
        "modemi kargoyla geri yolladım hala 1.900 tl cihaz parası istiyolar kargo no 4733948571230"
    )
    customer.say(told)
    assert (customer.state.draft.description or "").count(told) == 1


@pytest.mark.parametrize(
    "text",
    [
        "0532 123 45 67 numaralı hattımdan iki kez aradım",
        "0532 123 45 67 nolu telefonum çekmiyor",
        "0532 123 45 67'li numaram kapandı",
    ],
)
def test_a_sentence_is_not_torn_from_its_number(text: str) -> None:
    draft = Draft(active=True, description=text, phone="+905321234567")
    assert problem.shown(draft) == text


def test_a_number_that_stands_for_itself_is_shown_below() -> None:
    draft = Draft(active=True, description="0532 123 45 67 hız düştü yine", phone="+905321234567")
    assert problem.shown(draft) == "hız düştü yine"


def test_a_sum_is_put_right_after_registration(customer: Conversation) -> None:
    for said in ("faturam 640 lira geldi", "hayır", "0532 123 45 67", "Tuna Esen", "evet"):
        customer.say(said)
    customer.say("ayrıca 640 değil 460 lira")
    assert "Düzeltme isteği: ayrıca 640 değil 460 lira" in str(customer.backend.additions)
    assert not customer.state.draft.active


@pytest.mark.parametrize("said", ["BU BENİM SON ŞİKAYETİM", "bu son başvurum artık"])
def test_that_it_is_the_last_one_asks_after_no_record(customer: Conversation, said: str) -> None:
    customer.say("internetim yok")
    customer.say("hayır")
    reply = customer.say(said)
    assert said in (customer.state.draft.description or "")
    assert customer.state.question == "phone"
    assert "takip numara" not in reply.text.lower()
