"""What has a province's name and is none: a body, a shop, a street."""

from __future__ import annotations

import pytest

from bot.patterns.places import places


def _cities(text: str) -> list[str]:
    return [one.value for one in places(text) if one.entity == "city"]


@pytest.mark.parametrize(
    "text",
    [
        "İstanbul Barosu üyesiyim hattım çalışmıyor",
        "ANKARA BAROSUNDAN ARIYORUM",
        "izmir yuksek teknoloji universitesi ogrencisiyim",
        "Konya Ticaret Odasına kayıtlı firmayız",
        "Adana Kebap salonumuzun interneti kesik",
        "Bursa İnşaat adına yazıyorum",
        "İzmir caddesi numara 5",
        "Ordu Üniversitesi",
    ],
)
def test_it_tells_no_place(text: str) -> None:
    assert not _cities(text)


@pytest.mark.parametrize(
    ("text", "city"),
    [
        ("İstanbul Kadıköy'de oturuyorum", "İstanbul"),
        ("İzmir Bornova market işletiyorum", "İzmir"),
        ("Ankara'da üniversitede okuyorum", "Ankara"),
        ("internet yok Trabzon", "Trabzon"),
        ("Antalya Muratpaşa Sigorta caddesi", "Antalya"),
        ("İstanbul Barosu avukatıyım, ev Adana'da", "Adana"),
    ],
)
def test_a_place_stays_one(text: str, city: str) -> None:
    assert _cities(text) == [city]
