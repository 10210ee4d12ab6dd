"""What agents note about a conversation for colleagues.

Notes lie in a table of their own, and nothing that speaks to customers reads it: no mix-up of two
kinds in one table can show one to a customer.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from sqlalchemy import select

from backend.conversations import topics
from backend.conversations.agents import require_working
from backend.conversations.handover import locked
from backend.conversations.models import ConversationNote
from backend.kit.errors import InvalidInputError
from backend.kit.masking import mask_secrets
from backend.kit.text import clean
from backend.staff.models import StaffMember

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.ext.asyncio import AsyncSession

    from backend.conversations.agents import Agent
    from backend.kit.work import Work

LONGEST = 5000
_ONE_NOTE = timedelta(minutes=1)
_EMPTY = "Not boş olamaz."
_TOO_LONG = f"Not en çok {LONGEST:,} karakter olabilir.".replace(",", ".")


@dataclass(frozen=True, slots=True)
class Note:
    """A note, and the name of who wrote it; `passed_on` for whom they passed it on to."""

    id: int
    author_id: str
    author: str
    at: datetime
    text: str
    passed_on: bool


async def add_note(work: Work, conversation_id: str, agent: Agent, text: str) -> None:
    """Note something about a conversation, whoever holds it; open pages of it are told.

    Raises:
        ConversationNotFoundError: there is no such conversation.
        StaffNotFoundError: the agent does not work here any more.
        InvalidInputError: it is empty or too long (`text`).

    """
    await require_working(work.session, agent.id)
    await locked(work.session, conversation_id)
    await write(work, conversation_id, agent, text)


async def pass_on(work: Work, conversation_id: str, agent: Agent, text: str) -> None:
    """Write for whom a conversation is passed on to what they should know (`note`).

    Raises:
        InvalidInputError: as `write`.

    """
    await write(work, conversation_id, agent, text, field="note", passed_on=True)


async def write(  # noqa: PLR0913 - what, by whom, from which field, for whom
    work: Work,
    conversation_id: str,
    agent: Agent,
    text: str,
    *,
    field: str = "text",
    passed_on: bool = False,
) -> None:
    """Write a note into a conversation that is there, secrets masked.

    The same words of the same person within a minute are one note: a request that was sent again.

    Raises:
        InvalidInputError: it is empty or too long; told about `field` of the form.

    """
    text = mask_secrets(clean(text).strip())
    if not 0 < len(text) <= LONGEST:
        raise InvalidInputError(errors={field: _TOO_LONG if text else _EMPTY})
    again = await work.session.scalar(
        select(ConversationNote.id)
        .where(
            ConversationNote.conversation_id == conversation_id,
            ConversationNote.author_id == agent.id,
            ConversationNote.text == text,
            ConversationNote.at > work.now - _ONE_NOTE,
        )
        .limit(1)
    )
    if again is not None:
        return
    work.session.add(
        ConversationNote(
            conversation_id=conversation_id,
            author_id=agent.id,
            at=work.now,
            text=text,
            passed_on=passed_on,
        )
    )
    await work.session.flush()
    # On the customer's page this is a hint to look; there is nothing for it to find.
    work.publish(topics.of_conversation(conversation_id), topics.CHANGED)


async def of_conversation(session: AsyncSession, conversation_id: str) -> list[Note]:
    """Read the notes of a conversation, oldest first; erased ones are left out."""
    rows = await session.execute(
        select(
            ConversationNote.id,
            ConversationNote.author_id,
            StaffMember.display_name,
            ConversationNote.at,
            ConversationNote.text,
            ConversationNote.passed_on,
        )
        .join(StaffMember, StaffMember.id == ConversationNote.author_id)
        .where(
            ConversationNote.conversation_id == conversation_id,
            ConversationNote.erased_at.is_(None),
        )
        .order_by(ConversationNote.id)
    )
    return [Note(*row) for row in rows]
