"""Rows of words that may be a name, up to what ends them. Pure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from actions.reading import trouble
from actions.reading.name_score import USUAL_WORDS
from actions.reading.name_spelling import PARTICLES
from actions.reading.name_words import (
    AROUND,
    COURTESY,
    LIMITS,
    ON_BEHALF,
    before_somebody_else,
    can_be_in_a_name,
    is_everyday,
    is_given,
    is_kin,
    is_surname_by_case,
    knows,
)
from lexicon.turkish import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


PART = re.compile(
    r"[,;:!?\n\t()\[\]{}\"\u201c\u201d\u2026/|=*_<>+~]|(?<!\b[^\W\d_])\.(?=\s|$)|\.{2,}|(?:^|\s)[-\u2010-\u2015]+(?=\s|$)"
    r"|\s-(?=\w)|(?<=\w)-\s"
)
# Not "adım adım", "adımla", "benim adıma", "ismimi vermem".
NOT_NAMED = re.compile(r"adim adim|bir adim|bi adim|tek adim|her adim")
STOPS = AROUND | ON_BEHALF
_NAME_AND_SURNAME = 2
_FROM = re.compile(r"\w{3,}[dt][ae]n(?:im|iz|yim)?")


def is_of_the_matter(word: str) -> bool:
    """Whether a word that more follows is what is complained of: "adım mehmet internet yok".

    Trades and the like are surnames as well, and everybody's own things stand in a case: "paramı".
    """
    folded = fold(word)
    if not word.islower() or is_given(word) or folded in _SURNAMES_TOO:
        return False
    return trouble.about_the_service(folded) or bool(_ONES_OWN.fullmatch(folded))


_SURNAMES_TOO = frozenset({"usta", "isik", "ses", "tel", "kart", "hat", "hiz"})
_ONES_OWN = re.compile(r"\w{3,}[aeiu]m[iuae]")


def _most_words(words: Sequence[str]) -> int:
    """Return how many words a name may have: a fourth behind three given ones, or names by case."""
    given = words[:USUAL_WORDS]
    by_case = all(word.istitle() for word in words[: USUAL_WORDS + 1])
    three = all(is_given(word) or fold(word) in _BETWEEN for word in given)
    return USUAL_WORDS + 1 if by_case or three else USUAL_WORDS


_BETWEEN = frozenset({"efendi", "sultan", "haci", "bey", "hanim"})


def is_a_parted_suffix(word: str) -> bool:
    """Whether a small word behind a name is a suffix written apart: "Selin di", "Hakan mış"."""
    return not word.istitle() and bool(_PARTED_SUFFIX.fullmatch(fold(word)))


_PARTED_SUFFIX = re.compile(r"y?(?:m[iu]s|[dt][iu])(?:l[ae]r)?|[dt][iu]r")


def runs_of_names(words: Sequence[str]) -> Iterator[tuple[int, list[str]]]:
    """Yield where a known given name begins, and it with the words that may be its surname."""
    at = 0
    while at < len(words):
        if not knows(words[at : at + 1]) or not can_be_in_a_name(words[at]):
            at += 1
            continue
        run = run_of(" ".join(words[at : at + _most_words(words[at:])]))
        if words[at][:1].isupper() and not all(map(str.isupper, words)):
            run = [word for n, word in enumerate(run) if all(w[:1].isupper() for w in run[: n + 1])]
        while (
            len(run) > 1
            and is_everyday(run[-1])
            and not (run[-1][:1].isupper() and run[0][:1].isupper())
        ):
            run.pop()
        while len(run) > 1 and at + len(run) < len(words) and is_of_the_matter(run[-1]):
            run.pop()
        yield at, run
        at += max(1, len(run))


def run_before(text: str) -> list[str]:
    """Return the given names that a text ends with ("bana recep derler"), or is ("Anastasia")."""
    words = [word for word in PART.sub(" ", text).split() if can_be_in_a_name(word)]
    first = next((at for at, word in enumerate(words) if knows([word])), None)
    if first is None:
        return words if len(words) == 1 and words[0].istitle() and not is_everyday(words[0]) else []
    while first and words[first - 1].istitle() and not is_everyday(words[first - 1]):
        first -= 1
    return words[first:][:2]


def _may_be_a_surname(word: str) -> bool:
    """Whether an everyday word is one that surnames are, and says nothing of the matter."""
    folded = fold(word)
    return folded in _EVERYDAY_SURNAMES and not is_of_the_matter(word)


_EVERYDAY_SURNAMES = frozenset(
    """
    uzun kisa kara ak sari gok kaya demir tas dag deniz su ay gunes yildiz yilmaz ozturk celik
    kilic aslan kurt kartal dogan sahin bulut yagmur kar ates yalcin guzel sen gul cicek yaprak
    toprak koc polat sonmez bas can kan er ince kalin genc koca buyuk kucuk sert tatli sakin mert
    cesur akilli ucar yazar okur bilir sever durmaz donmez solmaz korkmaz usta isik savas baris
    """.split()  # noqa: SIM905
)


def run_of(text: str) -> list[str]:
    """Return the words that may be a name, up to what ends it."""
    stop = PART.search(text)
    words: list[str] = []
    part = before_somebody_else((text[: stop.start()] if stop else text).split())
    while len(part) > 1 and fold(part[0]) in LIMITS:
        part = part[1:]
    if is_surname_by_case(part):
        return part
    for at, word in enumerate(part):
        folded = fold(word).strip(".")
        ends = folded in STOPS or folded in COURTESY or is_kin(word)
        ends = ends or (at + 1 < len(part) and is_of_the_matter(word))
        if not can_be_in_a_name(word) or (words and (ends or is_a_parted_suffix(word))):
            break
        words.append(word)
    if words == part and all(word.istitle() for word in words):
        return words  # "Fatma Zehra Uğurlu Şen": every word written as a name, and nothing else
    if words == part and all(map(is_given, words[:-1])) and _may_be_a_surname(words[-1]):
        return words  # "mehmet ali uzun"
    while len(words) > _NAME_AND_SURNAME and fold(words[-2]) not in PARTICLES:
        from_a_place = _FROM.fullmatch(fold(words[-1])) and not words[-1].istitle()
        if not is_everyday(words[-1]) and not from_a_place:
            break
        words.pop()
    return words
