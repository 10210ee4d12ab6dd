"""The old name of `lexicon.danger`, until the last user has moved."""

from __future__ import annotations

from lexicon.danger import find


def tells_of_danger(text: str) -> bool:
    """Whether a text, as written, tells of danger to life or property."""
    return find(text) is not None
