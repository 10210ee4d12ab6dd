"""A text as folded words, each with the concepts that the tables see in it."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from lexicon.danger.forms import Forms, LooseForms
from lexicon.turkish import fold, nfc

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

_APOSTROPHE = "['\u2019\u00b4`]"
_WORD = re.compile(
    rf"[^\W\d_]+(?:{_APOSTROPHE}[^\W\d_]+)*|\d+(?:{_APOSTROPHE}?[^\W\d_]+)?|"
    r"[\U0001f600-\U0001f64f\U0001f923]|[.!?](?=\s)"
)
_MARKS = re.compile("[\u0300-\u036f]")
_DIGIT_LETTER = re.compile(r"(?<=[a-z])[0134](?=[a-z])")
_LETTER_OF_DIGIT = {"0": "o", "1": "i", "3": "e", "4": "a"}
_RUN = re.compile(r"([a-z])\1{2,}")
_TWICE = re.compile(r"([a-z])\1")
_ASKING = re.compile(r"m[iu](?:y[iu]m|y[iu]z|s[iu]n|s[iu]n[iu]z|yd[iu]|ki)?")
# "çıkmıştı", "düşmüştü": told of another time.
_REMOTE = re.compile(r"[a-z]{2,}m[iu]st[iu](?:m|k|n|l[ae]r)?")
_ENOUGH_CONSONANTS = 3
_ENOUGH_OF_A_VERB = 2  # with its ending: "ckyo", "yndi"
_ENDINGS_OF_VERBS = ("{NOW}", "{PAST}", "{NOT}", "{CANT}")
_CONSONANTS = frozenset("bcdfghjklmnpqrstvwxyz")
_SENTENCE_END = [""] * 3
_VOWELS = frozenset("aeiou")
_LONGEST = 40  # longer "words" are no words
_SHORTEST_WITHOUT_VOWELS = 4
_SHORTEST_OF_CONSONANTS = 3  # "dmn"


def written_words(text: str) -> list[str]:
    """Return the folded words of `text` without marks and apostrophes, drawn-out letters halved.

    The end of a sentence is a few empty words: what belongs together stands closer than that.
    """
    folded = _MARKS.sub("", fold(nfc(text)))
    folded = _DIGIT_LETTER.sub(lambda match: _LETTER_OF_DIGIT[match[0]], folded)
    folded = _RUN.sub(r"\1\1", folded)
    words: list[str] = []
    for word in _WORD.findall(folded):
        words += _SENTENCE_END if word[0] in ".!?" else [re.sub(_APOSTROPHE, "", word)[:_LONGEST]]
    return words


@dataclass
class Message:
    """The words of a message and where each concept was seen."""

    words: list[str]
    places: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    asked: set[int] = field(default_factory=set)


def read_table(path: Path) -> dict[str, str]:
    """Return concept → forms of a table: a concept stands at the margin, its forms are indented.

    A line with `#` tells the reason. Up to three words make a form with `_`: `gecen_yil`.
    """
    table: dict[str, str] = {}
    concept = ""
    for line in path.read_text("utf-8").splitlines():
        if line.startswith(" "):
            table[concept] = f"{table[concept]} {line.strip()}".lstrip()
        elif line and not line.startswith("#"):
            concept = line
            table[concept] = ""
    return table


class Lexicon:
    """Finds concepts in words."""

    def __init__(self, tables: Iterable[Mapping[str, str]]) -> None:
        """Compile `tables`: concept → forms parted by blanks, each starting with two letters."""
        self.concepts = {"alone"}  # after the only word of a message
        self._exact, self._loose = Forms(), LooseForms()
        self._phrases: dict[int, Forms] = defaultdict(Forms)
        for table in tables:
            for concept, forms in table.items():
                if concept in self.concepts:
                    message = f"two tables name a concept {concept}"
                    raise ValueError(message)
                self.concepts.add(concept)
                for form in forms.split():
                    self._add(concept, form)
        self._of_word = lru_cache(maxsize=4096)(self._look_up)
        self._of_phrase = lru_cache(maxsize=8192)(self._look_up_phrase)

    def _add(self, concept: str, form: str) -> None:
        if "_" in form:
            self._phrases[form.count("_")].add(concept, form)
        else:
            self._exact.add(concept, form)
        stem = form.partition("{")[0]
        verb = form.endswith(_ENDINGS_OF_VERBS)
        enough = _ENOUGH_OF_A_VERB if verb else _ENOUGH_CONSONANTS
        if "_" not in form and len(set(stem) & _CONSONANTS) >= enough:
            self._loose.add(concept, form)

    def _look_up(self, word: str) -> tuple[str, ...]:
        found = self._exact.of(word)
        if not found and (once := _TWICE.sub(r"\1", word)) != word:
            found = self._exact.of(once)
        if not found and _is_short_of_vowels(word):
            found = self._loose.of(word)
        return (*found, "old") if _REMOTE.fullmatch(word) else found

    def _look_up_phrase(self, phrase: str) -> tuple[str, ...]:
        return self._phrases[phrase.count("_")].of(phrase)

    def read(self, text: str) -> Message:
        """Return the message that `text` is."""
        words = written_words(text)
        message = Message(words)
        for place, word in enumerate(words):
            if not word:
                continue
            for concept in self._of_word(word):
                message.places[concept].append(place)
            if place + 1 == len(words):
                break  # nothing to be joined with
            if words[place + 1] and _ASKING.fullmatch(words[place + 1]):
                message.asked.add(place)
            for length in (2, 3):
                for concept in self._of_phrase("_".join(words[place : place + length])):
                    message.places[concept] += range(place, place + length)
        if len(words) == 1:
            message.places["alone"].append(1)
        for concept, places in message.places.items():
            message.places[concept] = sorted(set(places))
        return message


def _is_short_of_vowels(word: str) -> bool:
    vowels = sum(letter in _VOWELS for letter in word)
    least = _SHORTEST_WITHOUT_VOWELS if vowels else _SHORTEST_OF_CONSONANTS
    return len(word) >= least and word.isalpha() and vowels * 3 <= len(word)
