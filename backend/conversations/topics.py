"""The live topics of conversations: their names, what is told on them, how far they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backend.conversations import agent_queue, how_far, returned
from backend.conversations.holder import Handover
from backend.kit.live import Mark, Note
from backend.staff import live_topics

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from backend.conversations.queries import StoredMessage
    from backend.kit.database import Database
    from backend.kit.live import ReadMarks

QUEUE = "queue"
"""The customers who wait for a person."""

SAID = "said"
TYPING = "typing"
READ = "read"
CHANGED = Note("changed")
"""Who holds a conversation has changed, or who stands where in the queue."""

of_staff = live_topics.of_staff


def of_conversation(conversation_id: str) -> str:
    """Name the topic of everything said and done in a conversation."""
    return f"conversation:{conversation_id}"


def conversation_in(topic: str) -> str:
    """Return the conversation whose topic this is; "" for another."""
    word, _, conversation_id = topic.partition(":")
    return conversation_id if word == "conversation" else ""


def of_replies(conversation_id: str) -> str:
    """Name the topic of what becomes of agents' replies in a conversation; no customer hears it."""
    return f"replies:{conversation_id}"


def note_of(messages: Sequence[StoredMessage]) -> Note:
    """Tell of messages that were stored; there is at least one."""
    return Note(SAID, str(messages[-1].sender), tuple(messages), messages[-1].position)


def read(sender: str) -> Note:
    """Tell that somebody has read on."""
    return Note(READ, str(sender))


def typing(sender: str) -> Note:
    """Tell that somebody prepares an answer."""
    return Note(TYPING, str(sender))


def mark(
    position: int,
    handover: str,
    agent: str | None,
    place: int,
    marks: tuple[int, int, int] = (0, 0, 0),
) -> Mark:
    """Say how far a conversation is: its last position, the way to a person, and who has read."""
    return Mark(position, f"{handover}/{place}/{'.'.join(map(str, marks))}/{agent or ''}")


def marks(database: Database) -> dict[str, ReadMarks]:
    """Say how the marks of these topics are read."""

    async def of_conversations(topics: Sequence[str]) -> Mapping[str, Mark]:
        ids = [topic.partition(":")[2] for topic in topics]
        async with database.reading() as session:
            rows = await how_far.states(session, ids)
            came = await how_far.sent_by_sms(session, ids)
            waits = any(row.handover == Handover.WAITING for row in rows)
            places = await agent_queue.places(session) if waits else {}
        known = {
            row.id: mark(
                row.last_position,
                row.handover,
                row.agent_name,
                places.get(row.id, 0),
                (row.customer_got, row.customer_saw, row.agent_saw),
            )
            for row in rows
        }
        # How far what was sent by SMS has come is told to whoever looks on; a chat has none.
        return {
            of_conversation(one): Mark(each.number, each.state + came.get(one, ""))
            for one, each in known.items()
        }

    async def of_queue(topics: Sequence[str]) -> Mapping[str, Mark]:
        async with database.reading() as session:
            places = await agent_queue.places(session)
        return dict.fromkeys(topics, Mark(state=" ".join(places)))

    async def of_held_back(topics: Sequence[str]) -> Mapping[str, Mark]:
        ids = [topic.partition(":")[2] for topic in topics]
        async with database.reading() as session:
            back = await returned.counts(session, ids)
        return {of_replies(one): Mark(back.get(one, 0)) for one in ids}

    return {"conversation": of_conversations, "replies": of_held_back, QUEUE: of_queue}
