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

if TYPE_CHECKING:
    from collections.abc import Mapping

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
    before, since = conversation.stretch, conversation.held_since or work.now
    begun = before["from"] if before is not None else since.isoformat()
    registered = await complaint_queries.registered_in(work.session, conversation.id, since=since)
    conversation.stretch = {
        "from": begun,
        "until": work.now.isoformat(),
        "agent": conversation.agent_name,
        "goes_on": goes_on,
        "waiting": waiting,
        "registered": [
            *(
                {"number": number, "topic": topic, "finished": state in FINISHED}
                for number, topic, state in registered
            ),
            *(before["registered"] if before is not None else ()),
        ],
        "fields": conversation.collected or {},
    }
