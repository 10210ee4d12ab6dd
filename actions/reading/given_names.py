"""Which words are given names, and which are everyday words, as evidence for `names`. Pure.

The given names are those of the package gender-guesser: Jörg Michael's `nam_dict.txt` (46,000 names
with their frequency by country, GNU Free Documentation License). Only the file is read, once. The
everyday words are those of the assistant's own examples (`everyday_words`).
"""

from __future__ import annotations

from functools import cache
from importlib.metadata import distribution
from pathlib import Path

from actions.reading import everyday_words
from lexicon.turkish import fold, lower

_PACKAGE, _FILE = "gender-guesser", "gender_guesser/data/nam_dict.txt"
_NAME, _COUNTRIES, _TURKEY = slice(3, 29), slice(30, 85), 46
_SHORTEST_FOREIGN = 4
# Frequent in Turkey, but listed under other countries or younger than the list.
_ALSO_TURKISH = frozenset(
    """
    Ali Azra Ayaz Asel Can Ecrin Esra Eymen Hira Lina Masal Miraç Nehir Poyraz Sultan Zümra Hava
    """.split()  # noqa: SIM905
)
# Written in complaints too, but names where a name is asked for.
_RATHER_NAMES = frozenset(
    """
    mehmet ilknur hale halim emin sefer metin mutlu riza edip bayram adil can dursun asim asil
    hakki duran eylul yagmur oner hanim sultan
    """.split()  # noqa: SIM905
)
# Names that are words of every day.
_WORDS_TOO = frozenset(
    """
    umut sevgi sefer bayram halim emin mutlu hale can eylul yagmur asil asim hanim harika nazik
    cansin esen siir omur aziz guven gurur sevinc mutluluk huzur sabir cesaret
    """.split()  # noqa: SIM905
)


def is_turkish(word: str) -> bool:
    """Whether a folded word is a Turkish given name."""
    return word in _names()[0]


def is_foreign(word: str) -> bool:
    """Whether a folded word is a given name elsewhere alone."""
    return word in _names()[1]


def is_female(word: str) -> bool:
    """Whether a folded word is a Turkish given name of women alone; surnames are made of men's."""
    return word in _names()[2]


def spelt(word: str) -> str | None:
    """Return the usual lower-case spelling of a folded given name ("hatice"), or None."""
    turkish, foreign, _ = _names()
    return turkish.get(word) or foreign.get(word)


def is_a_word_too(word: str) -> bool:
    """Whether a folded given name is also a word of every day ("umut")."""
    return word in _WORDS_TOO


def is_everyday(word: str) -> bool:
    """Whether customers often write a folded word in their complaints."""
    return word not in _RATHER_NAMES and everyday_words.is_everyday(word)


def warm() -> None:
    """Read both lists before the first message comes."""
    _names()
    everyday_words.frequent()


@cache
def _names() -> tuple[dict[str, str], dict[str, str], frozenset[str]]:
    turkish = {fold(name): lower(name) for name in _ALSO_TURKISH}
    foreign: dict[str, str] = {}
    female: set[str] = set()
    male: set[str] = set()
    file = distribution(_PACKAGE).locate_file(_FILE)
    with Path(str(file)).open(encoding="utf-8") as lines:
        for line in lines:
            if line.startswith("#") or len(line) < _COUNTRIES.stop:
                continue
            name, countries = line[_NAME].strip(), line[_COUNTRIES]
            if not name.isalpha():
                continue
            if countries[_TURKEY].strip():
                turkish.setdefault(fold(name), lower(name))
                (female if line.startswith("F ") else male).add(fold(name))
            elif len(name) >= _SHORTEST_FOREIGN:
                foreign[fold(name)] = name.lower()
    return turkish, foreign, frozenset(female - male)
