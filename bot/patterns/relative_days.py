"""Days told from today: "dün", "geçen salı", "geçen ay"."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING

from bot.patterns.finding import Finding
from bot.turkish import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

_WEEKDAYS = ("pazartesi", "sali", "carsamba", "persembe", "cuma", "cumartesi", "pazar")
_LAST = r"(?:gecen|gectigimiz|onceki)"
_WEEKDAY = re.compile(
    rf"\b(?:{_LAST}\s+(?:hafta\s+)?|bu\s+)({'|'.join(sorted(_WEEKDAYS, key=len, reverse=True))})"
    rf"(?:\s+gunu)?(?=['\u2019]?(?:y[ae]|d[ae]n?|nden|[iy]i|si|nin)?\b)",
)
_DAY = re.compile(
    r"\b(?:(evvelsi\s+gun|evvelki\s+gun|onceki\s+gun|dunden\s+onceki\s+gun)|(dun)|(bugun))"
    r"(?=(?:d[ue]n|ku)?\b)",
)
_WEEK_OR_MONTH = re.compile(rf"\b{_LAST}\s+(hafta|ay|yil|sene)(?=(?:d[ae]n?|ki|[iy]n)?\b)")


def relative_days(text: str, today: date) -> Iterator[Finding]:
    """Yield days told from `today` as ISO 8601: a day, a week (2026-W47), a month or a year.

    "Geçen salı" is the last Tuesday before today, "geçen hafta salı" that of the week before.
    """
    folded = fold(text)
    for match in _WEEKDAY.finditer(folded):
        back = (today.weekday() - _WEEKDAYS.index(match.group(1))) % 7
        if "hafta" in match.group():
            back = today.weekday() + 7 - _WEEKDAYS.index(match.group(1))
        elif not match.group().startswith("bu"):
            back = back or 7
        day = today - timedelta(days=back)
        yield Finding("date", *match.span(), day.isoformat())
    for match in _DAY.finditer(folded):
        days = 2 if match.group(1) else 1 if match.group(2) else 0
        yield Finding("date", *match.span(), (today - timedelta(days=days)).isoformat())
    for match in _WEEK_OR_MONTH.finditer(folded):
        yield Finding("date", *match.span(), _before(match.group(1), today))


def _before(unit: str, today: date) -> str:
    if unit == "hafta":
        year, week, _ = (today - timedelta(days=7)).isocalendar()
        return f"{year}-W{week:02}"
    if unit == "ay":
        last = today.replace(day=1) - timedelta(days=1)
        return f"{last:%Y-%m}"
    return str(today.year - 1)
