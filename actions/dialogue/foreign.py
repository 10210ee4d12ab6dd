"""A language that is not Turkish: one line in it, and a human."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actions.dialogue import agent

if TYPE_CHECKING:
    from actions.dialogue.turn import Turn


def answer(turn: Turn) -> None:
    """Say in the customer's language that a colleague will answer, and ask for one."""
    language = turn.reading.language or "en"
    if agent.call(turn, f"[{language}] {turn.message.text}") is not None:
        turn.say(f"utter_foreign_{language}")
        turn.put = True
