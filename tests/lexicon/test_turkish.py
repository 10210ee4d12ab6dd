from __future__ import annotations

import unicodedata

import pytest

from lexicon.turkish import fold, lower, nfc


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Şikâyet ÇÖĞÜNLÜĞÜ", "sikayet cogunlugu"),
        ("İĞNE ILIK ığdır Iğdır", "igne ilik igdir igdir"),
        ("hâlâ îmâ sükûn", "hala ima sukun"),
        ("ß \ud800 İ", "ß \ud800 i"),
        ("", ""),
    ],
)
def test_folding_writes_small_ascii_letters_and_keeps_the_length(written: str, folded: str) -> None:
    assert fold(written) == folded
    assert fold(folded) == folded


@pytest.mark.parametrize(
    ("written", "lowered"), [("FATURA İTİRAZI", "fatura itirazı"), ("ǅ ΑΣ", "ǆ ας")]
)
def test_lower_case_is_turkish(written: str, lowered: str) -> None:
    assert lower(written) == lowered


def test_composing_joins_marks_and_replaces_lone_surrogates() -> None:
    assert nfc(unicodedata.normalize("NFD", "şikâyetçiğim")) == "şikâyetçiğim"
    assert nfc("a\ud800b") == "a\ufffdb"
