"""Texts with their numbers and addresses named instead of spelt out."""

from __future__ import annotations

from itertools import chain

from bot.patterns.addresses import emails
from bot.patterns.dates import dates
from bot.patterns.finding import settled
from bot.patterns.numbers import PHONE, SERVICE_NUMBER, TRACKING_NUMBER, numbers

_NAMES = {
    TRACKING_NUMBER: "takipnumarasi",
    PHONE: "telefonnumarasi",
    SERVICE_NUMBER: "hizmetnumarasi",
    "email": "epostaadresi",
    "date": "tarihgunu",
}


def with_placeholders(text: str) -> str:
    """Return an NFC text with a word for each number: what it is says more than its digits."""
    for found in reversed(settled(chain(emails(text), dates(text), numbers(text)))):
        text = f"{text[: found.start]} {_NAMES[found.entity]} {text[found.end :]}"
    return text
