"""A part of the address that was told is put right, whatever is asked: "con değil com olacak"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from actions.chat.correcting import MEANT_AS_SAID, correct
from actions.dialogue.draft import given
from actions.reading import emails_in_part, questions, reading as r

if TYPE_CHECKING:
    from actions.dialogue.turn import Turn


def take(turn: Turn) -> bool:
    """Put it right and read the whole address back."""
    if turn.message.is_choice or turn.reading.main in MEANT_AS_SAID:
        return False
    if turn.reading.fields.email or turn.reading.fields.phone:
        return False
    value = emails_in_part.put_right(turn.message.text, given(turn.draft.email))
    if value is None:
        return False
    correct(turn, questions.EMAIL, value)
    turn.reading = replace(turn.reading.alone(), main=r.CORRECT)
    turn.settle()
    return True
