"""Another trouble takes the place of the one that was told: its words and its topic.

What was told first is not thrown away: it stands in the summary and in the complaint, as what was
written before. Where only the first is denied, the right one is asked for, and the old one stays
until then.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from actions.chat import describing
from actions.dialogue.draft import BY_CLASSIFIER, BY_CUSTOMER, NOT_SOLVED
from actions.reading import (
    over_but,
    problem_replaced,
    questions,
    reading as r,
    short_answers,
    topic_words,
    topics,
    verbs,
)
from actions.reading.problem_replaced import Replaced
from lexicon.turkish import fold

if TYPE_CHECKING:
    from actions.dialogue.draft import Draft
    from actions.dialogue.turn import Turn

_MEANT_AS_SAID = frozenset({r.HUMAN, r.CANCEL, r.FOREIGN, r.STALE, r.WITHDRAW, r.UNDO})
# "İki kat geldi" says in two words what is wrong.
_READ_AS_NO_STORY = frozenset({r.UNSURE, r.UNCLEAR, r.SOLVED})
_PUTS_OFF = ("hesitate", "ask_wait", "ask_why", "affirm", "deny", "cancel", "help")
_LIKELY, _FEWEST = 0.3, 2
# "Konu fatura değil nakil olsun" names a topic, and no other trouble.
_NAMED_ALONE = re.compile(
    r"\bkonu|\b(?:dedim|diyorum|demistim|ol(?:sun|acak|mali|cak)|yap|yaz)\w*|"
    r"\b(?:gerisi|kalan\w*|diger\w*|obur\w*) (?:\w+ )?(?:dogru|tamam|ayni|dursun|kalsin)\b"
)
_BEFORE_THE_CONTACT = frozenset({questions.TOPIC, questions.SOLVED, questions.PLACE})


def take(turn: Turn) -> bool:
    """Put the trouble that is meant in the place of the one told, or ask for it."""
    draft, reading, message = turn.draft, turn.reading, turn.message
    if draft.description is None or message.is_choice or reading.main in _MEANT_AS_SAID:
        return False
    told = reading.fields
    if told.phone or told.email:
        return False
    other = over_but.told(message.text)
    found: Replaced | None
    if other is not None and other.follows(draft.topic):
        found = Replaced(told=True, topic=other.topic)
    else:
        found = problem_replaced.instead(message.text, draft.topic)
    if found is None or (not found.told and _is_of_the_topic_alone(draft, found, message.folded)):
        return False
    turn.reading = replace(reading, also=tuple(one for one in reading.also if one == r.HUMAN))
    if found.told:
        _replace(turn, message.text, found.topic)
        turn.say("utter_problem_replaced")
    else:
        if found.topic is not None:
            named = draft.with_more(message.text).with_topic(found.topic, BY_CUSTOMER)
            turn.change(draft=_as_far_as(turn, named))
        turn.redraft(correcting=questions.PROBLEM)
        turn.say("utter_problem_misread")
    turn.settle()
    return True


def rewrite(turn: Turn, text: str) -> None:
    """Put the words that were asked for in the place of the old ones."""
    topic = topic_words.plainly(fold(text))
    _replace(turn, text, topic or turn.draft.topic)


def is_told(turn: Turn) -> bool:
    """Whether the words that were asked for are there, though they are read as no story."""
    message = turn.message
    if message.is_choice or turn.reading.main not in _READ_AS_NO_STORY:
        return False
    if max(map(message.likelihood, _PUTS_OFF)) > _LIKELY:
        return False
    return len(short_answers.rest(verbs.plain(message.text))) >= _FEWEST


def _replace(turn: Turn, text: str, topic: str | None) -> None:
    before, message = turn.draft, turn.message
    draft = replace(before.rewritten(text), correcting=None, lasted=None, amount=None)
    draft = draft.heard(turn.reading.fields)
    if topic is None and message.topic_sure and message.topic != before.topic:
        topic = message.topic
    if topic is None:
        offered = topics.likeliest(message.topic_ranking, text)
        kept = tuple(one for one in offered if one != before.topic)
        draft = replace(
            draft, topic=None, topic_set_by=None, topic_confidence=None, topic_choices=kept
        )
    elif topic != before.topic:
        draft = replace(draft.with_topic(topic, BY_CLASSIFIER), tips_given=False, widespread=False)
    turn.change(draft=_as_far_as(turn, draft))
    describing.look_around(turn)


def _as_far_as(turn: Turn, draft: Draft) -> Draft:
    """Return it without new steps to try once the contact is asked for: they would only delay."""
    if turn.state.question in _BEFORE_THE_CONTACT:
        return draft
    return replace(draft, help_result=draft.help_result or NOT_SOLVED)


def _is_of_the_topic_alone(draft: Draft, found: Replaced, folded: str) -> bool:
    """Whether only the topic was misread: the words that were told are of the right one."""
    if found.topic is None or _NAMED_ALONE.search(folded):
        return bool(_NAMED_ALONE.search(folded))
    named = {code for codes in topic_words.named(fold(draft.description or "")) for code in codes}
    chosen_with_it = draft.topic_set_by == BY_CUSTOMER and draft.former is not None
    return found.topic in named or (draft.topic not in named and not chosen_with_it)
