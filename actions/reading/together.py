"""The reading of a whole message and those of its clauses, put together. Pure.

The answer comes first, then what else is wanted, in the message's order. Who asks for a human is
given one whatever else is said; a story beside it stays the story. The words that belong to the
story are kept apart from greetings, wishes and commands.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from actions.reading import human, questions as q, reading as r, trouble, verbs, wants
from actions.reading.candidate import Candidate
from actions.reading.reading import Reading
from lexicon.turkish import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from actions.reading.context import Context
    from actions.reading.message import Clause, Message
    from actions.reading.reading import Fields

    Part = tuple[Clause, Candidate]

_SURE, _PLAIN = 0.6, 0.8
_FEWEST_WORDS_OF_A_STORY = 3
_VALUES = frozenset({r.GIVEN, r.PART, r.INVALID, r.AMBIGUOUS})
_NEEDS_AN_ANSWER = r.ANSWERS | {r.SOLVED}
_WANTED = r.WANTS | r.REQUESTS | {r.WHY, r.PRIVACY, r.DURATION, r.BOT, r.HELP, r.CHANNELS}
# A want beside a story is one by its own words.
_BESIDE_A_STORY = frozenset({r.HUMAN, r.STATUS, r.REGULATOR, r.NO_CALL})
_NO_PART_OF_A_STORY = frozenset({r.HUMAN, r.STATUS, r.GREET, r.THANK, r.GOODBYE, r.WAIT, r.OPENER})
_STAND_BEFORE_A_HUMAN = frozenset({r.YES, r.SOLVED})


def put(
    message: Message, context: Context, whole: Candidate, parts: Sequence[Part], fields: Fields
) -> Reading:
    """Return the reading of a message out of the whole and its clauses."""
    sure = [(clause, one) for clause, one in parts if one.score >= _SURE]
    main = _main(message, context, whole, sure)
    told = [clause for clause, one in sure if one.main in r.STORY]
    also: list[str] = []
    for clause, one in sure:
        wanted = _wanted_in(clause, one, main, fields)
        if wanted is not None and wanted != main.main and wanted not in also:
            also.append(wanted)
    if whole.main != main.main and whole.main in _WANTED and whole.main not in also:
        also.append(whole.main)
    if main.main not in _NEEDS_AN_ANSWER and main.main != r.HUMAN and _asks_for_a_human(message):
        also += [] if r.HUMAN in also else [r.HUMAN]
    return Reading(
        main.main,
        value=main.value,
        field=main.field,
        choices=main.choices,
        also=tuple(also),
        fields=fields,
        text=_text(message, main, parts, told),
    )


def _main(message: Message, context: Context, whole: Candidate, sure: Sequence[Part]) -> Candidate:
    answers = [one for _, one in sure if one.main in _NEEDS_AN_ANSWER]
    if whole.main in _VALUES or (whole.main == r.CORRECT and whole.value):
        return whole
    if _asks_for_a_human(message):
        return _beside_a_human(context, whole, sure)
    if whole.main in r.STORY:
        return answers[0] if answers and len(sure) > 1 and sure[0][1] is answers[0] else whole
    if whole.main in _NEEDS_AN_ANSWER:
        return whole
    if answers:
        return answers[0]
    return _story(context, sure) or _first_want(whole, sure)


def _beside_a_human(context: Context, whole: Candidate, sure: Sequence[Part]) -> Candidate:
    """Return what comes before the wish for a human: an answer, a story, another want; or it."""
    answers = [one for _, one in sure if one.main in _NEEDS_AN_ANSWER and one.score >= _PLAIN]
    given = [one for one in answers if one.main in _VALUES or (one.main == r.CORRECT and one.value)]
    if given:
        return given[0]
    stands = _STAND_BEFORE_A_HUMAN | ({r.NO, r.PERSISTS} if context.question == q.SOLVED else set())
    for one in [*answers, whole]:
        if one.main in stands and one.main in _NEEDS_AN_ANSWER:
            return one
    story = _story(context, sure)
    if story is not None and context.question in {q.NONE, q.PROBLEM, q.ADDITION, q.WAITING}:
        return story
    first = next((one for clause, one in sure if _is_its_own(clause, one)), None)
    return first or Candidate(r.HUMAN, max(whole.score, wants.SURE))


def _story(context: Context, sure: Sequence[Part]) -> Candidate | None:
    """Return the story that a clause surely tells."""
    if context.question in q.YES_OR_NO - {q.RESUME}:
        return None
    for clause, one in sure:
        plain = verbs.plain(fold(clause.text))
        long_enough = len(plain.split()) >= _FEWEST_WORDS_OF_A_STORY
        if one.main in r.STORY and long_enough and trouble.is_told(plain):
            return one
    return None


def _first_want(whole: Candidate, sure: Sequence[Part]) -> Candidate:
    wanted = [one for clause, one in sure if _is_its_own(clause, one)]
    return wanted[0] if wanted and whole.main in _WANTED | r.TALK else whole


def _is_its_own(clause: Clause, one: Candidate) -> bool:
    """Whether a clause wants something by its own words, in so many of them."""
    return (
        one.main in _WANTED
        and one.score >= wants.SURE
        and len(clause.text.split()) > 1
        and (one.main != r.HUMAN or human.asked_for(clause.text) >= wants.SURE)
    )


def _wanted_in(clause: Clause, one: Candidate, main: Candidate, fields: Fields) -> str | None:
    """Return what a clause wants or tells beside the main reading."""
    if one.main in r.STORY:
        return None if main.main in r.STORY else r.MORE
    if one.main in {r.YES, r.NO} and main.main in _WANTED:
        return one.main
    if one.main not in _WANTED:
        return None
    if main.main in r.STORY:
        plain = one.main in _BESIDE_A_STORY and _is_its_own(clause, one)
        return one.main if plain else None
    if one.main == r.STATUS and fields.tracking_number and main.main in r.WANTS | r.REQUESTS:
        return None
    return one.main


def _asks_for_a_human(message: Message) -> bool:
    texts = [clause.text for clause in message.clauses] or [message.text]
    return max(map(human.asked_for, texts)) >= wants.SURE or (
        len(message.words) <= _BRIEF and human.asked_for(message.text) >= wants.SURE
    )


_BRIEF = 20


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
