"""Danger, by its words (`lexicon/danger`) and by what the classifier has learnt. Pure.

Words alone find two dangers in three of those that nobody foresaw, the classifier alone four in
five; either is believed where the other does not speak against it (docs/nlu-experiments.md).
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from actions.reading import (
    anothers_mail,
    authority,
    date_questions,
    lingering,
    number_sources,
    secrets,
    unwanted,
    wishes,
)
from lexicon import danger
from lexicon.danger import missing, threat

if TYPE_CHECKING:
    from actions.reading.message import Message

_SURE = 0.8
_TOO_SHORT = 2
_POSSIBLE = 0.05
_LONGEST = 40
"""Words beyond which a message is a story, whose danger only words can show."""
_PIECE = 60
"""Characters up to which a message may be a piece of what is told in several."""
_NO_CALL = re.compile(r"\b(arayam|aranm|arama\w* (yap|git|bas)|cekmi|ulasam|no service)")
_CALLED_FOR = frozenset({"emergency", "violence"})


@lru_cache(maxsize=64)
def by_words(text: str) -> danger.Danger | None:
    """Return what the words of a text tell of; asked more than once for a message."""
    return danger.find(text)


def found(message: Message) -> tuple[danger.Danger, str] | None:
    """Return the danger that a message tells of, and the words: alone, or with those before it."""
    told = by_words(message.text)
    learnt = sum(share for _, share in message.peril)
    sure = is_certain(message.text) or learnt >= _POSSIBLE or not message.ranking
    if told is not None and sure:
        return told, message.text
    if is_harmless(message):
        return None
    if learnt >= _SURE and _TOO_SHORT < len(message.words) <= _LONGEST:
        return likeliest(message), message.text
    return _in_pieces(message) if told is None else None


def is_certain(text: str) -> bool:
    """Whether a text's words tell of a danger of which no line was learnt: they are believed."""
    told = by_words(text)
    return told is not None and bool(_CERTAIN & {*told.signs})


_CERTAIN = frozenset(
    {
        "groomed",
        "pressed_online",
        "ran_away",
        "not_come_home",
        "aged_and_alone",
        *missing.SIGNS,
        *threat.ON_SOMEBODY,
    }
)


def is_harmless(message: Message) -> bool:
    """Whether a message denies a danger, or speaks of a thing, a manner of speech or the past."""
    if danger.is_harmless(message.text) or danger.is_everyday(message.text):
        return True
    # "Bana sabahları aramayın", "yarına kadar istiyorum": a wish, where no word tells of danger.
    wished = wishes.is_only_when_or_how(message.text) or date_questions.is_nothing_else(
        message.text
    )
    wished = wished or number_sources.are_asked_for(message.text)
    wished = wished or unwanted.cannot_be_stopped(message.text)  # "mesajlardan çıkamıyorum"
    wished = wished or authority.is_told(message.text) or lingering.is_put_out(message.text)
    wished = wished or anothers_mail.comes(message.text) or secrets.is_nothing_else(message.text)
    return by_words(message.text) is None and wished


def is_hinted_at(message: Message) -> bool:
    """Whether a text has a word of the kind of danger that the classifier sees most in it."""
    if not message.peril:
        return True
    kind, share = max(message.peril, key=lambda one: one[1])
    return share < _POSSIBLE or kind in danger.hints(message.text)


def tells_too_little(message: Message) -> bool:
    """Whether only words could tell of danger: "Veda", "evde", "hepsi" are names and answers."""
    return len(message.words) <= _TOO_SHORT


def likeliest(message: Message) -> danger.Danger:
    """Return the danger that a message tells of if it tells of one."""
    told = by_words(message.text)
    if told is not None or not message.peril:
        return told or danger.Danger("emergency", cannot_call=False, signs=())
    kind = max(message.peril, key=lambda one: one[1])[0]
    cannot_call = kind in _CALLED_FOR and bool(_NO_CALL.search(message.folded))
    return danger.Danger(kind, cannot_call, ("learnt",))


def _in_pieces(message: Message) -> tuple[danger.Danger, str] | None:
    """Return the danger that short messages tell only together: "annem", "nefes almıyor"."""
    pieces = [*message.earlier, message.text]
    if len(pieces) == 1 or any(len(piece) > _PIECE for piece in pieces):
        return None
    words = "\n".join(pieces)
    told = danger.find(words)
    # What was told before is answered: only what this message adds counts.
    new = told is not None and danger.find("\n".join(message.earlier)) is None
    return (told, words) if told is not None and new else None
