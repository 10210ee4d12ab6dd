"""Another trouble is meant than the one that was told: known by its words, in any spelling."""

from __future__ import annotations

import pytest

from actions.reading.problem_replaced import Replaced, instead


@pytest.mark.parametrize(
    ("text", "known", "topic"),
    [
        ("benim sıkıntım bu değil, televizyon donuyor", "billing", "tv_service"),
        ("beni yanlis anladiniz asil sorun faturanin fazla gelmesi", "internet_speed", "billing"),
        ("DERDİM İNTERNET DEGİL FATURAM FAZLA", "internet_outage", "billing"),
        ("yok ya onu demedim modem kırmızı yanıyor bozuk", "billing", "modem_device"),
        ("hayır benim problemim bambaşka, ev telefonu cızırtılı", "billing", "landline"),
        ("ödeme değil internet yavaş benim", "billing", "internet_speed"),
        ("öyle değil asıl şikayetim taahhüdü bozup cayma istemeniz", "billing", None),
    ],
)
def test_another_trouble_is_told_in_its_place(text: str, known: str, topic: str | None) -> None:
    found = instead(text, known)
    assert found is not None
    assert found.told
    assert topic is None or found.topic == topic


@pytest.mark.parametrize(
    ("text", "known", "topic"),
    [
        ("yanlış anladınız beni", "billing", None),
        ("sorunum o değil ki", "billing", None),
        ("modem değil televizyon", "modem_device", "tv_service"),
        ("fatura degil taahhut olacak", "billing", "commitment_cancellation"),
    ],
)
def test_only_that_the_first_is_not_meant_is_said(text: str, known: str, topic: str | None) -> None:
    assert instead(text, known) == Replaced(told=False, topic=topic)


@pytest.mark.parametrize(
    "text",
    [
        "sorun değil",
        "sorun modemden değil hat dışarıda kopmuş",
        "sorun hâlâ çözülmüş değil",
        "yanlış anladınız adım Kerem Tunç olacak",
        "bir de faturama bakın fazla geldi",
        "internet yok diyorum",
        "numara o değil",
    ],
)
def test_what_replaces_nothing(text: str) -> None:
    assert instead(text, "internet_outage") is None
