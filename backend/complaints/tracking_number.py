"""Tracking numbers: twelve digits that survive the phone, the keypad and the text message. Pure.

Eleven digits from a generator, the first of them 1-8, then a check digit by Damm's quasigroup
(H. Michael Damm, "Total anti-symmetrische Quasigruppen", Marburg 2004): every single wrong digit
and every swap of two neighbours is noticed. Length and first digit keep it apart from Turkish
phone numbers (10-12 digits beginning with 0, 5 or 90) and national ids (11 digits).
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from backend.kit.errors import InvalidTrackingNumberError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from random import Random

LENGTH = 12
_FIRST_DIGITS = "12345678"
_GROUP = 4

_DAMM = (
    (0, 3, 1, 7, 5, 9, 8, 6, 4, 2),
    (7, 0, 9, 2, 1, 5, 4, 8, 6, 3),
    (4, 2, 0, 6, 8, 7, 1, 3, 5, 9),
    (1, 7, 5, 0, 9, 8, 3, 4, 2, 6),
    (6, 1, 2, 3, 0, 4, 5, 9, 7, 8),
    (3, 6, 7, 4, 2, 0, 9, 5, 8, 1),
    (5, 8, 6, 9, 7, 2, 0, 1, 3, 4),
    (8, 9, 4, 5, 3, 6, 2, 0, 1, 7),
    (9, 4, 3, 8, 6, 1, 7, 2, 0, 5),
    (2, 5, 8, 1, 4, 3, 6, 7, 9, 0),
)

# Digits with at most a few separators between them: spaces of every kind, hyphens, dots, slashes.
_SEPARATOR = r"[\s.,/_\-\u2010-\u2015\u2212]"
_RUN = re.compile(rf"\d+(?:{_SEPARATOR}{{1,3}}\d+)*")


def check_digit(digits: str) -> str:
    """Return the digit that completes `digits` (ASCII digits): `572` gives `4`."""
    interim = 0
    for digit in digits:
        interim = _DAMM[interim][int(digit)]
    return str(interim)


def is_valid(number: str) -> bool:
    """Tell whether `number` is twelve ASCII digits with a right first and a right last one."""
    return (
        len(number) == LENGTH
        and number.isascii()
        and number.isdigit()
        and number[0] in _FIRST_DIGITS
        and check_digit(number) == "0"
    )


def generate(rng: Random) -> str:
    """Make a number. `rng` is `secrets.SystemRandom()` but in tests: it must not be guessable."""
    body = rng.choice(_FIRST_DIGITS) + "".join(rng.choice("0123456789") for _ in range(LENGTH - 2))
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


def display(number: str) -> str:
    """Write a number as people read it: `482109375523` becomes `4821 0937 5523`."""
    return " ".join(number[at : at + _GROUP] for at in range(0, len(number), _GROUP))


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
