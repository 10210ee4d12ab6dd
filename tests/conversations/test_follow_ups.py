"""What is told soon after registering belongs to that record; only a new trouble is a new one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.actions.dialogue.kit import registered

if TYPE_CHECKING:
    from tests.conversations.assistant import Assistant, Conversation

TOLD = "2 gündür internetim yok modemin ışığı yanmıyor"


def by_sms(assistant: Assistant) -> tuple[Conversation, str]:
    customer = assistant.texting()
    customer.say(TOLD)
    return customer, next(iter(customer.backend.registered))


def in_the_chat(assistant: Assistant) -> tuple[Conversation, str]:
    talk, number = registered()
    customer = assistant.conversation(talk.backend)
    talk.backend.rename(talk.id, customer.id)
    customer.begin_at(talk.state)
    return customer, number


BEGUN = {"sms": by_sms, "web": in_the_chat}
WISHES = (
    "adım Selin Koç bana gündüz aramayın",
    "ISMIM OKAN TAS AKSAM ARAYIN",
    "ben Derya Uçar beni 18den sonra arayın",
    "Adım Selin Koç. Hafta sonu aramayın. Teşekkürler",
    "bana sabahları aramayın",
    "gündüz çalışıyorum akşam arayın",
    "öğlen 12 ile 13 arası müsaitim",
    "ekip gelmeden arasın",
)
DETAILS = (
    "adım Kemal Tuna",
    "adresim yenişehir mah lale sok no 7 daire 2",
    "müşteri numaram 4455667788",
    "üç gündür böyle",
    "paramın iadesini istiyorum",
    "bu ay için indirim istiyorum",
)
NEW = (
    "ayrıca faturam 640 tl gelmiş",
    "bir de televizyonum donuyor sürekli",
    "reklam için beni arayıp duruyorsunuz aramayın artık",
    "ayrıca cep telefonum evde çekmiyor",
)


@pytest.mark.parametrize("channel", BEGUN)
@pytest.mark.parametrize("told", WISHES)
def test_a_wish_how_to_be_reached_is_noted_at_the_record(
    assistant: Assistant, channel: str, told: str
) -> None:
    customer, number = BEGUN[channel](assistant)
    customer.say(told)
    assert customer.backend.additions[number] == [f"İletişim isteği: {told}"]
    assert len(customer.registered) == 1
    assert not customer.state.draft.active
    assert not customer.backend.agent_requests


@pytest.mark.parametrize("channel", BEGUN)
@pytest.mark.parametrize("told", DETAILS)
def test_a_detail_or_a_remedy_is_added(assistant: Assistant, channel: str, told: str) -> None:
    customer, number = BEGUN[channel](assistant)
    customer.say(told)
    assert customer.backend.additions[number] == [told]
    assert len(customer.registered) == 1
    assert not customer.state.draft.active


@pytest.mark.parametrize("channel", BEGUN)
@pytest.mark.parametrize("told", ["çok sağ olun", "TSK EDERIM", "Allah razı olsun"])
def test_thanks_are_answered(assistant: Assistant, channel: str, told: str) -> None:
    customer, _ = BEGUN[channel](assistant)
    assert "Rica ederi" in customer.say(told).text
    assert len(customer.registered) == 1
    assert not customer.state.draft.active


@pytest.mark.parametrize("told", NEW)
def test_a_new_trouble_is_a_record_of_its_own(assistant: Assistant, told: str) -> None:
    customer, number = by_sms(assistant)
    customer.say(told)
    assert [one.description for one in customer.registered[1:]] == [told]
    assert number not in customer.backend.additions


@pytest.mark.parametrize("told", NEW)
def test_in_the_chat_a_new_trouble_is_taken(assistant: Assistant, told: str) -> None:
    customer, number = in_the_chat(assistant)
    customer.say(told)
    assert customer.state.draft.description == told
    assert number not in customer.backend.additions


def test_a_name_that_is_told_later_is_the_records(assistant: Assistant) -> None:
    customer, number = by_sms(assistant)
    customer.say("adım Selin Koç bana gündüz aramayın")
    assert customer.backend.registered[number].name == "Selin Koç"


@pytest.mark.parametrize("channel", BEGUN)
@pytest.mark.parametrize(
    "told",
    [
        "ayrıca cep telefonum yok ev telefonundan arayın",
        "bu arada benim cebim yok sadece sabit hattım var",
        "bana ev telefonundan ulaşabilirsiniz cebim yok",
    ],
)
def test_who_has_only_a_landline_gets_no_second_record(
    assistant: Assistant, channel: str, told: str
) -> None:
    customer, number = BEGUN[channel](assistant)
    said = customer.say(told).text
    assert list(customer.backend.registered) == [number]
    assert customer.backend.additions[number] == [f"İletişim isteği: {told}"]
    assert "letişim" in said or "ulas" in said.lower() or "not" in said.lower()
