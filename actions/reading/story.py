"""The story as a possible reading: a complaint, an announcement of one, or more of it. Pure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from actions.reading import (
    authority,
    human,
    inquiries,
    questions as q,
    reading as r,
    stories,
    threats,
    topics,
    trouble,
    verbs,
)
from actions.reading.candidate import Candidate
from lexicon.turkish import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actions.reading.context import Context
    from actions.reading.message import Message

# How likely a story is where something else is asked.
_AT = {
    q.NAME: 0.7,
    q.PHONE: 0.8,
    q.EMAIL: 0.8,
    q.TOPIC: 0.7,
    q.CODE: 0.5,
    q.TRACKING: 0.8,
    q.PLACE: 0.4,
}
_ADDED = frozenset({q.ADDITION, q.REASON})
_LONG = 6
_WANTED, _BESIDE_A_WANT = 0.85, 0.75
# What somebody wants done about it is a part of what they complain of.
_REMEDY = re.compile(
    r"\b(?:iade|tazminat|telafi|indirim|geri odeme|degisim)\w* (?:\w+ ){0,2}?"
    r"(?:ist[ei]|talep|bekli|rica|yapil|edil|verin|yapin)\w*"
)
_SOUGHT, _OF_AUTHORITY = 0.8, 0.98


def candidates(message: Message, context: Context) -> Iterator[Candidate]:
    """Yield what a message is as a part of a story."""
    if message.is_choice:
        return
    weight = _AT.get(context.question, 1.0)
    plain = verbs.plain(fold(message.text))
    filed = message.likelihood("file_complaint")
    if context.question in {q.NONE, q.PROBLEM} and _is_a_bare_topic(message):
        yield Candidate(r.OPENER, 0.99)
    if context.question in _ADDED and stories.content_words(message):
        yield Candidate(r.MORE, 0.75 if stories.says_something(message) else 0.65)
    if authority.is_told(message.text):
        yield Candidate(r.MORE if context.told or context.adds else r.OPENER, _OF_AUTHORITY)
    if context.told and _REMEDY.search(plain) and not trouble.asks(plain):
        yield Candidate(r.MORE, _SOUGHT * weight)
    if stories.says_something(message):
        told = max(filed, _told(message, context, plain))
        if any(score >= _WANTED for score in _wants(message)) and not trouble.is_told(plain):
            told *= _BESIDE_A_WANT
        yield Candidate(_kind(message, context), told * weight)
    elif filed or stories.announces_a_complaint(message):
        announced = 0.5 if stories.announces_a_complaint(message) else 0.0
        yield Candidate(r.OPENER, max(filed, announced) * weight)
    if context.question == q.PROBLEM and stories.content_words(message):
        yield Candidate(r.OPENER, 0.3)


def _is_a_bare_topic(message: Message) -> bool:
    """Whether a single word names a topic: "fatura" is worth keeping, not enough to go on with."""
    return len(message.words) == 1 and bool(topics.read(message.text))


def _told(message: Message, context: Context, plain: str) -> float:
    """Return how much speaks for it that a message says what is wrong."""
    told = 0.35 if context.question == q.PROBLEM else 0.0
    if stories.is_a_long_complaint(message):
        # However a long message sounds, it is a complaint when its topic is certain.
        told = 0.75 + 0.01 * min(len(message.words), 20)
    elif trouble.is_certain(plain):
        told = 0.85
    elif trouble.is_told(plain) and not trouble.asks(plain):
        told = 0.65 + 0.1 * min(trouble.marks(plain), 2)
    elif (
        context.told
        and trouble.marks(plain)
        and not trouble.asks(plain)
        and len(message.words) >= _LONG
    ):
        told = 0.7
    elif stories.tells_a_problem(message):
        told = 0.5
    elif context.question == q.PROBLEM and len(message.words) >= _LONG:
        told = 0.45
    return told


def _wants(message: Message) -> Iterator[float]:
    """Yield how much speaks for it that something is wanted rather than told."""
    yield threats.nobody_replied(message.text)
    yield human.asked_for(message.text)
    yield from (score for _, score in inquiries.candidates(message.text))


def _kind(message: Message, context: Context) -> str:
    if context.told:
        return r.MORE
    if context.question in {q.NONE, q.PROBLEM, q.RESUME}:
        if not context.adds or context.question == q.PROBLEM:
            return r.COMPLAINT
        another = stories.says_another(message) or stories.is_about_another(message, context.topic)
        return r.COMPLAINT if another else r.MORE
    return r.MORE
