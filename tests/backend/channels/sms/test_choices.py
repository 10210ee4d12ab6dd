from __future__ import annotations

import pytest

from backend.channels.sms import choices

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


_ASKED = [
    {"title": "Evet", "payload": '/affirm{"asked": "confirm:3"}'},
    {"title": "Hayır", "payload": '/deny{"asked": "confirm:3"}'},
]


@pytest.mark.parametrize(
    ("text", "at"), [("1", 0), ("2", 1), ("EVET", 0), ("evet!", 0), ("HAYIR", 1), ("hayir", 1)]
)
def test_what_is_chosen_is_the_answer_to_that_question(text: str, at: int) -> None:
    assert choices.pick(text, _ASKED) == _ASKED[at]["payload"]


def test_an_answer_in_fewer_words_than_the_title_is_a_text() -> None:
    longer = [{"title": "Evet, kaydedin", "payload": '/affirm{"asked": "confirm:3"}'}]
    assert choices.pick("EVET", longer) is None


def test_nothing_is_chosen_where_nothing_is_offered() -> None:
    assert choices.pick("1", []) is None
