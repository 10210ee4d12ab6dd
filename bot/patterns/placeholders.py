"""Texts with their numbers and addresses named instead of spelt out."""

from __future__ import annotations

from functools import lru_cache
from itertools import chain

from bot.patterns.addresses import emails
from bot.patterns.dates import dates
from bot.patterns.finding import Finding, settled
from bot.patterns.numbers import PHONE, SERVICE_NUMBER, TRACKING_NUMBER, numbers

_NAMES = {
    TRACKING_NUMBER: "takipnumarasi",
    PHONE: "telefonnumarasi",
    SERVICE_NUMBER: "hizmetnumarasi",
    "email": "epostaadresi",
    "date": "tarihgunu",
}


# For the details of a message and for its intents.
@lru_cache(maxsize=256)
def figures(text: str) -> tuple[Finding, ...]:
    """Return the addresses, days and long numbers of an NFC text, as `rivals` are."""
    return tuple(chain(emails(text), dates(text), numbers(text)))


def with_placeholders(text: str) -> str:
    """Return an NFC text with a word for each number: what it is says more than its digits."""
    for found in reversed(settled(figures(text))):
        text = f"{text[: found.start]} {_NAMES[found.entity]} {text[found.end :]}"
    return text
