"""Registering a complaint that was taken in the chat: the only place where the chat does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actions.backend import RequestRefusedError
from actions.dialogue import record

if TYPE_CHECKING:
    from actions.dialogue.turn import Turn


def register(turn: Turn) -> None:
    """Register, tell the tracking number, and be ready for another complaint."""
    draft = turn.draft
    try:
        complaint = turn.backend.register(record.of(turn, draft), turn.call_key("register"))
    except RequestRefusedError:
        # It would be refused again: a human has to help. What was told stays.
        turn.say("utter_cannot_register")
        turn.put = True
        return
    said = "utter_registered_solved" if draft.solved else "utter_registered"
    turn.say(said, turn.manner.values_of(complaint))
    turn.settle()
    if not turn.state.wants:  # what was put off comes now; nothing else is asked before it
        turn.say("utter_anything_else")
        turn.put = True
    turn.change(draft=draft.emptied())
    turn.hold(complaint.tracking_number, complaint.topic, finished=draft.solved)
