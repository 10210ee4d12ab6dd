"""What somebody entered that is another team's work: a slip is put right by who made it.

They were told what is right, and the team was not. For a day they put right how its customer is
reached and write a note; all else is the team's. Pure.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from backend.complaints import states
from backend.complaints.models.kinds import ActorKind, EntryKind
from backend.staff.permissions import Permission, may

if TYPE_CHECKING:
    from backend.complaints.access import Viewer
    from backend.complaints.models import Complaint

PUT_RIGHT_FOR = timedelta(hours=24)
ACTS = frozenset({"readdress", "note"})
"""What they may do, by the scope of its key."""


def until(complaint: Complaint) -> datetime:
    """Return until when a complaint is put right by who entered it."""
    return complaint.registered_at + PUT_RIGHT_FOR


def may_put_right(who: Viewer, complaint: Complaint, now: datetime) -> bool:
    """Whether somebody may put right a complaint, read with its entries, as who entered it.

    What was concluded, or erased, is as it is.
    """
    return (
        may(who.role, Permission.PUT_RIGHT_OWN)
        and complaint.state in states.OPEN
        and complaint.erased_at is None
        and now < until(complaint)
        and any(
            (each.kind, each.author_kind, each.author_id)
            == (EntryKind.DESCRIPTION, ActorKind.STAFF, who.id)
            for each in complaint.entries
        )
    )
