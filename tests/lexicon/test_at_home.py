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
