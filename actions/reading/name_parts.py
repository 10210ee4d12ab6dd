"""A name as a whole part of a message, with what people say around it. Pure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from actions.reading.name_score import USUAL_WORDS, Found, is_sure, scored
from actions.reading.name_spelling import PARTICLES
from actions.reading.name_tails import (
    end_of,
    is_a_subject,
    is_done,
    without_what_is_around,
)
from actions.reading.name_words import (
    WHOSE,
    before_somebody_else,
    can_be_in_a_name,
    is_a_trade,
    is_everyday,
    is_foreign_row,
    is_given,
    is_lead,
    is_surname_by_case,
    knows,
)
from lexicon.turkish import fold

if TYPE_CHECKING:
    from collections.abc import Sequence


_TITLED = re.compile(
    r"^(?:(?:sn|sayin|bay|bayan|dr|av|avukat|prof|doc|op|yrd|uzm|muh|mr|mrs|ms|haci|ogr|gor)\b\.?\s*)+"
)
_I = re.compile(
    rf"\b(?:benimki|ben(?:im)?(?: {WHOSE}\b)?|"
    r"(?:sikayet eden|arayan|yazan|basvuran|sikayetci)(?: (?:ogl|kiz|es|torun)\w*)?)\s+"
)
_OF_ANOTHERS_ACT = 5
_REPLIES = frozenset({"hayir", "yok", "yo", "evet", "he"})


def in_part(part: list[str]) -> Found | None:
    """Read a part of a message as a name and what is said around it."""
    part = before_somebody_else(part)
    titled = _TITLED.match(fold(" ".join(part)))
    words = " ".join(part)[titled.end() :].split() if titled else part
    first = _start(words)
    if is_foreign_row(words):
        return Found(" ".join(words), 0.85)
    if is_surname_by_case(words):
        return scored(words, introduced=False)
    return None if first is None else _from(words, first, titled=bool(titled))


def _from(words: list[str], first: int, *, titled: bool) -> Found | None:
    """Read a name that begins at a word of a part."""
    said_by_me = bool(_I.match(fold(" ".join(words)) + " ")) or fold(words[-1]) == "ben"
    led = any(is_everyday(word) and not is_lead(word, greeting=True) for word in words[:first])
    words, left = words[first:], sum(not is_lead(word) for word in words[:first])
    if len(words) > 1 and is_a_trade(words[0]) and is_given(words[1]):
        words = words[1:]  # "kasap Yaşar": what somebody does is no part of the name
    end = end_of(words)
    left += sum(not is_lead(word, greeting=True) for word in words[end:])
    left += _OF_ANOTHERS_ACT * any(map(is_done, words[end:]))
    if is_a_subject(words[:end], words[end:]):
        return None
    words, courteous = without_what_is_around(words[:end])
    if len(words) > USUAL_WORDS:
        words, more = _without_a_tail(words)
        left += more
    said = (said_by_me or titled) and is_sure(words)
    found = scored(words, introduced=courteous or said, courteous=courteous)
    if found is None:
        return None
    mine = said_by_me and is_sure(words) and len(words) > 1
    if mine:
        left = min(left, 1)
    elif led and any(map(is_everyday, words)) and not all(word[:1].isupper() for word in words):
        left += 4  # "ses seda yok"
    return Found(found.name, found.score * max(0.3, 1 - 0.11 * left), labelled=mine)


def _start(words: Sequence[str]) -> int | None:
    """Return where a name may begin: after a greeting, "ben", or whose name it is."""
    first = 0
    if len(words) > 1 and fold(words[0]) in _REPLIES and knows(words[1:2]):
        first = 1  # "hayır Ömer"
    role = _I.match(fold(" ".join(words)))
    own = len(role.group().split()) if role is not None else 0
    if 0 < own < len(words) - 1 and knows(words[own : own + 1]):
        first = own  # "arayan Yunus Çetin"
    while first < len(words) - 1 and is_lead(words[first], greeting=first == 0):
        first += 1
    if first < len(words) and can_be_in_a_name(words[first]) and not _is_said_before(words[first:]):
        return first
    known = (at for at, word in enumerate(words) if is_given(word) and not is_everyday(word))
    return next(known, None)


def _is_said_before(words: Sequence[str]) -> bool:
    """Whether an everyday word or two lead up to a known given name ("yetkili Tarkan Eryiğit")."""
    if len(words) <= 2 or (is_given(words[0]) and not is_everyday(words[0])):  # noqa: PLR2004
        return False  # half of the name
    known = next((at for at, word in enumerate(words) if at and knows([word])), None)
    if known is None:
        return False
    lower_then_capital = not words[0][:1].isupper() and words[known][:1].isupper()
    return is_everyday(words[0]) or lower_then_capital or (known > 1 and known < len(words) - 1)


def _without_a_tail(words: list[str]) -> tuple[list[str], int]:
    """Cut everyday words off a long row ("ayşe yılmaz fatura sorunu")."""
    kept = list(words)
    if all(word[:1].isupper() or fold(word) in PARTICLES for word in words):
        return kept, 0  # written as names of four words are
    if fold(words[-2]) in PARTICLES and not is_everyday(words[0]):
        return kept, 0  # "abdul rahman al hakim"
    while len(kept) > 2 and is_everyday(kept[-1]) and not is_given(kept[-1]):  # noqa: PLR2004
        kept.pop()
    return kept, len(words) - len(kept)
