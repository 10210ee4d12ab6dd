"""What the topic classifier learns from: examples, and texts made of phrases.

People's examples are varied and mostly short; real complaints are long, plain, and
mention much that is beside the point ("müşteri hizmetlerini aradım", "taahhüdüm bitince
ayrılacağım"). So most of the training texts are composed: a few plain phrases of one
topic among remarks that belong to none. Reports are whole complaints as they stand, in which the
point is often the smaller part of the words. Measured in docs/nlu-experiments.md.
"""

from __future__ import annotations

import random
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bot.material import Material

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_SEED = 1
_MOST_PER_PHRASE = 4
_STRAY_PHRASE = 0.1
"""Share of composed texts that mention another topic in passing."""


@dataclass(frozen=True)
class TopicTexts:
    """Whole examples by topic, and the material beside them."""

    examples: Mapping[str, Sequence[str]]
    material: Material = field(default_factory=Material)


@dataclass(frozen=True)
class TrainingText:
    """A text in parts, in no order, with its topic."""

    parts: tuple[str, ...]
    topic: str


def training_texts(texts: TopicTexts, *, composed_per_topic: int) -> Iterator[TrainingText]:
    """Yield the training texts, the same ones every time for the same input.

    A topic with few phrases gets fewer composed texts than `composed_per_topic`.
    """
    chance = random.Random(_SEED)  # noqa: S311 - nothing is secret
    given = texts.material
    all_phrases = [phrase for phrases in given.phrases.values() for phrase in phrases]
    for topic, phrases in given.phrases.items():
        for phrase in phrases:
            yield TrainingText((phrase,), topic)
        for _ in range(min(composed_per_topic, _MOST_PER_PHRASE * len(phrases))):
            parts = [*_some(chance, phrases, 1, 4), *_some(chance, given.remarks, 0, 6)]
            if chance.random() < _STRAY_PHRASE:
                parts.append(chance.choice(all_phrases))
            yield TrainingText(tuple(parts), topic)
    for topic, examples in texts.examples.items():
        for example in examples:
            yield TrainingText((example,), topic)
            parts = [example, *_some(chance, given.remarks, 1, 5)]
            for more in (examples, given.phrases.get(topic, ())):
                parts += _some(chance, more, 0, 1)
            yield TrainingText(tuple(parts), topic)
    for topic, reports in given.reports.items():
        for report in reports:
            headline, _, story = report.partition(". ")
            yield TrainingText((headline, story), topic)
            # Alone, too: an SMS is often no more than a headline.
            yield TrainingText((headline,), topic)


def grouped(pairs: Sequence[tuple[str, str]]) -> dict[str, list[str]]:
    """Return the texts of (topic, text) pairs by topic."""
    groups: dict[str, list[str]] = defaultdict(list)
    for topic, text in pairs:
        groups[topic].append(text)
    return dict(groups)


def _some(chance: random.Random, texts: Sequence[str], fewest: int, most: int) -> list[str]:
    return [chance.choice(texts) for _ in range(chance.randint(fewest, most))] if texts else []
