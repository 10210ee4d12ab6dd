"""A secret was typed: it is hidden, that is said, and it is no detail of the complaint."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actions.reading import questions, reading as r, secrets

if TYPE_CHECKING:
    from actions.dialogue.turn import Turn

_ASKED_FOR = frozenset({questions.CODE, questions.PROOF_PHONE})


def heard(turn: Turn) -> bool:
    """Say that it is hidden; return whether the message says nothing else that matters here."""
    text = turn.message.text
    if turn.message.is_choice or turn.state.question in _ASKED_FOR or not secrets.typed(text):
        return False
    before = turn.reading
    turn.reading = secrets.left(before, text)
    of_a_card = secrets.of_a_card(text)
    if turn.reading is before and not of_a_card:
        return False  # a password told in the story of a modem
    turn.say("utter_secret_card" if of_a_card else "utter_secret_hidden")
    return turn.reading.main == r.UNCLEAR and turn.is_idle
