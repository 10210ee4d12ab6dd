"""What a rule is, and where it holds in a message."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lexicon.danger.words import Message

ENOUGH = 1.0
_ROUNDING = 1e-9
_NEAR = 30  # words between light signs that add up
_MOST = 40  # places looked at together, so that a long text costs no more than its length


@dataclass(frozen=True)
class Rule:
    """A sign of danger: all of `needs` within `span` words, nothing of `unless` close by.

    Each need is a concept or several parted by `|`. With `ordered` the first need comes first.
    `unless` counts from `reach` words before the first to `reach` after the last. A sign of
    `weight` 1 is enough; lighter ones add up. A verb that is asked ("yangın çıkar mı") is no sign,
    unless the question is a request (`asking`: "polis çağırır mısınız").
    """

    sign: str
    needs: tuple[str, ...]
    span: int = 4
    unless: tuple[str, ...] = ()
    reach: int = 4
    ordered: bool = False
    weight: float = ENOUGH
    asking: bool = False


def where(rule: Rule, message: Message) -> list[int]:
    """Return the places where `rule` holds in `message`; linear in its words."""
    wanted = []
    for need in rule.needs:
        places = message.places.get(need, [])
        if "|" in need:
            places = sorted({at for one in need.split("|") for at in message.places.get(one, ())})
        if not places:
            return []
        wanted.append(places)
    against = sorted(place for name in rule.unless for place in message.places.get(name, ()))
    return [
        min(chosen)
        for chosen in _close_together(wanted, rule)
        if not _between(against, min(chosen) - rule.reach, max(chosen) + rule.reach)
        and (rule.asking or not message.asked.intersection(chosen))
    ]


class RuleSet:
    """The rules of a kind of danger, found by what a message speaks of: most have nothing in it."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        """Note for each concept which rules need it first."""
        self.rules = tuple(rules)
        self._needing: dict[str, list[int]] = {}
        for number, rule in enumerate(self.rules):
            for concept in rule.needs[0].split("|"):
                self._needing.setdefault(concept, []).append(number)

    def of(self, message: Message) -> set[int]:
        """Return the numbers of the rules whose first need is in `message`."""
        needing = self._needing
        return {number for concept in message.places for number in needing.get(concept, ())}


def signs(known: RuleSet, message: Message) -> tuple[str, ...]:
    """Return the signs in `message` if together, and near each other, they are enough."""
    rules = known.rules
    found = sorted(
        (place, number) for number in known.of(message) for place in where(rules[number], message)
    )
    for first, (start, _) in enumerate(found):
        near = [one for one in found[first : first + _MOST] if one[0] - start <= _NEAR]
        if _weight(rules, near) >= ENOUGH - _ROUNDING:
            return tuple(rules[number].sign for number in sorted({number for _, number in found}))
    return ()


def _weight(rules: tuple[Rule, ...], near: list[tuple[int, int]]) -> float:
    """Add up what signs weigh, each once; one phrase that is a sign of two things is one sign."""
    places = {number: {at for at, other in near if other == number} for _, number in near}
    whole = 0.0
    counted: set[int] = set()
    for number in sorted(places, key=lambda one: (-rules[one].weight, -len(places[one]))):
        phrase = len(rules[number].needs) == 1
        if phrase and places[number] <= counted:
            continue
        whole += rules[number].weight
        counted |= places[number] if phrase else set()
    return whole


def _close_together(wanted: list[list[int]], rule: Rule) -> list[list[int]]:
    """For each place of the first need the nearest places of the others, if within the span.

    A word meets one need only; the need with the least choice chooses first.
    """
    found = []
    for first in wanted[0]:
        low = first + 1 if rule.ordered else first - rule.span
        choices = [_between(places, low, first + rule.span) for places in wanted[1:]]
        chosen = [first]
        for places in sorted(choices, key=len):
            left = [place for place in places if place not in chosen]
            if not left:
                break
            chosen.append(min(left, key=lambda place: abs(place - first)))
        else:
            if max(chosen) - min(chosen) <= rule.span:
                found.append(chosen)
    return found


def _between(places: list[int], low: int, high: int) -> list[int]:
    return places[bisect_left(places, low) : bisect_right(places, high)]
