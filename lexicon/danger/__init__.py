"""Whether a text tells of danger to life or property, and of which kind.

A text becomes folded words (`words`); each word shows concepts by its stem and ending (`shapes`,
a file of `tables/` per kind); a rule is a few concepts close together and nothing near that makes
them everyday (`rules`, a module per kind). So panic's spelling, dialect and word order need no
phrase of their own, and "hat direk düşüyor", "faturaya çarpıldım", "modem yandı söndü" stay what
they are. Every kind's module says what it takes for danger and what not.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from lexicon.danger import (
    damage,
    doers,
    doubt,
    electricity,
    emergency,
    fire,
    fraud,
    harmless,
    manner,
    missing,
    named,
    online,
    self_harm,
    short_numbers,
    silence,
    stolen_line,
    threat,
    unreachable,
    violence,
)
from lexicon.danger.rules import RuleSet, signs, where
from lexicon.danger.words import Lexicon, read_table

if TYPE_CHECKING:
    from lexicon.danger.words import Message

# Most urgent first: who may die within minutes, then who may be hurt, then what can be lost.
_RULES: dict[str, RuleSet] = {
    "self_harm": RuleSet(self_harm.RULES),
    "violence": RuleSet(violence.RULES),
    "fire": RuleSet(fire.RULES),
    "emergency": RuleSet((*emergency.RULES, *unreachable.RULES, *missing.RULES)),
    "electricity": RuleSet(electricity.RULES),
    "stolen_line": RuleSet((*stolen_line.RULES, *fraud.RULES)),
    "threat": RuleSet(threat.RULES),
}
KINDS = tuple(_RULES)
_EMPTY_LINE = re.compile(r"\n[^\S\n]*\n\s*")
_LEXICON = Lexicon(
    read_table(path) for path in sorted((Path(__file__).parent / "tables").glob("*.txt"))
)
# Who it befalls is named in everyday complaints too; whoever may attack is not.
_NAMED = frozenset(
    {"family", "me", "person", "child", "small_child", "our_child", "a_child", "pregnant"}
    | {"locked_one", "left_alone", "abducted", "tonight"}
)
_BEGINNINGS = frozenset(
    concept
    for rules in _RULES.values()
    for rule in rules.rules
    for concept in rule.needs[0].split("|")
).difference(_NAMED)
# Nor is the line itself, or that it is out, a danger to who is named.
_OF_THE_LINE = frozenset(
    {"any_line", "phone_line", "phone_wire", "line", "phone", "my_number", "my_phone", "home_net"}
    | {"alone"}
)
_CONCEPTS = frozenset(
    concept
    for rules in _RULES.values()
    for rule in rules.rules
    for need in rule.needs
    for concept in need.split("|")
).difference({"me"}, _OF_THE_LINE)


@dataclass(frozen=True)
class Danger:
    """A kind of danger, whether a call for help is impossible or must be silent, and why."""

    kind: str
    cannot_call: bool
    signs: tuple[str, ...]


# One text is asked of several times, one after the other.
@lru_cache(maxsize=8)
def all_found(text: str) -> tuple[Danger, ...]:
    """Return every kind of danger that `text` tells of, the most urgent first.

    `text` is as written; the last few messages may be joined by newlines. What an empty line sets
    apart is read by itself as well: a mail's subject ("internet arızası") makes no everyday thing
    of the first words below it.
    """
    text = short_numbers.without(damage.without(doubt.without(text)))
    message = _LEXICON.read(harmless.without_denied(text))
    told = dict(_told(message))
    for paragraph in _paragraphs(text):
        apart = _LEXICON.read(harmless.without_denied(paragraph))
        told = dict(_told(apart)) | told
    if online.told(text) is not None:
        told["violence"] = ("pressed_online", *told.get("violence", ()))
    if not told:
        return ()
    cannot_call = any(where(rule, message) for rule in silence.RULES)
    return tuple(Danger(kind, cannot_call, told[kind]) for kind in KINDS if kind in told)


def _paragraphs(text: str) -> list[str]:
    """Return the paragraphs of a text that has several."""
    found = [each for each in _EMPTY_LINE.split(text) if each.strip()]
    return found if len(found) > 1 else []


def _told(message: Message) -> list[tuple[str, tuple[str, ...]]]:
    return [(kind, told) for kind, rules in _RULES.items() if (told := signs(rules, message))]


def _only_supposes_one(text: str) -> bool:
    told = harmless.supposed(text)
    return told is not None and bool(_told(_LEXICON.read(told)))


def is_harmless(text: str) -> bool:
    """Whether a text denies a danger, or tells of a thing that broke, and of no danger at all."""
    said = harmless.denies(text) or harmless.is_about_a_thing(text) or _only_supposes_one(text)
    said = said or harmless.is_on_screen(text) or harmless.is_a_prank(text)
    return said and find(text) is None


def is_everyday(text: str) -> bool:
    """Whether a text's strong words are a manner of speech, long over or of a thing; no danger."""
    said = manner.is_everyday(text) or damage.is_all(text) or _is_nothing_else(text)
    return said and find(text) is None


def _is_nothing_else(text: str) -> bool:
    """Whether only a line "kills" or the family needs it, and nothing else may be a danger."""
    words = manner.plain(text)
    killed, needed = doers.without(words), named.without(words)
    if killed is not None and not _BEGINNINGS & _LEXICON.read(killed).places.keys():
        return True
    return needed is not None and not _CONCEPTS & _LEXICON.read(needed).places.keys()


def find(text: str) -> Danger | None:
    """Return the most urgent danger that `text` tells of, if any."""
    return next(iter(all_found(text)), None)


def hints(text: str) -> tuple[str, ...]:
    """Return the kinds of danger of which `text` holds a word, though no rule may hold.

    A word by which a rule begins, and which nothing near makes everyday: the least that shows that
    danger is spoken of at all.
    """
    told = short_numbers.without(damage.without(doubt.without(text)))
    message = _LEXICON.read(harmless.without_denied(told))
    return tuple(kind for kind, rules in _RULES.items() if rules.of(message))
