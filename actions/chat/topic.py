"""The question what a complaint is about: taken from few words, and asked twice at the most.

Who does not answer it is not held by it: the topic that the words name is taken, or none in
particular, and stands in the summary, where it can be put right.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from actions.dialogue import another
from actions.dialogue.draft import BY_CLASSIFIER, BY_CUSTOMER
from actions.reading import (
    acts,
    all_topics,
    beyond_the_answer,
    questions,
    reading as r,
    topic_answers,
    topic_words,
    topics,
    verbs,
    yes_no,
)
from lexicon.turkish import fold

if TYPE_CHECKING:
    from actions.dialogue.turn import Turn

# "Kimse aramadı", said where the topic was asked for, belongs to the problem.
_TELLS = frozenset({r.COMPLAINT, r.MORE, r.PERSISTS, r.NO_CALL})
_NO_TOPIC = frozenset(
    {r.NO, r.YES, r.UNCLEAR, r.INVALID, r.AMBIGUOUS, r.PART, r.INSULT, r.REFUSED, r.UNSURE}
)
_TRIES, _MOST_PUT = 2, 2
_SEVERAL = 2


def answer(turn: Turn) -> bool:
    """Take the topic, or what was said instead of it."""
    if _all_meant(turn):
        return True
    reading = turn.reading
    if reading.main == r.GIVEN and reading.value in topics.TOPICS:
        turn.change(draft=turn.draft.with_topic(str(reading.value), BY_CUSTOMER))
        another.topics_follow(turn, reading.choices)
        turn.reading = reading.without(*r.REQUESTS)  # "kişisel veri" named a topic
        return True
    fits_none = turn.message.is_choice or topic_answers.only_not_known(turn.message.text)
    if reading.main in {r.REFUSED, r.UNSURE} and fits_none:
        turn.change(draft=turn.draft.with_topic(topics.OTHER, BY_CUSTOMER))
        return True
    if _goes_on_without(turn):
        return True
    if reading.main in _TELLS:
        _told(turn)
    elif reading.choices:
        turn.redraft(topic_choices=reading.choices)
    elif reading.main not in _NO_TOPIC:
        return False
    elif beyond_the_answer.is_told(turn.message, reading.fields):
        turn.change(draft=turn.draft.with_more(turn.message.text))
    if turn.draft.topic is None:
        _missed(turn)
    return reading.main != r.INSULT


def _goes_on_without(turn: Turn) -> bool:
    """Take the likeliest topic where it is to be recorded as it is: "evet kaydedin"."""
    message = turn.message
    wanted = acts.FOR in yes_no.stands(verbs.plain(message.folded), questions.CONFIRM)
    if message.is_choice or not wanted or turn.reading.main not in {r.YES, r.NO, r.UNSURE}:
        return False
    turn.change(draft=turn.draft.with_topic(_likeliest(turn), BY_CLASSIFIER))
    return True


def put_too_often(turn: Turn) -> bool:
    """Count that it is put; a third time it is not: the topic that is known, or the likeliest, is.

    A topic that is called wrong is asked for anew, as often.
    """
    turn.redraft(topic_put=turn.draft.topic_put + 1)
    if turn.draft.topic_put <= _MOST_PUT:
        return False
    turn.redraft(correcting=None)
    if turn.draft.topic is None:
        turn.change(draft=turn.draft.with_topic(_likeliest(turn), BY_CLASSIFIER))
    return True


def _likeliest(turn: Turn) -> str:
    """Return the topic for which the words speak; where none does people sort it."""
    return next(iter(_told_of(turn)), topics.OTHER)


def _all_meant(turn: Turn) -> bool:
    """Take "üçü de": the first that was offered now, the others as complaints of their own."""
    shown = turn.draft.topic_choices or topics.likeliest(())
    offered = [one for one in shown if one != topics.OTHER]
    if turn.message.is_choice or len(offered) < _SEVERAL:
        return False
    if not all_topics.means_all(turn.message.folded, len(offered)):
        return False
    turn.change(draft=turn.draft.with_topic(offered[0], BY_CUSTOMER))
    another.topics_follow(turn, offered[1:])
    turn.reading = turn.reading.without(*turn.reading.also)
    return True


def choices(turn: Turn) -> list[dict[str, str]]:
    """Return the topics to choose from."""
    offered = turn.draft.topic_choices or topics.likeliest(())
    codes = [code for code in offered if code != topics.OTHER]
    titles = {code: topics.label(code) for code in [*codes, topics.OTHER]}
    return turn.choices("topic", "topic", titles)


def _told(turn: Turn) -> None:
    """Add to the story; what is offered stays unless the words themselves tell the topic."""
    before = turn.draft
    new = beyond_the_answer.is_told(turn.message, turn.reading.fields)
    plain = topic_words.plainly(turn.message.folded)
    if turn.reading.main == r.PERSISTS and not (new or plain):
        return  # "evet düzelmedi" tells nothing new
    told = before.with_more(turn.reading.text or turn.message.text)
    classified = told.with_classified_topic(turn.message)
    if classified.topic is not None or not before.topic_choices:
        turn.change(draft=classified)
        return
    folded = turn.message.folded
    denied = topic_words.denied(folded)
    named = [codes[0] for codes in topic_words.named(folded) if len(codes) == 1]
    offered = dict.fromkeys([*named, *before.topic_choices])
    kept = [code for code in offered if code not in denied][: len(before.topic_choices)]
    turn.change(draft=told)
    turn.redraft(topic_choices=tuple(kept))


def _missed(turn: Turn) -> None:
    """Count an answer that named no topic; after the second the likeliest is taken."""
    denied = topic_words.denied(turn.message.folded)
    kept = tuple(one for one in turn.draft.topic_choices if one not in denied)
    turn.redraft(topic_choices=kept, topic_tries=turn.draft.topic_tries + 1)
    if turn.draft.topic_tries < _TRIES:
        return
    turn.change(draft=turn.draft.with_topic(_likeliest(turn), BY_CLASSIFIER))


def _told_of(turn: Turn) -> list[str]:
    """Return the topics that the complaint's own words name, the first of those meant alike."""
    folded = fold(turn.draft.description or "")
    plain = topic_words.plainly(folded)
    if plain is not None:
        return [plain]
    groups = topic_words.named(folded)
    codes = [codes[0] for codes in sorted(groups, key=len) if codes[0] != topics.OTHER]
    # "Kesiliyor" alone may be said of a call as well as of the line.
    return [one for one in codes if one != _OF_ANYTHING or _INTERNET.search(folded)]


_OF_ANYTHING = "internet_outage"
_INTERNET = re.compile(r"\b(?:inter)?net|\bmodem|\bwi ?-?fi|\badsl|\bvdsl|\bfiber")
