"""Asking for a human, and the ways to reach the customer that a human needs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actions.backend_errors import RequestRefusedError
from actions.dialogue.draft import REFUSED
from actions.dialogue.wording import one_line
from actions.reading import questions, tracking_numbers

if TYPE_CHECKING:
    from actions.backend import AgentPlace, AgentRequest
    from actions.dialogue.turn import Turn
    from actions.reading.reading import Fields

_REASON_LIMIT = 300
OFFERED = "offered"
"""That it was offered to record instead of waiting (`recording`)."""


def request(turn: Turn) -> None:
    """Ask for a human. What was begun is kept; nothing more is asked from now on.

    Where nobody is there it is said at once, and recording with a call back is offered.
    """
    words = "" if turn.message.is_choice else turn.message.text
    asked = call(turn, words)
    turn.change(asked_for=words, recording="")
    if asked is not None and not asked.staffed:
        turn.change(recording=OFFERED)
        response = "utter_agent_closed" if asked.opens_at else "utter_agent_nobody_there"
        shown = {"opens_at": turn.manner.quoted(asked.opens_at or ""), "asked": turn.state.offer}
        if turn.state.takes_more and not turn.draft.has_content:
            response = "utter_agent_closed_recorded"
            number = tracking_numbers.display(turn.state.complaint or "")
            shown |= {"number": number, "when": when(turn, asked)}
        turn.say(response, shown)
    elif asked is not None:
        response = "utter_agent_requested" if asked.position else "utter_agent_requested_soon"
        turn.say(response, {"position": str(asked.position or "")})


def when(turn: Turn, there: AgentRequest | AgentPlace) -> str:
    """Say when somebody is there, as the end of a sentence; nothing where it is not known."""
    if there.staffed or not there.opens_at:
        return ""
    return f"; {turn.manner.quoted(there.opens_at)} {turn.manner.quoted('itibarıyla buradayız')}"


def call(
    turn: Turn,
    reason: str,
    *,
    urgent: bool = False,
    life: bool = False,
    refused: str = "utter_agent_by_phone",
) -> AgentRequest | None:
    """Put the customer into the queue; say `refused` and return None where that cannot be done."""
    shown = one_line(reason, _REASON_LIMIT) or None
    try:
        asked = turn.backend.request_agent(turn.conversation_id, shown, urgent=urgent, life=life)
    except RequestRefusedError:
        # It would be refused again; the phone is the way that is left.
        turn.say(refused)
        return None
    _wait(turn)
    return asked


def _wait(turn: Turn) -> None:
    """Wait for a human; a "evet" that comes much later must not withdraw or drop anything."""
    turn.change(waiting=True)
    if turn.state.question in questions.IRREVERSIBLE:
        turn.settle()


def reachable(turn: Turn, number: str, told: Fields) -> None:
    """Fill in how the customer can be reached, where the record does not know it yet."""
    try:
        turn.backend.add_contact(
            number,
            turn.conversation_id,
            {"name": told.name, "phone": told.phone, "email": told.email},
            turn.call_key("add_contact"),
        )
    except RequestRefusedError:
        return  # known already, or no number to text to: the words are in the record anyway
    known = turn.draft
    turn.redraft(
        phone=told.phone or known.phone,
        email=told.email or known.email,
        name=told.name or (known.name if known.name != REFUSED else None),
    )
