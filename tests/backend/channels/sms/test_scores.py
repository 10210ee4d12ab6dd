"""A text is a score only where it can be nothing else."""

from __future__ import annotations

import pytest

from backend.channels.sms.scores import is_refusal, is_unsolved, read_score


@pytest.mark.parametrize(
    ("text", "score", "words"),
    [
        ("4", 4, ""),
        (" 5. ", 5, ""),
        ("4/5", 4, ""),
        ("5 puan", 5, ""),
        ("5 teşekkürler", 5, "teşekkürler"),
        ("beş", 5, ""),
        ("Üç", 3, ""),
        ("DÖRT", 4, ""),
        ("Bir, hâlâ çalışmıyor", 1, "hâlâ çalışmıyor"),
        ("2 hâlâ çalışmıyor", 2, "hâlâ çalışmıyor"),
        ("1 çünkü kimse aramadı", 1, "çünkü kimse aramadı"),
        ("5 çok teşekkürler, İYİ günler", 5, "çok teşekkürler, İYİ günler"),
        ("2 - çözülmedi", 2, "çözülmedi"),
        ("1, televizyon yine donuyor", 1, "televizyon yine donuyor"),
        ("2 puan internet HALA kopuk", 2, "internet HALA kopuk"),
        ("0", 1, ""),
        ("sıfır", 1, ""),
        ("bes degil 1 bile vermem rezillik", 1, "bes degil 1 bile vermem rezillik"),
        ("HİÇ MEMNUN DEĞİLİM", 1, "HİÇ MEMNUN DEĞİLİM"),
        ("memnun kalmadım", 1, "memnun kalmadım"),
        ("cok memnunum sagolun 5 yildiz", 5, "cok memnunum sagolun 5 yildiz"),
        ("çok iyiydi teşekkürler", 5, "çok iyiydi teşekkürler"),
        ("eyidir uşağum", 4, "eyidir uşağum"),
        ("memnunum", 4, "memnunum"),
    ],
)
def test_a_score_and_the_words_with_it(text: str, score: int, words: str) -> None:
    found = read_score(text)
    assert found is not None
    assert (found.score, found.words) == (score, words)


@pytest.mark.parametrize(
    "text",
    [
        "5 gündür internetim yok",
        "2 hattım çalışmıyor",
        "2 hattım hâlâ çalışmıyor",
        "1 haftadır yine kopuyor",
        "5 modem yine bozuk",
        "bir sorunum var",
        "iki haftadır bekliyorum",
        "3 kere aradım",
        "4.5G çekmiyor",
        "5G yok",
        "1. faturam yanlış",
        "2, 3 gündür böyle",
        "4 mbps geliyor",
        "iyi günler internetim yok",
        "çok kötü çekiyor evde",
        "memnun değilim internetim hâlâ kopuyor",
        "teşekkürler",
        "iyi ki yazdınız modem bozuldu",
        "6",
        "10",
        "45",
        "482109375523",
        "birinci arama",
        "teşekkürler 5",
        "",
        "evet",
    ],
)
def test_what_may_be_anything_else_is_none(text: str) -> None:
    assert read_score(text) is None


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("ÇÖZÜLMEDİ", True),
        ("cozulmedi", True),
        ("hala çözülmedi!", True),
        ("sorunum düzelmedi", True),
        ("çözülmedi, modem yine kırmızı", False),
        ("çözüldü", False),
    ],
)
def test_not_solved_is_said_by_these_words_alone(text: str, *, is_one: bool) -> None:
    assert is_unsolved(text) is is_one


@pytest.mark.parametrize(
    ("text", "is_one"),
    [("İstemiyorum", True), ("soru istemiyorum.", True), ("modem istemiyorum", False)],
)
def test_a_question_is_refused_in_plain_words_too(text: str, *, is_one: bool) -> None:
    assert is_refusal(text) is is_one
