"""What speaks against an answer before a customer gets it."""

from __future__ import annotations

import pytest

from backend.complaints.answer_doubts import (
    FORMULA,
    LEFT_OVER,
    NO_MONEY,
    NO_REASON,
    NO_TIME,
    SAID_BY_CUSTOMER,
    TOO_SHORT,
    doubts,
)

TOLD = "Üç gündür internetim yok."


@pytest.mark.parametrize("answer", ["Tamam", "Onarıldı.", "ok.", "Evet, ok", "…", "BİTTİ!!!"])
def test_a_word_is_no_answer(answer: str) -> None:
    assert doubts(answer, [TOLD]) == [TOO_SHORT]


def test_with_a_file_a_word_is_enough_and_an_open_place_is_not() -> None:
    assert doubts("Ektedir.", [TOLD], with_files=True) == []
    assert doubts("{ad} ekte.", [TOLD], with_files=True) == [LEFT_OVER.format("{ad}")]


@pytest.mark.parametrize(
    "answer",
    [
        "Gereği yapılmıştır.",
        "TALEBİNİZ İNCELENMİŞTİR",
        "Sayın müşterimiz, şikâyetiniz değerlendirilmiş olup ilgili birime iletilmiştir.",
        "İşlem tamamlandı, bilginize sunarız.",
    ],
)
def test_a_formula_says_nothing(answer: str) -> None:
    assert doubts(answer, [TOLD]) == [FORMULA]


@pytest.mark.parametrize(
    ("answer", "place"),
    [
        ("Merhaba {ad}, kablonuzu yeniledik.", "{ad}"),
        ("Sayın XXX, kablonuzu yeniledik.", "XXX"),
        ("Kablonuzu [tarih] günü yenileriz.", "[tarih]"),
        ("Kablonuzu <gün> yenileriz.", "<gün>"),
        ("Kablonuz ____ günü yenilenir.", "____"),
        ("Kablonuz GG.AA.YYYY günü yenilenir.", "GG.AA.YYYY"),
        ("Kablo bedeli ??? lira.", "???"),
    ],
)
def test_a_place_that_was_to_be_filled_in_is_named(answer: str, place: str) -> None:
    assert doubts(answer, [TOLD]) == [LEFT_OVER.format(place)]


def test_the_customers_own_words_are_no_answer() -> None:
    assert doubts("ÜÇ GÜNDÜR İNTERNETİM YOK", [f"Merhaba. {TOLD} Bakın."]) == [SAID_BY_CUSTOMER]


@pytest.mark.parametrize(
    ("asked", "empty", "real", "doubt"),
    [
        (
            "Ekip NE ZAMAN gelecek?",
            "Ekibimiz kablonuzu yenileyecek.",
            "Ekibimiz kablonuzu salı günü yenileyecek.",
            NO_TIME,
        ),
        (
            "Ne zaman düzelecek?",
            "Kabloya bakıyoruz.",
            "Kablonuz yenilendi.",
            NO_TIME,
        ),
        (
            "Niye iki kat fatura geldi?",
            "Bu ayki tutar doğrudur.",
            "Tutar, taahhüdünüz bittiğinden değişti.",
            NO_REASON,
        ),
        (
            "Paramı geri istiyorum.",
            "Abonelik kapandı, artık aranmazsınız.",
            "240 TL kartınıza yatırıldı.",
            NO_MONEY,
        ),
        (
            "Ücretin iadesini talep ediyorum",
            "Abonelik kapandı, artık aranmazsınız.",
            "Bedel kartınıza yatırıldı.",
            NO_MONEY,
        ),
    ],
)
def test_what_was_asked_wants_an_answer_of_its_kind(
    asked: str, empty: str, real: str, doubt: str
) -> None:
    assert doubts(empty, [TOLD, asked]) == [doubt]
    assert doubts(real, [TOLD, asked]) == []


@pytest.mark.parametrize(
    "answer",
    [
        "Hattınızı onardık.",
        "Evinize gelen kablo kopuktu; bugün yenilendi, hız ölçümü 98 Mbps.",
        "İtirazınızı reddettik: kullanım kayıtlarında 12 GB yurt dışı kullanımı var.",
    ],
)
def test_a_real_answer_goes_at_once(answer: str) -> None:
    assert doubts(answer, [TOLD]) == []
