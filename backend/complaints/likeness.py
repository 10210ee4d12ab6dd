"""How much two complaints tell alike, by the words they share. Pure."""

from __future__ import annotations

import math
import re

from lexicon.turkish import fold, nfc

# What a word is about stands at its beginning; suffixes follow.
_SHORTEST, _BEGINNING = 4, 5
_WORD = re.compile(rf"[^\W\d_]{{{_SHORTEST},}}")


def beginnings(text: str) -> frozenset[str]:
    """Return how the words of a text begin, alike in any capitals and Turkish letters."""
    return frozenset(word[:_BEGINNING] for word in _WORD.findall(fold(nfc(text))))


def likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """Return how alike two texts are by their beginnings: 0 nothing in common, 1 the same.

    What is shared against what both have (Ochiai's coefficient): length alone makes none alike.
    """
    if not one or not other:
        return 0.0
    return len(one & other) / math.sqrt(len(one) * len(other))
