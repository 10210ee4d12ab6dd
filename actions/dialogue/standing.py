"""How complaints stand, by the names of the backend's states (its `states.py`)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from actions.backend_errors import ComplaintNotFoundError
from actions.reading import questions, which_record

if TYPE_CHECKING:
    from collections.abc import Iterable

    from actions.backend import Backend, Complaint
    from actions.dialogue.state import State
    from actions.reading.message import Message

SOLVABLE = frozenset({"registered", "in_review"})
OPEN = SOLVABLE | {"waiting_customer", "waiting_third_party"}
FINISHED = frozenset({"resolved", "closed"})
_TWO = 2


@dataclass(frozen=True)
class Standing:
    """What is remembered as it stands by now.

    `held` is the complaint at hand as it was just read; `meant` the number of the complaint that
    the message speaks of, where it names one.
    """

    state: State
    held: Complaint | None = None
    meant: str | None = None


def as_it_is_now(
    state: State, message: Message, backend: Backend, conversation_id: str
) -> Standing:
    """Return the state with the complaint that a message is about as it stands by now.

    People of the house conclude and reopen between two messages: "hâlâ düzelmedi" is then no
    addition. That is the newest one, or the earlier one that the words name, which further words
    belong to from then on. A number that is not known any more changes nothing.
    """
    if state.complaint is None:
        return Standing(state)
    if _may_be_of_another(state) and which_record.is_hinted(message):
        own = {one.tracking_number: one for one in backend.complaints_of(conversation_id)}
        topics = {number: own[number].topic for number in _in_order(state, own)}
        meant = which_record.meant(message, topics, state.complaint)
        if meant is not None and meant != state.complaint:
            return Standing(_at_hand(state, own[meant]), meant=meant)
    else:
        meant = None
    try:
        held = backend.complaint(state.complaint, conversation_id)
    except ComplaintNotFoundError:
        return Standing(state)
    if held.status in OPEN | FINISHED:
        state = replace(state, finished=held.status in FINISHED)
    return Standing(state, held, meant)


def _may_be_of_another(state: State) -> bool:
    """Whether nothing is asked and nothing being told that the words would rather belong to."""
    free = state.question == questions.NONE and not state.draft.active
    return free and not (state.waiting or state.wordless or state.danger is not None)


def _in_order(state: State, own: Iterable[str]) -> list[str]:
    """Return the customer's complaints, oldest first: those of this dialogue if there are two."""
    known = [*own][::-1]
    here = [one for one in dict.fromkeys([*state.numbers, state.complaint]) if one in known]
    return [one for one in here if one] if len(here) >= _TWO else known


def _at_hand(state: State, complaint: Complaint) -> State:
    return replace(
        state,
        complaint=complaint.tracking_number,
        topic=complaint.topic,
        finished=complaint.status not in OPEN,
        help_offered=False,
    )
