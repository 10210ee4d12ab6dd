"""Whoever speaks of an earlier complaint of several is answered by how that one stands now."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.actions.dialogue.kit import registered

if TYPE_CHECKING:
    from tests.conversations.assistant import Assistant, Conversation

FIRST, SECOND = "482109375509", "482109375514"


def by_sms(assistant: Assistant) -> Conversation:
    customer = assistant.texting()
    customer.say("televizyonum üç gündür donuyor")
    customer.say("ayrıca faturam iki katı geldi bu ay, yanlış")
    return customer


def in_the_chat(assistant: Assistant) -> Conversation:
    talk, _ = registered()
    talk.backend.name_topic(FIRST, talk.id, "tv_service", "k")
    customer = assistant.conversation(talk.backend)
    talk.backend.rename(talk.id, customer.id)
    customer.begin_at(talk.state)
    for told in ("ayrıca faturam iki katı geldi bu ay, yanlış", "hayır", "evet"):
        customer.say(told)
    return customer


BEGUN = {"sms": by_sms, "web": in_the_chat}


@pytest.fixture(params=BEGUN)
def two(request: pytest.FixtureRequest, assistant: Assistant) -> Conversation:
    """A customer of two complaints: of the television, and now of the bill."""
    customer = BEGUN[request.param](assistant)
    assert list(customer.backend.registered) == [FIRST, SECOND]
    assert customer.state.complaint == SECOND
    return customer


STILL = (
    "ilki hâlâ çözülmedi",
    "televizyon hâlâ aynı",
    "4821 0937 5509 düzelmedi hâlâ",
    "önceki şikayetim duruyor hâlâ",
)


@pytest.mark.parametrize("told", STILL)
def test_what_people_concluded_meanwhile_is_opened_again(two: Conversation, told: str) -> None:
    two.backend.set_status(FIRST, "resolved", "Sonuçlandı")
    two.say(told)
    assert two.backend.reasons == {FIRST: told}
    assert len(two.registered) == len(BEGUN)
    assert not two.backend.additions


@pytest.mark.parametrize("told", STILL)
def test_what_is_open_is_added_to(two: Conversation, told: str) -> None:
    two.say(told)
    assert two.backend.additions == {FIRST: [told]}


@pytest.mark.parametrize(
    "asked",
    ["ilk şikayetim ne durumda", "televizyon şikâyetim ne oldu", "birincisine bakıldı mı"],
)
def test_its_present_state_is_told(two: Conversation, asked: str) -> None:
    two.backend.set_status(FIRST, "resolved", "Sonuçlandı")
    said = two.say(asked).text
    assert "4821 0937 5509" in said
    assert "4821 0937 5514" not in said
    assert "onuclandi" in said.replace("ç", "c").replace("ı", "i")
    assert not two.backend.additions
    assert len(two.registered) == len(BEGUN)


@pytest.mark.parametrize(
    "told", ["ilkini geri çekiyorum", "televizyonunkini geri çekmek istiyorum"]
)
def test_it_is_the_one_that_is_withdrawn(two: Conversation, told: str) -> None:
    two.say(told)
    two.say("evet geri çekin")
    assert two.backend.shown[FIRST].status == "withdrawn"
    assert two.backend.shown[SECOND].status == "registered"


def test_what_works_again_closes_no_other(two: Conversation) -> None:
    two.backend.set_status(FIRST, "resolved", "Sonuçlandı")
    two.say("televizyon düzeldi sağolun")
    assert two.backend.shown[SECOND].status == "registered"
    assert two.state.question == "none"


def test_the_newest_is_spoken_of_again_by_its_topic(two: Conversation) -> None:
    two.say("ilki hâlâ çözülmedi")
    two.say("faturada da hâlâ bir değişiklik yok")
    assert two.backend.additions[SECOND] == ["faturada da hâlâ bir değişiklik yok"]


def test_what_names_none_belongs_to_the_newest(two: Conversation) -> None:
    two.say("iki gündür bekliyorum")
    assert [*two.backend.additions] == [SECOND]
