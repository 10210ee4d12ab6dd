"""The question what a complaint is about: taken from few words, and asked twice at the most.

Who does not answer it is not held by it: the likeliest topic is taken and stands in the summary,
where it can be put right.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from actions.dialogue import another
from actions.dialogue.draft import BY_CLASSIFIER, BY_CUSTOMER
from actions.reading import reading as r, topic_words, topics

if TYPE_CHECKING:
    from actions.dialogue.turn import Turn

_TELLS = frozenset({r.COMPLAINT, r.MORE, r.PERSISTS})
_NO_TOPIC = frozenset({r.NO, r.YES, r.UNCLEAR, r.INVALID, r.AMBIGUOUS, r.PART, r.INSULT})
_TRIES = 2


def answer(turn: Turn) -> bool:
    """Take the topic, or what was said instead of it."""
    reading = turn.reading
    if reading.main == r.GIVEN and reading.value in topics.TOPICS:
        turn.change(draft=turn.draft.with_topic(str(reading.value), BY_CUSTOMER))
        another.topics_follow(turn, reading.choices)
        turn.reading = reading.without(*r.REQUESTS)  # "kişisel veri" named a topic
        return True
    if reading.main in {r.REFUSED, r.UNSURE}:
        turn.change(draft=turn.draft.with_topic(topics.OTHER, BY_CUSTOMER))
        return True
    if reading.main in _TELLS:
        _told(turn)
    elif reading.choices:
        turn.redraft(topic_choices=reading.choices)
    elif reading.main not in _NO_TOPIC:
        return False
    if turn.draft.topic is None:
        _missed(turn)
    return reading.main != r.INSULT


def choices(turn: Turn) -> list[dict[str, str]]:
    """Return the topics to choose from."""
    offered = turn.draft.topic_choices or topics.likeliest(())
    codes = [code for code in offered if code != topics.OTHER]
    titles = {code: topics.label(code) for code in [*codes, topics.OTHER]}
    return turn.choices("topic", "topic", titles)


def _told(turn: Turn) -> None:
    """Add to the story; what is offered stays unless the words themselves tell the topic."""
    before = turn.draft
    told = before.told_more(turn.reading.text or turn.message.text)
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
    draft = turn.draft
    turn.redraft(topic_tries=draft.topic_tries + 1)
    if draft.topic_tries + 1 < _TRIES:
        return
    likeliest = next(iter(draft.topic_choices), topics.OTHER)
    turn.change(draft=turn.draft.with_topic(likeliest, BY_CLASSIFIER))
