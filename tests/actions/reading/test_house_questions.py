from __future__ import annotations

import pytest

from actions.reading import house_questions as house, questions as q, verbs
from lexicon.turkish import fold


def asked(text: str, question: str = q.NONE) -> str | None:
    return house.asked(verbs.plain(fold(text)), question)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("faturanın fotoğrafını atsam olur mu", house.FILES),
        ("dekontu buradan yükleyebilir miyim", house.FILES),
        ("bu mesajlar ücretli mi", house.PRICE),
        ("yazdıklarımı kimler okuyacak", house.SEEN_BY),
        ("annem adına şikayet edebilir miyim", house.FOR_ANOTHER),
        ("takip numarası ne işe yarar", house.NUMBER_FOR),
        ("sonucu nereden öğreneceğim", house.ANSWER_BY),
        ("cumartesi çalışıyor musunuz", house.AT_WEEKENDS),
        ("kaydı sonradan değiştirebilir miyim", house.CHANGE),
        ("bayiye gitsem olur mu", house.IN_A_SHOP),
        ("üç şikayetim var hepsini yazabilir miyim", house.SEVERAL),
        ("başvuru için neler gerekiyor", house.NEEDED),
        ("isimsiz şikayet olur mu", house.NAMELESS),
        ("telefonla konuşabilir miyiz", house.BY_PHONE),
        ("modemi nasıl sıfırlarım", house.RESET),
        ("WIFI SIFRESINI NASIL DEGISTIRIRIM", house.HOW_TO),
        ("kanalları nasıl ayarlayacağım", house.HOW_TO),
        ("interneti nasıl kuracağım", house.HOW_TO),
    ],
)
def test_a_question_about_the_house_is_told_apart(text: str, kind: str) -> None:
    assert asked(text) == kind


@pytest.mark.parametrize(
    "text",
    [
        "modemi nasıl resetlediysem internet hala yok",
        "modemi kaç kere resetledim düzelmedi",
        "şubeye gittim ilgilenmediler",
        "fotoğrafımı izinsiz kullanmışsınız",
        "faturayı nasıl öderim",
        "numaramı nasıl taşırım",
        "modemi nasıl bozuk gönderirsiniz",
        "bu mesaj paketi ücretli geldi",
    ],
)
def test_a_trouble_or_another_request_is_none(text: str) -> None:
    assert asked(text) is None


def test_a_name_withheld_where_it_is_asked_for_is_a_refusal() -> None:
    assert asked("adımı vermesem olur mu", q.NAME) is None
    assert asked("adımı vermesem olur mu") == house.NAMELESS
