"""Where whoever is dangerous may read what comes to a phone or a mailbox."""

from __future__ import annotations

import pytest

from lexicon.danger import at_home


@pytest.mark.parametrize(
    "text",
    [
        "Eşim beni her akşam dövüyor, evden çıkamıyorum",
        "KOCAM BENİ DÖVÜYOR TELEFONUMU KIRDI",
        "nişanlım telefonuma casus program kurmuş, bana vuruyor",
        "Merhaba,\n\nfaturamla ilgili yazıyordum ama babam bana bıçak çekti, korkuyorum.",
        "içeri hırsız girdi yatağın altına saklandım",
        "haplarımın hepsini içtim, lütfen aramayın",
    ],
)
def test_nothing_may_go_to_whoever_tells_of_it(text: str) -> None:
    assert at_home.is_told_of(text)


@pytest.mark.parametrize(
    "text",
    [
        "modemim bozuk, beni aramayın e-posta atın",
        "üst komşu karısını dövüyor, çığlıklar geliyor",
        "teknisyeniniz bana uygunsuz mesajlar atıyor",
        "mutfakta gaz kokusu var",
        "haplarımın hepsini içtim",
        "faturalar beni öldürecek",
    ],
)
def test_elsewhere_their_contact_is_theirs(text: str) -> None:
    assert not at_home.is_told_of(text)


def test_a_subject_above_the_words_makes_nothing_everyday_of_them() -> None:
    assert at_home.is_told_of("İnternet arızası\n\nKocam beni dövüyor, telefonumu elimden aldı.")


@pytest.mark.parametrize(
    "words",
    [
        "bayiniz beni dovdu",
        "magazada calisaniniz bana yumruk atti",
        "gelen usta bana tokat atti gitti",
    ],
)
def test_who_was_beaten_by_one_of_ours_may_be_called(words: str) -> None:
    assert at_home.situation_of(words) == at_home.BY_STAFF
    assert not at_home.is_doubted(at_home.BY_STAFF)


@pytest.mark.parametrize(
    "words", ["teknisyen beni dovuyor imdat", "kocam beni dovdu", "elemaniniz evimde beni dovuyor"]
)
def test_who_is_in_it_now_or_at_home_is_another(words: str) -> None:
    assert at_home.situation_of(words) != at_home.BY_STAFF
