"""What is to stop, said of a complaint of messages that are not wanted: it is added to that."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actions.dialogue import record_changes
from actions.reading import unwanted

if TYPE_CHECKING:
    from actions.dialogue.turn import Turn


def take(turn: Turn) -> bool:
    """Add "RET", "durdurun": no survey is refused by it, and no line is to be closed."""
    text = turn.message.text
    if not unwanted.are_to_stop(text):
        return False
    if not unwanted.are_told(turn.at_hand().description or ""):
        return False
    turn.reading = turn.reading.alone()
    record_changes.add(turn, turn.state.complaint or "", text)
    return True
