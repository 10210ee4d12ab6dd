"""Another number for the line is wanted: a request, and no complaint that the number is wrong."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from actions.reading import questions, reading as r, transfers, verbs

if TYPE_CHECKING:
    from actions.dialogue.turn import Turn
    from actions.reading.reading import Reading


def believed(turn: Turn) -> Reading:
    """Return the reading, as that request where no contact is at hand that is put right by it."""
    free = turn.state.question == questions.NONE and turn.state.complaint is None
    if not free or turn.draft.active or turn.message.is_choice or turn.state.waiting:
        return turn.reading
    if turn.reading.main in {r.DANGER, r.FOREIGN, r.HUMAN}:
        return turn.reading
    if not transfers.of_a_new_number(verbs.plain(turn.message.text)):
        return turn.reading
    return replace(turn.reading, main=r.NEW_NUMBER, also=(), text=None)
