"""How somebody who writes by SMS wants to be reached: noted, and acknowledged."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from actions.dialogue import reached
from actions.reading import questions, wishes
from lexicon import contact_wishes

if TYPE_CHECKING:
    from actions.dialogue.turn import Turn


def take(turn: Turn) -> bool:
    """Note a message that is nothing but such a wish, at the complaint or for the next one."""
    if reached.take(turn):
        return True
    if not reached.is_wished(turn):
        return False
    turn.reading = replace(turn.reading, also=())
    turn.change(draft=turn.draft.heard(turn.reading.fields).with_wish(turn.message.text))
    turn.say("utter_wish_noted")
    turn.ask(questions.PROBLEM)
    return True


def told_along(turn: Turn, text: str) -> bool:
    """Whether the words of a complaint hold such a wish too; they are registered as they are."""
    return not turn.message.is_choice and bool(wishes.apart(text)[0])


def with_wishes(turn: Turn, description: str) -> str:
    """Return a description with what was wished before it was told."""
    return "\n".join([description, *map(contact_wishes.written, turn.draft.wishes)])
