"""Days written in figures, and the one way in which days are given on."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from bot.patterns.finding import Finding
from bot.turkish import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

MONTHS = (
    "ocak",
    "subat",
    "mart",
    "nisan",
    "mayis",
    "haziran",
    "temmuz",
    "agustos",
    "eylul",
    "ekim",
    "kasim",
    "aralik",
)
_DAY, _MONTH = r"(0?[1-9]|[12]\d|3[01])", r"(0?[1-9]|1[0-2])"
_FULL = re.compile(rf"(?<![\d.,/+-]){_DAY}([./-]){_MONTH}\2((?:19|20)?\d\d)(?![\d/])(?![.,-]\d)")
_ISO = re.compile(r"(?<![\d.,/+-])((?:19|20)\d\d)-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])(?![\d-])")
_SHORT = re.compile(
    r"(?<![\d.,/+-])(0[1-9]|[12]\d|3[01])(?:/(0[1-9]|1[0-2])(?![\d/])(?![.,-]\d)(?!\s*(?:puan|taksit|yildiz))"
    r"|\.(0[1-9]|1[0-2])(?=['\u2019]?[dt][ae]n?\b|\s+(?:tarih|gun[ku]))(?!['\u2019]?\s*(?:tl|lira)))",
)
_LEAP_YEAR = 2000


def day_of(day: int, month: int, year: int | None) -> str | None:
    """Return `2026-10-15`, or `--10-15` when no year was said; None if no such day.

    Two-digit years are of this century.
    """
    if year is not None and year < 100:  # noqa: PLR2004 - two digits
        year += 2000
    try:
        found = date(year or _LEAP_YEAR, month, day)
    except ValueError:
        return None
    return found.isoformat() if year else f"--{month:02}-{day:02}"


def dates(text: str) -> Iterator[Finding]:
    """Yield the days written in figures: 15.10.2026, 15/10/26, 2026-10-15, 15/10.

    A day and month parted by a dot count only with a case ending or the word "tarih":
    otherwise they look like a price or a time.
    """
    folded = fold(text)
    for match in _ISO.finditer(folded):
        yield from _found(match, day_of(int(match[3]), int(match[2]), int(match[1])))
    for match in _FULL.finditer(folded):
        yield from _found(match, day_of(int(match[1]), int(match[3]), int(match[4])))
    for match in _SHORT.finditer(folded):
        if match.group() != "10/10":  # full marks
            yield from _found(match, day_of(int(match[1]), int(match[2] or match[3]), None))


def _found(match: re.Match[str], value: str | None) -> Iterator[Finding]:
    if value is not None:
        yield Finding("date", match.start(), match.end(), value)
