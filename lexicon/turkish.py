"""Turkish letters as pure functions on strings, the same for both sides.

Python's own `str.lower` must not touch customers' texts: it turns `I` into `i` and
`İ` into two code points, which breaks words ("FATURA İTİRAZI") and moves offsets.
The functions here keep the length unless they say otherwise, so that a position in
the folded text is a position in the text as written.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_WORDS = re.compile("[a-z0-9]+")
_SURROGATE = re.compile("[\ud800-\udfff]")
# One after the other: `str.translate` takes ten times as long on what is not ASCII.
_PLAIN = tuple(zip("çğıöşüâîû", "cgiosuaiu", strict=True))


def nfc(text: str) -> str:
    """Return `text` composed (NFC), each lone surrogate replaced by U+FFFD.

    Lone surrogates can be neither stored nor tokenised; the replacement is one to one.
    """
    return _SURROGATE.sub("\N{REPLACEMENT CHARACTER}", unicodedata.normalize("NFC", text))


def lower(text: str) -> str:
    """Lower-case by Turkish rules, one character for one; the length is kept."""
    dotted = text.replace("I", "ı").replace("İ", "i")
    lowered = dotted.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(map(_lower_character, dotted))


# Every reader of a message folds the same text and the same words.
@lru_cache(maxsize=1024)
def fold(text: str) -> str:
    """Lower-case and write Turkish letters in plain ASCII ("Şikâyet" → "sikayet").

    The length is kept and folding twice changes nothing more. Give it composed text:
    a combining mark is a character like any other here.
    """
    folded = lower(text)
    for letter, plain in _PLAIN:
        folded = folded.replace(letter, plain)
    return folded


def words_only(folded: str) -> str:
    """Return the words of a folded text, one space between them; signs separate words."""
    return " ".join(_WORDS.findall(folded))


def _lower_character(character: str) -> str:
    lowered = character.lower()
    return lowered if len(lowered) == 1 else character
