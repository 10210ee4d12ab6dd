"""What to know before a call: how often it was tried, and how the customer wishes to be reached."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from backend.complaints.models import Audience, ComplaintEntry, EntryKind
from backend.complaints.models.call_attempt import CallAttempt
from backend.staff.models import StaffMember
from lexicon import contact_wishes

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from datetime import datetime

    from sqlalchemy.ext.asyncio import AsyncSession


@dataclass(frozen=True, slots=True)
class Tried:
    """One time that somebody made a call, and what they noted; empty once erased."""

    who: str
    at: datetime
    outcome: str
    note: str


async def tried(session: AsyncSession, outbox_ids: Sequence[int]) -> Mapping[int, Sequence[Tried]]:
    """Return how often these calls were tried, each from the first time on."""
    rows = await session.execute(
        select(CallAttempt, StaffMember.display_name, ComplaintEntry.text)
        .join(StaffMember, StaffMember.id == CallAttempt.staff_id)
        .outerjoin(ComplaintEntry, ComplaintEntry.id == CallAttempt.entry_id)
        .where(CallAttempt.outbox_id.in_(outbox_ids))
        .order_by(CallAttempt.id)
    )
    found: dict[int, list[Tried]] = {}
    for attempt, name, note in rows:
        one = Tried(name, attempt.at, attempt.outcome, note or "")
        found.setdefault(attempt.outbox_id, []).append(one)
    return found


async def wished(
    session: AsyncSession, complaint_ids: Collection[str]
) -> Mapping[str, Sequence[str]]:
    """Return how customers wish to be reached, as they told it with each of these complaints."""
    entries = ComplaintEntry
    rows = await session.execute(
        select(entries.complaint_id, entries.text)
        .where(
            entries.complaint_id.in_(complaint_ids),
            entries.audience == Audience.CUSTOMER,
            entries.kind.in_((EntryKind.DESCRIPTION, EntryKind.ADDITION)),
            entries.erased_at.is_(None),
        )
        .order_by(entries.id)
    )
    found: dict[str, list[str]] = {}
    for complaint_id, text in rows:
        if said := contact_wishes.among(text or ""):
            found.setdefault(complaint_id, []).extend(said)
    return found
