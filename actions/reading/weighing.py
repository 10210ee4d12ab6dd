"""Which reading of a message is the likeliest, given the question. Pure.

What the words show (`evidence`) and what the classifier believes are candidates alike. Each is
worth its own certainty times the likelihood of that reading at the question (`intents`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from actions.reading import evidence, intents, reading as r, story
from actions.reading.candidate import Candidate

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actions.reading.context import Context
    from actions.reading.message import Message
    from actions.reading.reading import Fields

UNDERSTOOD = 0.3
"""Below it a message is not understood."""
_CONSIDERED = 5


def likeliest(message: Message, context: Context, told: Fields) -> Candidate:
    """Return the reading for which most speaks; `unclear` where little speaks for any."""
    found = [
        *evidence.at(message, context, told),
        *_classified(message, context),
        *story.candidates(message, context),
    ]
    best = max(found, key=lambda one: one.score, default=None)
    if best is None or best.score < UNDERSTOOD:
        return Candidate(r.UNCLEAR, 0.0)
    return best


def _classified(message: Message, context: Context) -> Iterator[Candidate]:
    ranking = message.ranking or ((message.intent, message.confidence),)
    for intent, confidence in ranking[:_CONSIDERED]:
        meant = intents.meaning(intent, context.question)
        if meant is not None:
            weight = intents.likelihood(meant, context.question)
            yield Candidate(meant, confidence * weight)
