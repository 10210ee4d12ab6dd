"""Advertising that comes unasked is complained of, also where personal data are named."""

from __future__ import annotations

import pytest

from actions.reading import reading as r, strangers, topic_words, unwanted
from lexicon.turkish import fold
from tests.actions.dialogue.kit import Talk

TOLD = (
    "kampanya mesajları yağıyor, kişisel verimi kim verdi size",
    "kisisel veri umrumda degil, kesin su reklam smslerini",
    "spam smsler geliyor verilerimi kime sattınız",
)


@pytest.mark.parametrize("text", TOLD)
def test_they_are_told_of(text: str) -> None:
    assert unwanted.are_told(text)


@pytest.mark.parametrize(
    "text",
    [
        "kişisel verilerimin silinmesini istiyorum",
        "hakkımda hangi verileri tutuyorsunuz",
        "mesaj kayıtlarımı istiyorum",
        "kampanya koşulları geldi mi",
    ],
)
def test_a_right_that_is_asked_for_is_none(text: str) -> None:
    assert not unwanted.are_told(text)


@pytest.mark.parametrize("text", TOLD)
def test_what_is_read_as_a_request_for_data_is_recorded(text: str) -> None:
    talk = Talk("sms")
    talk.hear(r.DATA_REQUEST, text, about="privacy_consent")
    [registered] = talk.registered
    assert registered.description == text


@pytest.mark.parametrize(
    "text",
    [
        "RET yaziyom olmuyo",
        "ret yazdım beş kere yine geliyor",
        "BET SMSLERİ GELİYO RET GÖNDERİYORUM DURMUYO",
        "reklam smsi iptal yaziyorum yine geliyo",
        "mesajlarınızdan çıkamıyorum stop yazıyorum yine geliyor",
        "kampanya mesajlarini engelliyorum hala geliyo",
    ],
)
def test_messages_that_do_not_end_though_they_were_answered_are_a_complaint(text: str) -> None:
    assert unwanted.cannot_be_stopped(text)
    assert topic_words.plainly(fold(text)) == "privacy_consent"
    assert not strangers.are_calling(text)


@pytest.mark.parametrize(
    "text",
    [
        "numara taşıma başvurum ret yedi olmuyor",
        "reklamları nasıl durdururum",
        "aboneliği iptal yazıyorum olmuyor",
        "ret yazdım teşekkürler",
        "mesajım gitmiyor tekrar gönderiyorum",
    ],
)
def test_what_was_not_answered_in_vain_is_none(text: str) -> None:
    assert not unwanted.cannot_be_stopped(text)
