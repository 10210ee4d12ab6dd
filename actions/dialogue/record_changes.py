"""What is done to a registered complaint by the backend, and how it is said that it was done."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from actions.backend_errors import (
    ComplaintNotFoundError,
    InvalidTrackingNumberError,
    RequestRefusedError,
    TransitionNotAllowedError,
)
from actions.dialogue import reopening
from actions.dialogue.state import Want
from actions.reading import reading as r, tracking_numbers

if TYPE_CHECKING:
    from actions.dialogue.turn import Turn

IMPOSSIBLE = {
    r.WITHDRAW: "utter_withdrawal_not_possible",
    r.ADD: "utter_addition_not_possible",
    r.REOPEN: "utter_reopening_not_possible",
    r.PERSISTS: "utter_addition_not_possible",
}


TEXT_LIMIT = 10_000


def carry_out(turn: Turn, kind: str, number: str, text: str, response: str | None = None) -> None:
    """Do it and say so, in the usual words unless a `response` is named."""
    backend, here = turn.backend, turn.conversation_id
    try:
        if kind == r.REOPEN:
            reopening.reopen(turn, number, text)
            return
        call, usual = {
            r.ADD: (backend.add_information, "utter_addition_done"),
            r.WITHDRAW: (backend.withdraw, "utter_withdrawal_done"),
        }[kind]
        complaint = call(number, here, text, turn.call_key(kind))
    except RequestRefusedError as error:
        refused(turn, number, error, IMPOSSIBLE[kind])
        return
    turn.say(response or usual, turn.manner.values_of(complaint))
    if kind == r.WITHDRAW:
        finished = turn.state.finished or turn.state.complaint == number
        turn.change(finished=finished, done=Want(r.WITHDRAW, number))


def add(turn: Turn, number: str, text: str, response: str = "utter_addition_done") -> None:
    """Add words to a complaint at once, with the name that is told among them; and say so."""
    if (name := turn.reading.fields.name) is not None and not turn.message.is_choice:
        with suppress(RequestRefusedError):  # known already, maybe otherwise
            here, key = turn.conversation_id, turn.call_key("name")
            turn.backend.add_contact(number, here, {"name": name}, key)
    carry_out(turn, r.ADD, number, text[:TEXT_LIMIT], response)


def note(turn: Turn, number: str, text: str) -> None:
    """Add words that are answered otherwise, so that whoever works on it reads them."""
    with suppress(RequestRefusedError):
        here, key = turn.conversation_id, turn.call_key(r.ADD)
        turn.backend.add_information(number, here, text[:TEXT_LIMIT], key)


def refused(turn: Turn, number: str, error: RequestRefusedError, impossible: str) -> None:
    """Say why the backend does not do it: the state it is in, or whose it is."""
    shown = {"number": tracking_numbers.display(number)}
    if isinstance(error, TransitionNotAllowedError):
        turn.say(impossible, shown)
    elif isinstance(error, ComplaintNotFoundError):
        turn.say("utter_not_yours", shown)
    elif isinstance(error, InvalidTrackingNumberError):
        turn.say("utter_number_has_error", shown)
    else:
        turn.say("utter_cannot_register")
