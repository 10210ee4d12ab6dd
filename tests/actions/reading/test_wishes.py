"""When, how and by whom somebody wants to be reached is a wish, not a call for a human."""

from __future__ import annotations

import pytest

from actions.reading import wishes


@pytest.mark.parametrize(
    "text",
    [
        "öğleden sonra arayın lütfen",
        "mesai bitince, 18.30 gibi ararsınız",
        "hafta sonu aramayın uyuyoruz",
        "kocamı arayın o daha iyi anlatır",
        "ekip gelmeden önce arasın",
        "cumartesi evdeyiz gelsinler",
        "aranmasın, sadece sms gönderin",
        "gündüz işteyim akşam müsaitim",
        "evde hasta var zile basmayın",
        "SABAH 9DAN ÖNCE ARAMASINLAR",
    ],
)
def test_a_wish_how_to_be_reached(text: str) -> None:
    assert wishes.told(text)


@pytest.mark.parametrize(
    "text",
    [
        "beni arayın",
        "bir yetkili akşam beni arasın",
        "sabah aradım açan olmadı",
        "akşamları hat düşüyor",
        "ne zaman ararsınız, sabah mı",
        "evde internet yok",
        "dün geldiler bakıp gittiler",
        "",
    ],
)
def test_no_wish(text: str) -> None:
    assert not wishes.told(text)
