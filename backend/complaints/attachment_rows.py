"""The rows of files that people handed in: found, given to what they belong to, erased.

Works in the caller's transaction. Files go after their rows have gone (`attachments`).
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from sqlalchemy import and_, delete, func, or_, select, update

from backend.complaints import access
from backend.complaints.models import (
    ActorKind,
    Attachment,
    Audience,
    Complaint,
    ComplaintEntry,
)
from backend.kit.errors import AttachmentNotFoundError

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import datetime

    from sqlalchemy import ColumnElement
    from sqlalchemy.ext.asyncio import AsyncSession

    from backend.complaints.access import Viewer
    from backend.complaints.proof import Proof

    type Conditions = tuple[ColumnElement[bool], ...]

WAITS = (
    Attachment.entry_id.is_(None),
    Attachment.conversation_id.is_(None),
    Attachment.erased_at.is_(None),
)
"""The conditions under which a file belongs to nothing yet but the form it came with."""

UNREGISTERED = (
    Attachment.conversation_id.is_not(None),
    Attachment.entry_id.is_(None),
    Attachment.author_kind == ActorKind.CUSTOMER,
    Attachment.erased_at.is_(None),
)
"""The conditions under which a file was handed in in a conversation, and in no complaint."""


def holder_of(*parts: str) -> str:
    """Name a form: the same for the same one, and of no use to who reads the database."""
    return hashlib.sha256("\0".join(("form", *parts)).encode("utf-8", "replace")).hexdigest()


async def of_holder(session: AsyncSession, holder: str) -> Sequence[Attachment]:
    """Return every file that came with a form, the oldest first, wherever it belongs by now."""
    found = await session.scalars(
        select(Attachment).where(Attachment.holder == holder).order_by(Attachment.at, Attachment.id)
    )
    return found.all()


def waits(attachment: Attachment) -> bool:
    """Whether a file belongs to nothing yet but the form it came with."""
    return attachment.entry_id is None and attachment.conversation_id is None


async def said(session: AsyncSession, conversation_id: str | None) -> Sequence[Attachment]:
    """Return what the customer handed in in a conversation and belongs to no complaint yet."""
    if conversation_id is None:
        return ()
    found = await session.scalars(
        select(Attachment)
        .where(Attachment.conversation_id == conversation_id, *UNREGISTERED)
        .order_by(Attachment.at, Attachment.id)
    )
    return found.all()


async def adopt(session: AsyncSession, ids: Collection[str], entry_id: int) -> None:
    """Give files that belong to no entry yet to one."""
    await session.execute(
        update(Attachment)
        .where(
            Attachment.id.in_(ids), Attachment.entry_id.is_(None), Attachment.erased_at.is_(None)
        )
        .values(entry_id=entry_id)
    )


async def give(
    session: AsyncSession,
    holder: str,
    ids: Collection[str],
    entry_id: int,
    conversation_id: str | None,
) -> Sequence[Attachment]:
    """Give what waits with a form, those that it names, to what it became; return which, in order.

    The form's name is free again: the same file may come with it anew.
    """
    given = await session.scalars(
        update(Attachment)
        .where(Attachment.holder == holder, Attachment.id.in_(ids), *WAITS)
        .values(entry_id=entry_id, conversation_id=conversation_id, holder=None)
        .returning(Attachment)
    )
    return sorted(given.all(), key=lambda each: (each.at, each.id))


async def say(session: AsyncSession, holder: str, conversation_id: str) -> None:
    """Give what waits under a name to the conversation that it is said in."""
    await session.execute(
        update(Attachment)
        .where(Attachment.holder == holder, *WAITS)
        .values(conversation_id=conversation_id, holder=None)
    )


async def move(session: AsyncSession, holder: str, other: str) -> None:
    """Let what came with a form, and waits, wait for another form."""
    await session.execute(
        update(Attachment).where(Attachment.holder == holder, *WAITS).values(holder=other)
    )


async def let_go(
    session: AsyncSession, holder: str, only: Collection[str] | None = None
) -> Sequence[str]:
    """Drop what came with a form and waits, or some of it by ids; return the files to remove."""
    some = () if only is None else (Attachment.id.in_(only),)
    gone = await session.scalars(
        delete(Attachment)
        .where(Attachment.holder == holder, *WAITS, *some)
        .returning(Attachment.stored)
    )
    return gone.all()


async def total_bytes(session: AsyncSession, among: Conditions) -> int:
    """Return how large all files are together that some conditions hold for."""
    total = await session.scalar(select(func.sum(Attachment.size)).where(*among))
    return int(total or 0)


async def of_entries(
    session: AsyncSession, entry_ids: Collection[int]
) -> dict[int, list[Attachment]]:
    """Return the files of entries, by entry, the oldest first; what was erased too."""
    rows = await session.scalars(
        select(Attachment)
        .where(Attachment.entry_id.in_(entry_ids))
        .order_by(Attachment.at, Attachment.id)
    )
    found: dict[int, list[Attachment]] = {}
    for row in rows:
        found.setdefault(row.entry_id or 0, []).append(row)
    return found


async def of_page(
    session: AsyncSession, entry_ids: Collection[int], holders: Collection[str]
) -> tuple[dict[int, list[Attachment]], dict[str, list[Attachment]]]:
    """Return the files of entries as `of_entries`, and by form what waits with some, at once."""
    rows = await session.scalars(
        select(Attachment)
        .where(
            or_(Attachment.entry_id.in_(entry_ids), and_(Attachment.holder.in_(holders), *WAITS))
        )
        .order_by(Attachment.at, Attachment.id)
    )
    of_entry: dict[int, list[Attachment]] = {}
    of_form: dict[str, list[Attachment]] = {}
    for row in rows:
        if row.entry_id is not None:
            of_entry.setdefault(row.entry_id, []).append(row)
        elif row.holder is not None:
            of_form.setdefault(row.holder, []).append(row)
    return of_entry, of_form


async def shown_to_customer(session: AsyncSession, complaint: Complaint) -> int:
    """Count the files of a complaint that its customer can open; its entries are loaded."""
    ids = [each.id for each in complaint.entries if each.audience == Audience.CUSTOMER]
    found = await of_entries(session, ids)
    return sum(one.erased_at is None for files in found.values() for one in files)


async def seen_by(session: AsyncSession, who: Viewer, attachment_id: str) -> tuple[Attachment, str]:
    """Return a file to somebody of the house who may see its complaint, and that one's id.

    Raises:
        AttachmentNotFoundError: there is none, or it is another team's: the two look alike.

    """
    found = await by_id(session, attachment_id)
    seen = await session.scalar(
        select(Complaint.id)
        .join(ComplaintEntry, ComplaintEntry.complaint_id == Complaint.id)
        .where(ComplaintEntry.id == found.entry_id, access.visible_to(who))
    )
    if seen is None:
        raise AttachmentNotFoundError
    return found, seen


async def own(session: AsyncSession, proof: Proof, attachment_id: str) -> Attachment:
    """Return a file to the customer whose complaint it belongs to, if it is theirs to read.

    Raises:
        AttachmentNotFoundError: there is none, it is another's, or within the house.

    """
    found = await by_id(session, attachment_id)
    complaint = await session.scalar(
        select(Complaint)
        .join(ComplaintEntry, ComplaintEntry.complaint_id == Complaint.id)
        .where(ComplaintEntry.id == found.entry_id, ComplaintEntry.audience == Audience.CUSTOMER)
    )
    if complaint is None or not proof.covers(complaint):
        raise AttachmentNotFoundError
    return found


async def by_id(session: AsyncSession, attachment_id: str) -> Attachment:
    """Return a file that is still there.

    Raises:
        AttachmentNotFoundError: there is none of that id, or it was erased.

    """
    found = await session.get(Attachment, attachment_id)
    if found is None or found.erased_at is not None:
        raise AttachmentNotFoundError
    return found


async def erase(
    session: AsyncSession,
    now: datetime,
    *,
    entries: Collection[int] = (),
    conversations: Collection[str] = (),
) -> Sequence[str]:
    """Forget the files of entries and of conversations; return which to remove after the commit."""
    # What went from a conversation to another complaint is that one's.
    said = Attachment.conversation_id.in_(conversations) & Attachment.entry_id.is_(None)
    theirs = Attachment.entry_id.in_(entries) | said
    gone = await session.scalars(
        update(Attachment)
        .where(theirs, Attachment.erased_at.is_(None))
        .values(name="", sha256="", holder=None, erased_at=now)
        .returning(Attachment.stored)
    )
    return gone.all()
