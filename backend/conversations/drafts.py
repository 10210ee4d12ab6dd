"""What agents are writing: a row by agent, conversation and kind, that nothing else touches.

It outlives the page, the session, a transfer and everything that happens to the conversation.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from sqlalchemy import ColumnElement, and_, delete, select

from backend.conversations.errors import ConversationErasedError
from backend.conversations.models import Conversation, Draft
from backend.kit.database import put_row
from backend.kit.masking import mask_secrets
from backend.kit.text import clean

if TYPE_CHECKING:
    from sqlalchemy.ext.asyncio import AsyncSession

    from backend.kit.work import Work

LONGEST = 5000


class Kind(StrEnum):
    """What is being written."""

    REPLY = "reply"
    NOTE = "note"
    TRANSFER = "transfer"


async def put(work: Work, staff_id: str, conversation_id: str, kind: Kind, text: str) -> None:
    """Keep what somebody is writing; nothing written is no draft.

    Raises:
        ConversationErasedError: nobody knows any more who the conversation was with.

    """
    text = mask_secrets(clean(text))[:LONGEST]
    if not text.strip():
        await drop(work.session, staff_id, conversation_id, kind)
        return
    about = await work.session.get(Conversation, conversation_id)
    if about is not None and about.is_forgotten:
        raise ConversationErasedError
    key = {"staff_id": staff_id, "conversation_id": conversation_id, "kind": kind}
    await put_row(work.session, Draft, key, {"text": text, "updated_at": work.now})


async def add(work: Work, staff_id: str, conversation_id: str, kind: Kind, text: str) -> None:
    """Put words that were not sent in front of what somebody is writing by now."""
    before = (await of(work.session, staff_id, conversation_id)).get(kind, "")
    whole = f"{text}\n{before}" if before and before != text else text
    await put(work, staff_id, conversation_id, kind, whole)


async def drop(session: AsyncSession, staff_id: str, conversation_id: str, kind: Kind) -> None:
    """Forget a draft: it was sent, or emptied."""
    await session.execute(delete(Draft).where(_is(staff_id, conversation_id, kind)))


async def sent(  # noqa: PLR0913, PLR0917 - whose, of what, and what went
    session: AsyncSession,
    staff_id: str,
    conversation_id: str,
    kind: Kind,
    text: str,
    known: str | None = None,
) -> None:
    """Forget the draft of what was sent; what the same person writes in another tab stays.

    `known` is the draft as the page knew it that sent `text`; None where it does not say.
    """
    there = (await of(session, staff_id, conversation_id)).get(kind, "").strip()
    if known is None or there == known.strip() or text.strip().startswith(there):
        await drop(session, staff_id, conversation_id, kind)


async def of(session: AsyncSession, staff_id: str, conversation_id: str) -> dict[Kind, str]:
    """Return what somebody was writing in a conversation, by kind."""
    rows = await session.execute(
        select(Draft.kind, Draft.text).where(
            Draft.staff_id == staff_id, Draft.conversation_id == conversation_id
        )
    )
    return {Kind(kind): text for kind, text in rows}


def _is(staff_id: str, conversation_id: str, kind: Kind) -> ColumnElement[bool]:
    return and_(
        Draft.staff_id == staff_id, Draft.conversation_id == conversation_id, Draft.kind == kind
    )
