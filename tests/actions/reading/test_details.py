"""A message that holds nothing but details, whatever is asked."""

from __future__ import annotations

import pytest

from actions.reading import details, new_words, rewriting, summary_questions, tells
from tests.actions.messages import said


@pytest.mark.parametrize(
    "text",
    [
        "0505 301 22 44 pardon",
        "dur dur kendi numaramı vereyim 0505 301 22 44",
        "Selma'ya sordum onunki 0505 301 22 44",
        "mailim de bu: sena@ornek.com",
        "babamın telefonu 0505 301 22 44 onu yazın",
        "adım Sena Toprak demiştim ya",
    ],
)
def test_only_details(text: str) -> None:
    message = said(text)
    assert details.only(message, tells.fields(message))


@pytest.mark.parametrize(
    "text",
    [
        "internetim yok 0505 301 22 44",
        "telefonum çalışmıyor 0505 301 22 44",
        "modem kırmızı yanıyor bir de 0505 301 22 44",
    ],
)
def test_a_story_beside_a_detail(text: str) -> None:
    message = said(text)
    assert not details.only(message, tells.fields(message))


@pytest.mark.parametrize("text", ["aynı", "aynı numara", "yukarıda verdiğim telefon geçerli"])
def test_the_same_as_before(text: str) -> None:
    assert details.says_the_same(said(text))


def test_the_same_fault_is_no_detail() -> None:
    assert not details.says_the_same(said("aynı arıza yine oldu dün gece de bugün de"))
    assert not details.says_the_same(said("hep aynı sorun"))


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("numarayı doğru yazmış mısınız", "phone"),
        ("ismim ne yazıyor orda", "name"),
        ("e-postam var mı", "email"),
        ("hepsi doğru mu bir daha göster", summary_questions.ALL),
        ("telefonu kontrol eder misin", "phone"),
    ],
)
def test_a_question_about_the_summary(text: str, field: str) -> None:
    assert summary_questions.asked(said(text)) == field


@pytest.mark.parametrize("text", ["doğru", "doğrudur", "kaydeder misiniz", "evet doğru yazmış"])
def test_no_question_about_the_summary(text: str) -> None:
    assert summary_questions.asked(said(text)) is None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("şikayetimi sinyal gidip geliyor diye yazın", "sinyal gidip geliyor"),
        ("sorun öyle değil, Faturaya Paket eklenmiş olacak", "Faturaya Paket eklenmiş"),
        ("açıklama yanlış: ses geliyor görüntü yok yazın", "ses geliyor görüntü yok"),
    ],
)
def test_other_words_instead(text: str, words: str) -> None:
    assert rewriting.instead(text) == words


@pytest.mark.parametrize("text", ["sorun çözülmedi", "telefonu düzeltin", "evet yazın"])
def test_no_other_words(text: str) -> None:
    assert rewriting.instead(text) is None


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("yok dur, kumanda da çalışmıyor onu da ekle", "kumanda da çalışmıyor"),
        ("hayır kablo kopmuş bunu yaz", "kablo kopmuş"),
        ("açıklamaya üç kez aradım da ekleyin", "üç kez aradım"),
        ("hayır olmadı", "hayır olmadı"),
    ],
)
def test_the_order_to_write_is_no_part_of_the_words(text: str, kept: str) -> None:
    assert new_words.without_command(text) == kept
