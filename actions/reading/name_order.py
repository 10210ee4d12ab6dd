"""Which part of a name is the surname, where words or the order say so. Pure.

"Kara soyadı isim Deniz", "Canan adım, Tez soyadım": what a part is called may stand behind it.
"Ölmez Halil İbrahim": a surname by its shape before what is a given name alone.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from actions.reading import given_names
from actions.reading.name_runs import PART, run_of
from actions.reading.name_score import Found, scored
from actions.reading.name_words import (
    can_be_in_a_name,
    is_around,
    is_everyday,
    is_given,
    is_kin,
    is_lead,
)
from lexicon.turkish import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

_LABEL = re.compile(
    r"\b(?:(?P<surname>soy ?(?:ad(?:im|imiz|i)?|isim|ism(?:im|i)))|ad(?:im|imiz|i)?|isim(?:im)?|"
    r"ism(?:im|imiz|i))\b"
)
_MOST_OF_A_PART = 3
# No given name: what denies, and what names a descent.
_SURELY_A_SURNAME = re.compile(r"\w{2,}m[ae]z|\w{2,}(?:oglu|ogullari|gil|zade)")


def labelled_behind(text: str) -> Found | None:
    """Read a name of which a part, or the whole, is followed by what it is called."""
    labels = list(_LABEL.finditer(fold(text)))
    if not 0 < len(labels) <= len(("given", "surname")):
        return None
    ends = [0, *(label.end() for label in labels)]
    starts = [*(label.start() for label in labels), len(text)]
    before, *middle, after = (text[end:start] for end, start in zip(ends, starts, strict=True))
    first = _right_before(before)
    if not first:
        return None
    if not middle:
        own = labels[0]["surname"] is None and len(first) > 1 and _says_nothing(after)
        return scored(first, introduced=True) if own else None
    if (labels[0]["surname"] is None) == (labels[1]["surname"] is None):
        return None
    second = _right_before(middle[0]) if _says_nothing(after) else []
    if not second and _says_nothing(middle[0]):
        second = run_of(after.lstrip(" ,:;=-"))
    if not second:
        return None
    halves = (second, first) if labels[0]["surname"] else (first, second)
    found = scored([word for half in halves for word in half], introduced=True)
    return Found(found.name, found.score, labelled=True) if found is not None else None


def given_first(words: Sequence[str]) -> list[str]:
    """Return the words of a name with the given ones first, where what they are leaves no doubt."""
    first, *rest = words
    if not 0 < len(rest) < _MOST_OF_A_PART or is_given(first):
        return list(words)
    if not all(is_given(word) and not is_everyday(word) for word in rest):
        return list(words)
    denies = bool(_SURELY_A_SURNAME.fullmatch(fold(first)))
    womans = all(given_names.is_female(fold(word)) for word in rest)
    plain = not given_names.is_foreign(fold(first)) and (is_everyday(first) or _acts(first))
    return [*rest, first] if denies or (womans and plain) else list(words)


def _acts(word: str) -> bool:
    return bool(re.fullmatch(r"\w{2,}[aiu]r", fold(word)))


def _right_before(text: str) -> list[str]:
    """Return the words that stand right before a label, as far as they may be a name."""
    part = PART.split(text.rstrip(" ,:;=-"))[-1].split()
    words: list[str] = []
    for word in reversed(part):
        if not can_be_in_a_name(word) or is_kin(word) or (is_lead(word) and not is_given(word)):
            break
        words.insert(0, word)
    return words if len(words) <= _MOST_OF_A_PART else []


def _says_nothing(text: str) -> bool:
    """Whether a text adds nothing to a name: it is empty, around it, or begins another part."""
    if text.lstrip()[:1] in {",", ".", ";"} and any(map(str.isalnum, text)):
        return True
    return is_around(re.sub(r"[^\w\s]", " ", text).split())
