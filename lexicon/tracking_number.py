"""What a tracking number is: twelve digits, of which the last checks the others. Pure.

Eleven digits, the first of them 1-8, then a check digit by Damm's quasigroup (H. Michael Damm,
"Total anti-symmetrische Quasigruppen", Marburg 2004): every single wrong digit and every swap of
two neighbours is noticed.
"""

from __future__ import annotations

LENGTH = 12
FIRST_DIGITS = "12345678"
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


def check_digit(digits: str) -> int:
    """Return the digit that completes `digits` (ASCII digits): `572` gives 4."""
    interim = 0
    for digit in digits:
        interim = _DAMM[interim][int(digit)]
    return interim


def is_right(number: str) -> bool:
    """Whether `number` is twelve ASCII digits with a right first and a right last one."""
    return (
        len(number) == LENGTH
        and number.isascii()
        and number.isdigit()
        and number[0] in FIRST_DIGITS
        and check_digit(number) == 0
    )


def display(number: str) -> str:
    """Write a number as people read it: `482109375523` becomes `4821 0937 5523`."""
    return " ".join(number[at : at + _GROUP] for at in range(0, len(number), _GROUP))
