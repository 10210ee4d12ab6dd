"""Whose messages may be answered: people with a mobile phone, and nobody else. Pure.

A short code, a name in letters, a landline, our own number: behind each is a robot, and two robots
that answer each other never stop.
"""

from __future__ import annotations

import re

from backend.kit.text import clean_line
from lexicon.phone_numbers import PhoneKind, phone_kind, read_phone

# A network writes a phone in digits. With anything between or beside them it is a name that its
# sender chose ("0532-1234567"), which anybody may.
_DIGITS = re.compile(r"\+?[0-9]+")


def normalised(sender: str) -> str:
    """Write a sender as E.164 where it is a phone number, else leave it as it came."""
    sender = clean_line(sender)
    number = read_phone(sender, plus_may_lack=True) if _DIGITS.fullmatch(sender) else None
    return sender if number is None else number.e164


def may_be_answered(sender: str, short_code: str) -> bool:
    """Tell whether a normalised sender is somebody's mobile phone. Never our own short code."""
    if sender.lstrip("+") == re.sub(r"\D", "", short_code):
        return False
    return phone_kind(sender) is PhoneKind.MOBILE
