"""By which way the customer wants to be answered: kept with the draft, or told to the pool."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from actions.backend import RequestRefusedError
from actions.reading import medium

if TYPE_CHECKING:
    from actions.dialogue.turn import Turn


def hear(turn: Turn) -> str | None:
    """Keep the way that a message wishes for, for what is being told; return it."""
    if turn.message.is_choice:
        return None
    wished = medium.preferred(turn.message.text)
    if wished is not None:
        turn.redraft(preferred=wished)
    return wished


def pass_on(turn: Turn, wished: str | None, complaint: str | None) -> None:
    """Tell the pool of a wish that came after `complaint` was registered, as far as it is open."""
    if wished is None or complaint is None or turn.draft.active:
        return
    if not turn.state.takes_more or turn.state.complaint != complaint:
        return
    with suppress(RequestRefusedError):  # the words are in the record anyway
        key = turn.call_key("preferred")
        turn.backend.add_contact(complaint, turn.conversation_id, {"preferred": wished}, key)
