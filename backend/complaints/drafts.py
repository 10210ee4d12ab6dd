"""What people of the house are writing of a complaint: a row by person, complaint and form.

Nothing else touches it: it outlives the page, the session, the browser, and whatever colleagues do
to the complaint meanwhile, until it is sent or emptied. Never commits.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import ColumnElement, and_, delete, select

from backend.complaints.erased import require_kept
from backend.complaints.models.draft import ComplaintDraft
from backend.kit.database import put_row
from backend.kit.masking import mask_secrets
from backend.kit.text import clean

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy.ext.asyncio import AsyncSession

    from backend.complaints.models import Complaint
    from backend.kit.work import Work

LONGEST = 20_000


async def put(
    work: Work, staff_id: str, complaint: Complaint, kind: str, fields: Mapping[str, str]
) -> None:
    """Keep what somebody is writing in a form; nothing written is no draft.

    Raises:
        ComplaintErasedError: nobody knows any more whose complaint it was.

    """
    kept = {name: mask_secrets(clean(text))[:LONGEST] for name, text in fields.items()}
    if not any(text.strip() for text in kept.values()):
        await drop(work.session, staff_id, complaint.id, kind)
        return
    require_kept(complaint)
    key = {"staff_id": staff_id, "complaint_id": complaint.id, "kind": kind}
    await put_row(work.session, ComplaintDraft, key, {"fields": kept, "updated_at": work.now})


async def drop(session: AsyncSession, staff_id: str, complaint_id: str, kind: str) -> None:
    """Forget a draft: it was sent, or emptied."""
    await session.execute(delete(ComplaintDraft).where(_is(staff_id, complaint_id, kind)))


async def of(
    session: AsyncSession, staff_id: str, complaint: Complaint
) -> dict[str, dict[str, str]]:
    """Return what somebody was writing of a complaint, by form, since it was opened last.

    What was left unsent when it was concluded is no answer to what it was opened again for.
    """
    opened = max(each.opened_at for each in complaint.cycles)
    rows = await session.execute(
        select(ComplaintDraft.kind, ComplaintDraft.fields).where(
            ComplaintDraft.staff_id == staff_id,
            ComplaintDraft.complaint_id == complaint.id,
            ComplaintDraft.updated_at >= opened,
        )
    )
    return {row.kind: row.fields for row in rows}


async def erase(session: AsyncSession, complaint_id: str) -> None:
    """Forget what anybody was writing of a complaint."""
    await session.execute(delete(ComplaintDraft).where(ComplaintDraft.complaint_id == complaint_id))


def _is(staff_id: str, complaint_id: str, kind: str) -> ColumnElement[bool]:
    return and_(
        ComplaintDraft.staff_id == staff_id,
        ComplaintDraft.complaint_id == complaint_id,
        ComplaintDraft.kind == kind,
    )
