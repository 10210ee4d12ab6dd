"""Tracking numbers: twelve digits that survive the phone, the keypad and the text message. Pure.

What makes a number right is in `lexicon/tracking_number`. Length and first digit keep it apart from
Turkish phone numbers (10-12 digits beginning with 0, 5 or 90) and national ids (11 digits).
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from backend.complaints.errors import InvalidTrackingNumberError
from lexicon import tracking_number as lexicon
from lexicon.tracking_number import LENGTH, display, is_right as is_valid

if TYPE_CHECKING:
    from collections.abc import Iterator
    from random import Random

__all__ = ["LENGTH", "check_digit", "display", "find", "generate", "is_valid", "parse"]

# Digits with at most a few separators between them: spaces of every kind, hyphens, dots, slashes.
_SEPARATOR = r"[\s.,/_\-\u2010-\u2015\u2212]"
_RUN = re.compile(rf"\d+(?:{_SEPARATOR}{{1,3}}\d+)*")


def check_digit(digits: str) -> str:
    """Return the digit that completes `digits` (ASCII digits): `572` gives `4`."""
    return str(lexicon.check_digit(digits))


def generate(rng: Random) -> str:
    """Make a number. `rng` is `secrets.SystemRandom()` but in tests: it must not be guessable."""
    body = rng.choice(lexicon.FIRST_DIGITS) + "".join(
        rng.choice("0123456789") for _ in range(LENGTH - 2)
    )
    return body + check_digit(body)


def find(text: str) -> str | None:
    """Return the first valid number in `text`, in whatever spelling, or None.

    Digits that belong to a longer figure are left alone: whole groups are taken, as people write
    them, never a part of one.
    """
    return next(filter(is_valid, _candidates(text)), None)


def parse(text: str) -> str:
    """Read a number that `text` is, or contains.

    Raises:
        InvalidTrackingNumberError: there are no twelve digits, or the check digit does not fit.

    """
    number = find(text)
    if number is None:
        raise InvalidTrackingNumberError
    return number


def _candidates(text: str) -> Iterator[str]:
    for run in _RUN.finditer(_ascii_digits(text)):
        groups = re.findall(r"\d+", run[0])
        for start in range(len(groups)):
            joined = ""
            # Groups of at least one digit each: no more than so many make a number.
            for group in groups[start : start + LENGTH]:
                joined += group
                if len(joined) >= LENGTH:
                    break
            if len(joined) == LENGTH:
                yield joined


def _ascii_digits(text: str) -> str:
    """Write digits of other scripts and widths as ASCII ones."""
    return "".join(
        str(unicodedata.decimal(character)) if character.isdecimal() else character
        for character in text
    )
