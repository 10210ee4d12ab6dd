"""What the topic classifier learns from: examples, and texts made of phrases.

People's examples are varied and mostly short; real complaints are long, plain, and
mention much that is beside the point ("müşteri hizmetlerini aradım", "taahhüdüm bitince
ayrılacağım"). So most of the training texts are composed: a few plain phrases of one
topic among remarks that belong to none. Measured in docs/nlu-experiments.md.
"""

from __future__ import annotations

import random
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_SEED = 1
_MOST_PER_PHRASE = 4
_STRAY_PHRASE = 0.1
"""Share of composed texts that mention another topic in passing."""


@dataclass(frozen=True)
class TopicTexts:
    """Texts by topic, and remarks that go with any topic."""

    examples: Mapping[str, Sequence[str]]
    phrases: Mapping[str, Sequence[str]]
    remarks: Sequence[str]


@dataclass(frozen=True)
class TrainingText:
    """A text with its topic; `weight` is how much a mistake on it counts."""

    text: str
    topic: str
    weight: float


def training_texts(
    texts: TopicTexts,
    *,
    composed_per_topic: int,
    example_weight: float,
) -> Iterator[TrainingText]:
    """Yield the training texts, the same ones every time for the same input.

    A topic with few phrases gets fewer composed texts than `composed_per_topic`.
    """
    chance = random.Random(_SEED)  # noqa: S311 - nothing is secret
    all_phrases = [phrase for phrases in texts.phrases.values() for phrase in phrases]
    for topic, phrases in texts.phrases.items():
        for phrase in phrases:
            yield TrainingText(phrase, topic, 1.0)
        for _ in range(min(composed_per_topic, _MOST_PER_PHRASE * len(phrases))):
            parts = [*_some(chance, phrases, 1, 4), *_some(chance, texts.remarks, 0, 6)]
            if chance.random() < _STRAY_PHRASE:
                parts.append(chance.choice(all_phrases))
            yield TrainingText(_shuffled(chance, parts), topic, 1.0)
    for topic, examples in texts.examples.items():
        for example in examples:
            yield TrainingText(example, topic, example_weight)
            parts = [example, *_some(chance, texts.remarks, 1, 5)]
            for more in (examples, texts.phrases.get(topic, ())):
                parts += _some(chance, more, 0, 1)
            yield TrainingText(_shuffled(chance, parts), topic, example_weight)


def grouped(pairs: Sequence[tuple[str, str]]) -> dict[str, list[str]]:
    """Return the texts of (topic, text) pairs by topic."""
    groups: dict[str, list[str]] = defaultdict(list)
    for topic, text in pairs:
        groups[topic].append(text)
    return dict(groups)


def _some(chance: random.Random, texts: Sequence[str], fewest: int, most: int) -> list[str]:
    return [chance.choice(texts) for _ in range(chance.randint(fewest, most))] if texts else []


def _shuffled(chance: random.Random, parts: list[str]) -> str:
    chance.shuffle(parts)
    return ". ".join(parts)
