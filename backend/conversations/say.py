"""Saying something to a customer, whoever says it: the bot, an agent, the system, a notice.

It is stored, it goes into the outbox where the customer is on a phone, and it is told on the
conversation's live topic, all as one unit of work.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import update

from backend.conversations import by_sms, queries, statements, topics
from backend.conversations.errors import ConversationNotFoundError
from backend.conversations.models import Conversation

if TYPE_CHECKING:
    from collections.abc import Sequence

    from backend.conversations.queries import AnyRow, StoredMessage, Utterance
    from backend.kit.work import Work


async def say(
    work: Work, conversation_id: str, utterances: Sequence[Utterance], row: AnyRow | None = None
) -> list[StoredMessage]:
    """Say these things, in order, and return them as they are stored.

    A caller whose own update of the conversation took their positions, under a condition of its
    own, passes on the `row` that it returned (`statements.ROW`).

    Raises:
        ConversationNotFoundError: there is no such conversation.

    """
    if row is None:
        row = await _take_positions(work, conversation_id, len(utterances))
    first = row.last_position - len(utterances) + 1
    said = await queries.add_messages(work.session, conversation_id, first, utterances, work.now)
    await by_sms.enqueue(work, conversation_id, row, said)
    if said:
        work.publish(topics.of_conversation(conversation_id), topics.note_of(said))
    return said


async def _take_positions(work: Work, conversation_id: str, count: int) -> AnyRow:
    row = (
        await work.session.execute(
            update(Conversation)
            .where(Conversation.id == conversation_id)
            .values(last_position=Conversation.last_position + count)
            .returning(*statements.ROW)
        )
    ).first()
    if row is None:
        raise ConversationNotFoundError
    return row
