"""Telephone numbers in words ("sıfır beş yüz otuz iki, yüz yirmi üç, kırk beş, altmış yedi").

Each spoken group is a number below a thousand; its digits are written one after the other. Digits
and words may be mixed; a number in figures alone is the business of `numbers`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from bot.patterns.finding import Finding
from bot.turkish import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

_UNITS = {
    "bir": 1,
    "iki": 2,
    "uc": 3,
    "dort": 4,
    "bes": 5,
    "alti": 6,
    "yedi": 7,
    "sekiz": 8,
    "dokuz": 9,
}
_TENS = {
    "on": 10,
    "yirmi": 20,
    "otuz": 30,
    "kirk": 40,
    "elli": 50,
    "altmis": 60,
    "yetmis": 70,
    "seksen": 80,
    "doksan": 90,
}
_ZERO, _HUNDRED = "sifir", "yuz"
_NOTHING_YET = 1000
_WORDS = "|".join(sorted([_ZERO, _HUNDRED, *_UNITS, *_TENS], key=len, reverse=True))
# One spoken or written piece. People join words, too: "otuziki", "yüzyirmiüç".
_PIECE = re.compile(rf"(?:{_WORDS})+(?![a-z])|\d+(?![a-z\d])")
_WORD = re.compile(_WORDS)
_GAP = re.compile(r"[\s,.\-/()]{1,3}")
_PAUSE = re.compile(r"[,.\-/()\n]")
_MOBILE = re.compile(r"(?:0090|90|0)?(5\d{9})")
_FEWEST_WORDS = 2
_MOST_PIECES = 24
_MOST_READINGS = 300


@dataclass(frozen=True)
class _Piece:
    start: int
    end: int
    words: tuple[str, ...]
    # Whether the writer set it apart from what stands before.
    apart: bool

    @property
    def spoken(self) -> bool:
        return not self.words[0].isdigit()


def spoken_phones(text: str) -> Iterator[Finding]:
    """Yield mobile numbers that are at least partly in words; the value is E.164.

    "Beş yüz otuz iki yüz yirmi üç" may be 532 123 or 530 223: without a comma the longer first
    group is meant.
    """
    for run in _runs(fold(text)):
        first = 0
        while first < len(run):
            width, number = _longest_phone(run[first : first + _MOST_PIECES])
            if width:
                start, end = run[first].start, run[first + width - 1].end
                yield Finding("phone", start, end, f"+90{number}")
            first += width or 1


def _runs(folded: str) -> Iterator[list[_Piece]]:
    """Yield stretches of neighbouring pieces that hold words."""
    run: list[_Piece] = []
    for match in _PIECE.finditer(folded):
        if match.start() and folded[match.start() - 1].isalnum():
            continue
        gap = folded[run[-1].end : match.start()] if run else ""
        if run and not _GAP.fullmatch(gap):
            yield from _with_words(run)
            run, gap = [], ""
        said = match.group()
        words = (said,) if said.isdigit() else tuple(_WORD.findall(said))
        run.append(_Piece(match.start(), match.end(), words, bool(_PAUSE.search(gap))))
    yield from _with_words(run)


def _with_words(run: list[_Piece]) -> Iterator[list[_Piece]]:
    if sum(len(piece.words) for piece in run if piece.spoken) >= _FEWEST_WORDS:
        yield run


def _longest_phone(run: list[_Piece]) -> tuple[int, str]:
    for width in range(len(run), 0, -1):
        pieces = run[:width]
        if any(piece.spoken for piece in pieces):
            for digits in islice(_readings(_words(pieces)), _MOST_READINGS):
                match = _MOBILE.fullmatch(digits)
                if match is not None:
                    return width, match.group(1)
    return 0, ""


def _words(pieces: list[_Piece]) -> tuple[tuple[str, bool], ...]:
    """Return the words, each with whether a group must end before it."""
    return tuple(
        (word, piece.apart and at == 0) for piece in pieces for at, word in enumerate(piece.words)
    )


def _readings(words: tuple[tuple[str, bool], ...]) -> Iterator[str]:
    """Yield the digits that the words may mean, those with longer first groups first.

    A group is as long as it can be; only a unit before "yüz" may also begin the next group.
    """
    if not words:
        yield ""
        return
    groups = list(_first_groups(words))
    longest, _ = groups[-1]
    splits = (
        longest < len(words) and words[longest][0] == _HUNDRED and words[longest - 1][0] in _UNITS
    )
    for width, digits in reversed(groups[-2:] if splits else groups[-1:]):
        for rest in _readings(words[width:]):
            yield digits + rest


def _first_groups(words: tuple[tuple[str, bool], ...]) -> Iterator[tuple[int, str]]:
    """Yield how many words may be the first group, and its digits; the shortest first."""
    first = words[0][0]
    if first.isdigit() or first == _ZERO:
        yield 1, "0" if first == _ZERO else first
        return
    value, smallest = 0, _NOTHING_YET
    for width, (word, apart) in enumerate(words, 1):
        if apart and width > 1:
            return
        if word == _HUNDRED and (smallest == _NOTHING_YET or (width == 2 and value < 10)):  # noqa: PLR2004
            value, smallest = (value or 1) * 100, 100
        elif word in _TENS and smallest > 10:  # noqa: PLR2004 - nothing or hundreds before it
            value, smallest = value + _TENS[word], 10
        elif word in _UNITS and smallest > 1:
            value, smallest = value + _UNITS[word], 1
        else:
            return
        yield width, str(value)
