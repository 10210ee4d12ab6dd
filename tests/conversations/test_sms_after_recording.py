"""By SMS, after a complaint is recorded: what belongs to it, what is regretted, what was meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conversations.assistant import Conversation

OUTAGE = "internetim yok 3 gündür"
THREE = "faturam iki katı geldi internetim çok yavaş bir de temsilciniz bana bağırdı"


def says(customer: Conversation, *turns: tuple[str, str]) -> None:
    for said, expected in turns:
        answered = customer.say(said).text
        assert expected in answered, f"{said!r} was answered: {answered}"


def states(customer: Conversation) -> list[str]:
    return [one.status for one in customer.backend.shown.values()]


def test_an_address_is_added(texting: Conversation) -> None:
    says(
        texting,
        ("modem isigi kirmizi yaniyo", "kaydedildi"),
        ("adres Cumhuriyet mah no 5 Yozgat", "Ekledik"),
        ("adresiniz nedir", "ulasabilirsiniz"),
    )
    (added,) = texting.backend.additions.values()
    assert added == ["adres Cumhuriyet mah no 5 Yozgat"]


def test_a_withdrawal_is_regretted(texting: Conversation) -> None:
    says(
        texting,
        (OUTAGE, "kaydedildi"),
        ("vazgectim", "geri cekelim mi?"),
        ("evet", "geri cekildi"),
        ("yok dur geri cekme", "yeni kayit olarak acalim mi?"),
        ("evet", "kaydedildi"),
    )
    assert states(texting) == ["withdrawn", "registered"]


def test_of_three_the_others_may_go(texting: Conversation) -> None:
    says(
        texting,
        (THREE, "kaydedildi"),
        ("yok ben oyle demedim sadece fatura", "geri cekelim mi?"),
        ("evet", "geri cekilsin mi?"),
        ("evet", "geri cekildi"),
    )
    assert states(texting) == ["registered", "withdrawn", "withdrawn"]


def test_a_mocking_question_tells_how_it_stands(texting: Conversation) -> None:
    says(texting, ("faturam iki katı geldi", "kaydedildi"), ("cozuldu mu sizce", "Kaydiniz alindi"))


def test_an_amount_is_put_right(texting: Conversation) -> None:
    says(
        texting,
        ("faturam 900 tl geldi normalde 400", "kaydedildi"),
        ("tutar 800 olacak yanlis yazdim", "Duzeltme isteginizi"),
    )
    assert states(texting) == ["registered"]


def test_beside_a_danger_that_is_over_the_line_has_a_record_of_its_own(
    texting: Conversation,
) -> None:
    says(
        texting,
        ("evde gaz kokusu var", "187"),
        ("iyiyim", "187 bakmadan"),
        ("187 geldi baktı sorun yokmuş", "gecmis olsun"),
        ("internetim de yok", "ayri sikayet olarak"),
    )
    assert [one.urgent for one in texting.registered] == [True, False]


def test_an_old_customer_s_line_is_a_complaint(customer: Conversation) -> None:
    reply = customer.say("Oğlum ben 78 yaşındayım ev telefonum çalışmıyor kimseye ulaşamıyorum")
    assert "112" not in reply.text
    assert customer.state.danger is None
    assert customer.state.draft.topic == "landline"


def test_the_dates_of_several_are_told_together(texting: Conversation) -> None:
    says(texting, (THREE, "kaydedildi"), ("ne zaman arancam", "Sonuclar en gec: 4821 0937 55"))


def test_what_is_told_more_is_no_answer_to_the_topic(texting: Conversation) -> None:
    says(texting, ("internetim", "tek mesajla"), ("2 gundur", "hangi konuda?"))
    says(texting, ("bir de modem isiniyor", "Ekledik"))
    assert "modem_device" not in {one.topic for one in texting.backend.shown.values()}


@pytest.mark.parametrize(
    "told",
    [
        "izinsiz tarot servisine uye yapmissiniz haftalik 30 lira aliyosunuz",
        "istemedigim pakete gecirmissiniz faturam artti",
        "ustume bir hat daha acilmis ben acmadim",
    ],
)
def test_before_a_complaint_of_a_subscription_goes_it_is_said_what_stays(
    texting: Conversation, told: str
) -> None:
    says(texting, (told, "kaydedildi"))
    asked = texting.say("iptal").text
    assert "sikayetiniz; hat ya da abonelik bununla kapanmaz" in asked
    assert len(asked) <= 160
    says(texting, ("evet aboneligi kapatin", "Kaydiniz duruyor"))
    assert states(texting) == ["registered"]


def test_another_complaint_is_asked_about_by_its_topic(texting: Conversation) -> None:
    says(texting, (OUTAGE, "kaydedildi"), ("iptal", "(Internet arizasi)"), ("evet", "geri cekildi"))
