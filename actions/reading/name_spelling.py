"""How a name is written: capitals by Turkish rules, all else as the customer wrote it. Pure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from actions.reading import given_names
from lexicon.turkish import fold, lower

if TYPE_CHECKING:
    from collections.abc import Sequence

# A letter of any script, with the marks that stand on it where no letter of its own exists.
LETTER = r"(?:[^\W\d_][\u0300-\u036f\u0591-\u05c7\u064b-\u065f]*)"
_INITIAL = re.compile(rf"{LETTER}\.")
PARTICLES = frozenset("van von der den del di la le bin ibn dos du ter ten el al of".split())  # noqa: SIM905


def written(words: Sequence[str]) -> str:
    """Write a name with capitals by Turkish rules, as it was written otherwise."""
    shouted = all(word.isupper() or not word.isalpha() for word in words)
    dotted = any("İ" in word for word in words) or any(c in "ĞŞÇÖÜ" for word in words for c in word)
    return " ".join(
        fold(word)
        if 0 < at < len(words) - 1 and fold(word) in PARTICLES and not word[:1].isupper()
        else _capitalised(word, shouted=shouted and not dotted)
        for at, word in enumerate(
            one if _INITIAL.fullmatch(one) else one.strip(".") for one in words
        )
    )


def _capitalised(word: str, *, shouted: bool) -> str:
    """Write a word, or each part of "Kaya-Demir" and "O'Brien", with a capital."""
    pieces = re.split("(['\u2019\u02bc-])", word)
    return "".join(
        piece if len(piece) < 2 and not piece.isalpha() else _capital(piece, shouted=shouted)  # noqa: PLR2004
        for piece in pieces
    )


def _capital(word: str, *, shouted: bool) -> str:
    if not word:
        return word
    if word[0].islower() and len(word) > 2 and word[1:].isupper():  # noqa: PLR2004
        return _capital(lower(word), shouted=False)  # "aYŞE": the shift key was locked
    if not word.isupper():
        first = {"i": "İ"}.get(word[0], word[0].upper())
        return first + word[1:]
    small = _undotted(word) if shouted and "I" in word else lower(word)
    first = {"i": "İ", "ı": "I"}.get(small[0], small[0].upper())
    return first + small[1:]


def _undotted(word: str) -> str:
    """Read HATICE as "hatice": on a keyboard without Turkish letters each I may be an i.

    As the given name is spelt; else by vowel harmony, which loan words break but surnames seldom.
    """
    known = given_names.spelt(fold(word))
    if known is not None:
        plain = fold(word)
        return "".join("ı" if k == "ı" else c for k, c in zip(known, plain, strict=True))
    small = [c if c != "ı" else "?" for c in lower(word)]
    vowels = [c for c in small if c in "aeıioöuü?"]
    front = next((c for c in vowels if c in "aeou"), "")
    written: list[str] = []
    last = ""
    for c in small:
        vowel = c
        if c == "?":
            vowel = "i" if (last or front) in {"e", "i"} else "ı"
            vowel = "i" if not last and not front else vowel
        if vowel in "aeıiou":
            last = vowel
        written.append(vowel)
    return "".join(written)
