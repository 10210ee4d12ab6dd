"""The topic of a complaint whose customer chose none."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from backend.complaints import topics
from backend.complaints.models import TopicSource

if TYPE_CHECKING:
    from backend.complaints.registration import NewComplaint
    from backend.gateways.rasa.protocol import TopicClassifier


async def with_topic(new: NewComplaint, classifier: TopicClassifier) -> NewComplaint:
    """Fill in the topic where nobody chose one; without a guess the frontline team reads it."""
    if new.topic_set_by is not TopicSource.SYSTEM:
        return new
    guess = await classifier.guess(new.description)
    if guess is None or guess.topic not in dict(topics.choosable()):
        return new
    return replace(
        new,
        topic=guess.topic,
        topic_confidence=guess.confidence,
        topic_set_by=TopicSource.CLASSIFIER,
    )
