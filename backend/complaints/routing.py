"""Whose work a complaint is, by the operator's table of rules. Pure.

The rules that hold on a day are asked in their order and the first that fits decides: its team, and
how soon the complaint is to be taken. Where none fits, or the one that does names no team, it is
the work of the topic's team. A team that is closed, or in which nobody works, gets nothing: then it
is the default team's.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum, StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING

from lexicon.phone_numbers import PhoneKind, read_phone
from lexicon.turkish import fold, nfc

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date


class Priority(IntEnum):
    """How soon a complaint is to be taken, beside what was promised; the higher the sooner."""

    NORMAL = 0
    HIGH = 1
    HIGHEST = 2


class Product(StrEnum):
    """What the customer has of the operator."""

    INTERNET = "internet"
    MOBILE = "mobile"
    TV = "tv"
    LANDLINE = "landline"


_OF_TOPICS = {
    "internet_outage": Product.INTERNET,
    "internet_speed": Product.INTERNET,
    "modem_device": Product.INTERNET,
    "mobile_coverage": Product.MOBILE,
    "roaming": Product.MOBILE,
    "tv_service": Product.TV,
    "landline": Product.LANDLINE,
}
_OF_LINES = {PhoneKind.MOBILE: Product.MOBILE, PhoneKind.LANDLINE: Product.LANDLINE}


def product_of(topic: str, service_number: str | None) -> Product | None:
    """Say what a complaint is about: the topic tells it, or else the line that was named."""
    if topic in _OF_TOPICS:
        return _OF_TOPICS[topic]
    line = read_phone(service_number) if service_number else None
    return _OF_LINES.get(line.kind) if line is not None else None


@dataclass(frozen=True)
class Facts:
    """What is known of a complaint when somebody must get it; `text` is what was complained of."""

    topic: str
    severity: str
    channel: str
    product: str | None = None
    province: str | None = None
    text: str = ""


@dataclass(frozen=True)
class Rule:
    """One row: every condition that is given must hold.

    It holds from `valid_from` until the day before `valid_until`. Without a `team` it says the
    priority alone, and the work is the topic's team's.
    """

    id: int
    position: int
    valid_from: date
    valid_until: date | None = None
    topic: str = ""
    severity: str = ""
    channel: str = ""
    product: str = ""
    province: str = ""
    word: str = ""
    team: str = ""
    priority: int = Priority.NORMAL

    def holds_on(self, day: date) -> bool:
        """Whether it is asked on a day of Türkiye's."""
        return self.valid_from <= day and (self.valid_until is None or day < self.valid_until)

    def fits(self, facts: Facts) -> bool:
        """Whether all its conditions hold; a word is looked for last, as it takes longest."""
        asked = (
            (self.topic, facts.topic),
            (self.severity, facts.severity),
            (self.channel, facts.channel),
            (self.product, facts.product),
        )
        if any(wanted and wanted != given for wanted, given in asked):
            return False
        if self.province and folded(self.province) != folded(facts.province or ""):
            return False
        return not self.word or says(facts.text, self.word)


@dataclass(frozen=True)
class Route:
    """Whose work a complaint is, how soon, and why.

    `rule` decided (None: the topic's team), and `instead_of` is the team that would have got it,
    if it is closed or nobody works there.
    """

    team: str
    priority: int = Priority.NORMAL
    rule: int | None = None
    instead_of: str | None = None

    @property
    def why(self) -> dict[str, object]:
        """What the complaint's history keeps of it: codes and ids."""
        return {
            "team": self.team,
            "priority": int(self.priority),
            "rule": self.rule,
            "instead_of": self.instead_of,
        }


def in_order(rules: Iterable[Rule], day: date) -> list[Rule]:
    """Return the rules of a day as they are asked: by place, of one place the older first."""
    holding = (rule for rule in rules if rule.holds_on(day))
    return sorted(holding, key=lambda rule: (rule.position, rule.id))


def route(
    facts: Facts,
    rules: Iterable[Rule],
    topics_team: str,
    default_team: str,
    takes: Callable[[str], bool],
) -> Route:
    """Say whose work a complaint is.

    `rules` are those that hold, in order; `takes` says whether a team is open and has somebody. The
    default team takes what nobody else does, whatever it is like.
    """
    found = next((rule for rule in rules if rule.fits(facts)), None)
    wanted = (found.team if found is not None else "") or topics_team
    falls_back = wanted != default_team and not takes(wanted)
    return Route(
        team=default_team if falls_back else wanted,
        priority=found.priority if found is not None else Priority.NORMAL,
        rule=found.id if found is not None else None,
        instead_of=wanted if falls_back else None,
    )


def says(text: str, word: str) -> bool:
    """Whether a text has a word, or several in a row, with whatever Turkish hangs on each.

    It is compared folded, from where a word begins: "icra" is in "İcraya verdiler", and not in
    "vericiler".
    """
    return _pattern(word).search(fold(nfc(text))) is not None


def folded(text: str) -> str:
    """Write what is compared: folded, with single spaces."""
    return " ".join(fold(nfc(text)).split())


@lru_cache(maxsize=512)
def _pattern(word: str) -> re.Pattern[str]:
    parts = (re.escape(part) for part in folded(word).split())
    return re.compile(r"\b" + r"\w*\W+".join(parts))
