"""Durations, dates in words and sums of money, found with spaCy's matcher.

The documents' NORM must be the folded word (see `bot.tokenizer`).
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from spacy.matcher import Matcher

from bot.patterns.dates import MONTHS, day_of
from bot.patterns.finding import Finding
from bot.patterns.words import NUMBER_START, NUMBER_WORD, number
from bot.turkish import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Span
    from spacy.vocab import Vocab

DURATION = "duration"
AMOUNT = "amount"
DATE = "date"

_UNITS = {
    "dakika": "T{}M",
    "dk": "T{}M",
    "saat": "T{}H",
    "gun": "{}D",
    "hafta": "{}W",
    "ay": "{}M",
    "yil": "{}Y",
    "sene": "{}Y",
}
_UNIT = "|".join(_UNITS)
_SINCE = rf"(?:{_UNIT})[dt][iu]r"
_FROM = rf"(?:{_UNIT})[dt][ae]n"
_FIGURES = r"\d+(?:[.,]\d+)?"
_LIRA = r"(?:tl|lira|try|₺)"
_SUFFIX = r"(?:['\u2019\u00b4`]?[a-z]{1,8})?"

_AMOUNT_PARTS = re.compile(rf"(.*?)({_LIRA}|turk\s+lirasi)", re.DOTALL)
_DURATION_PARTS = re.compile(rf"(.*?)({_UNIT})(?:[dt][iu]r|[dt][ae]n)?\b", re.DOTALL)
_DATE_PARTS = re.compile(
    rf"(\d{{1,2}})\W+({'|'.join(MONTHS)})(?:{_SUFFIX}\s+((?:19|20)\d\d)|)?",
)


def _is(expression: str) -> dict[str, object]:
    return {"NORM": {"REGEX": f"^(?:{expression})$"}}


# Up to six tokens ("bin iki yüz elli üç buçuk"): unbounded, it would be slow on long rows.
_NUMBER = [_is(NUMBER_START), *({**_is(NUMBER_WORD), "OP": "?"} for _ in range(5))]
_DURATIONS = [
    [*_NUMBER, _is(_SINCE)],
    [_is(_FIGURES + _SINCE)],
    [*_NUMBER, _is(_UNIT), _is("once|evvel|oldu|gecti|oluyor")],
    [_is(f"{_FIGURES}(?:{_UNIT})"), _is("once|evvel|oldu|gecti|oluyor")],
    [*_NUMBER, _is(_FROM), _is("beri")],
    [*_NUMBER, _is(_FROM), _is("bu"), _is("yana")],
    [
        _is(NUMBER_START),
        _is("-|\u2013|ila|veya|ya"),
        {**_is("da"), "OP": "?"},
        *_NUMBER,
        _is(_SINCE),
    ],
    [_is(NUMBER_START), _is("-|\u2013|ila"), *_NUMBER, _is(_UNIT), _is("once|evvel|oldu")],
]
_SINCE_YESTERDAY = [
    [_is("dunden"), _is("beri")],
    [_is("dun"), _is("(?:sabah|ogle|oglen|aksam|gece)[dt][ae]n"), _is("beri")],
    [_is("dun"), _is("ogleden"), _is("sonradan"), _is("beri")],
]
_AMOUNTS = [
    [*_NUMBER, _is(_LIRA + _SUFFIX)],
    [_is(f"{NUMBER_START}{_LIRA}{_SUFFIX}")],
    [*_NUMBER, _is("turk"), _is(f"lirasi{_SUFFIX}")],
    [_is("₺"), _is(NUMBER_START)],
]
_MONTH = f"(?:{'|'.join(MONTHS)}){_SUFFIX}"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])\.?"
_DATES = [
    [_is(_DAY), _is(_MONTH)],
    [_is(_DAY), _is(_MONTH), _is(rf"(?:19|20)\d\d{_SUFFIX}")],
]


# What every one of the patterns holds, and how many tokens it may reach before and after that.
_ANCHOR = re.compile(rf"(?<![^\W\d_])(?:{_UNIT}|{_LIRA}|turk|dun|{'|'.join(MONTHS)})")
_BEFORE, _AFTER = 10, 4


class Phrases:
    """The matchers over one vocabulary."""

    def __init__(self, vocabulary: Vocab) -> None:
        """Compile the patterns."""
        self._matcher = Matcher(vocabulary)
        for name, patterns in {
            DURATION: _DURATIONS,
            "since_yesterday": _SINCE_YESTERDAY,
            AMOUNT: _AMOUNTS,
            DATE: _DATES,
        }.items():
            self._matcher.add(name, patterns, greedy="LONGEST")

    def find(self, document: Doc) -> Iterator[Finding]:
        """Yield durations (ISO 8601), sums (two decimals) and dates (ISO 8601)."""
        for window in _windows(document):
            for span in self._matcher(window, as_spans=True):
                found = _finding(span.label_, fold(span.text), span.start_char)
                if found is not None:
                    yield found


def _windows(document: Doc) -> Iterator[Span]:
    """Yield the stretches in which the patterns can match: matching takes long."""
    first = last = 0
    for anchor in _ANCHOR.finditer(fold(document.text)):
        token = document.char_span(*anchor.span(), alignment_mode="expand")
        if token.start - _BEFORE >= last:
            if last:
                yield document[first:last]
            first = max(0, token.start - _BEFORE)
        last = min(len(document), token.end + _AFTER)
    if last:
        yield document[first:last]


def _finding(label: str, folded: str, start: int) -> Finding | None:
    if label == AMOUNT:
        return _amount(folded, start)
    if label == DATE:
        return _date(folded, start)
    if label == DURATION:
        return _duration(folded, start)
    return Finding(DURATION, start, start + len(folded), "P1D")


def _amount(folded: str, start: int) -> Finding | None:
    if folded.startswith("₺"):
        value, length = number(folded[1:].split()), len(folded)
    else:
        match = _AMOUNT_PARTS.match(folded)
        if match is None:
            return None
        value, length = number(match.group(1).split()), match.end()
    if value is None:
        return None
    return Finding(AMOUNT, start, start + length, str(value.quantize(Decimal("0.01"))))


def _duration(folded: str, start: int) -> Finding | None:
    match = _DURATION_PARTS.match(folded)
    if match is None:
        return None
    # Of "3-4 gündür" the smaller is certain.
    first = re.split(r"[-\u2013]|\bila\b|\bveya\b|\bya\b", match.group(1))[0]
    value = number(first.split())
    if not value:
        return None
    amount = format(value.normalize(), "f")
    period = "P" + _UNITS[match.group(2)].format(amount)
    return Finding(DURATION, start, start + len(folded), period)


def _date(folded: str, start: int) -> Finding | None:
    match = _DATE_PARTS.match(folded)
    if match is None:
        return None
    day, month, year = match.groups()
    value = day_of(int(day), MONTHS.index(month) + 1, int(year) if year else None)
    end = match.end() if year else match.end(2)
    return Finding(DATE, start, start + end, value) if value else None
