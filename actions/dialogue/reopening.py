"""Opening a complaint again; first of all somebody must know whom to tell the result.

One that was solved on the spot, or told of danger, may lack any contact. What is known of the
customer is filled in; else it is asked, and then the complaint is opened without asking the rest.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from actions.backend_errors import ContactMissingError, RequestRefusedError
from actions.dialogue.draft import REFUSED, given
from actions.dialogue.state import Want
from actions.reading import questions, reading as r, tracking_numbers

if TYPE_CHECKING:
    from actions.backend import Complaint
    from actions.dialogue.turn import Turn

_KNOWN = "contact_known"


def reopen(turn: Turn, number: str, text: str) -> Complaint | None:
    """Open it again, and say so; None where a contact is asked for first.

    Raises:
        RequestRefusedError: it cannot be opened, whoever could be reached.

    """
    try:
        return _opened(turn, number, text)
    except ContactMissingError:
        turn.change(reopening=Want(r.REOPEN, number, text))
    if _known(turn):
        return _with_contact(turn, number, text)
    if "utter_contact_before_reopening" not in turn.state.said:
        turn.say("utter_contact_before_reopening", {"number": tracking_numbers.display(number)})
    go_on(turn)
    return None


def go_on(turn: Turn) -> None:
    """Open what waits for a contact once there is one, else ask for it."""
    waiting = turn.state.reopening
    if waiting is None or waiting.number is None:
        return
    if _known(turn):
        settle(turn, waiting.number, waiting.text)
        return
    if not turn.draft.privacy_told:
        turn.say("utter_privacy_notice")
        turn.redraft(privacy_told=True)
    turn.ask(questions.EMAIL if turn.draft.phone == REFUSED else questions.PHONE)


def settle(turn: Turn, number: str, text: str) -> None:
    """Open it with the contact that is known now; say what stands against it."""
    turn.settle()
    try:
        _with_contact(turn, number, text)
    except RequestRefusedError:
        turn.change(reopening=None)
        turn.say("utter_reopening_not_possible", {"number": tracking_numbers.display(number)})


def _known(turn: Turn) -> bool:
    return bool(given(turn.draft.phone) or given(turn.draft.email))


def _with_contact(turn: Turn, number: str, text: str) -> Complaint:
    draft = turn.draft
    contact = {name: given(getattr(draft, name)) for name in ("phone", "email", "name")}
    try:
        key = turn.call_key("contact")
        turn.backend.add_contact(number, turn.conversation_id, contact, key)
    except RequestRefusedError as error:
        if error.code != _KNOWN:
            raise
    return _opened(turn, number, text)


def _opened(turn: Turn, number: str, text: str) -> Complaint:
    complaint = turn.backend.reopen(number, turn.conversation_id, text, turn.call_key(r.REOPEN))
    turn.change(reopening=None)
    turn.say("utter_reopening_done", turn.manner.values_of(complaint))
    turn.hold(number, complaint.topic)
    return complaint
