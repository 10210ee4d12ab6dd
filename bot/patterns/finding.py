"""A piece of a text that was recognised, and how rivals for the same place are settled."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True)
class Finding:
    """`text[start:end]` is an `entity` with a normalised `value`.

    An empty entity marks a place that belongs to something nobody needs (a card
    number, say), so that no part of it is taken for something else.
    """

    entity: str
    start: int
    end: int
    value: str = ""


def settled(rivals: Iterable[Finding]) -> list[Finding]:
    """Keep the findings that do not overlap an earlier one, in the text's order."""
    kept: list[Finding] = []
    for rival in rivals:
        if all(rival.end <= other.start or other.end <= rival.start for other in kept):
            kept.append(rival)
    return sorted((found for found in kept if found.entity), key=lambda found: found.start)
