"""Every way of answering "kaydedip sizi arayalım mı?"."""

from __future__ import annotations

import pytest

from actions.reading import reading as r, record_offer
from actions.reading.message import Message
from actions.reading.reading import Reading


@pytest.mark.parametrize(
    "text",
    [
        *("EVET", "evt", "olur", "he", "tmm", "tabi", "👍", "EVET EVET", "ewet lutfen"),
        *("KAYDEDIN ARAYIN", "kaydedin beni arayın", "kaydet gitsin", "kayıt açın siz arayın"),
        *(
            "arayın o zaman",
            "akşam arayın",
            "hayır beklemem kaydedin",
            "hayir beklemeyecegim kaydedin",
        ),
        *("evet internetim gitti", "evet ama aramayın mesaj atın", "yarın sabah arasınlar"),
    ],
)
def test_a_yes_in_any_words(text: str) -> None:
    assert record_offer.read(Message(text), Reading(r.MORE)) == record_offer.YES


@pytest.mark.parametrize(
    "text",
    [
        *("HAYIR", "hyr", "yok", "istemiyorum", "gerek yok", "istemem", "kalsın"),
        *(
            "beklerim",
            "bekliyorum",
            "yok bekleyecem",
            "hayır aramayın",
            "kaydetmeyin",
            "BEKLICEM",
            "bekliycem",
        ),
        *("kayıt istemiyorum", "sırada kalayım"),
    ],
)
def test_a_no_in_any_words(text: str) -> None:
    assert record_offer.read(Message(text), Reading(r.MORE)) == record_offer.NO


@pytest.mark.parametrize("text", ["evet hayır", "evet desem ne olur"])
def test_neither_is_asked_back(text: str) -> None:
    assert record_offer.read(Message(text), Reading(r.YES)) == record_offer.UNSURE


@pytest.mark.parametrize(
    "text",
    [
        *("internetim 3 gündür yok", "modemin ışığı yanmıyor", "faturama kayıt ücreti yazılmış"),
        *("beni arayan olmadı", "aradım açmadınız", "kaydettiğiniz numara yanlış"),
    ],
)
def test_a_story_is_no_answer(text: str) -> None:
    assert record_offer.read(Message(text), Reading(r.MORE)) is None


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("evet internetim gitti", "internetim gitti"),
        ("tamam tamam faturam yüksek", "faturam yüksek"),
        ("evet arayın", None),
        ("evet kaydedin", None),
        ("evet akşam altıdan sonra arayın", None),
    ],
)
def test_the_story_beside_a_yes(text: str, left: str | None) -> None:
    assert record_offer.told_beside(Message(text), Reading(r.MORE)) == left


@pytest.mark.parametrize(
    ("text", "refused"),
    [
        ("evet ama aramayın mesaj atın", True),
        ("olur, arama yapmayın", True),
        ("kaydedin mail atın", True),
        ("evet gündüz aramayın", False),
        ("evet arayın", False),
        ("evet mesaj atmayın arayın", False),
    ],
)
def test_who_wants_no_call(text: str, refused: bool) -> None:  # noqa: FBT001 - a case
    assert record_offer.refuses_a_call(text) is refused
