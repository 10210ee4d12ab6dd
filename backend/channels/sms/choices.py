"""Which of the offered choices a text means: its number in the list, or its own words. Pure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from backend.kit.text import clean_line
from lexicon.turkish import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

# No title is longer, so that a longer text names none.
LONGEST = 100
_NUMBER = re.compile(r"\W*(\d{1,2})\W*")
_EDGES = re.compile(r"^[\W_]+|(?<![\W_])[\W_]+$")


def pick(text: str, choices: Sequence[dict[str, Any]]) -> str | None:
    """Return the payload of the choice that `text` names, numbered from 1; None if it is none."""
    if match := _NUMBER.fullmatch(clean_line(text)):
        number = int(match[1])
        return str(choices[number - 1]["payload"]) if 1 <= number <= len(choices) else None
    words = _plain(text)
    if not words:
        return None
    return next((str(each["payload"]) for each in choices if _plain(each["title"]) == words), None)


def _plain(text: str) -> str:
    return _EDGES.sub("", fold(clean_line(text)))
