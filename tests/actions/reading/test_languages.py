from __future__ import annotations

import time

import pytest

from actions.reading.languages import foreign
from tests.patience import SLOWER


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Hello, my internet is not working since Monday"),
        ("en", "do you speak english"),
        ("en", "english please"),
        ("en", "i was charged two times for the same month"),
        ("de", "Mein Internet funktioniert nicht"),
        ("de", "Warum ist die Rechnung so hoch?"),
        ("de", "Guten Tag, ich brauche Hilfe mit meinem Vertrag"),
        ("ar", "مرحبا، الإنترنت لا يعمل"),
        ("ar", "ana ma ba3ref turki, 3andi mushkile"),
        ("ru", "Здравствуйте, интернет не работает"),
        ("ru", "privet, ya ne ponimayu po turetski"),
        ("ku", "Rojbaş, ez bi tirkî nizanim"),
        ("ku", "interneta min tune ye, ji kerema xwe alîkarî"),
        ("ku", "Telefona min naxebite"),
    ],
)
def test_another_language_is_known(language: str, text: str) -> None:
    assert foreign(text) == language


@pytest.mark.parametrize(
    "text",
    [
        "internetim çalışmıyor",
        "hello internetim yok",
        "sorry yanlış yazdım",
        "modemde no internet access yazıyor",
        "speed test 5 mbps upload 1",
        "my internet çok yavaş ya",
        "danke abi düzeldi",
        "ok",
        "hi hi",
        "HI HI",
        "thank you",
        "ben Almanyadan yazıyorum meine Rechnung diye bir şey geldi",
        "de ki min fiyat bu",
        "ne var ne yok",
        "ALI CAN",
        "",
        "12345",
        "😀",
    ],
)
def test_turkish_is_never_taken_for_another_language(text: str) -> None:
    assert foreign(text) is None


@pytest.mark.parametrize("piece", ["the ", "ez ", "a", "ğ", "я", "1 "])
def test_a_long_text_is_read_quickly(piece: str) -> None:
    text = (piece * 10_000)[:10_000]
    begun = time.process_time()
    foreign(text)
    assert time.process_time() - begun < 0.5 * SLOWER


@pytest.mark.parametrize("text", ["e ne yapcam", "napcam ben", "e ne gidicem", "e ne dicem ona"])
def test_spoken_turkish_is_no_kurmanji(text: str) -> None:
    assert foreign(text) is None
