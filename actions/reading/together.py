"""The reading of a whole message and those of its clauses, put together. Pure.

The answer comes first, then what else is wanted, in the message's order. Who asks for a human is
given one whatever else is said; a story beside it stays the story. The words that belong to the
story are kept apart from greetings, wishes and commands.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from actions.reading import (
    happenings,
    human,
    questions as q,
    reading as r,
    stories,
    told_story,
    trouble,
    verbs,
    wants,
)
from actions.reading.candidate import Candidate
from actions.reading.reading import Reading
from lexicon.turkish import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from actions.reading.context import Context
    from actions.reading.message import Clause, Message
    from actions.reading.reading import Fields

    Part = tuple[Clause, Candidate]

_SURE, _TOLD, _PLAIN, _EXPLICIT = 0.6, 0.7, 0.8, 0.9
_AN_ANSWER = 4
_VALUES = frozenset({r.GIVEN, r.PART, r.INVALID, r.AMBIGUOUS})
_NEEDS_AN_ANSWER = r.ANSWERS | {r.SOLVED}
_YES_COUNTS = q.YES_OR_NO - {q.SOLVED}
_YES_NO = frozenset({r.YES, r.NO, r.SOLVED, r.PERSISTS})
_WANTED = r.WANTS | r.REQUESTS | {r.WHY, r.PRIVACY, r.DURATION, r.BOT, r.HELP, r.CHANNELS}
# "Nasıl gelsin, ne zaman düzelecek" are asked in a story, too, and stay in it.
_SAID_TO_US = _NEEDS_AN_ANSWER | r.WANTS | {r.GREET, r.THANK, r.GOODBYE, r.WHY, r.PRIVACY, r.BOT}
_NO_PART_OF_A_STORY = frozenset({r.HUMAN, r.STATUS, r.GREET, r.THANK, r.GOODBYE, r.WAIT, r.OPENER})


def put(
    message: Message, context: Context, whole: Candidate, parts: Sequence[Part], fields: Fields
) -> Reading:
    """Return the reading of a message out of the whole and its clauses."""
    sure = [(clause, one) for clause, one in parts if one.score >= _SURE]
    own = _wanted_by_its_words(message, context)
    main = _main(context, message, whole, sure, own)
    told = [clause for clause, one in parts if _is_told(clause, one)]
    also = [*own] if main.main in own or own else []
    for _, one in sure:
        also += _beside(one, main, own, fields)
    if told and main.main not in r.STORY:
        also.append(r.MORE)
    if whole.main in _NEEDS_AN_ANSWER | _WANTED and main.main not in r.STORY:
        also.append(whole.main)
    if context.told:
        also = [r.MORE if one == r.ADD else one for one in also]
    return Reading(
        r.MORE if main.main == r.ADD and context.told else main.main,
        value=main.value,
        field=main.field,
        choices=main.choices,
        also=tuple(one for one in dict.fromkeys(also) if one != main.main),
        fields=fields,
        text=_text(message, main, parts, told, asked=context.question != q.NONE),
    )


def _is_told(clause: Clause, one: Candidate) -> bool:
    """Whether a clause belongs to the story: it is one, or tells a trouble beside what it wants."""
    if one.main in r.STORY or one.main in _NEEDS_AN_ANSWER - {r.NO}:
        return one.main in r.STORY and one.score >= _SURE
    plain = trouble.without_people(verbs.plain(fold(clause.text)))
    brief = one.main in _YES_NO and len(plain.split()) <= _AN_ANSWER
    return not brief and trouble.is_told(plain) and trouble.about_the_service(plain)


def _wanted_by_its_words(message: Message, context: Context) -> list[str]:
    """Return what the message wants by its own words, in order."""
    pieces = [clause.text for clause in message.clauses] or [message.text]
    found = [one for piece in pieces for one in wants.said(piece, context.question)]
    if not any(one.score >= wants.SURE for one in found) and len(message.words) <= _BRIEF:
        found = list(wants.said(message.text, context.question))
    return list(dict.fromkeys(one.main for one in found if one.score >= wants.SURE))


_BRIEF = 20


def _main(
    context: Context, message: Message, whole: Candidate, sure: Sequence[Part], own: list[str]
) -> Candidate:
    answers = [one for _, one in sure if one.main in _NEEDS_AN_ANSWER]
    given = [one for one in [whole, *answers] if _is_a_value(one, context, own)]
    if own and context.question == q.NAME:  # A lone unknown word is no name where much is wanted.
        given = [one for one in given if " " in (one.value or "") or one.score >= _PLAIN]
    if given and whole.main not in r.STORY:
        longer = (one for one in given if (one.value or "").startswith(f"{given[0].value} "))
        return next(longer, given[0])  # "adım Rıza, Rıza Çetin"
    if context.question == q.RESUME and sure[1:] and _is_plain_yes(sure[0][1]):
        return sure[0][1]
    story = told_story.of(context, message, whole, own, _told_in(sure))
    if story is not None:
        return story
    if own:
        return _answer_before(context, sure, own) or Candidate(own[0], wants.SURE)
    begins = bool(answers) and len(sure) > 1 and sure[0][1] is answers[0]
    stands = whole.main in _NEEDS_AN_ANSWER or (whole.main in r.STORY and not begins)
    stands = stands or (whole.main == r.NO_COMPLAINT and whole.score >= _EXPLICIT)
    if answers and answers[0].main in {r.WAIT, r.UNSURE} and whole.main in _WANTED:
        stands = whole.score >= _EXPLICIT
    return whole if stands or not answers else answers[0]


def _is_plain_yes(one: Candidate) -> bool:
    return one.main == r.YES and one.score >= _EXPLICIT


def _told_in(parts: Sequence[Part]) -> list[Candidate]:
    """Return the stories of clauses that are surely about the service."""
    return [
        one
        for clause, one in parts
        if one.main in r.STORY
        and (one.score >= _TOLD or not human.asked_for(clause.text))
        and trouble.about_the_service(trouble.without_people(verbs.plain(fold(clause.text))))
    ]


def _is_a_value(one: Candidate, context: Context, own: list[str]) -> bool:
    """Whether a detail is given, or put right, whatever else is wanted."""
    if one.main in _VALUES:
        return not (own and context.question == q.TOPIC)
    return one.main == r.CORRECT and bool(one.value) and r.HUMAN not in own


def _answer_before(context: Context, sure: Sequence[Part], own: list[str]) -> Candidate | None:
    """Return a yes or no that is said in a clause of its own before what is wanted."""
    for clause, one in sure:
        if human.asked_for(clause.text) or one.main in own:
            return None
        if one.main == r.YES and one.score >= _EXPLICIT and context.question in _YES_COUNTS:
            return one
        fails = happenings.FAILS in happenings.happenings(verbs.plain(fold(clause.text)))
        if one.main in {r.NO, r.PERSISTS} and fails and context.question == q.SOLVED:
            return one
    return None


def _beside(one: Candidate, main: Candidate, own: list[str], fields: Fields) -> list[str]:
    """Return what a clause wants or tells beside the main reading."""
    if one.main in r.STORY:
        return [] if main.main in r.STORY else [r.MORE]
    if one.main in _YES_NO:
        return [one.main]
    if one.main not in _WANTED or one.main in own or main.main in r.STORY or main.main in own:
        return []
    if one.main == r.STATUS and fields.tracking_number and main.main in r.WANTS | r.REQUESTS:
        return []
    return [one.main]


def _text(
    message: Message,
    main: Candidate,
    parts: Sequence[Part],
    told: Sequence[Clause],
    *,
    asked: bool,
) -> str | None:
    """Return the words that belong to the story; None where that is the whole message, or none.

    What is said to us goes from the ends, an answer only where anything was `asked`. From the
    first to the last that is told all stays as it was written: "babam vefat etti, hattı kapattırmak
    istiyorum ama …" is one story.
    """
    story = main.main in r.STORY
    if not story and not told:
        return None
    to_us = _SAID_TO_US if asked else _SAID_TO_US - _NEEDS_AN_ANSWER
    ours = [
        _is_aside(message, *one) or (not story and _is_said_to_us(*one, to_us)) for one in parts
    ]
    left = [at for at, aside in enumerate(ours) if not aside or parts[at][0] in told]
    if not left or len(left) == len(parts):
        return None
    end = parts[left[-1] + 1][0].start if left[-1] + 1 < len(parts) else len(message.text)
    return message.text[parts[left[0]][0].start : end].strip().rstrip(" ,;") or None


def _is_said_to_us(clause: Clause, one: Candidate, to_us: frozenset[str]) -> bool:
    """Whether a clause beside the story answers us or asks us something."""
    reported = trouble.reports(verbs.plain(fold(clause.text)))
    return one.score >= _SURE and one.main in to_us and not reported


def _is_aside(message: Message, clause: Clause, one: Candidate) -> bool:
    """Whether a clause of a story is a greeting, thanks or a wish of its own.

    "3 kat" behind what happened opens nothing, though it says too little by itself.
    """
    # "Merhaba internetim" is the beginning of a sentence that goes on: "3 gündür yok".
    if one.main in {r.OPENER, r.GREET} and stories.content_words(message.part(clause)):
        return False
    if one.main not in _NO_PART_OF_A_STORY or one.score < _PLAIN:
        return False
    if one.main == r.HUMAN:
        return human.asked_for(clause.text) >= wants.SURE
    return not trouble.is_told(verbs.plain(fold(clause.text)))
