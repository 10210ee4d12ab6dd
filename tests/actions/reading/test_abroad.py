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


@pytest.mark.parametrize(
    "text",
    [
        "Hollanda'da telefonum çekmedi, faturama 700 lira yansımış",
        "Portekiz'den döndüm fatura iki bin lira",
        "Japonya'ya gittim internet çalışmadı, ücret kestiniz",
        "Viyana'ya gidince hat çekmedi",
    ],
)
@pytest.mark.parametrize("believed", ["billing", "mobile_coverage", "internet_outage"])
def test_it_is_so_however_sure_the_bill_or_the_line_is_believed(text: str, believed: str) -> None:
    assert topic_words.is_use_abroad(fold(text), believed)


@pytest.mark.parametrize(
    ("text", "believed"),
    [
        ("Belçika'dan arıyorlar durmadan, faturam da yüksek", "billing"),
        ("Berlin'deyim, evdeki internet yok", "internet_outage"),
        ("Madrid'deyim müşteri hizmetleri telefonu açmıyor", "customer_service"),
        ("Konya'dan döndüm fatura yüksek", "billing"),
    ],
)
def test_a_line_at_home_and_another_matter_are_not(text: str, believed: str) -> None:
    assert not topic_words.is_use_abroad(fold(text), believed)
