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
    """Return the complaint that a draft is, its place and wishes among its words.

    What was refused is left out.
    """
    place = given(draft.place)
    words = [draft.description or ""]
    words += [f"Düzeltilmeden önce: {draft.former}"] if draft.former else []
    words += [f"Yer: {place}"] if place else []
    words += [f"İletişim isteği: {wish}" for wish in draft.wishes]
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
