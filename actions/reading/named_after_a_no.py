"""A name behind a no that denies another one: "hayır Ömer", "yok Ömer Kaya". Pure."""

from __future__ import annotations

import re

from actions.reading import given_names, names
from actions.reading.name_spelling import written
from actions.reading.name_words import is_around, is_given, knows
from lexicon.turkish import fold

_NO = re.compile(r"(?:h?a+y[iı]+r+|yo+k?|yoh|degil|olmadi|yanlis)")
_MOST = 3


def name(text: str, *, asked: bool) -> str | None:
    """Return the name that is all that follows a no; known given names first.

    Where no name is asked for, it has to be no everyday word, or be written as a name.
    """
    words = re.findall(r"[^\W\d_]+", text)
    while len(words) > 1 and _NO.fullmatch(fold(words[0])):
        words = words[1:]
        if not _NO.fullmatch(fold(words[0])):
            return _of(words, asked=asked)
    return None


def _of(words: list[str], *, asked: bool) -> str | None:
    while len(words) > 1 and is_around(words[-1:]):
        words = words[:-1]
    if not 0 < len(words) <= _MOST or not is_given(words[0]) or is_around(words[:1]):
        return None
    if len(words) > 1:
        return names.surely(" ".join(words))
    capital = words[0][:1].isupper() and not words[0].isupper()
    plain = knows(words) and not given_names.is_a_word_too(fold(words[0]))
    return written(words) if asked or capital or plain else None
