"""How much speaks for words to be a name, from 0 to 1. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from actions.reading import given_names
from actions.reading.name_spelling import PARTICLES, written
from actions.reading.name_words import (
    REPLIES,
    can_be_in_a_name,
    is_everyday,
    is_given,
    is_long_enough,
    is_mashed,
    knows,
)
from lexicon.turkish import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

MOST_WORDS, USUAL_WORDS = 5, 3
_LONGEST_NAME = 60

_INFLECTED = re.compile(
    r"\w{3,}(?:[dt][ae]|[dt][ae]n|[dt][iu]r|y[iu]m|n[iu]n|lar[a-z]*|ler[a-z]*|yor|iyo|mis|mus)"
)
# "ezberimde kalmaz", "kimseye söylenmesin", "sormaya devam": forms that no name has.
_OF_A_SENTENCE = re.compile(
    r"\w{2,}(?:[iu]m(?:d[ae]n?|[ae])|m[ae]y[ae]|m[ae]s[iu]n(?:l[ae]r)?|m[ae]y[iu]n|m[iu]yo\w*|"
    r"[iu]yo(?:r\w*|m)?|m[ae]d[iu]\w{0,3})"
)
_SURNAME_SHAPE = re.compile(
    r"\w*(?:oglu|ogullari|gil|zade|soy|turk|kaya|demir|tas|dag|han|alp|kurt|aslan|er|bas|yurek|bay|"
    r"tekin|tug|ay|gun|su|gul|dogan|ci|cu|maz|mez|li|lu|el|sen|ok|an|can|ar|kan|ac|at|il|in|al)"
    r"|(?:oz|kara|ak|kizil|boz|sari|gok|yildi|koca|er|al|ay|gun|bay|bas|kilic|demir|celik)\w{3,}"
)


_ACTS = re.compile(r"\w{2,}(?:[aeiu]r|m[ae]z)")


@dataclass(frozen=True)
class Found:
    """A name as it should be written, how much speaks for it, and whether "adım" says so."""

    name: str
    score: float
    labelled: bool = False


def is_sure(words: Sequence[str]) -> bool:
    """Whether words are a name even if they were not introduced as one."""
    return knows(words) or all(word[:1].isupper() for word in words)


def scored(words: Sequence[str], *, introduced: bool, courteous: bool = False) -> Found | None:
    """Return the name that the words are, with how much speaks for it."""
    if not 0 < len(words) <= MOST_WORDS or len(" ".join(words)) > _LONGEST_NAME:
        return None
    if not all(map(can_be_in_a_name, words)) or not any(map(is_long_enough, words)):
        return None
    if len(words) > 1 and not any(map(is_given, words)) and any(map(_is_of_a_sentence, words)):
        return None
    if len(words) > 1 and (_is_a_sentence(words) or any(map(is_in_a_case, words[1:]))):
        return None
    if fold(words[-1]) in _THERE_IS and not words[-1][:1].isupper() and not is_given(words[0]):
        return None  # "ad mad yok"
    score = _one_word(words[0]) if len(words) == 1 else _words(words)
    if introduced and score > 0:
        score = max(0.93, score) if score >= _LIKELY else min(1.0, score + 0.2)
    elif introduced and courteous and len(words) == 1 and fold(words[0]) not in REPLIES:
        score = 0.8
    return Found(written(words), score) if score > 0 else None


def _is_of_a_sentence(word: str) -> bool:
    return not word[:1].isupper() and bool(_OF_A_SENTENCE.fullmatch(fold(word)))


def _is_a_sentence(words: Sequence[str]) -> bool:
    """Whether a row in small letters tells what was done: "kaya düştü kabloya".

    Such a word is a surname at the end, behind nothing but given names: "ayşe nur geldi".
    """
    done = [
        at
        for at, word in enumerate(words)
        if at and not word[:1].isupper() and not is_given(word) and _DONE.fullmatch(fold(word))
    ]
    return bool(done) and (done[0] < len(words) - 1 or not all(map(is_given, words[:-1])))


_DONE = re.compile(r"\w{2,}[dt][iu](?:l[ae]r)?")
_THERE_IS = frozenset({"yok", "var"})


def is_in_a_case(word: str) -> bool:
    """Whether a word is an everyday one in a case, as no name is: "ayından", "içinde"."""
    return not word[:1].isupper() and not is_given(word) and bool(_IN_A_CASE.fullmatch(fold(word)))


_IN_A_CASE = re.compile(r"\w{2,}[iu]nd[ae]n?|\w{3,}(?:[dt][ae]n|[iu]m[iu]zd[ae]n?|[iu]yl[ae])")
_LIKELY = 0.38


def _one_word(word: str) -> float:
    folded, capital = fold(word), word[:1].isupper()
    if is_given(word):
        return (0.55 if capital else 0.42) if is_everyday(word) else 0.9
    if is_everyday(word) or is_mashed(word):
        return 0.0
    if given_names.is_foreign(folded):
        return 0.85 if capital else 0.6
    if _INFLECTED.fullmatch(folded):
        return 0.45 if capital else 0.35
    return 0.65 if capital and not word.isupper() else 0.5


def _doubtful(words: Sequence[str], everyday: Sequence[bool], *, capital: bool) -> float:
    """Score a row that begins with a given name which is a word too: "umut", "çağrı"."""
    others = any(
        is_given(word) and not usual for word, usual in zip(words[1:], everyday[1:], strict=True)
    )
    if capital or others:
        return 0.95 if others or not any(everyday[1:]) else 0.9
    if len(words) == 2 and _ACTS.fullmatch(fold(words[1])):  # noqa: PLR2004
        return 0.7  # "çağrı bekler": so surnames end, and no sentence that is written here
    return 0.3 if any(everyday[1:]) else 0.66


def _are_mashed(words: Sequence[str]) -> bool:
    """Whether a word is no word at all; beside letters from elsewhere any cluster may be one."""
    return all(fold(word).isascii() for word in words) and any(map(is_mashed, words))


def _words(words: Sequence[str]) -> float:
    capital = all(word[:1].isupper() or fold(word) in PARTICLES for word in words)
    everyday = [is_everyday(word) for word in words]
    given = is_given(words[0])
    doubtful = given and (everyday[0] or given_names.is_a_word_too(fold(words[0])))
    known = [
        word for word, usual in zip(words, everyday, strict=True) if is_given(word) and not usual
    ]
    foreign = given_names.is_foreign(fold(words[0])) and not everyday[0]
    if given and not doubtful:
        score = 1.0 if not any(everyday[1:]) else 0.99 if capital else 0.97
    elif doubtful:
        score = _doubtful(words, everyday, capital=capital)
    elif known:
        score = 0.93 if not any(everyday) else 0.85 if capital else 0.45
    elif not any(everyday):
        shaped = bool(_SURNAME_SHAPE.fullmatch(fold(words[-1])))
        score = 0.88 if capital else 0.8 if foreign else 0.74 if shaped else 0.68
        if not capital and any(_INFLECTED.fullmatch(fold(word)) for word in words):
            score = 0.4
    elif not all(everyday):
        score = 0.78 if capital and not everyday[0] else 0.6 if capital else 0.4
        score -= 0.2 if everyday[0] and not capital and not foreign else 0
    else:
        score = 0.3 if capital else 0.0
    if not given and _are_mashed(words):
        score = 0.1
    if len(words) > USUAL_WORDS:
        score -= 0.15 * (len(words) - USUAL_WORDS) * (0.3 if len(known) > 1 or capital else 1)
    return max(score, 0.0)
