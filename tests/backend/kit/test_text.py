from __future__ import annotations

import time
import unicodedata

import pytest
from hypothesis import given, strategies as st

from backend.kit.text import clean, clean_line
from tests.patience import SLOWER

anything = st.text(alphabet=st.characters(codec=None))


@pytest.mark.parametrize(
    ("raw", "cleaned"),
    [
        ("a\x00b\x07c\x7f\x85", "abc"),
        ("satır\r\nsatır\rsatır\n\tson", "satır\nsatır\nsatır\n\tson"),
        ("\ud800x\udfff", "\N{REPLACEMENT CHARACTER}x\N{REPLACEMENT CHARACTER}"),
        ("I\u0307stanbul c\u0327ay", "İstanbul çay"),
        ("<b>&</b>", "<b>&</b>"),
        ("👩‍👩‍👧 🇹🇷", "👩‍👩‍👧 🇹🇷"),
    ],
)
def test_text_is_made_storable_and_otherwise_left_alone(raw: str, cleaned: str) -> None:
    assert clean(raw) == cleaned


@pytest.mark.parametrize("marks", ["\u0301\u0316", "\u0345\u0316" * 100])
def test_marks_without_end_are_kept_and_cost_no_time(marks: str) -> None:
    text = "a" + marks * (20_000 // len(marks))
    began = time.process_time()
    once = clean(text)
    assert time.process_time() - began < 0.25 * SLOWER
    assert clean(once) == once
    assert len(once.replace("\u034f", "")) >= 19_990


@given(anything)
def test_any_text_can_be_stored_afterwards_and_is_not_changed_twice(text: str) -> None:
    once = clean(text)
    once.encode("utf-8")
    assert "\x00" not in once
    assert unicodedata.is_normalized("NFC", once)
    assert clean(once) == once


def test_a_line_is_one_line() -> None:
    assert clean_line("  Ayşe \n\t Yılmaz\u00a0 ") == "Ayşe Yılmaz"
