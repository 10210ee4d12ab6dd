"""The story that a message surely tells, whatever else it wants. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actions.reading import (
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
from lexicon.turkish import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from actions.reading.context import Context
    from actions.reading.message import Message

_SURE, _EXPLICIT = 0.6, 0.9
_FEWEST_WORDS = 3
_ASKED_FOR_MORE = frozenset({q.ADDITION, q.REASON})
_TOLD = frozenset({q.ADDITION, q.REASON, q.WAITING, q.TRACKING, q.CODE})
_ANSWERS = r.ANSWERS | {r.SOLVED}


def of(
    context: Context,
    message: Message,
    whole: Candidate,
    own: Sequence[str],
    parts: Sequence[Candidate],
) -> Candidate | None:
    """Return the story of a message: `own` is what it wants, `parts` the stories of its clauses."""
    kind = r.MORE if context.told or context.question in _TOLD else r.COMPLAINT
    answered = whole.main in _ANSWERS | r.TALK and whole.score >= _EXPLICIT
    if _is_to_be_added(context, message, own) and not answered:
        return Candidate(kind, _SURE)
    if not _may_be_told(context, own, answered=answered):
        return None
    texts = [clause.text for clause in message.clauses] or [message.text]
    texts.append(message.text[threats.ends(message.text) :])
    tells = any(map(_tells, [*texts, *map(_before_a_want, [*texts, message.text])]))
    told = trouble.is_told(verbs.plain(fold(message.text)))
    if whole.main in r.STORY and told and (tells or not own):
        return whole
    if whole.main == r.UNCLEAR and parts:
        return parts[0]
    return Candidate(kind, _SURE) if tells else None


def _is_to_be_added(context: Context, message: Message, own: Sequence[str]) -> bool:
    if r.HUMAN in own:
        return False
    asked = context.question in _ASKED_FOR_MORE and bool(own)
    return asked or (context.told and stories.says_to_add(message))


def _may_be_told(context: Context, own: Sequence[str], *, answered: bool) -> bool:
    if context.question in q.YES_OR_NO - {q.RESUME} or (answered and not own):
        return False
    return not {r.REOPEN, r.WITHDRAW} & {*own}


def _before_a_want(text: str) -> str:
    """Return the words before a human or an authority is named, where enough stand there."""
    places = [place for place in (human.begins(text), threats.begins(text)) if place]
    before = text[: min(places, default=0)]
    return before if len(before.split()) > _FEWEST_WORDS else ""


def _tells(text: str) -> bool:
    plain = verbs.plain(fold(text))
    return (
        len(plain.split()) >= _FEWEST_WORDS
        and trouble.is_told(plain)
        and not trouble.asks(plain)
        # Not only that nobody listens, answers or understands.
        and trouble.about_the_service(trouble.without_people(plain))
        and not human.asked_for(text)
        and not threats.threatens(text)
        and not threats.nobody_replied(text)
        # "Kapattırdığım hat için hâlâ fatura kesiyorsunuz" asks for nothing, whatever it names.
        and (
            trouble.marks(plain) > 1
            or not any(score >= wants.SURE for _, score in inquiries.candidates(text))
        )
    )
