"""Whose messages may be answered: people with a mobile phone, and nobody else. Pure.

A short code, a name in letters, a landline, our own number: behind each is a robot, and two robots
that answer each other never stop.
"""

from __future__ import annotations

import re

import phonenumbers

from backend.kit.text import clean_line

_REGION = "TR"
_MOBILE = frozenset(
    {
        phonenumbers.PhoneNumberType.MOBILE,
        # In North America nobody can tell them apart.
        phonenumbers.PhoneNumberType.FIXED_LINE_OR_MOBILE,
    }
)
# Numbers of ten digits that begin with 5 are mobile in Türkiye, also those given out after the
# library's list was made.
_TURKISH_MOBILE = re.compile(r"\+905\d{9}")
_PHONE = re.compile(r"\+?[\d ()./-]{3,30}")


def normalised(sender: str) -> str:
    """Write a sender as E.164 where it is a phone number, else leave it as it came."""
    sender = clean_line(sender)
    if not sender.isascii() or not _PHONE.fullmatch(sender):
        return sender
    digits = re.sub(r"\D", "", sender)
    # Some links leave the plus out of a foreign number.
    for candidate in (sender, f"+{digits}"):
        try:
            number = phonenumbers.parse(candidate, _REGION)
        except phonenumbers.NumberParseException:
            continue
        written = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
        if phonenumbers.is_valid_number(number) or _TURKISH_MOBILE.fullmatch(written):
            return written
    return sender


def may_be_answered(sender: str, short_code: str) -> bool:
    """Tell whether a normalised sender is somebody's mobile phone. Never our own short code."""
    if not sender.startswith("+") or sender.lstrip("+") == re.sub(r"\D", "", short_code):
        return False
    if _TURKISH_MOBILE.fullmatch(sender):
        return True
    try:
        number = phonenumbers.parse(sender, None)
    except phonenumbers.NumberParseException:
        return False
    return phonenumbers.is_valid_number(number) and phonenumbers.number_type(number) in _MOBILE
