"""Which readings of a message are the likeliest, given the question. Pure.

What the words show (`evidence`, `wants`, `story`) and what the classifier believes are candidates
alike. Each is worth its own certainty times the likelihood of that reading at the question.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from actions.reading import (
    asides,
    evidence,
    happenings,
    human,
    inquiries,
    intents,
    misconduct,
    questions as q,
    reading as r,
    story,
    trouble,
    verbs,
    wants,
)
from actions.reading.candidate import Candidate
from lexicon.turkish import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from actions.reading.context import Context
    from actions.reading.message import Message
    from actions.reading.reading import Fields

UNDERSTOOD = 0.3
"""Below it a message is not understood."""
_CONSIDERED = 5
# What the classifier believes to be asked where the words tell that something went wrong.
_COMPLAINED = 0.4
_ASKED = frozenset(
    {r.CANCEL_SUBSCRIPTION, r.BILL, r.TARIFF, r.OUTAGE_CHECK, r.DOCUMENTS, r.DATA_REQUEST}
    | {r.PORTING, r.TRANSFER}
)


def ranked(message: Message, context: Context, told: Fields) -> list[Candidate]:
    """Return the readings of a message, that for which most speaks first."""
    found = [
        *evidence.at(message, context, told),
        *wants.candidates(message, context),
        *_aside(message, context),
        *_classified(message, context),
        *story.candidates(message, context),
        *_of_our_people(message, context),
        *_announced(message, context),
    ]
    return sorted(found, key=lambda one: -one.score)


def likeliest(ranking: Sequence[Candidate]) -> Candidate:
    """Return the reading for which most speaks; `unclear` where little speaks for any."""
    best = next(iter(ranking), None)
    if best is None or best.score < UNDERSTOOD:
        return Candidate(r.UNCLEAR, 0.0)
    return best


def _aside(message: Message, context: Context) -> Iterator[Candidate]:
    if not message.is_choice:
        for said, score in asides.candidates(message.text, context.question):
            yield Candidate(said, score)


def _classified(message: Message, context: Context) -> Iterator[Candidate]:
    if not any(map(str.isalpha, message.text)):
        return  # The classifier knows nothing of figures alone.
    ranking = message.ranking or ((message.intent, message.confidence),)
    plain = verbs.plain(fold(message.text))
    amiss = trouble.is_told(plain) and (trouble.marks(plain) > 1 or not trouble.asks(plain))
    certain = trouble.is_certain(plain)
    for intent, confidence in ranking[:_CONSIDERED]:
        meant = intents.meaning(intent, context.question)
        if meant is not None:
            weight = intents.likelihood(meant, context.question)
            if amiss and meant in _ASKED | {r.INSULT}:
                weight *= _COMPLAINED
            if meant == r.SOLVED and (happenings.fails_at_last(plain) or certain):
                weight *= _COMPLAINED
            if meant == r.HUMAN and not human.asked_for(message.text):
                weight *= _NOT_ASKED_FOR
            if meant in _LIKE_A_REQUEST and misconduct.is_told(message.text):
                weight *= _COMPLAINED
            yield Candidate(meant, confidence * weight)


def _of_our_people(message: Message, context: Context) -> Iterator[Candidate]:
    if not message.is_choice and misconduct.is_told(message.text):
        yield Candidate(r.MORE if context.told else r.COMPLAINT, _TOLD)


def _announced(message: Message, context: Context) -> Iterator[Candidate]:
    """Yield that a question comes next: "kaydetmeden önce bir şey soracağım"."""
    if message.is_choice or not inquiries.announces_one(message.text):
        return
    asked = context.question != q.NONE
    yield Candidate(r.WAIT if asked else r.UNSURE, _ANNOUNCED)


_ANNOUNCED = 1.0
_NOT_ASKED_FOR, _TOLD = 0.55, 0.9
_LIKE_A_REQUEST = frozenset({r.HUMAN, r.POSITION, r.INSULT})
