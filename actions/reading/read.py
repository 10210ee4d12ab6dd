"""One way of reading a message, the same for the chat and for SMS. Pure.

In this order: danger; a quick reply; a language that is not Turkish; then the whole message and
each of its clauses, weighed given the question, and put together (`together`).
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from actions.reading import (
    beside,
    choices,
    languages,
    names,
    peril,
    questions as q,
    reading as r,
    tells,
    together,
    weighing,
)
from actions.reading.candidate import Candidate
from actions.reading.reading import Reading

if TYPE_CHECKING:
    from actions.reading.context import Context
    from actions.reading.message import Clause, Message


def read(message: Message, context: Context) -> Reading:
    """Return what a message says, given the question that was asked."""
    if message.is_choice:
        return choices.read(message, context)
    fields = tells.fields(message)
    found = peril.found(message)
    if found is not None:
        told, words = found
        return Reading(
            r.DANGER, kind=told.kind, cannot_call=told.cannot_call, fields=fields, text=words
        )
    language = languages.foreign(message.text)
    if language is not None and context.question not in {q.NAME, q.EMAIL}:
        return Reading(r.FOREIGN, language=language, fields=fields)
    whole = _opening(message, context) or weighing.likeliest(message, context, fields)
    parts = [_part(message, clause, context) for clause in message.clauses]
    said = together.put(message, context, whole, parts, fields)
    if said.main == r.YES and r.NO in said.also:
        # Yes and no in one message is neither: what hangs on it may not be undone.
        return replace(said, main=r.UNSURE, also=())
    return beside.added(said, message, context)


def _opening(message: Message, context: Context) -> Candidate | None:
    """Return the name that a message surely begins with, whatever else it says."""
    name = names.opening(message) if context.question == q.NAME else None
    return Candidate(r.GIVEN, 0.95, value=name) if name is not None else None


def _part(message: Message, clause: Clause, context: Context) -> tuple[Clause, Candidate]:
    part = message.part(clause)
    return clause, weighing.likeliest(part, context, tells.fields(part))
