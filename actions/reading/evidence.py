"""What a message's words show about the question that was asked. Pure.

A reader per question; each yields candidates with what was given in them.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from actions.reading import (
    cases,
    codes,
    corrections,
    emails,
    named_after_a_no,
    names,
    phone_answers,
    place_answers,
    questions as q,
    reading as r,
    refusals,
    solved,
    tells,
    topics,
    tracking_numbers,
    two_numbers,
    whose_number,
    yes_no,
)
from actions.reading.candidate import Candidate

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from actions.reading.context import Context
    from actions.reading.message import Message
    from actions.reading.reading import Fields

_UNDO = re.compile(r"\b(geri al|geri getir|silme|birakmayalim|vazgecmekten vazgectim)\b")
_FEW = 6


def at(message: Message, context: Context, told: Fields) -> Iterator[Candidate]:
    """Yield what the words show, for the open question and for what may be said at any."""
    if context.can_undo and _UNDO.search(message.folded) and len(message.words) <= _FEW:
        yield Candidate(r.UNDO, 1.0)
    reader = _READERS.get(context.question)
    if reader is not None:
        yield from reader(message, context, told)
    if context.question not in {q.PROBLEM, q.ADDITION, q.REASON, q.TRACKING, q.CODE}:
        yield from corrections.candidates(message, context, told)
    if told.tracking_number and context.question in {q.NONE, q.WAITING, q.NAME, q.PHONE}:
        sought = tracking_numbers.is_right(told.tracking_number) and cases.asks_after(message.text)
        yield Candidate(r.STATUS, 0.97 if sought else 0.6)


def _yes_no(message: Message, context: Context, _told: Fields) -> Iterator[Candidate]:
    yield from yes_no.candidates(message, context)


def _solved(message: Message, context: Context, _told: Fields) -> Iterator[Candidate]:
    yield from solved.candidates(message, context)


def _phone(message: Message, context: Context, told: Fields) -> Iterator[Candidate]:
    if whose_number.is_another_s(message.text):
        yield Candidate(r.UNCLEAR, 0.995)
        return
    for one in phone_answers.candidates(
        message, context.begun, two_numbers.told_apart(message.text)[0]
    ):
        if one.main != r.INVALID or not told.tracking_number:
            yield one
    if told.email is not None and told.phone is None:
        yield Candidate(r.UNCLEAR, 0.7)
    yield from refusals.candidates(message, context.question)


def _email(message: Message, context: Context, told: Fields) -> Iterator[Candidate]:
    yield from emails.candidates(message)
    if told.phone is not None and told.email is None:
        yield Candidate(r.UNCLEAR, 0.7)
    yield from refusals.candidates(message, context.question)


def _name(message: Message, context: Context, _told: Fields) -> Iterator[Candidate]:
    after_a_no = named_after_a_no.name(message.text, asked=True)
    if after_a_no is not None:
        yield Candidate(r.GIVEN, 1.0, value=after_a_no)
    yield from refusals.candidates(message, context.question)
    for one in names.candidates(message):
        if tells.is_a_place(one.value or "", message):
            continue
        yield replace(one, value=tells.without_places(one.value or "", message))


def _topic(message: Message, context: Context, _told: Fields) -> Iterator[Candidate]:
    yield from topics.candidates(message, context.offered)


def _place(message: Message, _context: Context, told: Fields) -> Iterator[Candidate]:
    yield from place_answers.candidates(message, told)
    yield from refusals.candidates(message, q.PLACE)


def _tracking(message: Message, _context: Context, told: Fields) -> Iterator[Candidate]:
    yield from tracking_numbers.candidates(message, told.tracking_number)


def _code(message: Message, _context: Context, told: Fields) -> Iterator[Candidate]:
    yield from codes.candidates(message, phone_told=told.phone is not None)


_READERS: Mapping[str, Callable[[Message, Context, Fields], Iterator[Candidate]]] = {
    **dict.fromkeys(
        (q.CONFIRM, q.DROP, q.RESUME, q.WITHDRAW, q.CORRECT, q.ANEW, q.CONTACT), _yes_no
    ),
    **dict.fromkeys(q.OF_AN_ALARM | q.OF_AN_EARLIER, _yes_no),
    **dict.fromkeys((q.SOLVED, q.CLOSE), _solved),
    **dict.fromkeys((q.PHONE, q.PROOF_PHONE), _phone),
    q.EMAIL: _email,
    q.NAME: _name,
    q.TOPIC: _topic,
    q.PLACE: _place,
    **dict.fromkeys((q.TRACKING, q.WHICH), _tracking),
    q.CODE: _code,
}
