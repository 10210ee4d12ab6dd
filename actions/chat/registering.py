"""Registering a complaint that was taken in the chat: the only place where the chat does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actions.backend import NewComplaint, RequestRefusedError
from actions.dialogue.draft import BY_CLASSIFIER, REFUSED, given
from actions.reading import topics

if TYPE_CHECKING:
    from actions.dialogue.draft import Draft
    from actions.dialogue.turn import Turn

CHANNEL = "web_chat"


def register(turn: Turn) -> None:
    """Register, tell the tracking number, and be ready for another complaint."""
    draft = turn.draft
    try:
        complaint = turn.backend.register(_complaint(turn, draft), turn.call_key("register"))
    except RequestRefusedError:
        # It would be refused again: a human has to help. What was told stays.
        turn.say("utter_cannot_register")
        turn.put = True
        return
    said = "utter_registered_solved" if draft.solved else "utter_registered"
    turn.say(said, turn.manner.values_of(complaint))
    turn.settle()
    if not turn.state.wants:  # what was put off comes now; nothing else is asked before it
        turn.say("utter_anything_else")
        turn.put = True
    turn.change(
        draft=draft.emptied(),
        complaint=complaint.tracking_number,
        topic=complaint.topic,
        finished=draft.solved,
        help_offered=False,
    )


def _complaint(turn: Turn, draft: Draft) -> NewComplaint:
    description = draft.description or ""
    if draft.place not in {None, REFUSED}:
        description = f"{description}\nYer: {draft.place}"
    return NewComplaint(
        conversation_id=turn.conversation_id,
        channel=CHANNEL,
        description=description,
        topic=draft.topic or topics.OTHER,
        topic_confidence=draft.topic_confidence,
        topic_set_by=draft.topic_set_by or BY_CLASSIFIER,
        service_number=draft.service_number,
        name=given(draft.name),
        phone=given(draft.phone),
        email=given(draft.email),
        solved_at_first_contact=draft.solved,
    )
