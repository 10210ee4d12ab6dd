"""Card numbers and national ids among all other numbers, by the reading that explains most digits.

A run of digits is parted into numbers in the cheapest way: a digit that belongs to none costs two,
a secret costs something only where it is glued to other digits; of two readings that cost the same,
the one that hides more is taken.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lexicon.masking import known
from lexicon.masking.marks import KEPT, MASK
from lexicon.masking.runs import Run, runs
from lexicon.masking.secret_numbers import CARD, IBAN, NATIONAL_ID, SCALE, Number, Secrets

if TYPE_CHECKING:
    from collections.abc import Iterator

_UNEXPLAINED = 2 * SCALE
# "444 1 444"
_SHORTEST = 7


def hide(text: str) -> str:
    """Hide the secrets that their digits tell."""
    parts: list[str] = []
    done = 0
    for run in runs(text):
        for number in _secret(run):
            size = number.end - number.start
            kept = "" if number.kind == NATIONAL_ID else run.digits[number.end - KEPT : number.end]
            parts += text[done : number.place], MASK * (size - len(kept)), kept
            done = number.place_end
            for place in run.places[number.end : number.tail]:
                parts += text[done:place], MASK
                done = place + 1
    return "".join(parts) + text[done:] if parts else text


def known_numbers(text: str) -> list[tuple[int, int]]:
    """Return where phone, tracking and device numbers stand in a text."""
    kinds = {known.PHONE, known.TRACKING, known.DEVICE}
    found = (
        number
        for run in runs(text, fewest=_SHORTEST)
        for number in _read(run, Secrets(run).found())
    )
    return [(each.place, each.place_end) for each in found if each.kind in kinds]


def _secret(run: Run) -> list[Number]:
    """Return the secrets of a run."""
    found = Secrets(run).found()
    if not found:
        return []
    return [number for number in _read(run, found) if number.kind in {CARD, NATIONAL_ID, IBAN}]


def _read(run: Run, secrets: dict[int, list[tuple[Number, int]]]) -> list[Number]:
    """Part a run into numbers; digits that belong to none are left out."""
    size = len(run.digits)
    groups = {border: index for index, border in enumerate(run.borders[:-1])}
    best = [at * _UNEXPLAINED for at in range(size + 1)]
    steps: list[Number | None] = [None] * (size + 1)
    for start in range(size):
        so_far = best[start]
        if so_far + _UNEXPLAINED < best[start + 1]:
            best[start + 1], steps[start + 1] = so_far + _UNEXPLAINED, None
        found = secrets.get(start, [])
        if start in groups:
            found = [*found, *_known(run, start, groups[start])]
        for number, cost in found:
            if so_far + cost < best[number.tail]:
                best[number.tail], steps[number.tail] = so_far + cost, number
    return _path(steps, size)


def _path(steps: list[Number | None], size: int) -> list[Number]:
    path: list[Number] = []
    while size:
        step = steps[size]
        if step is not None:
            path.append(step)
        size = step.start if step is not None else size - 1
    return path[::-1]


def _known(run: Run, start: int, group: int) -> Iterator[tuple[Number, int]]:
    for length, kind, cost in known.readings(run, group):
        yield Number(run, kind, start, start + length, start + length), cost * SCALE
