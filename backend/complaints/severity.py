"""How much harm a complaint tells of, by the words of safety and of the law in it. Pure.

The rule is the operator's: danger to life or property is *critical* (read by `lexicon/danger`, as
the dialogue does), a threat to go to a court, an authority or the press is *high*. Words that are
daily in this trade are no sign by themselves: "ödeme emri" is no threat of the customer's.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from lexicon import danger
from lexicon.turkish import fold


class Severity(StrEnum):
    """How much harm a complaint tells of."""

    NORMAL = "normal"
    HIGH = "high"
    CRITICAL = "critical"

    @property
    def rank(self) -> int:
        """Place among the severities; the graver the higher."""
        return list(Severity).index(self)


class Peril(StrEnum):
    """A danger in which something else helps first than to call for help and wait."""

    SELF_HARM = "self_harm"
    GAS = "gas"


@dataclass(frozen=True)
class Assessment:
    """A severity and the signs it was read from, by name."""

    severity: Severity = Severity.NORMAL
    signs: tuple[str, ...] = ()

    @property
    def endangers(self) -> bool:
        """Whether it is danger to somebody, and not to a line or by a cable."""
        return not _TO_PEOPLE.isdisjoint(self.signs)


_LAW = {
    "lawyer": (r"\bavukat(?:im|imiz|a|la|ima|imla)\w*", r"\bavukat\w* (?:tut|ver|aracilig)"),
    "consumer_board": (r"hakem heyet",),
    "regulator": (r"\bbtk\b", r"bilgi teknolojileri kurum"),
    "government": (
        r"\b[cb]imer(?:e|de|den|i|in)?\b",
        r"\btuketici (?:mahkeme|dernek|birlig)|ticaret bakan",
    ),
    "court": (
        r"\bsavci\w*|suc duyuru|\bmahkeme\w*|\bdava(?:mi|yi|ya|ci)?\b",
        r"(?:hukuki|yasal) (?:yol|surec|islem|hak)",
    ),
    "press": (
        # Folded, "basına" (to the press) and "başına" (to its head) are one word.
        r"\bbasin(?:a|la)\W+(?:vere?c|veri[ry]|tasi|duyur|bildir|yansi|paylas)",
        r"\bbasin (?:yayin|mensup|kurulus)|gazete(?:ye|ci|lere)|haber kanal",
        r"televizyon(?:a|lara) (?:cik|ver|tasi)",
        r"sosyal medya\w*(?:\W+\w+){0,2}\W+(?:paylas|yay|duyur)",
    ),
}
_SIGNS = tuple((name, re.compile("|".join(signs))) for name, signs in _LAW.items())
_GAS = re.compile(r"\b(?:dogal ?)?(?:gaz|tup)\w*\W+(?:kok|kac|sizi|sizd)\w*")
_URGENT = "urgent"
# What is urgent and shows no danger in its words is taken for danger to somebody.
_TO_PEOPLE = frozenset({"self_harm", "violence", "emergency", "fire", _URGENT})


def endangers_somebody(text: str, *, urgent: bool = False) -> bool:
    """Whether `text` tells of danger to somebody, and not to a line or by a cable.

    `urgent` as of `assess`: what its words do not show is taken for danger to somebody.
    """
    return assess(text, urgent=urgent).endangers


def peril_of(text: str) -> Peril | None:
    """Return in which peril of its own whoever wrote `text` is: despair before gas; None else."""
    found = danger.all_found(text)
    if any(each.kind == "self_harm" for each in found):
        return Peril.SELF_HARM
    return Peril.GAS if found and _GAS.search(fold(text)) else None


def assess(text: str, *, urgent: bool = False) -> Assessment:
    """Return how grave `text` is, as written in any capitals, with or without Turkish letters.

    `urgent` says that it was registered because somebody is in danger.
    """
    dangers = [found.kind for found in danger.all_found(text)] or ([_URGENT] if urgent else [])
    folded = fold(text)
    law = [name for name, sign in _SIGNS if sign.search(folded)]
    if dangers:
        return Assessment(Severity.CRITICAL, (*dangers, *law))
    return Assessment(Severity.HIGH, tuple(law)) if law else Assessment()
