"""Steps to try are left out where nothing is there to try them on, or they were tried before."""

from __future__ import annotations

import pytest

from actions.reading import reading as r, tips_in_vain
from lexicon.turkish import fold
from tests.actions.dialogue.kit import Talk

IN_VAIN = [
    ("modem_device", "sipariş ettiğim modem bir aydır gelmedi"),
    ("modem_device", "MODEMI HALA GONDERMEDINIZ"),
    ("modem_device", "kargo kayıp cihaz elime ulaşmadı"),
    ("modem_device", "sizden aldığım tabletin ekranı açılmıyor"),
    ("internet_outage", "yeni internet bağlanmadı, kutu da gelmedi"),
    ("internet_outage", "4 kez arıza kaydı bıraktım sonuç yok internet kesik"),
    ("internet_outage", "usta üç kere geldi yine internet yok"),
    ("internet_outage", "defalarca aradık internet hâlâ gelmiyor"),
    ("internet_outage", "başka modem taktım aynı internet yok"),
    ("internet_outage", "kazıda fiber koptu internetimiz gitti"),
    ("mobile_coverage", "hattım borçtan kapatıldı arayamıyorum"),
    ("mobile_coverage", "yeni sim kartım ulaşmadı çekmiyor"),
    ("billing", "deprem oldu ev ağır hasarlı faturası geliyor"),
    ("billing", "DUKKANIMIZ YANDI FATURA KESMEYE DEVAM"),
    ("billing", "adıma hat çıkarmışlar fatura bana geldi"),
    ("billing", "dolandırıcılar numaramla alışveriş yapmış faturada"),
    ("billing", "aynı faturayı iki kere tahsil ettiniz"),
]
TO_TRY = [
    ("internet_outage", "internetim dünden beri yok"),
    ("internet_outage", "modeme internet gelmiyor"),
    ("internet_outage", "wifi bağlanmıyor"),
    ("internet_outage", "internet günde beş kere kopuyor"),
    ("internet_speed", "hız akşamları çok düşüyor"),
    ("modem_device", "modem kendi kendine kapanıyor"),
    ("billing", "faturam geçen ayın iki katı geldi"),
    ("mobile_coverage", "evde telefonum çekmiyor"),
    ("mobile_coverage", "telefonuma mesaj gelmiyor"),
    ("tv_service", "kutuya sinyal gelmiyor görüntü yok"),
    ("digital_services", "onay kodu gelmiyor"),
    ("landline", "ev telefonundan ses gelmiyor"),
]


@pytest.mark.parametrize(("topic", "text"), IN_VAIN)
def test_what_cannot_be_tried_is_seen(topic: str, text: str) -> None:
    assert tips_in_vain.is_said(fold(text), topic)


@pytest.mark.parametrize(("topic", "text"), TO_TRY)
def test_what_can_be_tried_is_left_to_try(topic: str, text: str) -> None:
    assert not tips_in_vain.is_said(fold(text), topic)


@pytest.mark.parametrize("channel", ["web", "sms"])
@pytest.mark.parametrize(("topic", "text"), IN_VAIN)
def test_no_steps_are_told_then(channel: str, topic: str, text: str) -> None:
    said = Talk(channel).hear(r.COMPLAINT, text, about=topic)
    assert not [one for one in said if one.startswith("utter_first_help")]


@pytest.mark.parametrize("channel", ["web", "sms"])
@pytest.mark.parametrize(("topic", "text"), TO_TRY)
def test_they_are_told_where_they_may_help(channel: str, topic: str, text: str) -> None:
    said = Talk(channel).hear(r.COMPLAINT, text, about=topic)
    assert f"utter_first_help_{topic}" in said
