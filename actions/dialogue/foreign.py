"""A language that is not Turkish: one line in it, and a human."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actions.backend import RequestRefusedError
from actions.dialogue import agent
from actions.dialogue.wording import one_line

if TYPE_CHECKING:
    from actions.dialogue.turn import Turn

_REASON_LIMIT = 300


def answer(turn: Turn) -> None:
    """Say in the customer's language that a colleague will answer, and ask for one."""
    language = turn.reading.language or "en"
    try:
        turn.backend.request_agent(
            turn.conversation_id,
            one_line(f"[{language}] {turn.message.text}", _REASON_LIMIT),
            urgent=False,
        )
    except RequestRefusedError:
        turn.say("utter_agent_by_phone")
        return
    turn.say(f"utter_foreign_{language}")
    agent.wait(turn)
    turn.put = True
