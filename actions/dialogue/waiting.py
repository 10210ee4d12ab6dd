"""What is told while a human is awaited, and how it goes on for who does not wait any longer."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from actions.dialogue.draft import BY_CUSTOMER
from actions.reading import reading as r, stories, topics, wishes

if TYPE_CHECKING:
    from actions.dialogue.turn import Turn

_NOT_ASKED_FOR = re.compile(
    r"\b(?:temsilci|insan|yetkili|kimse)\w* (?:\w+ ){0,2}?(?:istemed|talep etmed|cagirmad|demed)\w+"
)


def keep(turn: Turn) -> None:
    """Keep what is written meanwhile in what was begun, or begin with it."""
    reading, message = turn.reading, turn.message
    draft = turn.draft.heard(reading.fields)
    told = reading.text or message.text
    if turn.manner.name == "sms":
        begins = reading.main == r.OPENER and bool(stories.content_words(message))
        if (begins or reading.main in r.STORY) and not turn.state.takes_more:
            words = f"{turn.draft.opening}\n{told}" if turn.draft.opening else told
            turn.redraft(opening=words)
        return
    if reading.main in r.STORY and draft.description is not None:
        draft = draft.with_more(told)
    elif reading.main in r.STORY and not turn.state.takes_more:
        draft = draft.described(message, told)
    elif wishes.has_any(message.text) and draft.active:
        draft = draft.with_wish(message.text)
    turn.change(draft=draft)


def record(turn: Turn, told: str | None) -> None:
    """Record what was told before, meanwhile and now, or that nothing but a human was asked for."""
    draft = turn.draft
    if turn.manner.name != "sms":
        if told is not None and draft.description is not None:
            draft = draft.with_more(told)
        elif told is not None:
            draft = draft.described(turn.message, told)
        turn.change(draft=replace(draft, active=True))
        if "utter_record_begins" not in turn.state.said:
            turn.say("utter_record_begins")
        turn.manner.go_on(turn)
    elif told is not None:
        turn.manner.take_problem(turn, told)
    elif draft.opening is not None:
        _record(turn)
    else:
        turn.manner.record_wish(turn, turn.state.asked_for or _WISH)


_WISH = "Temsilciyle görüşmek istiyorum."


def was_not_asked_for(turn: Turn) -> bool:
    """Whether somebody says that no human was asked for."""
    return bool(_NOT_ASKED_FOR.search(turn.message.folded))


def go_on(turn: Turn) -> None:
    """Take up what was told before or meanwhile; who told nothing is asked what is wrong."""
    if turn.manner.name == "sms":
        _record(turn)
        return
    draft = turn.draft
    if draft.active and draft.topic is None and not turn.message.is_choice:
        named = next(iter(topics.candidates(turn.message, draft.topic_choices)), None)
        if named is not None and named.main == r.GIVEN and named.value:
            draft = draft.with_topic(named.value, BY_CUSTOMER)
    if draft.active:
        draft = draft.heard(turn.reading.fields)
        if wishes.has_any(turn.message.text):
            draft = draft.with_wish(turn.message.text)
            turn.say("utter_wish_noted")
    turn.change(draft=draft)
    if not draft.active and turn.state.takes_more:
        turn.say("utter_anything_else")
        return
    turn.redraft(active=True)
    turn.manner.go_on(turn)


def _record(turn: Turn) -> None:
    """Record by SMS what was told while a human was awaited; it is no part of this message."""
    told = turn.draft.opening
    if told is None or turn.state.takes_more:
        return
    turn.redraft(opening=None)
    turn.message = replace(
        turn.message,
        text=told,
        intent="inform",
        topic=None,
        topic_confidence=0.0,
        topic_sure=False,
        topic_ranking=(),
    )
    turn.manner.take_problem(turn, told)
