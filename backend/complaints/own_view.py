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


def own_view(complaint: Complaint, now: datetime) -> dict[str, Any]:
    """Return it, moments in words for Istanbul; clocks, cycles, entries and events are loaded.

    `question` is what we wait for them to answer, empty where we wait for nothing; `promises` and
    `looks` come oldest first; `satisfaction` is the score of the present answer, or None.
    """
    return {
        "question": complaint.open_question,
        "promises": [
            {
                "due": turkish_date(each.due_at),
                "given": turkish_datetime(each.given_at),
                "first": each.change is None,
                "fate": FATES[each.fate],
            }
            for each in ledger(complaint, now)
        ],
        "looks": [
            {"at": turkish_datetime(each.at), "team": team_label(each.team), "did": each.did}
            for each in looks(complaint)
        ],
        "satisfaction": complaint.present.satisfaction,
    }
