"""What a message wants beside or instead of an answer, by its own words. Pure."""

from __future__ import annotations

import re
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from actions.reading import (
    asides,
    cases,
    human,
    inquiries,
    questions as q,
    reading as r,
    threats,
    trouble,
    verbs,
)
from actions.reading.candidate import Candidate
from actions.reading.message import words_of
from lexicon.turkish import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from actions.reading.context import Context
    from actions.reading.message import Message

# Where a complaint is being taken, "şikayetimi iptal edin" means that one.
_TAKEN = frozenset({q.PHONE, q.EMAIL, q.NAME, q.TOPIC, q.PLACE})
_EARLIER = re.compile(r"\b(?:onceki|eski|gecen|daha once|kayd|kayit|ilk)")
SURE = 0.85
"""From here on the words themselves want it."""
_LONG = 12
# What is said aside in the same words is rather meant.
_OUTDONE_BY = MappingProxyType({r.DATA_REQUEST: r.PRIVACY, r.HUMAN: r.LEAVE_QUEUE})
_DONE_TO_IT = frozenset({r.WITHDRAW, r.REOPEN, r.ADD})
# How likely a want is at a question where its words may be an answer or a story as well.
_AT: Mapping[str, Mapping[str, float]] = MappingProxyType(
    {
        q.DROP: {r.CANCEL_SUBSCRIPTION: 0.8},
        q.WITHDRAW: {r.CANCEL_SUBSCRIPTION: 0.8},
        q.CLOSE: {r.CANCEL_SUBSCRIPTION: 0.7},
        # "Telefonu kapatıp açacağım" tries the steps.
        q.SOLVED: {r.CANCEL_SUBSCRIPTION: 0.8},
        # A human is what is waited for already.
        q.WAITING: {r.HUMAN: 0.8, r.NO_CALL: 0.8},
    },
)


def candidates(message: Message, context: Context) -> Iterator[Candidate]:
    """Yield what the words of a message want: a human, information, to go to the authorities."""
    yield from said(message.text, context.question)


# Asked for a message and its clauses when they are weighed, and again when they are put together.
@lru_cache(maxsize=64)
def said(text: str, question: str) -> tuple[Candidate, ...]:
    """Return what a text wants at a question; nothing where it is a choice that was offered."""
    return () if text.startswith("/") else tuple(_wanted(text, question))


def _wanted(text: str, question: str) -> Iterator[Candidate]:
    aside = dict(asides.candidates(text, question))
    likely = _AT.get(question, {})
    # Beside a trouble that is told at length, a want is the smaller part of the message.
    told = len(words_of(text)) > _LONG and trouble.is_told(verbs.plain(fold(text)))
    for wanted, score in (
        (r.HUMAN, human.asked_for(text)),
        (r.REGULATOR, threats.threatens(text)),
        (r.NO_CALL, threats.nobody_replied(text)),
        *inquiries.candidates(text),
        *_of_a_case(text, question),
    ):
        if score and _OUTDONE_BY.get(wanted) not in aside:
            yield Candidate(wanted, score * likely.get(wanted, 1.0) * (0.8 if told else 1.0))


def _of_a_case(text: str, question: str) -> Iterator[tuple[str, float]]:
    """Yield what is wanted of a complaint; at a yes or no "sil" and "çek" are answers."""
    answers = question in q.YES_OR_NO | {q.CORRECT, q.ADDITION, q.REASON}
    yield from (
        (wanted, score)
        for wanted, score in cases.candidates(text)
        if not (answers and wanted in _DONE_TO_IT)
        and not (wanted == r.WITHDRAW and question in _TAKEN and not _EARLIER.search(fold(text)))
    )
