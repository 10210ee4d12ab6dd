"""What agents corrected, as examples the assistant can learn from. Pure."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from backend.kit import own_names
from backend.kit.masking import mask_for_log

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_LONG_NUMBER = re.compile(r"\d(?:[ .\-/]?\d){6,}")
_FEWEST_LETTERS = 3
_OMITTED = "…"
# Rasa reads `[word](entity)` in an example as an annotation.
_NO_ANNOTATION = str.maketrans("[]{}", "()()")


@dataclass(frozen=True)
class Correction:
    """A complaint's text, the topic an agent gave it, and whose complaint it is."""

    text: str
    topic: str
    customer: str | None = None


def without_personal_data(text: str, customer: str | None) -> str:
    """Return `text` on one line without contacts, long numbers and the customer's own names.

    A name is omitted with whatever ending it carries. Names of other people cannot be told from
    words; whoever takes the export over reads it first (docs/learning.md).
    """
    masked = _LONG_NUMBER.sub(_OMITTED, mask_for_log(text)).replace("•", "")
    told = own_names.hide(masked, customer, lambda _: _OMITTED, endings_from=_FEWEST_LETTERS)
    return " ".join(told.translate(_NO_ANNOTATION).split())


def training_lines(corrections: Iterable[Correction]) -> Iterator[str]:
    """Yield the lines of a Rasa training file, a block for each topic, its texts in order.

    The same text is written once, under the topic it was given last.
    """
    last = {without_personal_data(one.text, one.customer): one.topic for one in corrections}
    by_topic: dict[str, list[str]] = defaultdict(list)
    for text, topic in last.items():
        if text:
            by_topic[topic].append(text)
    yield 'version: "3.1"'
    yield "nlu:" if by_topic else "nlu: []"
    for topic in sorted(by_topic):
        yield "- intent: file_complaint"
        yield "  metadata:"
        yield f"    topic: {topic}"
        yield "  examples: |"
        yield from (f"    - {text}" for text in by_topic[topic])
