"""One way of reading a message, the same for the chat and for SMS. Pure.

In this order: danger; a quick reply; a language that is not Turkish; then the whole message and
each of its clauses, weighed given the question: the answer first, what else is wanted after it, and
the details whatever else happens.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from actions.reading import choices, languages, questions as q, reading as r, tells, weighing
from actions.reading.reading import Reading
from lexicon import danger

if TYPE_CHECKING:
    from actions.reading.candidate import Candidate
    from actions.reading.context import Context
    from actions.reading.message import Message
    from actions.reading.reading import Fields

_SURE = 0.6
_BRIEF = 7
_TOLD = r.STORY
_WANTED = r.WANTS | r.REQUESTS | {r.WHY, r.PRIVACY, r.DURATION, r.BOT, r.HELP, r.CHANNELS}
_NEEDS_AN_ANSWER = r.ANSWERS | {r.SOLVED}


def read(message: Message, context: Context) -> Reading:
    """Return what a message says, given the question that was asked."""
    if message.is_choice:
        return choices.read(message, context)
    fields = tells.fields(message)
    found = danger.find(message.text)
    if found is not None:
        return Reading(
            r.DANGER, kind=found.kind, cannot_call=found.cannot_call, fields=fields
        )
    language = languages.foreign(message.text)
    if language is not None and context.question not in {q.NAME, q.EMAIL}:
        return Reading(r.FOREIGN, language=language, fields=fields)
    whole = weighing.likeliest(message, context, fields)
    parts = [(part.text, _of_part(message, part, context)) for part in message.clauses]
    return _together(message, whole, parts, fields)


def _of_part(message: Message, clause: object, context: Context) -> Candidate:
    part = message.part(clause)  # type: ignore[arg-type]
    return weighing.likeliest(part, context, tells.fields(part))


def _together(
    message: Message, whole: Candidate, parts: list[tuple[str, Candidate]], fields: Fields
) -> Reading:
    """Put the whole and its clauses together: an answer, then what else is wanted, in order."""
    sure = [(text, one) for text, one in parts if one.score >= _SURE]
    answers = [one for _, one in sure if one.main in _NEEDS_AN_ANSWER]
    main = whole
    if whole.main not in _NEEDS_AN_ANSWER and answers and whole.main not in _TOLD:
        main = answers[0]
    elif whole.main in _TOLD and answers and len(sure) > 1 and sure[0][1] is answers[0]:
        main = answers[0]
    also: list[str] = []
    told: list[str] = []
    for text, one in sure:
        if one.main in _TOLD and main.main not in _TOLD:
            told.append(text)
            _append(also, r.MORE, main.main)
        elif one.main in _WANTED and (main.main not in _TOLD or _is_a_plain_want(text, one)):
            _append(also, one.main, main.main)
    return Reading(
        main.main,
        value=main.value,
        field=main.field,
        choices=main.choices,
        also=tuple(also),
        fields=fields,
        text="\n".join(told) or None,
    )


def _is_a_plain_want(text: str, one: Candidate) -> bool:
    """Whether a clause of a story is a wish of its own, and no report of one."""
    return one.main in {r.HUMAN, r.STATUS} and one.score >= 0.8 and len(text.split()) <= _BRIEF


def _append(also: list[str], reading: str, main: str) -> None:
    if reading not in also and reading != main:
        also.append(reading)
