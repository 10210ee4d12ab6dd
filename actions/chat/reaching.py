"""Asking how to reach the customer of a complaint that is to be opened again."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from actions.chat import contact
from actions.reading import questions, reading as r

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from actions.dialogue.turn import Turn

_ANSWERS: Mapping[str, Callable[[Turn], bool]] = {
    questions.PHONE: contact.phone,
    questions.EMAIL: contact.email,
}


def answer(turn: Turn) -> bool:
    """Take the mobile, the address, or that somebody does not want to give any."""
    waiting, question = turn.state.reopening, turn.state.question
    if waiting is None or waiting.number is None or turn.draft.active or question not in _ANSWERS:
        return False
    reading = turn.reading
    if reading.main in {r.CANCEL, r.NO_COMPLAINT}:
        turn.change(reopening=None)
        turn.settle()
        turn.say("utter_cancelled")
        return True
    if reading.main in r.STORY and not (reading.fields.phone or reading.fields.email):
        # More of why it is to be opened; that is asked for already.
        words = f"{waiting.text}\n{reading.text or turn.message.text}".strip()
        turn.change(reopening=replace(waiting, text=words))
        turn.reading = reading.without(*r.STORY)
        turn.say("utter_noted")
        return True
    turn.change(draft=turn.draft.heard(reading.fields))
    answered = _ANSWERS[question](turn)
    if question == questions.PHONE and turn.draft.phone_part:
        turn.say("utter_phone_part")
        turn.put = True
    return answered
