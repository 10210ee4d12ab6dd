"""The districts of the provinces, by name. Pure."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from bot.patterns.finding import Finding
from bot.turkish import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_TABLE = Path(__file__).with_name("districts.txt")
_QUOTE = "['\u2019\u2018`\u00b4]"
_WORD = re.compile(r"[^\W\d_]+")
_IN = r"[dt][ae]"
# "Of'tayım", "Nilüferdeyiz", "Çan'da oturuyorum": only places are lived in.
_LIVED_IN = re.compile(
    rf"{_QUOTE}?\s?{_IN}(?:y[iı]m|y[iı]z|(?:ki)?\s+"
    r"(?:otur|yas[ai]|ikamet|kal[iı]y|ev|is ?yer|adres)\w*)"
    rf"|{_QUOTE}{_IN}n?\b|\s+(?:ilces|ilce\b|merkez|belediye|sakini)"
)
_CASE = re.compile(
    rf"(?:{_QUOTE}?(?:n?{_IN}(?:n|ki\w*|y[iı][mz])?|y?[aeiu]|n?[iu]n|l[iu](?:y[iu][mz])?))?"
)
_LONGEST = 4_000
_LONGEST_NAME = 16
_APART = re.compile(r"[ ,/()-]*")
_REACH = 8
_BEGINNING = 3


def districts(
    text: str, provinces: Mapping[int, str], ends: Mapping[int, str]
) -> Iterator[Finding]:
    """Yield the districts in a text by their official names.

    `provinces` are those that begin at a place of the text, `ends` those that end at one: a name
    that is a word too is a district beside its own province, or where somebody lives in it.
    """
    folded = fold(text[:_LONGEST])
    known, beginnings = _by_name(), _beginnings()
    for match in _WORD.finditer(folded):
        if match.group()[:_BEGINNING] not in beginnings and match.group()[:2] not in beginnings:
            continue
        for length in range(min(len(match.group()), _LONGEST_NAME), 1, -1):
            start, end = match.start(), match.start() + length
            found = known.get(folded[start:end])
            if found is None or not _fits(folded, end, match.end()):
                continue
            beside = _beside(folded, start, match.end(), provinces, ends)
            of_it = beside in found.provinces
            if of_it or _LIVED_IN.match(folded, end) or (not found.doubtful and beside is None):
                yield Finding("district", start, end, found.name)
            break


def _fits(folded: str, end: int, word_end: int) -> bool:
    match = _CASE.match(folded, end)
    return match is not None and match.end() >= word_end


def _beside(
    folded: str, start: int, end: int, provinces: Mapping[int, str], ends: Mapping[int, str]
) -> str | None:
    near = folded[max(0, start - _REACH) : start]
    before = start - len(near) + len(near.rstrip(" ,/-("))
    after = _APART.match(folded, end)
    return ends.get(before) or provinces.get(after.end() if after else end)


class _District:
    def __init__(self, name: str, *, doubtful: bool) -> None:
        self.name, self.doubtful = name, doubtful
        self.provinces: set[str] = set()


@cache
def _by_name() -> Mapping[str, _District]:
    found: dict[str, _District] = {}
    for line in _TABLE.read_text(encoding="utf-8").splitlines():
        province, _, names = line.partition(": ")
        if line.startswith("#"):
            continue
        for one in names.split(", "):
            name = one.rstrip("*")
            district = found.setdefault(fold(name), _District(name, doubtful=one != name))
            district.provinces.add(province)
    return MappingProxyType(found)


@cache
def _beginnings() -> frozenset[str]:
    """Return how districts' names begin: most words are told by that to be none."""
    return frozenset(name[:_BEGINNING] for name in _by_name())


def is_of(name: str, province: str) -> bool:
    """Whether a folded word begins with a district of a province."""
    known = _by_name()
    beginnings = (name[:length] for length in range(min(len(name), _LONGEST_NAME), 1, -1))
    found = next((known[one] for one in beginnings if one in known), None)
    return found is not None and province in found.provinces


def official(name: str) -> str | None:
    """Return the official name of the district that a folded word is."""
    found = _by_name().get(name)
    return found.name if found is not None else None
