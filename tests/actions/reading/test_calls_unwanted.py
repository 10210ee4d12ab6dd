"""Who wants sales calls to end, or names hours, refuses no call about the complaint."""

from __future__ import annotations

import pytest

from actions.reading import calls_unwanted, wishes

STORY = "haftada on kere paket satmak için arıyorsunuz"


@pytest.mark.parametrize(
    "text", ["aramayın beni bir daha", "yeter artık aramasınlar", "aranmak istemiyorum bıktım"]
)
def test_it_is_more_of_the_story(text: str) -> None:
    assert calls_unwanted.is_more_of_them(text, STORY)
    assert not calls_unwanted.is_more_of_them(text, "faturam yüksek geldi")


@pytest.mark.parametrize(
    "text", ["aramayın mail atın", "bu şikayet için aramayın", "gündüz aramayın akşam arayın"]
)
def test_it_is_about_this_complaint(text: str) -> None:
    assert not calls_unwanted.is_more_of_them(text, STORY)


@pytest.mark.parametrize(
    ("text", "bounds"),
    [
        ("öğlene kadar aramayın, beşten sonra arayın", True),
        ("hafta içi aramayın", True),
        ("aramayın", False),
        ("akşam aramayın mail olsun", False),
    ],
)
def test_hours_refuse_no_call(text: str, *, bounds: bool) -> None:
    assert wishes.bounds_calls(text) is bounds
