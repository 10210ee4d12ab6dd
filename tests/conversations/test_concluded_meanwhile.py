"""A complaint that people concluded, or opened again, while its conversation goes on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conversations.assistant import Conversation


def concluded_by_sms(customer: Conversation) -> str:
    customer.say("internetim 3 gündür yok")
    (number,) = customer.backend.registered
    customer.backend.set_status(number, "resolved", "Sonuçlandı")
    return number


def concluded_in_the_chat(customer: Conversation) -> str:
    for said in ("internetim 3 gündür yok", "hayır", "0532 123 45 67", "Ayşe Yılmaz", "evet"):
        customer.say(said)
    (number,) = customer.backend.registered
    customer.backend.set_status(number, "resolved", "Sonuçlandı")
    return number


@pytest.mark.parametrize(
    "said", ["COZULMEDI", "hala yok ya", "sorun devam ediyor", "hicbir sey degismedi", "duzelmedi"]
)
def test_by_sms_what_is_not_solved_opens_what_people_concluded(
    texting: Conversation, said: str
) -> None:
    number = concluded_by_sms(texting)
    reply = texting.say(said)
    assert "yeniden acildi" in reply.text
    assert texting.backend.reasons == {number: said}
    assert texting.backend.shown[number].status == "in_review"
    assert not texting.backend.additions


@pytest.mark.parametrize(
    "said", ["Çözülmedi", "düzelmedi, ping hâlâ 250", "modem hâlâ çalışmıyor", "hayır düzelmedi"]
)
def test_so_it_does_in_the_chat(customer: Conversation, said: str) -> None:
    number = concluded_in_the_chat(customer)
    assert "yeniden açtım" in customer.say(said).text
    assert customer.backend.reasons == {number: said}
    assert not customer.backend.additions


def test_further_words_belong_to_it_once_it_is_open_again(texting: Conversation) -> None:
    number = concluded_by_sms(texting)
    texting.say("hala yok")
    assert "Ekledik" in texting.say("modem kırmızı yanıyor").text
    assert texting.backend.additions[number] == ["modem kırmızı yanıyor"]


def test_what_people_opened_again_is_added_to(texting: Conversation) -> None:
    number = concluded_by_sms(texting)
    texting.say("teşekkürler")
    assert texting.state.finished
    texting.backend.set_status(number, "in_review", "İnceleniyor")
    texting.say("COZULMEDI")
    assert not texting.backend.reasons
    assert texting.backend.additions[number] == ["COZULMEDI"]


def test_thanks_open_nothing(texting: Conversation) -> None:
    concluded_by_sms(texting)
    texting.say("teşekkürler, sağ olun")
    assert not texting.backend.reasons
    assert not texting.backend.additions


def test_after_the_time_for_it_a_new_complaint_is_the_way(texting: Conversation) -> None:
    concluded_by_sms(texting)
    texting.backend.reopening_over = True
    reply = texting.say("hala duzelmedi")
    assert "acik, ekibimiz ilgileniyor" not in reply.text
    assert not texting.backend.reasons
