"""What the bot's side and the system of record must agree on, though neither imports the other."""

from __future__ import annotations

import pytest

from backend.complaints import severity
from backend.kit import turkish
from bot import danger, turkish as bots_turkish


def test_danger_is_told_by_the_same_words() -> None:
    assert danger.DANGER == severity.DANGER


@pytest.mark.parametrize("text", ["FATURA İTİRAZI", "ığdır Iğdır", "Şikâyet", "ÇÖĞÜŞ çöğüş", "ß İ"])
def test_turkish_is_folded_alike(text: str) -> None:
    assert turkish.fold(text) == bots_turkish.fold(text)
