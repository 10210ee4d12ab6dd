"""Who of the house looked at a complaint, as its customer is told: which team, and when. Pure.

Teams and roles, no names: whoever works on a complaint is owed their privacy, and the customer is
owed that somebody did.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from backend.complaints.models import ActorKind, EventKind
from backend.complaints.states import State

if TYPE_CHECKING:
    from datetime import datetime

    from backend.complaints.models import Complaint, ComplaintEvent

TOOK_UP = "incelemeye aldı"
ASKED = "size soru sordu"
ANSWERED = "sonuçlandırdı"
CALLED = "sizi aradı"
DATED = "yeni bir tarih verdi"
GAVE_ON = "ilgili ekibe iletti"
LOOKED = "inceledi"
_DONE = {
    EventKind.QUESTION_ASKED: ASKED,
    EventKind.PROMISE_CHANGED: DATED,
    EventKind.CALL_TRIED: CALLED,
    EventKind.ASSIGNED: GAVE_ON,
    EventKind.TOPIC_CHANGED: LOOKED,
    EventKind.SEVERITY_CHANGED: LOOKED,
    EventKind.NOTE_ADDED: LOOKED,
}
_MOVED = {
    State.IN_REVIEW: TOOK_UP,
    State.WAITING_CUSTOMER: ASKED,
    State.WAITING_THIRD_PARTY: LOOKED,
    State.RESOLVED: ANSWERED,
}


@dataclass(frozen=True)
class Look:
    """That a team did something with a complaint, and when."""

    at: datetime
    team: str
    did: str


def looks(complaint: Complaint) -> list[Look]:
    """Return what people of the house did with a complaint, oldest first; events are loaded.

    The team is the one whose it was then. Several of one kind on end are one.
    """
    found: list[Look] = []
    for event, team in zip(complaint.events, _teams(complaint), strict=True):
        did = _did(event)
        if did and not (found and (found[-1].team, found[-1].did) == (team, did)):
            found.append(Look(event.at, team, did))
    return found


def _did(event: ComplaintEvent) -> str:
    if event.actor_kind != ActorKind.STAFF:
        return ""
    if event.kind == EventKind.STATE_CHANGED:
        return _MOVED.get(State(event.to_state), "") if event.to_state else ""
    if event.kind == EventKind.ASSIGNED and event.data["team"]["from"] == event.data["team"]["to"]:
        return LOOKED
    return _DONE.get(EventKind(event.kind), "") if event.kind in set(EventKind) else ""


def _teams(complaint: Complaint) -> list[str]:
    """Return whose it was at each event, read backwards from whose it is now."""
    team, teams = complaint.team, []
    for event in reversed(complaint.events):
        if event.kind == EventKind.ASSIGNED:
            team = event.data["team"]["from"]
        teams.append(team)
    return teams[::-1]
