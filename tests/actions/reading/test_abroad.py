"""What fails or costs abroad is use abroad, whatever the thing is."""

from __future__ import annotations

import pytest

from actions.reading import topic_words
from lexicon.turkish import fold


@pytest.mark.parametrize(
    "text",
    [
        "Portekiz'deyim internetim çalışmıyor",
        "Karadağda telefon çekmiyor",
        "Japonya'dayken 4 bin lira yazdınız",
        "umrede hattım kapalı, telefonum çekmiyor",
        "Yeni Zelanda'da net yok",
    ],
)
def test_it_is_use_abroad(text: str) -> None:
    assert topic_words.plainly(fold(text)) == "roaming"


@pytest.mark.parametrize(
    "text", ["Bursa'da internet yok", "Almanya'yı arayamıyorum", "mali durumum kötü, net yok"]
)
def test_at_home_it_is_not(text: str) -> None:
    assert topic_words.plainly(fold(text)) != "roaming"
