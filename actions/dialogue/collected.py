"""What has been collected of a complaint, for whoever of the house takes over. Pure.

It goes to the backend with each answer, by the names that registering uses.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from actions.dialogue import record
from actions.dialogue.draft import BY_CUSTOMER, given
from actions.reading import questions, topics

if TYPE_CHECKING:
    from collections.abc import Mapping

    from actions.dialogue.draft import Draft
    from actions.dialogue.state import State


def of(state: State) -> dict[str, Any]:
    """Return what is known: of what is being taken, else of what was broken off, else a contact.

    Beside it, which question is open.
    """
    aside = state.set_aside if state.to_offer else None
    draft = aside if aside is not None and not state.draft.has_content else state.draft
    known = {
        "description": draft.description or draft.opening,
        "topic": draft.topic,
        "topic_confidence": draft.topic_confidence,
        "topic_set_by": draft.topic_set_by,
        "name": given(draft.name),
        "phone": given(draft.phone),
        "email": given(draft.email),
        "preferred": draft.preferred,
        "service_number": given(draft.service_number),
        **record.found(draft),
        "wishes": "\n".join(draft.wishes) or None,
        "question": state.question if state.question != questions.NONE else None,
    }
    return {name: value for name, value in known.items() if value is not None}


def corrected(draft: Draft, fields: Mapping[str, Any]) -> Draft:
    """Return a draft with what people of the house put right or added with the customer."""
    changes: dict[str, Any] = {
        name: str(fields[name])
        for name in _CORRECTED
        if fields.get(name) and fields[name] != getattr(draft, name)
    }
    if fields.get("topic") in topics.TOPICS and fields["topic"] != draft.topic:
        changes |= {"topic": fields["topic"], "topic_set_by": BY_CUSTOMER, "topic_confidence": None}
    return replace(draft, **changes) if changes else draft


_CORRECTED = (
    *("description", "name", "phone", "email", "service_number", "place", "province"),
    "amount",
)
