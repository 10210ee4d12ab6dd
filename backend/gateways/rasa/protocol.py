"""What we need of Rasa: answers to customers, and the topics of complaints."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime
    from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Choice:
    """A quick reply: what the customer sees, and what it means to the assistant."""

    title: str
    payload: str


@dataclass(frozen=True, slots=True)
class Reply:
    """One message of an assistant's answer."""

    text: str
    choices: tuple[Choice, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """What an assistant says, and what it has collected of a complaint by then.

    `collected` has the names that registering uses, and only what is known; None where the
    assistant does not tell.
    """

    replies: Sequence[Reply] = ()
    collected: Mapping[str, Any] | None = None


@dataclass(frozen=True, slots=True)
class Turn:
    """A customer's message whose answer is due, and the lease under which to get it."""

    conversation_id: str
    channel: str
    message_id: str
    position: int
    text: str
    payload: str | None
    # When the message was stored: after a long silence nothing is an answer any more.
    at: datetime
    lease: str
    # What the time with people of the house came to, where it ended since the last answer
    # (`conversations/stretch.py`).
    people: Mapping[str, Any] | None = field(default=None, hash=False)
    # Of this conversation, since the assistant last answered.
    attempts: int = 0
    outage_notified: bool = False


class Assistant(Protocol):
    """Answers a customer's message."""

    async def answer(self, turn: Turn) -> Answer:
        """Return the answer, in which nothing may be said.

        Repeating a call with the same `message_id` gives the same answer and does nothing twice.

        Raises:
            AssistantUnavailableError: nothing was done; the same call may succeed later.
            AssistantFailedError: the assistant is there but does not get through this message.

        """
        ...

    async def close(self) -> None:
        """Let go of connections."""
        ...


@dataclass(frozen=True, slots=True)
class Guess:
    """The likeliest topic of a text. `confidence` is between 0 and 1.

    Any text has a likeliest topic; `is_complaint`: this one tells a complaint. `amount` is the sum
    in lira that it tells, if it is one.
    """

    topic: str
    confidence: float
    is_complaint: bool = False
    amount: Decimal | None = None


class TopicClassifier(Protocol):
    """Says what a complaint is about."""

    async def guess(self, text: str) -> Guess | None:
        """Return the likeliest topic, or None when it cannot be told just now."""
        ...

    async def close(self) -> None:
        """Let go of connections."""
        ...
