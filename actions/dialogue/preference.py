"""By which way the customer wants to be answered: kept with the draft, or told to the pool.

A wish for e-mail needs an address: the one told with it, or else it is said that one is missing.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from actions.backend_errors import RequestRefusedError
from actions.reading import medium

if TYPE_CHECKING:
    from actions.dialogue.turn import Turn


def hear(turn: Turn) -> str | None:
    """Keep the way that a message wishes for, for what is being told; return it."""
    if turn.message.is_choice or turn.state.quiet:
        return None  # where nothing may be sent, no way is asked for
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
    told, here = turn.reading.fields, turn.conversation_id
    contact = {"preferred": wished, "email": told.email}
    with suppress(RequestRefusedError):  # known already; the words are in the record anyway
        turn.backend.add_contact(complaint, here, contact, turn.call_key("preferred"))
    turn.redraft(email=told.email or turn.draft.email)
    if wished == medium.EMAIL and told.email is None:
        _ask_for_the_address(turn, complaint)


def _ask_for_the_address(turn: Turn, complaint: str) -> None:
    """Say that there is no address yet, in place of an acknowledgement that would be untrue."""
    if turn.put or turn.backend.complaint(complaint, turn.conversation_id).email_known:
        return
    turn.said = [one for one in turn.said if not one["response"].startswith(_NOTED)]
    turn.say("utter_wish_needs_email")


_NOTED = ("utter_wish_noted", "utter_addition_done")
