"""What is being told belongs to a record that there is: it is added there, and no new one begun."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actions.dialogue import aftercare
from actions.dialogue.standing import OPEN
from actions.dialogue.state import Want
from actions.reading import reading as r, several, tracking_numbers

if TYPE_CHECKING:
    from actions.dialogue.turn import Turn


def take(turn: Turn) -> bool:
    """Add what was told to the record that is named, where a new one is refused for it."""
    draft, message = turn.draft, turn.message
    told = draft.description or draft.opening
    if message.is_choice or not draft.active or told is None:
        return False
    if not several.is_for_an_earlier(message.text):
        return False
    own = {one.tracking_number: one for one in turn.backend.complaints_of(turn.conversation_id)}
    number = next(filter(tracking_numbers.is_right, tracking_numbers.all_in(message.text)), None)
    still_open = [one for one in own.values() if one.status in OPEN]
    if number is None and len(still_open) == 1:
        number = still_open[0].tracking_number
    if number is None:
        return False
    # Whose record it is may have to be shown first: until then it can be brought back.
    kept = None if number in own else draft
    turn.reading = turn.reading.without(*(one for one in turn.reading.also if one != r.HUMAN))
    turn.change(draft=draft.emptied(), set_aside=kept, to_offer=False)
    turn.settle()
    aftercare.start(turn, Want(r.ADD, number, told))
    return True
