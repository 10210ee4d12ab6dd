"""Digits that may belong to one number: groups with nothing but short separators between them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from lexicon.masking.marks import KEPT, MASK, SEPARATOR, WIDEST, plain_digits
from lexicon.turkish import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

# Fewer hide no secret that is told by its digits alone.
FEWEST_DIGITS = 11
_RUN = re.compile(rf"[0-9]+(?:{SEPARATOR}{{1,{WIDEST}}}[0-9]+)*")
_GROUP = re.compile(r"[0-9]+")
# Behind this stand the last digits of what was hidden: they are no part of anything.
_HIDDEN = MASK * 4
# "3 gündür", "249,90 TL": an amount or a duration belongs to no number before it. The digit of a
# word ("CVV2 ay…") begins none.
# A set of characters first: the engine looks for those only.
_AMOUNT = re.compile(
    r"[0-9₺$€](?:(?<=[0-9])(?<![0-9a-z].)(?<![0-9][.,].)"
    r"[0-9]{0,2}(?:\.[0-9]{3})*(?:,[0-9]{1,2})?[ \u00a0]{0,2}['\u2019]?"
    r"(?:tl|try|lira|kurus|gun|hafta|ay|yil|sene|saat|dakika|dk|saniye|sn|kez|kere|defa|adet|"
    r"tane|kisi|[kmg]b|mbps|taksit)(?:[dltms][a-z]{0,8}|u[a-z]{0,5}|i[a-z]{0,5})?(?![^\W_])"
    r"|(?<![0-9.,].)(?<=[12])[09][0-9]{2}(?= ?(?:yil|sene|model))"
    r"|(?<=[₺$€]) ?[0-9]{1,3}(?:\.[0-9]{3})*(?:,[0-9]{1,2})?(?![0-9]))"
)


@dataclass(frozen=True)
class Run:
    """The digits of a run, in ASCII, and where they stand."""

    text: str
    digits: str
    # For each digit its place in the text.
    places: list[int]
    # Borders of groups, as numbers of digits before them: 0, …, all.
    borders: list[int]

    def gap(self, digit: int) -> str:
        """Return what stands between a digit and the one before it."""
        return self.text[self.places[digit - 1] + 1 : self.places[digit]]

    def before(self, digit: int, reach: int) -> str:
        """Return, folded, what stands before a digit."""
        place = self.places[digit]
        return fold(self.text[max(0, place - reach) : place])


def runs(text: str, fewest: int = FEWEST_DIGITS) -> Iterator[Run]:
    """Yield the runs of at least `fewest` digits, in the text's order."""
    plain = plain_digits(text)
    searched = plain
    for found in _RUN.finditer(plain):
        if found.end() - found.start() < fewest:
            continue
        if searched is plain:  # only now: most texts have no long run
            searched = without_amounts(plain)
        for part in _RUN.finditer(searched, found.start(), found.end()):
            run = _run(plain, part)
            if len(run.digits) >= fewest:
                yield run


@lru_cache(maxsize=4)
def without_amounts(plain: str) -> str:
    """Return a text folded, letters in place of its amounts and durations; the length is kept."""
    return _AMOUNT.sub(lambda match: "x" * len(match[0]), fold(plain))


def _run(plain: str, found: re.Match[str]) -> Run:
    places: list[int] = []
    borders = [0]
    for group in _GROUP.finditer(plain, found.start(), found.end()):
        start, end = group.span()
        if plain.endswith(_HIDDEN, 0, start):
            start = min(start + KEPT, end)  # what was kept of the number before
        if start < end and not plain.startswith(MASK, end):
            places += range(start, end)
            borders.append(len(places))
    digits = "".join([plain[place] for place in places])
    return Run(plain, digits, places, borders)
