"""Who answers a conversation, and what the customer is told about it. Pure rules.

Exactly one holder answers: the bot, or the agent who took the conversation over.
"""

from __future__ import annotations

from enum import StrEnum

from backend.complaints.errors import TransitionNotAllowedError


class Holder(StrEnum):
    """Who answers the customer's next message."""

    BOT = "bot"
    AGENT = "agent"


class Handover(StrEnum):
    """How far the way to a person has gone, as the customer sees it."""

    NONE = "none"
    WAITING = "waiting"
    ACTIVE = "active"
    ENDED = "ended"


ALLOWED: dict[Handover, frozenset[Handover]] = {
    # An agent may also step in without being asked for.
    Handover.NONE: frozenset({Handover.WAITING, Handover.ACTIVE}),
    # ENDED: the customer, or a supervisor, gives the request up.
    Handover.WAITING: frozenset({Handover.ACTIVE, Handover.ENDED}),
    # From agent to agent, back to the bot, or, when the agent is gone, back into the queue.
    Handover.ACTIVE: frozenset({Handover.ACTIVE, Handover.ENDED, Handover.WAITING}),
    Handover.ENDED: frozenset({Handover.WAITING, Handover.ACTIVE}),
}


def move(now: Handover, to: Handover) -> Holder:
    """Return who answers once the handover has moved from `now` to `to`.

    While the customer waits the bot still answers: a question must not stay unanswered because
    every agent is busy.

    Raises:
        TransitionNotAllowedError: the table has no such move.

    """
    if to not in ALLOWED[now]:
        raise TransitionNotAllowedError
    return Holder.AGENT if to is Handover.ACTIVE else Holder.BOT
