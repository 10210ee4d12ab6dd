"""What counts as told alike."""

from __future__ import annotations

import pytest

from backend.complaints.likeness import beginnings, likeness


def like(one: str, other: str) -> float:
    return likeness(beginnings(one), beginnings(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Modemin ışığı kırmızı yanıyor", "MODEMDEKİ IŞIK KIRMIZI, yanıp sönüyor"),
        ("Akşamları internet çok yavaşlıyor", "internetim akşam saatlerinde yavaş"),
    ],
)
def test_the_same_in_other_forms_and_capitals_is_alike(one: str, other: str) -> None:
    assert like(one, other) > 0.4


def test_the_likest_is_the_same_and_nothing_shared_is_nothing() -> None:
    assert like("Kablo koptu", "kablo KOPTU!") == pytest.approx(1)
    assert like("Kablo koptu", "Faturam yüksek") == 0
    assert like("", "Kablo koptu") == 0


def test_of_two_that_share_the_same_words_the_shorter_is_liker() -> None:
    told = "Kablo koptu"
    longer = f"{told}, ayrıca faturam yüksek geldi ve müşteri hizmetleri telefonu açmadı"
    assert like(told, f"{told} sokakta") > like(told, longer)
