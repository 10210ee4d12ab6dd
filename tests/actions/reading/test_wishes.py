"""When, how and by whom somebody wants to be reached is a wish, not a call for a human."""

from __future__ import annotations

import pytest

from actions.reading import threats, wishes


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
    assert wishes.has_any(text)


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
    assert not wishes.has_any(text)


@pytest.mark.parametrize(
    "text",
    [
        "arama yok mesaj yok sadece e-posta",
        "sadece sms olsun",
        "YALNIZCA MESAJ",
        "bana mektupla yazın",
        "telefonla konuşamam duyamıyorum",
        "işitme engelliyim, mesajla yazın",
        "kocam bilmesin",
        "aranmak istemem mailden yazın",
        "gündüz 10-12 arası",
        "sesli arama olmasın",
    ],
)
def test_how_to_be_answered_is_no_complaint_that_nobody_called(text: str) -> None:
    assert wishes.says_how(text)
    assert wishes.has_any(text)
    assert not threats.nobody_replied(text)


@pytest.mark.parametrize(
    "text",
    [
        "sadece mesaj atamıyorum arama yapabiliyorum",
        "aramalarda sesi duyamıyorum",
        "gece 10-12 arası internet kopuyor",
        "sadece sms geliyor internet yok",
        "faturamı mektupla göndermediniz",
        "kapıyı çalmadan gitti teknisyen",
        "kimse dönmedi bana",
    ],
)
def test_a_fault_of_calls_or_messages_is_no_wish(text: str) -> None:
    assert not wishes.has_any(text)


def test_wishes_are_set_apart_from_the_story() -> None:
    text = "Faturam yanlış. Kocam bilmesin. Ben sağırım internet kopuyor."
    found, left = wishes.apart(text)
    assert found == ("Kocam bilmesin",)
    assert left == "Faturam yanlış. Ben sağırım internet kopuyor."


def test_a_wish_in_the_sentence_of_the_fault_leaves_it_whole() -> None:
    text = "sağırım aramayın mesaj yazın internetim yavaş"
    assert wishes.apart(text) == ((text,), text)


@pytest.mark.parametrize("text", ["kardeşimi arama", "beni arama lütfen", "onu arama, annem hasta"])
def test_arama_said_to_somebody_refuses_a_call(text: str) -> None:
    assert wishes.has_any(text)


@pytest.mark.parametrize("text", ["kardeşimi arama kaydım nerede", "arama geçmişimi istiyorum"])
def test_arama_said_of_a_call_that_was_is_none(text: str) -> None:
    assert not wishes.has_any(text)
