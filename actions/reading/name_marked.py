"""A name where its place says it: after "adım", turned round, or in two halves. Pure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from actions.reading import given_names
from actions.reading.name_runs import NOT_NAMED, PART, run_before, run_of
from actions.reading.name_score import MOST_WORDS, Found, is_sure, scored
from actions.reading.name_spelling import written
from actions.reading.name_words import (
    AROUND,
    AROUND_OR_SURNAME,
    COURTESY,
    LIMITS,
    can_be_in_a_name,
    is_around,
    is_everyday,
    is_given,
    is_lead,
    knows,
)
from lexicon.turkish import fold

if TYPE_CHECKING:
    from collections.abc import Sequence


_HALVES = re.compile(r"\n|/|\s[-\u2010-\u2015]\s")
# "Adım …": what is said to name oneself or another.
_GIVEN = r"(?:ad(?:im|m|imiz|i|lari)?|isim(?:im)?|ismi(?:m|miz)?|ismm|isim ?soyisim)"
_SUR = r"(?:soy ?ad(?:im|imiz|i|lari)?|soy ?is(?:im|mim|mi|mimiz)|soyismm)"
_BOTH = rf"(?:{_GIVEN}\s*(?:,|ve|-|/)?\s*{_SUR}|{_SUR}\s*(?:,|ve|-|/)?\s*{_GIVEN})"
_OPEN = (
    r"\s*(?:da|de|ise|olacak|olarak|su|sudur|sey)?\b\s*[:=;,-]?\s*"
    rf"(?:(?:{'|'.join(sorted(LIMITS))})\s+)*"
)
_MARKER = re.compile(rf"\b(?:{_BOTH}|{_GIVEN})\b{_OPEN}")
_SURNAME = re.compile(rf"[,;]?\s*(?:\bve\s+)?\b{_SUR}\b{_OPEN}")
_SURELY_A_SURNAME = re.compile(
    r"\w*(?:oglu|ogullari|gil|zade|soy|turk|kaya|demir|tas|maz|mez|celik|arslan|aslan)|oz(?!ge|gur|lem|an|den|er)\w{3,}"
)


def turned_round(text: str) -> Found | None:
    """Read "Yılmaz, Ayşe" and "KAYA, HATICE NUR"."""
    parts = [part for one in text.split(",") if (part := one.split()) and not is_around(part)]
    if len(parts) != 2 or len(parts[0]) > 2 or len(parts[1]) > 2:  # noqa: PLR2004 - a name's halves
        return None
    surname, given = parts
    words = [*given, *surname]
    if not all(map(can_be_in_a_name, words)) or COURTESY & {fold(word) for word in words}:
        return None
    if any(
        is_lead(word) or _MARKER.fullmatch(fold(word)) or _SURNAME.fullmatch(fold(word))
        for word in words
    ):
        return None
    if given_names.is_female(fold(surname[0])) and _SURELY_A_SURNAME.fullmatch(fold(given[-1])):
        surname, given = given, surname  # "Fatma, Kaya"
        words = [*given, *surname]
    known = is_given(given[0]) or (is_given(surname[0]) and not is_everyday(surname[0]))
    capital = all(word[:1].isupper() for word in words)
    everyday = [is_everyday(word) for word in words]
    # "kalem, aysun": a word is a surname where nothing else stands beside the name.
    plain = words[2:] == [] and is_given(given[0]) and not everyday[0]
    if any(everyday) and not plain and (not capital or (not known and all(everyday))):
        return None
    if known:
        return Found(written(words), 0.96)
    return Found(written(words), 0.75 if any(everyday) or not capital else 0.93)


def in_halves(text: str) -> Found | None:
    """Read a name of which a mark or "soyadım" parts the halves: "fatma, soyadım da kaya"."""
    surname = _SURNAME.search(fold(text))
    if surname and not _MARKER.search(fold(text)):
        before, after = run_before(text[: surname.start()]), run_of(text[surname.end() :])[:2]
        if not before or not after or all(map(is_everyday, after)):
            return None
        if {fold(word) for word in after} <= {fold(word) for word in before}:
            return scored(before, introduced=True)  # "Hülya Ölmez (soyadım Ölmez)"
        return scored([*before, *after], introduced=True)
    return None if "," in text else _in_two_parts(text)


def _in_two_parts(text: str) -> Found | None:
    """Read "Fatma - Kaya", "fatma/kaya" and a name on two lines."""
    parts = [part for one in _HALVES.split(text) if (part := one.split()) and not is_around(part)]
    words = [word for part in parts for word in part]
    if len(parts) != 2 or max(map(len, parts)) > 2 or any(map(is_lead, words)):  # noqa: PLR2004
        return None
    if any(map(is_everyday, words)) or COURTESY & {fold(word) for word in words}:
        return None
    return scored(words, introduced=False) if is_sure(words) else None


def introduced(text: str, most_words: int, *, in_passing: bool = False) -> Found | None:
    """Read what stands after "adım", "ad soyad:", "adı" and "soyadım"."""
    folded = fold(text)
    found: list[Found] = []
    if NOT_NAMED.search(folded):
        return None
    for marker in _MARKER.finditer(folded):
        rest, rest_folded = text[marker.end() :], folded[marker.end() :]
        first, last, surname = _first_and_last(rest, rest_folded)
        before = None if last else _SURNAME.search(folded[: marker.start()])
        if before:  # "soyadım Yücel, adım Murat"
            last = run_of(text[before.end() : marker.start()])
        if not first and not last:
            continue
        if in_passing and not last:
            first = _without_the_matter(first, rest)
        words = ([*first, *last[:2]] if first else last)[:MOST_WORDS]
        if in_passing and not _is_named_in_passing(words, rest_folded[len(" ".join(first)) :]):
            continue
        if len(words) <= most_words and (one := scored(words, introduced=True)) is not None:
            after = rest_folded[len(" ".join(first)) :] if not surname else ""
            sure = _ends(after) or knows(words)
            others = bool(_OF_ANOTHER.search(folded[: marker.start()]))
            weight = (1.0 if sure else 0.6) * (0.95 if others else 1.0)
            found.append(Found(one.name, one.score * weight, labelled=sure))
    return max(found, key=lambda one: one.score, default=None)


def _first_and_last(rest: str, folded: str) -> tuple[list[str], list[str], bool]:
    """Return the given names after a marker, the surname, and whether it has a marker of its own.

    "Ayşe, soyadım Kaya" has one, "Ayşe Kaya ama eşimin soyadı da o" has none.
    """
    surname = _SURNAME.search(folded)
    first = run_of(rest[: surname.start()] if surname else rest)
    if surname is None or not _is_near(folded[len(" ".join(first)) : surname.start()]):
        return run_of(rest), [], False
    last = run_of(rest[surname.end() :])
    while len(first) > 1 and fold(first[-1]) in AROUND_OR_SURNAME:
        first = first[:-1]  # "adım Canan olur, soyadım …"
    if {fold(word) for word in last} <= {fold(word) for word in first}:
        last = []
    return first, last, True


def _without_the_matter(words: list[str], rest: str) -> list[str]:
    """Cut off what the text goes on with: "adım Nazlı internet yok"."""
    told = PART.split(rest, maxsplit=1)[0].split()
    kept = list(words)
    while len(kept) > 1 and len(told) > len(words) and kept[-1].islower() and is_everyday(kept[-1]):
        kept.pop()
    return kept


def _is_near(between: str) -> bool:
    """Whether the surname is told in one breath: nothing but a word or two stands before it."""
    words = re.findall(r"\w+", between)
    return len(words) <= _A_FEW and not _TURNS.intersection(words)


_A_FEW = 3
_TURNS = frozenset({"ama", "fakat", "ancak", "cunku", "lakin"})
# "Abone adı …", "eşimin adı …": another's, where one's own is told as well.
_OF_ANOTHER = re.compile(
    r"\b(?:abone(?:nin)?|hat sahibi(?:nin)?|\w{2,}[iu]m(?:[iu]z)?[iu]n|onun) (?:tam )?$"
)


def _is_named_in_passing(words: Sequence[str], after: str) -> bool:
    if "degil" in after[: len(" değil") + 2]:
        return False
    capital = all(word[:1].isupper() and not word.isupper() for word in words)
    return knows(words) or (capital and not any(map(is_everyday, words)))


def _ends(after: str) -> bool:
    words = PART.split(after.lstrip(" .,;!"), maxsplit=1)[0].split()
    return len(words) <= 1 or words[0] in AROUND
