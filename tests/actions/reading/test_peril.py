"""Danger by its words, by what was learnt, and told in pieces."""

from __future__ import annotations

from dataclasses import replace

import pytest

from actions.reading import peril, reading as r
from actions.reading.context import Context
from actions.reading.message import Message
from actions.reading.read import read

CALM = (("file_complaint", 1.0),)
LEARNT = Message(
    "o adam yine burada, korkudan dolaba girdim",
    ranking=CALM,
    peril=(("violence", 0.7), ("emergency", 0.2)),
    earlier=("internetim üç gündür yok",),
)


def test_what_only_was_learnt_is_believed_and_brings_its_own_words_alone() -> None:
    said = read(LEARNT, Context())
    assert (said.main, said.kind) == (r.DANGER, "violence")
    assert said.text == LEARNT.text


def test_what_was_learnt_with_doubt_is_not() -> None:
    assert peril.found(replace(LEARNT, peril=(("violence", 0.6),))) is None


def test_words_are_not_believed_where_what_was_learnt_speaks_against_them() -> None:
    told = Message("modemden alev çıkıyor ev yanıyor", ranking=CALM)
    assert peril.found(told) is None
    assert peril.found(replace(told, peril=(("fire", 0.3),))) is not None


def test_what_only_several_messages_tell_brings_the_words_of_all() -> None:
    found = peril.found(Message("yolda sarkıyor", earlier=("kablo",), ranking=CALM))
    assert found is not None
    assert (found[0].kind, found[1]) == ("electricity", "kablo\nyolda sarkıyor")


def test_what_was_told_before_is_not_told_again() -> None:
    after = Message("tamam", earlier=("kablo", "yolda sarkıyor"), ranking=CALM)
    assert peril.found(after) is None


@pytest.mark.parametrize("text", ["Vedat Son", "evde", "hepsi", "Kan", "hat"])
def test_a_word_or_two_without_a_danger_in_them_raise_no_alarm(text: str) -> None:
    message = Message(text, "inform", peril=(("violence", 0.99),), ranking=(("inform", 0.1),))
    assert peril.found(message) is None


@pytest.mark.parametrize(
    ("text", "harmless"),
    [
        ("bana sabahları aramayın", True),
        ("lütfen aramayın mesaj yazın", True),
        ("gündüz aramayın akşam yazın", True),
        ("kocam duymasın aramayın mesaj yazın", False),
        ("sessizce yazın aramayın sakın", False),
        ("aramayın yanımda mesaj yazın", False),
    ],
)
def test_a_plain_wish_how_to_be_called_is_no_call_for_help(text: str, *, harmless: bool) -> None:
    assert peril.is_harmless(Message(text)) is harmless


@pytest.mark.parametrize(
    "text",
    [
        "kızım evden kaçtı nerede bulamıyoruz",
        "78 yaşındayım tek yaşıyorum ev telefonum kesik",
        "eşim eve dönmedi haber alamıyorum konumunu söyleyin",
    ],
)
def test_of_what_no_line_was_learnt_the_words_are_believed(text: str) -> None:
    assert peril.found(Message(text, ranking=CALM)) is not None


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("bu internet beni öldürecek ya ödevi kaçırdım", False),
        ("internet yok babam beni öldürecek bu sefer", True),
    ],
)
def test_a_line_that_kills_is_a_manner_of_speech_and_a_person_is_not(
    text: str, *, found: bool
) -> None:
    message = Message(text, ranking=CALM, peril=(("violence", 0.95),))
    assert (peril.found(message) is not None) is found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("acil çocuğun vizesi var hat bugün bağlansın", False),
        ("acil çocuğun havalesi var hat bugün bağlansın", True),
    ],
)
def test_haste_for_a_lesson_is_no_emergency_and_for_a_child_in_need_is(
    text: str, *, found: bool
) -> None:
    message = Message(text, ranking=CALM, peril=(("emergency", 0.95),))
    assert (peril.found(message) is not None) is found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("ablam bilmiyo dedemin interneti", False),
        ("ablam bilmesin dedemin interneti", True),
    ],
)
def test_whose_line_it_is_is_no_danger_and_what_is_hidden_may_be(text: str, *, found: bool) -> None:
    message = Message(text, ranking=CALM, peril=(("emergency", 0.95),))
    assert (peril.found(message) is not None) is found


def test_what_a_short_number_cost_and_a_wish_about_the_number_are_no_fraud() -> None:
    after = Message(
        "YARDIM numarami kapatin",
        earlier=("YARDIM 6633 e sms yolladim param gitti 90 tl",),
        ranking=CALM,
        peril=(("stolen_line", 0.2),),
    )
    assert peril.found(after) is None
