"""What a proven customer sees of a complaint beyond how it stands, the same on every channel. Pure.

What was asked of them, every date they were given and what became of it, who of the house looked,
and how they judged the answer.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from backend.complaints.ledger import FATES, ledger
from backend.complaints.lookers import looks
from backend.complaints.teams import label as team_label
from backend.kit.clock import turkish_date, turkish_datetime

if TYPE_CHECKING:
    from datetime import datetime

    from backend.complaints.models import Complaint
    from backend.complaints.reached import Reached


def own_view(complaint: Complaint, now: datetime, reached: Reached) -> dict[str, Any]:
    """Return it, moments in words for Istanbul; clocks, cycles, entries and events are loaded.

    `question` is what we wait for them to answer, empty where we wait for nothing; `promises`, each
    but the first with what they were told of why it is another, and `looks` come oldest first;
    `satisfaction` is the score of the present answer, or None.
    """
    return {
        "question": complaint.open_question,
        "promises": [
            {
                "due": turkish_date(each.due_at),
                "given": turkish_datetime(each.given_at),
                "first": each.change is None,
                "fate": FATES[each.fate],
                "why": (each.change.entry.text if each.change and each.change.entry else ""),
            }
            for each in ledger(complaint, now, reached)
        ],
        "looks": [
            {"at": turkish_datetime(each.at), "team": team_label(each.team), "did": each.did}
            for each in looks(complaint)
        ],
        "satisfaction": complaint.present.satisfaction,
    }
