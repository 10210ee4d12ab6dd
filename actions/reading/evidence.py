"""What a message's words show about the question that was asked. Pure.

A reader per question; each yields candidates with what was given in them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from actions.reading import (
    corrections,
    emails,
    names,
    phones,
    questions as q,
    reading as r,
    refusals,
    solved,
    topics,
    tracking_numbers,
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
_CODE = re.compile(r"(?<!\d)\d(?:[ \-.]?\d){5}(?!\d)")
_NO_CODE = re.compile(r"(gelmedi|gelmiyo|ulasmadi|almadim|yok|gelmeyen|dusmedi)")
_SEND_AGAIN = re.compile(r"\b(tekrar|yeniden|bir daha|bi daha)\b.*\b(gonder|yolla|at|iste)|yeni kod")


def at(message: Message, context: Context, told: Fields) -> Iterator[Candidate]:
    """Yield what the words show, for the open question and for what may be said at any."""
    if context.can_undo and _UNDO.search(message.folded) and len(message.words) <= _FEW:
        yield Candidate(r.UNDO, 0.95)
    reader = _READERS.get(context.question)
    if reader is not None:
        yield from reader(message, context, told)
    if context.question not in {q.PROBLEM, q.ADDITION, q.REASON, q.TRACKING, q.CODE}:
        yield from corrections.candidates(message, context, told)
    if told.tracking_number and context.question in {q.NONE, q.WAITING, q.NAME, q.PHONE}:
        yield Candidate(r.STATUS, 0.6)


def _yes_no(message: Message, context: Context, _told: Fields) -> Iterator[Candidate]:
    yield from yes_no.candidates(message, context)


def _solved(message: Message, context: Context, _told: Fields) -> Iterator[Candidate]:
    yield from solved.candidates(message, context)


def _phone(message: Message, context: Context, told: Fields) -> Iterator[Candidate]:
    yield from phones.candidates(message, context.begun)
    if told.email is not None and told.phone is None:
        yield Candidate(r.UNCLEAR, 0.7)
    yield from refusals.candidates(message, context.question)


def _email(message: Message, context: Context, told: Fields) -> Iterator[Candidate]:
    yield from emails.candidates(message)
    if told.phone is not None and told.email is None:
        yield Candidate(r.UNCLEAR, 0.7)
    yield from refusals.candidates(message, context.question)


def _name(message: Message, context: Context, _told: Fields) -> Iterator[Candidate]:
    yield from refusals.candidates(message, context.question)
    yield from names.candidates(message)


def _topic(message: Message, _context: Context, _told: Fields) -> Iterator[Candidate]:
    named = topics.read(message.text) if len(message.words) <= _FEW else ()
    if len(named) == 1:
        yield Candidate(r.GIVEN, 0.8, value=named[0])
    elif len(named) > 1 and not message.topic_sure:
        yield Candidate(r.UNCLEAR, 0.6, choices=named)
    elif message.topic_sure and message.topic in topics.TOPICS and len(message.words) <= _FEW:
        yield Candidate(r.GIVEN, 0.7, value=message.topic)


def _place(message: Message, _context: Context, told: Fields) -> Iterator[Candidate]:
    if told.place:
        yield Candidate(r.GIVEN, 0.9, value=message.text.strip())
    elif len(message.words) <= _FEW * 2:
        yield Candidate(r.GIVEN, 0.5, value=message.text.strip())
    yield from refusals.candidates(message, q.PLACE)


def _tracking(message: Message, _context: Context, told: Fields) -> Iterator[Candidate]:
    number = told.tracking_number or tracking_numbers.written_in(message)
    if number is not None:
        right = tracking_numbers.is_right(number)
        yield Candidate(r.GIVEN if right else r.INVALID, 0.9, value=number)
    yield from refusals.candidates(message, q.TRACKING)


def _code(message: Message, _context: Context, told: Fields) -> Iterator[Candidate]:
    digits = "".join(c for c in message.text if c.isdigit())
    match = _CODE.search(message.text)
    if match is not None and told.phone is None:
        yield Candidate(r.GIVEN, 0.95, value=re.sub(r"\D", "", match.group()))
    elif digits and told.phone is None:
        yield Candidate(r.INVALID, 0.7)
    if _SEND_AGAIN.search(message.folded):
        yield Candidate(r.AGAIN, 0.92)
    elif _NO_CODE.search(message.folded) and not digits:
        yield Candidate(r.NOT_RECEIVED, 0.9)
    else:
        yield from refusals.candidates(message, q.CODE)
    yield from (
        Candidate(main, score * 0.9)
        for main, score in yes_no.evidence(message.text).items()
        if main == r.WAIT
    )


_READERS: Mapping[str, Callable[[Message, Context, Fields], Iterator[Candidate]]] = {
    **dict.fromkeys((q.CONFIRM, q.DROP, q.RESUME, q.WITHDRAW, q.CORRECT), _yes_no),
    **dict.fromkeys((q.SOLVED, q.CLOSE), _solved),
    **dict.fromkeys((q.PHONE, q.PROOF_PHONE), _phone),
    q.EMAIL: _email,
    q.NAME: _name,
    q.TOPIC: _topic,
    q.PLACE: _place,
    **dict.fromkeys((q.TRACKING, q.WHICH), _tracking),
    q.CODE: _code,
}
