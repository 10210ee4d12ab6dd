"""How to be reached, said once a complaint is registered: it stands with that, and asks nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actions.dialogue import record_changes
from actions.reading import reading as r, wishes

if TYPE_CHECKING:
    from actions.dialogue.turn import Turn

_TAKEN_FOR = frozenset({r.LOST_NUMBER, r.STATUS, r.UNCLEAR, r.CORRECT})


def take(turn: Turn) -> bool:
    """Add "babamın numarasını sakın arama": it asks after no number."""
    told = turn.reading.fields
    if not turn.state.takes_more or turn.reading.main not in _TAKEN_FOR:
        return False
    if told.phone or told.email or told.tracking_number or not wishes.has_any(turn.message.text):
        return False
    record_changes.add(turn, turn.state.complaint or "", turn.message.text)
    turn.reading = turn.reading.alone()
    return True
