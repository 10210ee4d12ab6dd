"""One way of reading a message, the same for the chat and for SMS. Pure.

In this order: danger; a quick reply; a language that is not Turkish; then the whole message and
each of its clauses, weighed given the question, and put together (`together`); at last what was
learnt from people's lines is heard (`second_opinion`).
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from actions.reading import (
    beside,
    choices,
    earlier,
    echoes,
    features,
    foreign_dangers,
    human,
    languages,
    name_beside_a_topic,
    names,
    over_since,
    peril,
    places,
    plausible,
    questions as q,
    reading as r,
    second_opinion,
    settled,
    short_answers,
    tells,
    together,
    told_beside,
    topic_words,
    verbs,
    wants,
    weighing,
    whose_number,
)
from actions.reading.candidate import Candidate
from actions.reading.reading import Reading

if TYPE_CHECKING:
    from collections.abc import Sequence

    from actions.reading.context import Context
    from actions.reading.learnt import Learnt
    from actions.reading.message import Clause, Message
    from actions.reading.reading import Fields
    from lexicon.danger import Danger


def read(message: Message, context: Context, learnt: Learnt | None = None) -> Reading:
    """Return what a message says, given the question that was asked.

    `learnt` is what was learnt from lines; without it the rules alone read.
    """
    if message.is_choice:
        return choices.read(message, context)
    found, ranking = by_rules(message, context)
    if learnt is not None:
        shares = learnt.shares(features.of(message, context.question, found, ranking))
        found = _with_learnt(message, context, found, ranking, shares)
    heard = plausible.taken(found, message, context.question)
    return told_beside.kept(heard, message, context)


def by_rules(message: Message, context: Context) -> tuple[Reading, Sequence[Candidate]]:
    """Return what the rules read, and all that speaks for any reading: what is learnt from."""
    fields = tells.fields(message)
    if fields.name is None and context.question == q.TOPIC:
        fields = replace(fields, name=name_beside_a_topic.found(message))
    ranking = weighing.ranked(message, context, fields)
    return _danger(message, fields) or _by_rules(message, context, fields, ranking), ranking


def _with_learnt(
    message: Message,
    context: Context,
    found: Reading,
    ranking: Sequence[Candidate],
    shares: dict[str, float],
) -> Reading:
    told = found.main == r.DANGER
    if told and (found.language is not None or peril.is_certain(message.text)):
        return found  # nothing was learnt from other languages, or of this
    in_words = peril.by_words(message.text) is not None
    words = _words_of_danger(message, in_words=in_words)
    danger = second_opinion.is_danger(context.question, ranking, shares, by_rules=told, words=words)
    if told:
        # What was told over several messages, or at length, is more than what was learnt from.
        whole = found.text == message.text and len(message.text) <= features.LONGEST
        if danger or not whole:
            return found
        return _by_rules(message, context, found.fields, ranking)
    heard = in_words or not peril.tells_too_little(message)
    if danger and heard and found.main != r.FOREIGN and not peril.is_harmless(message):
        return _told_of(peril.likeliest(message), found.fields, message.text)
    return settled.heard(found, message, context, ranking, shares)


def _words_of_danger(message: Message, *, in_words: bool) -> str:
    if in_words:
        return second_opinion.TELL
    return second_opinion.HINT if peril.is_hinted_at(message) else second_opinion.SAY_NOTHING


def _danger(message: Message, fields: Fields) -> Reading | None:
    abroad = foreign_dangers.found(message.text)
    if abroad is not None:
        language, kind = abroad
        return Reading(r.DANGER, kind=kind, language=language, fields=fields, text=message.text)
    told = peril.found(message)
    if told is None:
        return None
    danger, words = told
    return _told_of(danger, fields, words)


def _told_of(danger: Danger, fields: Fields, words: str) -> Reading:
    return Reading(
        r.DANGER, kind=danger.kind, cannot_call=danger.cannot_call, fields=fields, text=words
    )


def _by_rules(
    message: Message, context: Context, fields: Fields, ranking: Sequence[Candidate]
) -> Reading:
    at_once = _at_once(message, context, fields)
    if at_once is not None:
        return at_once
    whole = _opening(message, context) or weighing.likeliest(ranking)
    parts = [_part(message, clause, context) for clause in message.clauses]
    if context.question == q.PHONE and whose_number.is_another_s(message.text):
        # A piece says no more whose it is.
        parts = [(clause, one) for clause, one in parts if one.main not in {r.GIVEN, r.REFUSED}]
    said = together.put(message, context, whole, parts, fields)
    if said.main == r.YES and r.NO in said.also:
        # Yes and no in one message is neither: what hangs on it may not be undone.
        return replace(said, main=r.UNSURE, also=())
    if said.main == r.YES and _tells_what_to_save(message, context):
        return replace(said, main=r.COMPLAINT, also=(), text=None)
    return beside.added(said, message, context)


def _at_once(message: Message, context: Context, fields: Fields) -> Reading | None:
    """Return what nothing is weighed against: another language, an echo, what was told before."""
    if foreign_dangers.asks_for_help(message.text):
        return Reading(r.FOREIGN, kind=foreign_dangers.HELP, language="en", fields=fields)
    language = languages.foreign(message.text)
    if language is not None and context.question not in {q.NAME, q.EMAIL}:
        return Reading(r.FOREIGN, language=language, fields=fields)
    if echoes.is_echo(message, context.question):
        return Reading(r.UNCLEAR, kind=echoes.ECHO, fields=fields)
    if context.question in {q.NONE, q.PROBLEM} and not context.told and _is_where(message, fields):
        return None if context.adds else Reading(r.OPENER, fields=fields)
    if context.question in {q.NONE, q.PROBLEM} and over_since.is_told(message.text):
        return Reading(r.SOLVED, fields=fields)
    return _of_what_is_known(message, fields) if context.question in _EARLIER_ASKED else None


def _of_what_is_known(message: Message, fields: Fields) -> Reading | None:
    """Read what asks after something that was told before."""
    shown = earlier.asks_to_see(message.text)
    if shown is None and earlier.mentions_another(message.text):
        shown = r.LOST_NUMBER
    if shown is None and settled.asks_how_it_stands(message.text):
        shown = r.STATUS
    if shown is None:
        return None
    also = (r.HUMAN,) if human.asked_for(message.text) >= wants.SURE else ()
    return Reading(shown, also=also, fields=fields)


def _is_where(message: Message, fields: Fields) -> bool:
    """Whether somebody begins with where: what is wrong there comes after it."""
    return places.is_alone(message) and not fields.name


_EARLIER_ASKED = frozenset({q.NONE, q.PROBLEM, q.TOPIC, q.PLACE, q.PHONE, q.EMAIL, q.NAME})


def _tells_what_to_save(message: Message, context: Context) -> bool:
    """Whether "kaydet" is said with the trouble itself, where nothing is asked to be confirmed."""
    if context.question not in {q.NONE, q.PROBLEM} or len(message.words) < _FEWEST_OF_A_TROUBLE:
        return False
    left = [word for word in short_answers.rest(verbs.plain(message.text)) if word not in _TO_SAVE]
    return len(left) > 1 and bool(topic_words.named(" ".join(left)))


_FEWEST_OF_A_TROUBLE = 3
_TO_SAVE = frozenset({"kaydet", "kaydedin", "kaydedelim", "kaydeder", "yaz", "yazin", "misin"})


def _opening(message: Message, context: Context) -> Candidate | None:
    """Return the name that a message surely begins with, or introduces, whatever else it says."""
    if context.question != q.NAME:
        return None
    name = names.opening(message) or _introduced(message)
    if name is None or tells.is_a_place(name, message):
        return None
    return Candidate(r.GIVEN, 0.95, value=tells.without_places(name, message))


def _introduced(message: Message) -> str | None:
    """Return the name of "adım Cem, arayın beni": it is kept beside a wish."""
    wished = human.asked_for(message.text) >= wants.SURE
    return names.said_in_passing(message.text) if wished else None


def _part(message: Message, clause: Clause, context: Context) -> tuple[Clause, Candidate]:
    part = message.part(clause)
    return clause, weighing.likeliest(weighing.ranked(part, context, tells.details(part, None)))
