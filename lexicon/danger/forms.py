"""The forms of the tables, found by how a word begins.

There are thousands of forms, and compiling them all takes seconds of a process's first messages:
one is compiled when a word begins as it does, and what follows its first letters ("{PAST}") only
once for all forms that end so.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from lexicon.danger.shapes import pattern, without_vowels

_LETTERS = re.compile(r"[^][(){}.?*+|\\^$]*")
# What makes the letter before it one that may be missing.
_OPTIONAL = re.compile(r"[?*+]|\{\d")
_VOWEL = re.compile(r"(?:[aeiou]|\[[aeiou]+\])\??")
_VOWELS_AFTER_THE_FIRST = re.compile(r"(?<!^)[aeiou]")

_compiled = cache(re.compile)


class _Form(NamedTuple):
    """A form of a concept: from a place in the word on it is as its pattern says."""

    concept: str
    start: int
    pattern: str


class Forms:
    """Forms as the tables write them, each under the letters that it surely begins with."""

    def __init__(self) -> None:
        """Begin with none."""
        self._beginning: dict[str, list[_Form]] = {}

    def add(self, concept: str, form: str) -> None:
        """Add a concept's form."""
        begun = beginning(form)
        self._put(begun, _Form(concept, len(begun), pattern(form[len(begun) :])))

    def of(self, word: str) -> tuple[str, ...]:
        """Return the concepts that have a form which is `word`."""
        return self._found(word, word)

    def _put(self, begun: str, form: _Form) -> None:
        for end in range(len(begun)):
            self._beginning.setdefault(begun[:end], [])  # something longer begins so
        self._beginning.setdefault(begun, []).append(form)

    def _found(self, begun: str, word: str) -> tuple[str, ...]:
        found: dict[str, None] = {}
        for end in range(len(begun) + 1):
            forms = self._beginning.get(begun[:end])
            if forms is None:
                break
            for concept, start, rest in forms:
                if _compiled(rest).fullmatch(word, start):
                    found[concept] = None
        return tuple(found)


class LooseForms(Forms):
    """Forms whose stem may lack vowels, under their first letter and the consonants after it."""

    def add(self, concept: str, form: str) -> None:
        """Add a concept's form."""
        stem = form.partition("{")[0]
        consonants = beginning(stem[0] + _VOWEL.sub("", stem[1:]))
        self._put(consonants, _Form(concept, 0, without_vowels(form)))

    def of(self, word: str) -> tuple[str, ...]:
        """Return the concepts that have a form which is `word` but for missing vowels."""
        return self._found(_VOWELS_AFTER_THE_FIRST.sub("", word), word)


def beginning(form: str) -> str:
    """Return the letters with which all that a form matches begins."""
    letters = _LETTERS.match(form)
    begun = letters.group() if letters is not None else ""
    return begun[:-1] if _OPTIONAL.match(form, len(begun)) else begun
