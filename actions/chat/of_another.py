"""Somebody else's name, or whose line it is, told while a complaint is taken: in its words."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from actions.chat.correcting import MEANT_AS_SAID
from actions.dialogue.draft import given
from actions.reading import named_for_another, questions, reading as r

if TYPE_CHECKING:
    from actions.dialogue.turn import Turn


def take(turn: Turn) -> bool:
    """Add it to the story; the name of who writes, and the topic, are not decided by it."""
    draft, message, told = turn.draft, turn.message, turn.reading.fields
    if draft.description is None or message.is_choice or turn.reading.main in MEANT_AS_SAID:
        return False
    if told.phone or told.email or not (_names_another(turn) or _says_whose_line(turn)):
        return False
    turn.change(draft=draft.with_more(message.text))
    turn.redraft(correcting=None if given(draft.name) else draft.correcting)
    turn.say("utter_noted")
    turn.reading = replace(turn.reading, main=r.MORE, also=(), text=message.text)
    turn.settle()
    return True


def _names_another(turn: Turn) -> bool:
    """Whether it is told beside one's own name; where none is known it may answer for it."""
    known = given(turn.draft.name)
    if known is None or turn.state.question == questions.PROBLEM:
        return False
    return named_for_another.is_told(turn.message.text, known)


def _says_whose_line(turn: Turn) -> bool:
    asked = turn.state.question == questions.TOPIC
    return asked and named_for_another.only_says_whose_line(turn.message.text)
