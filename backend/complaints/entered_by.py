"""What somebody entered that is another team's work, for as long as they may put it right."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import ColumnElement, and_, func, select, true

from backend.complaints import access, own_entries, states
from backend.complaints.models import ActorKind, Complaint, ComplaintEntry, EntryKind
from backend.kit.own_names import mask_words
from backend.staff.permissions import Permission, may

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from sqlalchemy.ext.asyncio import AsyncSession

    from backend.complaints.access import Viewer

MOST_SHOWN = 100
_WORDS = 160
# Read beyond what is shown: a number at the end is masked whole before it is cut.
_READ = 600


@dataclass(frozen=True)
class Entered:
    """A complaint that somebody entered, contacts in its words masked; `until` they change it."""

    number: str
    team: str
    at: datetime
    until: datetime
    words: str


async def own(session: AsyncSession, who: Viewer, now: datetime) -> Sequence[Entered]:
    """Return what somebody entered for other teams, newest first: whose page they see not at all.

    By the rule of `own_entries.may_put_right`.
    """
    if not may(who.role, Permission.PUT_RIGHT_OWN):
        return ()
    rows = await session.execute(
        select(
            Complaint.tracking_number,
            Complaint.team,
            Complaint.registered_at,
            Complaint.contact_name,
            func.substr(ComplaintEntry.text, 1, _READ).label("words"),
        )
        .join(ComplaintEntry, _described(who))
        .where(
            _open(now),
            # What is nobody's is not theirs either: "not" of unknown would be unknown.
            access.visible_to(who).is_not(true()),
        )
        .order_by(Complaint.registered_at.desc(), Complaint.id.desc())
        .limit(MOST_SHOWN)
    )
    return [
        Entered(
            row.tracking_number,
            row.team,
            row.registered_at,
            row.registered_at + own_entries.PUT_RIGHT_FOR,
            mask_words(" ".join(row.words.split()), row.contact_name)[:_WORDS],
        )
        for row in rows
    ]


async def may_put_right(session: AsyncSession, who: Viewer, number: str, now: datetime) -> bool:
    """Whether somebody may put right the complaint of a number, as `own_entries` has it."""
    if not may(who.role, Permission.PUT_RIGHT_OWN):
        return False
    found = await session.scalar(
        select(Complaint.id)
        .join(ComplaintEntry, _described(who))
        .where(Complaint.tracking_number == number, _open(now))
        .limit(1)
    )
    return found is not None


def _described(who: Viewer) -> ColumnElement[bool]:
    return and_(
        ComplaintEntry.complaint_id == Complaint.id,
        ComplaintEntry.kind == EntryKind.DESCRIPTION,
        ComplaintEntry.author_kind == ActorKind.STAFF,
        ComplaintEntry.author_id == who.id,
    )


def _open(now: datetime) -> ColumnElement[bool]:
    return and_(
        Complaint.registered_at > now - own_entries.PUT_RIGHT_FOR,
        Complaint.state.in_(states.OPEN),
        Complaint.erased_at.is_(None),
    )
