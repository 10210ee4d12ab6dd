"""Advertising that comes unasked is complained of, also where personal data are named."""

from __future__ import annotations

import pytest

from actions.reading import reading as r, unwanted
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
