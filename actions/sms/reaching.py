"""How somebody who writes by SMS wants to be reached: noted, and acknowledged."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from actions.dialogue import aftercare
from actions.reading import questions, reading as r, trouble, verbs, wishes
from lexicon import contact_wishes

if TYPE_CHECKING:
    from actions.dialogue.turn import Turn

_ELSEWHERE = frozenset({r.DANGER, r.CANCEL, r.WITHDRAW, r.STATUS, r.LOST_NUMBER, r.REOPEN})


def take(turn: Turn) -> bool:
    """Note a message that is nothing but such a wish, at the complaint or for the next one."""
    message = turn.message
    if message.is_choice or turn.reading.main in _ELSEWHERE or not wishes.is_all(message.text):
        return False
    begins = turn.reading.main == r.COMPLAINT and message.topic_sure
    if begins or trouble.is_told(verbs.plain(message.folded)):
        return False
    turn.reading = replace(turn.reading, also=())
    number = turn.state.complaint
    if number is not None and turn.state.takes_more:
        aftercare.add(turn, number, contact_wishes.written(message.text), "utter_wish_noted")
        return True
    turn.change(draft=turn.draft.heard(turn.reading.fields).with_wish(message.text))
    turn.say("utter_wish_noted")
    turn.ask(questions.PROBLEM)
    return True


def told_along(turn: Turn, text: str) -> bool:
    """Whether the words of a complaint hold such a wish too; they are registered as they are."""
    return not turn.message.is_choice and bool(wishes.apart(text)[0])


def with_wishes(turn: Turn, description: str) -> str:
    """Return a description with what was wished before it was told."""
    return "\n".join([description, *map(contact_wishes.written, turn.draft.wishes)])
