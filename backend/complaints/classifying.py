"""What registration needs of a topic classifier; `backend.gateways.rasa_topics` is the real one."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol

from backend.complaints.models import TopicSource
from backend.complaints.topics import topics

if TYPE_CHECKING:
    from backend.complaints.registration import NewComplaint


@dataclass(frozen=True, slots=True)
class Guess:
    """The likeliest topic of a text. `confidence` is between 0 and 1."""

    topic: str
    confidence: float


class TopicClassifier(Protocol):
    """Says what a complaint is about."""

    async def guess(self, text: str) -> Guess | None:
        """Return the likeliest topic, or None when it cannot be told just now."""
        ...

    async def close(self) -> None:
        """Let go of connections."""
        ...


async def with_topic(new: NewComplaint, classifier: TopicClassifier) -> NewComplaint:
    """Fill in the topic where nobody chose one; without a guess the frontline team reads it."""
    if new.topic_set_by is not TopicSource.SYSTEM:
        return new
    guess = await classifier.guess(new.description)
    if guess is None or guess.topic not in topics():
        return new
    return replace(
        new,
        topic=guess.topic,
        topic_confidence=guess.confidence,
        topic_set_by=TopicSource.CLASSIFIER,
    )
