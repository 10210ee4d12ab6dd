"""Which number told with a stolen line is the lost one, and which reaches its owner. Pure.

What stands nearest before a number says whose it is: "hattım 0555 …, eşimin numarası 0532 …". A
number with nothing around it is the line that was asked for where the line is gone, and the way to
reach them where only money is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from actions.reading.phones import typed_and_spoken
from lexicon.turkish import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

_GONE = re.compile(
    r"\b(?:calin|caldi|calmis|caldir|kaybet|kaybol|kaybed|kayip|dusur|gasp|kapkac|kaptir|kopyala|"
    r"baskas|ele gec|sim\w* (?:degis|cikar))\w*|"
    r"\b(?:hatt?|telefon|sim|numara)[iu]m(?:[iu]z)? (?:kapan|gitti|kesil|calism|cekm)\w*"
)
_MONEY = re.compile(
    r"\b(?:dolandir|para|lira|tl\b|hesab|hesap|banka|kart|kod|sifre|havale|eft\b)\w*"
)
_ANOTHERS = re.compile(
    r"\b(?:esim|kocam|karim|annem|babam|kardesim|abim|ablam|oglum|kizim|arkadasim|komsum|"
    r"yakinim)\w*|"
    r"\b(?:is ?yeri\w*|evdeki|ev telefon\w*|yedek|baska|diger|oteki)\b|"
    r"\b(?:bana|beni|bize|bizi) \w*|\b(?:ulasabil|ulasin|arayin|arayabil|ararsan|iletisim)\w*"
)
_THE_LINE = re.compile(
    r"\b(?:hatt?|sim)\w*|\b(?:calin|caldi|kayb|kayip|dusur|gasp|kapat|kapan)\w*|"
    r"\bnumaram(?: bu)?\b|\b(?:bu|o) degil\b"
)


@dataclass(frozen=True)
class Numbers:
    """E.164; None where no such number is told."""

    line: str | None = None
    reaching: str | None = None
    told: tuple[str, ...] = ()


def is_gone(told: str) -> bool:
    """Whether the line or its telephone may be in other hands, by the words of the alarm.

    Where only money is gone its owner still has it.
    """
    words = fold(told)
    return bool(_GONE.search(words)) or not _MONEY.search(words)


def of(text: str, *, gone: bool, line: str | None = None, first: str | None = None) -> Numbers:
    """Return which number of a text is the line, and which reaches its owner.

    `line`: the lost line, where it is known before; `first`: a number that was read otherwise.
    """
    found = [(where.start, where.end, phone.number) for where, phone in typed_and_spoken(text)]
    if not found:
        found = [(len(text), len(text), first)] if first else []
    reaching = None
    for at, (_, _, number) in enumerate(found):
        marked = _marked(text, [(start, end) for start, end, _ in found], at)
        if number == line or marked is False:
            line = line or number
        elif marked or not gone or line is not None:
            reaching = reaching or number
        else:
            line = number
    return Numbers(line if gone else None, reaching or _any(found, gone=gone), _told(found))


def _any(found: Sequence[tuple[int, int, str]], *, gone: bool) -> str | None:
    """Return a line's own number as the way to its owner, who still has it."""
    return None if gone or not found else found[0][2]


def _told(found: Sequence[tuple[int, int, str]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(number for _, _, number in found))


def _marked(text: str, places: Sequence[tuple[int, int]], at: int) -> bool | None:
    """Return True for a number that reaches them, False for the line, None where nothing says."""
    start, end = places[at]
    before = fold(text[places[at - 1][1] if at else 0 : start])
    after = fold(text[end : places[at + 1][0] if at + 1 < len(places) else len(text)])
    last = {
        reaches: max((one.start() for one in words.finditer(before)), default=-1)
        for reaches, words in ((True, _ANOTHERS), (False, _THE_LINE))
    }
    if last[True] == last[False]:
        alone = at + 1 == len(places)
        return True if alone and _ANOTHERS.search(after) else None
    return last[True] > last[False]
