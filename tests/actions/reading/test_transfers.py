"""A line that changes hands and a number that moves: requests, complaints, and other things."""

from __future__ import annotations

import pytest

from actions.reading import inquiries, reading as r, transfers, verbs


def _requests(text: str) -> set[str]:
    return {one for one, score in inquiries.candidates(text) if score >= 0.85}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("numaramı size taşımak istiyorum", r.PORTING),
        ("numara taşıma nasıl oluyor", r.PORTING),
        ("hattımı başka operatöre taşıyacağım ne yapmam lazım", r.PORTING),
        ("dedem vefat etti hattını üzerime almak istiyorum", r.TRANSFER),
        ("annemin telefonunu adıma geçirmek istiyorum", r.TRANSFER),
        ("hattımı oğluma devretmek istiyorum", r.TRANSFER),
        ("hattımı kapatmak istiyorum", r.CANCEL_SUBSCRIPTION),
        ("adıma kayıtlı hattı iptal ettirmek istiyorum", r.CANCEL_SUBSCRIPTION),
    ],
)
def test_the_request_is_told_from_ending_a_line(text: str, wanted: str) -> None:
    assert _requests(text) == {wanted}


@pytest.mark.parametrize(
    "text",
    [
        "numara taşıma yapamadım bir aydır bekletiyorsunuz",
        "numaramı taşımadınız hâlâ",
        "hattı üzerime alamadım üç kere geldim",
        "haberim olmadan üzerime hat açmışsınız",
        "evimi taşıyorum modem çekmiyor",
    ],
)
def test_a_complaint_about_it_is_no_request(text: str) -> None:
    assert not _requests(text) & {r.PORTING, r.TRANSFER, r.CANCEL_SUBSCRIPTION}


@pytest.mark.parametrize(
    "text",
    [
        "numaramı değiştirmek istiyorum",
        "telefon numaramı değiştirebilir miyim",
        "başka bir numara almak istiyorum",
        "YENİ NUMARA İSTİYORUM",
        "hattımın numarasını değil numaramı yenilemek istiyorum",
    ],
)
def test_another_number_for_the_line_is_wanted(text: str) -> None:
    assert transfers.of_a_new_number(verbs.plain(text))


@pytest.mark.parametrize(
    "text",
    [
        "numaramı değiştirdiniz haberim yok",
        "numaram değişmiş kimse sormadı",
        "iki haftadır numaramı değiştiremiyorum",
        "numaramı kaybettim",
        "yeni numara vermediniz hâlâ bekliyorum",
    ],
)
def test_a_number_that_was_changed_or_is_not_is_a_complaint(text: str) -> None:
    assert not transfers.of_a_new_number(verbs.plain(text))
