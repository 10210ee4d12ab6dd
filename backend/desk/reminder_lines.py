"""Reminders as pages show them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from backend.complaints.tracking_number import display
from backend.kit.own_names import mask_words
from backend.web import moments

if TYPE_CHECKING:
    from collections.abc import Sequence

    from backend.complaints.reminders import Listed


def lines(listed: Sequence[Listed]) -> list[dict[str, Any]]:
    """Return reminders as pages show them, contacts and customers' names in them masked."""
    return [
        {
            "id": one.id,
            "number": one.number,
            "display": display(one.number),
            "text": mask_words(one.text, one.customer),
            "at": one.due_at,
            "when": moments.moment(one.due_at),
            "due": one.due,
            "keep": one.keep,
            "alert": one.alert,
            "staff_id": one.staff_id,
            "owner": one.owner,
        }
        for one in listed
    ]
