"""Words that address a customer by name, said to one whose name nobody knows."""

from __future__ import annotations

import pytest

from backend.conversations.canned import CANNED, VARIABLES, fill, unfilled
from backend.conversations.nameless import reworded

OTHERS = dict.fromkeys(VARIABLES, "x") | {"ad": None}


@pytest.mark.parametrize(
    ("with_name", "without"),
    [
        ("Merhaba {ad}, ben Ayşe.", "Merhaba, ben Ayşe."),
        ("Merhaba, {ad}! Bakıyorum.", "Merhaba! Bakıyorum."),
        ("İYİ GÜNLER {ad}", "İYİ GÜNLER"),
        ("Bize yazdınız. Teşekkür ederiz {ad}.", "Bize yazdınız. Teşekkür ederiz."),
        ("Haber bekliyoruz, {ad}.", "Haber bekliyoruz."),
        ("Günaydın {ad} Hanım, nasılsınız?", "Günaydın, nasılsınız?"),
    ],
)
def test_a_greeting_stands_alone(with_name: str, without: str) -> None:
    assert reworded(with_name) == without


@pytest.mark.parametrize(
    ("with_name", "without"),
    [
        ("Sayın {ad}, faturanız düzeldi.", "Sayın müşterimiz, faturanız düzeldi."),
        ("sn. {ad} Bey, baktık.", "Sayın müşterimiz, baktık."),
        ("Merhaba Değerli {ad},", "Merhaba Değerli müşterimiz,"),
        ("{ad}, modemi kapatın.", "Değerli müşterimiz, modemi kapatın."),
        ("Baktım. {ad} Bey, düzeldi.", "Baktım. Değerli müşterimiz, düzeldi."),
    ],
)
def test_whoever_is_addressed_is_our_customer(with_name: str, without: str) -> None:
    assert reworded(with_name) == without


@pytest.mark.parametrize(
    ("with_name", "without"),
    [
        ("{ad} merhaba, nasılsınız?", "Merhaba, nasılsınız?"),
        ("Tamam. {ad} Hanım, iyi günler.", "Tamam. İyi günler."),
    ],
)
def test_a_greeting_after_the_name_begins_the_sentence(with_name: str, without: str) -> None:
    assert reworded(with_name) == without


@pytest.mark.parametrize(
    ("with_name", "without"),
    [
        ("Bu hat {ad} adına kayıtlı.", "Bu hat müşterimiz adına kayıtlı."),
        ("{ad}'ın hattına bakıldı.", "Müşterimizin hattına bakıldı."),
        ("Dün {ad}’nin evine gidildi.", "Dün müşterimizin evine gidildi."),
        ("Kablo {ad}'dan alındı.", "Kablo müşterimizden alındı."),
        (
            "Dün {ad}'yla görüştük, {ad}'ya yazdık.",
            "Dün müşterimizle görüştük, müşterimize yazdık.",
        ),
        (
            "Bildirim {ad}'u bekliyor, modem {ad}'ta.",
            "Bildirim müşterimizi bekliyor, modem müşterimizde.",
        ),
    ],
)
def test_within_a_sentence_the_ending_stays(with_name: str, without: str) -> None:
    assert reworded(with_name) == without


@pytest.mark.parametrize("one", CANNED, ids=lambda one: one.code)
def test_none_of_the_products_own_replies_waits_for_a_name(one: object) -> None:
    said = fill(one.text, OTHERS)  # type: ignore[attr-defined]
    assert unfilled(said) is None
    assert "  " not in said
    assert " ," not in said


def test_where_the_name_is_known_it_is_said() -> None:
    assert (
        fill("Sayın {ad}, merhaba {ad}.", {**OTHERS, "ad": "Ayşe"}) == "Sayın Ayşe, merhaba Ayşe."
    )


def test_a_number_that_nobody_knows_cannot_be_left_out() -> None:
    said = fill("Merhaba {ad}, numaranız {takip_no}.", {**OTHERS, "takip_no": None})
    assert said == "Merhaba, numaranız {takip_no}."
    assert unfilled(said) == VARIABLES["takip_no"]
