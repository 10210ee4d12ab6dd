"""Dangers of another day, or asked for by another, are none; what goes on now is."""

from __future__ import annotations

import pytest

from lexicon import danger


@pytest.mark.parametrize(
    "text",
    [
        "geçen ay apartmanda yangın çıktı modemimiz de yandı",
        "3 hafta önce yan binada yangın oldu kablolarımız eridi internet yok",
        "dün akşam çarşıda yangın çıktı bizim hat da yandı",
        "gaz kokusu var mı diye gelen görevli kabloyu kopardı",
        "komşu duman var mı diye sordu yok dedim",
    ],
)
def test_it_is_no_danger(text: str) -> None:
    assert danger.find(text) is None
    assert danger.is_harmless(text) or danger.is_everyday(text)


@pytest.mark.parametrize(
    "text",
    [
        "dün binada yangın çıktı hala duman geliyor",
        "geçen hafta yangın çıktı şimdi yine yanıyor ev",
        "gaz kokusu var mı diye sordular evet kokuyor",
        "komşunun evinde yangın çıktı",
    ],
)
def test_what_goes_on_is_one(text: str) -> None:
    assert danger.find(text) is not None
