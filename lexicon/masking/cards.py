"""What begins like a payment card, how long it is, and what is written behind it.

Issuer numbers (ISO/IEC 7812): Visa, Mastercard, American Express, Diners Club, JCB, Discover,
UnionPay, Maestro and Troy.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lexicon.masking.runs import Run

SHORTEST = 13
PREFIX = 4
_MONTHS = frozenset(f"{month:02}" for month in range(1, 13))
_YEARS = range(20, 50)
_AMEX_DIGITS, _AMEX_CODE, _CODE = 15, 4, 3

_ANY_MAESTRO = (13, 14, 15, 16, 17, 18, 19)


def _lengths(prefix: int) -> tuple[int, ...]:  # noqa: PLR0911 - a table of ranges
    two, three = prefix // 100, prefix // 10
    if two // 10 == 4:  # noqa: PLR2004 - Visa
        return (16, 13, 19)
    if 51 <= two <= 55 or 2221 <= prefix <= 2720 or prefix == 9792:  # noqa: PLR2004
        return (16,)
    if two in {34, 37}:
        return (15,)
    if two in {36, 38, 39} or 300 <= three <= 305 or prefix == 3095:  # noqa: PLR2004
        return (14, 16)
    if 3528 <= prefix <= 3589 or two in {65, 81} or 644 <= three <= 649 or prefix == 6011:  # noqa: PLR2004
        return (16, 19)
    if two in {62, 67} or prefix in {5018, 5020, 5038, 5893, 6304}:
        return _ANY_MAESTRO
    if two in {50, 56, 57, 58, 60, 61, 63, 64, 66, 68, 69}:
        return (16, 18, 19)
    return ()


# By the first four digits.
LENGTHS = tuple(map(_lengths, range(10**PREFIX)))


def tails(run: Run, end: int, size: int, borders: frozenset[int]) -> Iterator[int]:
    """Yield where expiry and code of a card of `size` digits may end behind `end`."""
    code = _AMEX_CODE if size == _AMEX_DIGITS else _CODE
    for after in _expiries(run, end, borders):
        if after in borders:
            yield after
        if _is_code(run, after, after + code, borders):
            yield after + code
    if _is_code(run, end, end + code, borders):
        yield end + code
        yield from (each for each in _expiries(run, end + code, borders) if each in borders)


def _expiries(run: Run, start: int, borders: frozenset[int]) -> Iterator[int]:
    """Yield where 12/26, 12/2026 or 1226 ends, with any separator but those of times."""
    for month in (2, 1):
        middle = start + month
        if run.digits[start:middle].zfill(2) not in _MONTHS:
            continue
        apart = middle in borders
        if (month == 1 and not apart) or (
            apart and middle < len(run.digits) and ":" in run.gap(middle)
        ):
            continue
        for year in (2, 4):
            written = run.digits[middle : middle + year]
            if len(written) == year and written[:-2] in {"", "20"} and int(written[-2:]) in _YEARS:
                yield middle + year


def _is_code(run: Run, start: int, end: int, borders: frozenset[int]) -> bool:
    if end not in borders:
        return False
    # "249,90" is a price.
    priced = end + 2 in borders and end < len(run.digits) and run.gap(end) == ","
    return not priced and not any(middle in borders for middle in range(start + 1, end))
