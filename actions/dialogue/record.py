"""What is registered of a draft, whoever registers it. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actions.backend import NewComplaint
from actions.dialogue.draft import BY_CLASSIFIER, given
from actions.reading import topics

if TYPE_CHECKING:
    from actions.dialogue.draft import Draft
    from actions.dialogue.turn import Turn


def of(turn: Turn, draft: Draft) -> NewComplaint:
    """Return the complaint that a draft is, its place among its words; what was refused is left."""
    place = given(draft.place)
    words = [draft.description or "", *([f"Yer: {place}"] if place else [])]
    return NewComplaint(
        conversation_id=turn.conversation_id,
        channel=turn.manner.channel,
        description="\n".join(words),
        topic=draft.topic or topics.OTHER,
        topic_confidence=draft.topic_confidence,
        topic_set_by=draft.topic_set_by or BY_CLASSIFIER,
        service_number=given(draft.service_number),
        name=given(draft.name),
        phone=given(draft.phone),
        email=given(draft.email),
        solved_at_first_contact=draft.solved,
    )
