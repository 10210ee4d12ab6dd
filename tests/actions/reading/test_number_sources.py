"""How others came by a number is no theft of a line."""

from __future__ import annotations

import pytest

from actions.reading import number_sources, peril
from actions.reading.message import Message


@pytest.mark.parametrize(
    "text",
    [
        "bunlar benim numaramı nereden bulmuş",
        "numaram kumarcıların eline nasıl geçti",
        "kim verdi telefon numaramı bu adamlara",
        "numaramı kimden satın aldılar",
    ],
)
def test_it_is_only_asked(text: str) -> None:
    assert number_sources.are_asked_for(text)
    taken = Message(text, peril=(("stolen_line", 0.97),))
    assert peril.found(taken) is None


@pytest.mark.parametrize(
    "text",
    [
        "numaramı kim aldı, hattım kapandı",
        "numaramı nasıl aldılar hesabımdan para gitti",
        "numaramı başkası kullanıyor",
        "kodlarım kime gidiyor numaramı kim aldı",
    ],
)
def test_it_may_be_more(text: str) -> None:
    assert not number_sources.are_asked_for(text)


@pytest.mark.parametrize(
    "text",
    ["ne hat kapatması kardeşim", "hattım falan çalınmadı benim", "hat kapatmak istemiyorum"],
)
def test_that_a_line_was_taken_is_denied(text: str) -> None:
    assert number_sources.are_told_beside(text)


@pytest.mark.parametrize("text", ["hattımı kapatın çaldılar", "hattımı niye kapatmadınız"])
def test_a_line_that_was_taken_is_not(text: str) -> None:
    assert not number_sources.are_told_beside(text)
