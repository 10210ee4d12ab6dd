"""Tracking numbers as customers write them. Pure; the backend has the last word."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from actions.reading.message import Message

LENGTH = 12
# Damm, H. M. (2004), the quasigroup of order 10 that is usually printed.
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
_RUN = re.compile(r"\d(?:[\s.\-\u2013/]*\d)*", re.ASCII)
_FEWEST_DIGITS = 6


def check_digit(digits: str) -> int:
    """Return the Damm check digit: `572` gives 4."""
    interim = 0
    for digit in digits:
        interim = _DAMM[interim][int(digit)]
    return interim


def is_right(number: str) -> bool:
    """Whether 12 digits can be a tracking number."""
    return (
        len(number) == LENGTH
        and number.isascii()
        and number.isdigit()
        and number[0] in "12345678"
        and check_digit(number) == 0
    )


def written_in(message: Message) -> str | None:
    """Return the digits that were meant as a tracking number, right or not, or None.

    A right number anywhere wins; then one that looks like it; then any longer row of
    digits, so that a number with a digit too few can be called wrong by name.
    """
    rows = [re.sub(r"\D", "", run) for run in _RUN.findall(message.text)]
    candidates = [*message.entities.get("tracking_number", ()), *rows]
    right = next(filter(is_right, candidates), None)
    if right is not None:
        return right
    if candidates and "tracking_number" in message.entities:
        return candidates[0]
    return next((row for row in rows if len(row) >= _FEWEST_DIGITS), None)


def display(number: str) -> str:
    """Show a number in groups of four: `4821 0937 5523`."""
    return " ".join(number[at : at + 4] for at in range(0, len(number), 4))
