"""What the bot is told of the time that people of the house had a conversation.

It is noted on the conversation when that time ends, goes to the bot with the customer's next
message, and is struck off with its answer: so the bot knows of it exactly when it speaks again.
Several such times without a message in between are told as one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from backend.complaints import queries as complaint_queries
from backend.complaints.states import FINISHED
from backend.complaints.teams import default, teams
from backend.complaints.topics import topics
from backend.conversations import told_since

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from backend.complaints.models import Complaint
    from backend.conversations.models import Conversation
    from backend.kit.work import Work


def team_of(collected: Mapping[str, Any] | None) -> str | None:
    """Return whose work it is by the topic that was collected; None while none is."""
    topic = topics().get(str((collected or {}).get("topic") or ""))
    if topic is None:
        return None
    return topic.team if topic.team in teams() else default()


async def note(work: Work, conversation: Conversation, *, goes_on: bool, waiting: bool) -> None:
    """Note that people's time with a conversation is over, while it is still theirs.

    `goes_on`: the bot is to go on with what is not registered yet; `waiting`: the next person is.
    """
    since = conversation.held_since or work.now
    found = await complaint_queries.registered_in(work.session, conversation.id, since=since)
    registered = [_complaint(*each) for each in found]
    told = await told_since.of(work.session, conversation)
    so_far = _so_far(work, conversation, registered)
    conversation.stretch = so_far | {
        "fields": so_far["fields"] | told,
        "goes_on": goes_on,
        "waiting": waiting,
    }


def went_on_with(work: Work, conversation: Conversation, complaint: Complaint) -> None:
    """Note that what the customer tells belongs to a complaint of before: it is registered."""
    one = _complaint(complaint.tracking_number, complaint.topic, complaint.state)
    conversation.stretch = _so_far(work, conversation, [one]) | {
        "goes_on": False,
        "waiting": False,
    }


def _so_far(
    work: Work, conversation: Conversation, registered: Sequence[Mapping[str, Any]]
) -> dict[str, Any]:
    before = conversation.stretch
    begun = (conversation.held_since or work.now).isoformat()
    return {
        "from": before["from"] if before is not None else begun,
        "until": work.now.isoformat(),
        "agent": conversation.agent_name,
        "registered": [*registered, *(before["registered"] if before is not None else ())],
        "fields": conversation.collected or {},
    }


def _complaint(number: str, topic: str, state: str) -> dict[str, Any]:
    return {"number": number, "topic": topic, "finished": state in FINISHED}
