"""How to be reached, said before anything else: noted, and what is wrong is asked for."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from actions.dialogue import reached
from actions.dialogue.draft import BY_CLASSIFIER
from actions.reading import questions, reading as r, wishes

if TYPE_CHECKING:
    from actions.dialogue.turn import Turn

_OF_CALLS = "privacy_consent"
_BEFORE = frozenset({questions.NONE, questions.PROBLEM})


def take(turn: Turn) -> bool:
    """Note "beni aramayın, mesaj atın" for the complaint that comes: it refuses none.

    Who only repeats it, asked what is wrong, complains of the calls.
    """
    draft = turn.draft
    if turn.state.question not in _BEFORE or draft.description or turn.state.takes_more:
        return False
    if {r.HUMAN, r.DANGER} & {*turn.reading.all} or not reached.is_wished(turn):
        return False
    if any(map(wishes.refuses_calls, draft.wishes)) and wishes.refuses_calls(turn.message.text):
        told = replace(draft, active=True).with_description(turn.message.text)
        turn.change(draft=told.with_topic(_OF_CALLS, BY_CLASSIFIER))
        turn.reading = replace(turn.reading, also=())
        turn.settle()
        return True
    wished = draft.heard(turn.reading.fields).with_wish(turn.message.text.strip())
    turn.change(draft=replace(wished, active=True))
    turn.reading = replace(turn.reading, also=())
    turn.settle()
    turn.say("utter_wish_noted")
    return True
