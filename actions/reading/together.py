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
    inquiries,
    questions as q,
    reading as r,
    stories,
    threats,
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

_SURE, _PLAIN, _EXPLICIT = 0.6, 0.8, 0.9
_FEWEST_WORDS_OF_A_STORY = 3
_VALUES = frozenset({r.GIVEN, r.PART, r.INVALID, r.AMBIGUOUS})
_NEEDS_AN_ANSWER = r.ANSWERS | {r.SOLVED}
_YES_COUNTS = q.YES_OR_NO - {q.SOLVED}
_YES_NO = frozenset({r.YES, r.NO, r.SOLVED, r.PERSISTS})
_WANTED = r.WANTS | r.REQUESTS | {r.WHY, r.PRIVACY, r.DURATION, r.BOT, r.HELP, r.CHANNELS}
_BESIDE_A_STORY = frozenset({r.HUMAN, r.STATUS, r.REGULATOR, r.NO_CALL})
_NO_PART_OF_A_STORY = frozenset({r.HUMAN, r.STATUS, r.GREET, r.THANK, r.GOODBYE, r.WAIT, r.OPENER})


def put(
    message: Message, context: Context, whole: Candidate, parts: Sequence[Part], fields: Fields
) -> Reading:
    """Return the reading of a message out of the whole and its clauses."""
    sure = [(clause, one) for clause, one in parts if one.score >= _SURE]
    own = _wanted_by_its_words(message, context)
    main = _main(context, message, whole, sure, own)
    told = [clause for clause, one in sure if one.main in r.STORY]
    also = [*own] if main.main in own or own else []
    for clause, one in sure:
        also += _beside(clause, one, main, own, fields)
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
        text=_text(message, main, parts, told),
    )


def _wanted_by_its_words(message: Message, context: Context) -> list[str]:
    """Return what the message wants by its own words, in order."""
    pieces = [message.part(clause) for clause in message.clauses] or [message]
    found = [one for piece in pieces for one in wants.candidates(piece, context)]
    if not any(one.score >= wants.SURE for one in found) and len(message.words) <= _BRIEF:
        found = list(wants.candidates(message, context))
    return list(dict.fromkeys(one.main for one in found if one.score >= wants.SURE))


_BRIEF = 20


def _main(
    context: Context, message: Message, whole: Candidate, sure: Sequence[Part], own: list[str]
) -> Candidate:
    answers = [one for _, one in sure if one.main in _NEEDS_AN_ANSWER]
    if _is_a_value(whole, context, own):
        return whole
    given = [one for one in answers if _is_a_value(one, context, own)]
    if given and whole.main not in r.STORY:
        return given[0]
    story = _story(context, message, whole, sure, own)
    if story is not None:
        return story
    if own:
        return _answer_before(context, sure, own) or Candidate(own[0], wants.SURE)
    if whole.main in r.STORY and answers and len(sure) > 1 and sure[0][1] is answers[0]:
        return answers[0]
    if whole.main in _NEEDS_AN_ANSWER or whole.main in r.STORY or not answers:
        return whole
    return answers[0]


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


def _story(
    context: Context, message: Message, whole: Candidate, sure: Sequence[Part], own: list[str]
) -> Candidate | None:
    """Return the story that the message or a clause of it surely tells."""
    kind = r.MORE if context.told or context.question in _TOLD else r.COMPLAINT
    answered = whole.main in _NEEDS_AN_ANSWER and whole.score >= _EXPLICIT
    if context.told and stories.says_to_add(message) and not answered and r.HUMAN not in own:
        return Candidate(kind, _SURE)
    if context.question in q.YES_OR_NO - {q.RESUME} or (answered and not own):
        return None
    if context.question in _ASKED_FOR_MORE and own and r.HUMAN not in own:
        return Candidate(r.MORE, _SURE)
    plain = verbs.plain(fold(message.text))
    if {r.REOPEN, r.WITHDRAW} & {*own}:
        return None
    texts = [clause.text for clause in message.clauses] or [message.text]
    texts = [*texts, *map(_before_a_want, [*texts, message.text])]
    tells = any(map(_tells, texts))
    if whole.main in r.STORY and trouble.is_told(plain) and (tells or not own):
        return whole
    told = next((one for _, one in sure if one.main in r.STORY), None)
    if whole.main == r.UNCLEAR and told is not None:
        return told
    return Candidate(kind, _SURE) if tells else None


def _before_a_want(text: str) -> str:
    """Return the words before a human or an authority is named, where enough stand there."""
    places = [place for place in (human.begins(text), threats.begins(text)) if place]
    before = text[: min(places, default=0)]
    return before if len(before.split()) > _FEWEST_WORDS_OF_A_STORY else ""


_ASKED_FOR_MORE = frozenset({q.ADDITION, q.REASON})
_TOLD = frozenset({q.ADDITION, q.REASON, q.WAITING, q.TRACKING, q.CODE})


def _tells(text: str) -> bool:
    plain = verbs.plain(fold(text))
    words = plain.split()
    return (
        len(words) >= _FEWEST_WORDS_OF_A_STORY
        and trouble.is_told(plain)
        and not trouble.asks(plain)
        and not _is_about_people_alone(plain)
        and not human.asked_for(text)
        and not threats.threatens(text)
        and not threats.nobody_replied(text)
        and not any(score >= wants.SURE for _, score in inquiries.candidates(text))
    )


def _is_about_people_alone(plain: str) -> bool:
    """Whether what goes wrong is only that nobody listens, answers or understands."""
    return not trouble.about_the_service(trouble.without_people(plain))


def _beside(
    clause: Clause, one: Candidate, main: Candidate, own: list[str], fields: Fields
) -> list[str]:
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
    message: Message, main: Candidate, parts: Sequence[Part], told: Sequence[Clause]
) -> str | None:
    """Return the words that belong to the story; None where that is the whole message, or none."""
    if main.main not in r.STORY:
        return "\n".join(clause.text for clause in told) or None
    left = [clause for clause, one in parts if not _is_aside(clause, one)]
    if len(left) == len(parts) or not left:
        return None
    kept: list[str] = []
    for at, (clause, _) in enumerate(parts):
        end = parts[at + 1][0].start if at + 1 < len(parts) else len(message.text)
        if clause in left:
            kept.append(message.text[clause.start : end].strip())
    return " ".join(kept).rstrip(" ,;") or None


def _is_aside(clause: Clause, one: Candidate) -> bool:
    """Whether a clause of a story is a greeting, thanks or a wish of its own."""
    if one.main not in _NO_PART_OF_A_STORY or one.score < _PLAIN:
        return False
    if one.main == r.HUMAN:
        return human.asked_for(clause.text) >= wants.SURE
    return not trouble.is_told(verbs.plain(fold(clause.text)))
