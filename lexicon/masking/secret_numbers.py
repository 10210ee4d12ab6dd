"""The card numbers, national ids and IBANs without letters that a run of digits may hold."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from lexicon import tracking_number
from lexicon.masking import cards, known
from lexicon.masking.checks import are_of_national_id, is_iban

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lexicon.masking.runs import Run

CARD, NATIONAL_ID, IBAN = "card", "national id", "iban"
# Costs are compared first, hidden digits second.
SCALE = 1 << 20
# Of an end inside a group, of thirteen digits that begin with a right tracking number, of groups
# of many sizes.
_GLUED, _DOUBTFUL, _UNEVEN = 6, 3, 1
_LONGEST_PIECE = 8
_ID_DIGITS, _IBAN_DIGITS = 11, 24
_DATE_DIGITS = {6, 8}
_DOUBLED = (0, 2, 4, 6, 8, 1, 3, 5, 7, 9)


@dataclass(frozen=True)
class Number:
    """`run.digits[start:end]` is of a kind; up to `tail` is hidden with it."""

    run: Run
    kind: str
    start: int
    end: int
    tail: int

    @property
    def place(self) -> int:
        """Where it begins in the text."""
        return self.run.places[self.start]

    @property
    def place_end(self) -> int:
        """Where it ends in the text, its tail left out."""
        return self.run.places[self.end - 1] + 1


class Secrets:
    """What of a run may be secret, and what each reading costs."""

    def __init__(self, run: Run) -> None:
        """Read the secrets of `run`."""
        self._run = run
        self._borders = frozenset(run.borders)
        self._values = [int(digit) for digit in run.digits]

    def found(self) -> dict[int, list[tuple[Number, int]]]:
        """Return for each digit at which one begins what it may be, with the costs."""
        run, size = self._run, len(self._run.digits)
        found: dict[int, list[tuple[Number, int]]] = defaultdict(list)
        if size >= cards.SHORTEST:
            for start, end in self._right_cards():
                found[start] += self._cards(start, end)
        for start, group_end in pairwise(run.borders):
            for at in {start, max(start, group_end - _ID_DIGITS)}:
                found[at] += self._ids(at, group_end)
            if start + _IBAN_DIGITS in self._borders:
                found[start] += self._ibans(start, start + _IBAN_DIGITS)
        return {start: some for start, some in found.items() if some}

    def _right_cards(self) -> Iterator[tuple[int, int]]:
        """Yield what begins like a card, has its length and its check digit."""
        digits = self._run.digits
        values = self._values
        pairs = [(value, _DOUBLED[value]) for value in values]
        # Luhn's sums up to each digit, with the even places doubled or the odd ones: so each
        # check takes the same time whatever its length.
        mixed = (
            [two if at % 2 == parity else one for at, (one, two) in enumerate(pairs)]
            for parity in (0, 1)
        )
        sums = [list(accumulate(each, initial=0)) for each in mixed]
        for start in range(len(digits) - cards.SHORTEST + 1):
            for length in cards.LENGTHS[int(digits[start : start + cards.PREFIX])]:
                end = start + length
                if end <= len(digits) and not (sums[end % 2][end] - sums[end % 2][start]) % 10:
                    yield start, end

    def _cards(self, start: int, end: int) -> Iterator[tuple[Number, int]]:
        begins, ends = start in self._borders, end in self._borders
        cost = 0 if begins else _GLUED
        if end - start == cards.SHORTEST and self._begins_with_tracking_number(start):
            cost += _DOUBTFUL
        for tail in cards.tails(self._run, end, end - start, self._borders):
            yield self._secret(CARD, start, end, cost + (not ends), tail)
        if ends:
            yield self._secret(CARD, start, end, cost)
        elif begins or not self._between(start, end):
            yield self._secret(CARD, start, end, cost + _GLUED)

    def _between(self, start: int, end: int) -> list[int]:
        """Return the borders inside a number."""
        return [border for border in range(start + 1, end) if border in self._borders]

    def _begins_with_tracking_number(self, start: int) -> bool:
        end = start + tracking_number.LENGTH
        borders = [start, *self._between(start, end), end]
        layout = tuple(after - before for before, after in pairwise(borders))
        grouped = end in self._borders and layout in known.TRACKING_LAYOUTS
        return grouped and tracking_number.is_right(self._run.digits[start:end])

    def _ids(self, start: int, group_end: int) -> Iterator[tuple[Number, int]]:
        end = start + _ID_DIGITS
        digits = self._values[start:end]
        if len(digits) < _ID_DIGITS or not are_of_national_id(digits):
            return
        begins, ends = start in self._borders, end in self._borders
        if begins and (ends or group_end - end in _DATE_DIGITS):
            yield self._secret(NATIONAL_ID, start, end, 0)
        elif group_end >= end:
            yield self._secret(NATIONAL_ID, start, end, _GLUED)

    def _ibans(self, start: int, end: int) -> Iterator[tuple[Number, int]]:
        digits = self._run.digits[start:end]
        # Turkish ones: two check digits, a bank of five digits below 10000, a reserved 0.
        if digits[2] == digits[7] == "0" and is_iban("TR" + digits):
            yield self._secret(IBAN, start, end, 0)

    def _secret(
        self, kind: str, start: int, end: int, cost: int, tail: int | None = None
    ) -> tuple[Number, int]:
        tail = end if tail is None else tail
        # People part a number evenly and into short pieces, or not at all.
        borders = [start, *self._between(start, end), end]
        first, *others = (after - before for before, after in pairwise(borders))
        even = all(size == first for size in others[:-1]) and others[-1:] <= [first]
        if others and (first > _LONGEST_PIECE or not even):
            cost += _UNEVEN
        return Number(self._run, kind, start, end, tail), cost * SCALE - (tail - start)
