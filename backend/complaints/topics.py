"""What complaints are about: the operator's topics, as they hold today or on a day."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from backend.complaints.catalogue import OTHER, Topic, shipped
from backend.complaints.in_force import topics_of
from backend.kit.errors import InvalidInputError

if TYPE_CHECKING:
    from datetime import date

__all__ = ["CODES", "OTHER", "TOPIC_WRONG", "Topic", "choosable", "kept_topic", "topic", "topics"]

TOPIC_WRONG = "Lütfen listeden bir konu seçin."
CODES = tuple(shipped().topics)
"""The codes of the contract, which the API and the assistant know; what they mean is data."""


def topics() -> dict[str, Topic]:
    """Return every topic by its code, in the order of the table; some cannot be chosen any more."""
    return topics_of()


def choosable(has: str = "") -> list[tuple[str, str]]:
    """Return what can be chosen, as code and label; beside it the topic that something `has`."""
    found = [(each.code, each.label) for each in topics().values() if each.choosable]
    return [*found, (has, kept_topic(has).label)] if has and has not in dict(found) else found


def topic(code: str) -> Topic:
    """Return the topic of that code, for something that is to get it.

    Raises:
        InvalidInputError: there is none, or it cannot be chosen any more.

    """
    found = topics().get(code)
    if found is None or not found.choosable:
        raise InvalidInputError(errors={"topic": TOPIC_WRONG})
    return found


def kept_topic(code: str, day: date | None = None) -> Topic:
    """Return the topic that a complaint has already, as it is today or was on `day`.

    One that has left the table since is shown, and handled, as `other` is. It keeps its code, and
    nobody can choose it any more.
    """
    known = topics_of(day)
    return known.get(code) or replace(known[OTHER], code=code)
