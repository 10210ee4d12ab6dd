"""Whose name it is, which part is which, and what only looks like a name."""

from __future__ import annotations

import pytest

from actions.reading import names, reading as r, tells
from actions.reading.message import Message

SURE = 0.8


def given(text: str, *before: str) -> str | None:
    """The name that answers the question for it, if one is at all likely."""
    found = list(names.candidates(Message(text, earlier=before)))
    assert all(one.main == r.GIVEN for one in found)
    return found[0].value if found and found[0].score >= SURE else None


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Tekin soyadı isim Gülru", "Gülru Tekin"),
        ("Tekin soyadım, Gülru ismim", "Gülru Tekin"),
        ("gülru adım tekin soyadım", "Gülru Tekin"),
        ("Dalyan soyadım, adım Cevdet", "Cevdet Dalyan"),
        ("adım Gülru olur, soyadım Tekin", "Gülru Tekin"),
        ("Gülru Tekin adım", "Gülru Tekin"),
        ("Gülru Tekin (soyadım Tekin)", "Gülru Tekin"),
        ("Sormaz Ali Rıza", "Ali Rıza Sormaz"),
        ("tutar nebahat", "Nebahat Tutar"),
        ("kirişoglu şengül", "Şengül Kirişoglu"),
        # As it stands where nothing says otherwise.
        ("Gülru Tekin", "Gülru Tekin"),
        ("Tekin Gülru", "Tekin Gülru"),
        ("Abdulgazi Yaşar", "Abdulgazi Yaşar"),
        ("adım Gülru soyadım Tekin", "Gülru Tekin"),
        ("benim adım Gülru Tekin ama hat eşimde, soyadımız aynı", "Gülru Tekin"),
    ],
)
def test_words_and_shapes_say_which_part_is_the_surname(written: str, name: str) -> None:
    assert given(written) == name


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Cenk ya Cenk Ilıcak", "Cenk Ilıcak"),
        ("bana Halim derler Halim Doruk", "Halim Doruk"),
        ("sevda ilgin yok yanlış sevda yalgaz", "Sevda Yalgaz"),
        ("Melis Oral.. pardon evlendim Melis Sayın artık", "Melis Sayın"),
        ("adım Melis Acil değil Acar, Melis Acar", "Melis Acar"),
        ("Deniz Kaya. Kaya Mahallesi'nden yazıyorum", "Deniz Kaya"),
        ("Selam Dağlı, evet adım Selam", "Selam Dağlı"),
    ],
)
def test_what_is_said_again_counts(written: str, name: str) -> None:
    assert given(written) == name


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("adım sadece Cem olsun", "Cem"),
        ("sadece Cem yazın", "Cem"),
        ("Cem yeterli", "Cem"),
        ("ismim Pınar olarak kalsın", "Pınar"),
        ("tam adım Pınar Su Özer", "Pınar Su Özer"),
        ("muhtar Fevzi Çınar deyin herkes bilir", "Fevzi Çınar"),
        ("Fevzi Çınar sen öyle yaz", "Fevzi Çınar"),
        ("Fevzi Çınar tam adım", "Fevzi Çınar"),
        ("F-e-v-z-i ÇINAR", "Fevzi Çınar"),
        ("Şükriye ablan", "Şükriye"),
        # The same words are surnames where nothing else is said.
        ("Ramazan İyi", "Ramazan İyi"),
        ("Dursun Kalsın", "Dursun Kalsın"),
        ("rıza tamam", "Rıza Tamam"),
        ("Fatih Gerçek", "Fatih Gerçek"),
        ("yeter olgun", "Yeter Olgun"),
        ("Murat Arayan", "Murat Arayan"),
        ("Hasan Ali Yaz", "Hasan Ali Yaz"),
    ],
)
def test_what_is_wished_of_a_name_is_no_part_of_it(written: str, name: str) -> None:
    assert names.read(written) == name


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Phạm Thị Dung", "Phạm Thị Dung"),
        ("Zbigniew Żółkiewski", "Zbigniew Żółkiewski"),
        ("Íñigo Muñiz", "Íñigo Muñiz"),
        ("Karl-Heinz Weiß", "Karl-Heinz Weiß"),
        ("Ștefan Țepeș, teşekkürler", "Ștefan Țepeș"),
        ("adım Ğalimcan Ñuriev", "Ğalimcan Ñuriev"),
        ("Наталья Орлова", "Наталья Орлова"),
        ("فاطمة الزهراء", "فاطمة الزهراء"),
        ("Kim Ji-woo", "Kim Ji-woo"),
        ("Lucia de la Vega", "Lucia de la Vega"),
        ("Paulo da Costa", "Paulo da Costa"),
    ],
)
def test_letters_of_other_languages_are_kept(written: str, name: str) -> None:
    assert names.read(written) == name


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("oğlumun adı da Kerim, benim adım Kerim Bal", "Kerim Bal"),
        ("abone Hasan Çetin, arayan Yunus Çetin", "Yunus Çetin"),
        ("abone adı Fahri Güç, benim adım Sibel Güç", "Sibel Güç"),
        ("ben Nazlı Er ama hat eşim Cem Er üzerine", "Nazlı Er"),
        # Whom the line belongs to, where nobody else is named.
        ("eşimin üstüne kayıtlı, o Sevgi Polat", "Sevgi Polat"),
        ("kızımın adı Ela Naz Okur", "Ela Naz Okur"),
    ],
)
def test_ones_own_name_goes_before_anothers(written: str, name: str) -> None:
    assert given(written) == name


@pytest.mark.parametrize(
    "written",
    [
        "oğlumun adı da Kerim",
        "oğlumun adı da Kerim Bal",
        "kızımın adı Ela",
        "onun adı Şaban",
    ],
)
def test_a_name_told_of_somebody_else_answers_nothing(written: str) -> None:
    assert given(written) is None


@pytest.mark.parametrize(
    "written",
    [
        "bahar ayından beri böyle",
        "barış içinde çözelim",
        "çağrı gelmiyor",
        "yağmur yağdı hat gitti",
        "kaya düştü kabloya",
        "teknisyen Serkan geldi yapamadı",
        "dün Murat Bey aradı",
        "deniz kablosu mu koptu",
        "isim vermeyi sevmem",
        "can sıkıcı bir durum",
        "sana ad mad yok",
    ],
)
def test_a_sentence_is_no_name(written: str) -> None:
    assert given(written) is None


@pytest.mark.parametrize("written", ["ayşe nur geldi", "Umut Söndü", "umut gelir", "Sabri Verdi"])
def test_a_verb_behind_given_names_is_a_surname(written: str) -> None:
    assert names.read(written) is not None


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Merhaba adım Nazlı internet yok", "Nazlı"),
        ("fatura, adım Gonca Mert", "Gonca Mert"),
        ("Mert soyadım Gonca adım, faturam yanlış", "Gonca Mert"),
        ("adım Gonca Mert", "Gonca Mert"),
    ],
)
def test_a_name_beside_another_answer_is_told(written: str, name: str) -> None:
    assert tells.fields(Message(written)).name == name
