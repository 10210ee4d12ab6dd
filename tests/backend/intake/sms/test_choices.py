from __future__ import annotations

import pytest

from backend.intake.sms import choices

_OFFERED = [
    {"title": "İnternet arızası", "payload": "/a"},
    {"title": "Fatura", "payload": "/b"},
    {"title": "Hayır, hiçbiri", "payload": "/c"},
]


@pytest.mark.parametrize(
    ("text", "payload"),
    [
        ("1", "/a"),
        (" 2 ", "/b"),
        ("2.", "/b"),
        ("3)", "/c"),
        ("(1)", "/a"),
        ("1\ufe0f\u20e3", "/a"),
        ("İnternet arızası", "/a"),
        ("internet arizasi", "/a"),
        ("FATURA!", "/b"),
        ("hayir, hicbiri", "/c"),
    ],
)
def test_a_choice_is_made_by_its_number_or_its_words(text: str, payload: str) -> None:
    assert choices.pick(text, _OFFERED) == payload


@pytest.mark.parametrize("text", ["0", "4", "12", "", "!", "1 2", "2 gündür yok", "fatura yüksek"])
def test_anything_else_is_no_choice(text: str) -> None:
    assert choices.pick(text, _OFFERED) is None


def test_nothing_is_chosen_where_nothing_is_offered() -> None:
    assert choices.pick("1", []) is None
