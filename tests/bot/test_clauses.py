"""A message's clauses: punctuation, "ama", and finite verbs where people leave those out."""

from __future__ import annotations

import time

import pytest

from bot.clauses import LONGEST, MOST_CLAUSES, clauses
from tests.patience import SLOWER


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Selamlar. Yayın takılıyor.", ["Selamlar", "Yayın takılıyor"]),
        ("doğru ama telefonum değişti", ["doğru", "telefonum değişti"]),
        ("ses gidip geliyor bi bakın artık", ["ses gidip geliyor", "bi bakın artık"]),
        ("kotam hiç dolmadı niye yavaşlıyor bu", ["kotam hiç dolmadı", "niye yavaşlıyor bu"]),
        ("düzelmedi bana birini yollayın", ["düzelmedi", "bana birini yollayın"]),
        ("0501 111 22 33 bu arada yine koptu", ["0501 111 22 33", "bu arada yine koptu"]),
    ],
)
def test_a_message_of_several_clauses(text: str, parts: list[str]) -> None:
    assert [clause.text for clause in clauses(text)] == parts


@pytest.mark.parametrize(
    "text",
    [
        "faturamı göremiyorum",
        "tam anlatamadım galiba ben",
        "Dr. Suna Akkoyun",
        "yavaşlıyor mu bilmiyorum ki",
    ],
)
def test_a_message_of_one_clause_has_none(text: str) -> None:
    assert clauses(text) == []


def test_a_clause_says_where_it_begins() -> None:
    text = "peki, ama bir de şunu ekleyin: hız düşük"
    assert all(text[one.start :].startswith(one.text) for one in clauses(text))


def test_a_long_story_is_left_whole() -> None:
    assert clauses("internet yok. " * LONGEST) == []


def test_too_many_verbs_part_nothing_beyond_punctuation() -> None:
    text = "aradım ulaştım sordum bekledim kapattım denedim " * 4 + ", birini bağlayın"
    assert len(clauses(text)) <= MOST_CLAUSES


@pytest.mark.parametrize("text", ["yok " * 149, "a" * LONGEST, "geldi gitti " * 49])
def test_it_takes_no_time(text: str) -> None:
    started = time.process_time()
    clauses(text)
    assert time.process_time() - started < 0.2 * SLOWER
