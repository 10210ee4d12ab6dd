"""Where a row of words stops being a name, and what is cut off behind it. Pure.

"Fevzi Çınar deyin", "Can yeterli", "Şükriye ablan", "Melis Sayın artık"; and what makes the name
the subject of a sentence rather than an answer: "çağrı gelmiyor", "Murat Bey aradı".
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from actions.reading.name_runs import STOPS, is_a_parted_suffix, is_of_the_matter
from actions.reading.name_words import (
    AROUND_OR_SURNAME,
    COURTESY,
    LIMITS,
    can_be_in_a_name,
    is_everyday,
    is_given,
    is_kin,
)
from lexicon.turkish import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

# What makes a sentence of what follows a name: something is, was or will be done.
_FINITE = re.compile(
    r"(?!yaz|de|soyle)\w{2,}(?:[iu]yo(?:r\w*|m|z)?|[dt][iu](?:m|k|ler|lar)?|"
    r"m[iu]s(?:[iu]m|lar|ler)?|[ae]c[ae](?:k|g[iu]\w*)|[iu]c[ae]m|[ae]l[iu]m)"
)
_DONE = re.compile(r"(?!yaz|de|soyle|ol)\w{2,}[dt][iu](?:l[ae]r)?")
_ENOUGH = frozenset({"yeterli", "kalsin", "gecsin"})
_ARTICLES = frozenset({"bir", "bi"})
_NAME_AND_SURNAME = 2


def end_of(words: Sequence[str]) -> int:
    """Return how many of the words, from the first one on, may be a name and its title."""
    for at, word in enumerate(words):
        if not can_be_in_a_name(word) or (at and (fold(word) in STOPS or is_kin(word))):
            return at
        if at and is_a_parted_suffix(word):
            return at
        if at and _is_courtesy(word):
            return at + 1
        if at and at + 1 < len(words) and is_of_the_matter(word):
            return at
    return len(words)


def without_what_is_around(words: Sequence[str]) -> tuple[list[str], bool]:
    """Return the words without a title and what is wished of a name; and whether a title stood."""
    kept, courteous = list(words), False
    while len(kept) > 1 and _is_courtesy(kept[-1]):
        courteous = True
        kept.pop()
    titled = all(word.istitle() for word in kept)
    while (
        len(kept) > _NAME_AND_SURNAME
        and not titled
        and (fold(kept[-1]) in AROUND_OR_SURNAME | LIMITS or _is_written_as_none(kept))
    ):
        kept.pop()
    if len(kept) == _NAME_AND_SURNAME and _is_wished(kept):
        kept.pop()
    return kept, courteous


def is_a_subject(words: Sequence[str], after: Sequence[str]) -> bool:
    """Whether what may be a name is a thing of which a sentence tells: "çağrı gelmiyor"."""
    if words[:1] and words[0][:1].isupper() and not any(is_everyday(word) for word in words):
        return False
    if after[:1] and fold(after[0]) in _ARTICLES and words[:1] and is_everyday(words[0]):
        return True  # "can sıkıcı bir durum"
    told = any(_FINITE.fullmatch(fold(word)) and not is_given(word) for word in after)
    return told and all(map(is_everyday, words))


def is_done(word: str) -> bool:
    """Whether a word says that somebody has done a thing: "aradı"."""
    return not is_given(word) and bool(_DONE.fullmatch(fold(word)))


def _is_courtesy(word: str) -> bool:
    return fold(word).strip(".") in COURTESY


def _is_written_as_none(words: Sequence[str]) -> bool:
    """Whether what follows a name in capitals is written small, and is a word of every day."""
    small = words[-1].islower() and all(word[:1].isupper() for word in words[:2])
    return small and (is_everyday(words[-1]) or bool(_FINITE.fullmatch(fold(words[-1]))))


def _is_wished(words: Sequence[str]) -> bool:
    """Whether a name is said to be enough: "Can yeterli"."""
    return fold(words[1]) in _ENOUGH and words[1].islower() and is_given(words[0])
