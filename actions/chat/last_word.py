"""That it is their last complaint, said while one is taken: it stands in its words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actions.reading import last_word

if TYPE_CHECKING:
    from actions.dialogue.turn import Turn


def take(turn: Turn) -> bool:
    """Add "bu son şikayetim" to the story: it asks after no record."""
    draft, said = turn.draft, turn.message.text
    if draft.description is None or turn.message.is_choice or not last_word.is_said(said):
        return False
    turn.change(draft=draft.with_more(said))
    turn.say("utter_noted")
    turn.reading = turn.reading.alone()
    return True
