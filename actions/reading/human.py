"""Whether somebody asks for a human: who is asked for, and that it is no report. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from actions.reading import human_words as w, verbs
from lexicon.turkish import fold

if TYPE_CHECKING:
    import re

_LONGEST = 1_000
_DIGITS_OF_A_PHONE = 7
_A_WORD_OR_TWO, _SHORT, _NEAR = 8, 20, 4
# Third persons that are wished for, and first persons whose stem is all that is left.
_WISHED_FOR = frozenset(("gelsin", "yazsin", "baksin", "donsun", "cevaplasin", "alay", "istey"))


# Asked by the words' wants, the classifier's and those of the whole message.
@lru_cache(maxsize=64)
def asked_for(text: str) -> float:
    """Return how much speaks for it that a text asks for a human, from 0 to 1."""
    plain = w.ANOTHER_COMPANY.sub(" ", verbs.plain(fold(text[:_LONGEST])))
    said = _Request(tuple(w.WORD.findall(plain.replace("'", ""))))
    if (
        not said.words
        or said.is_about_a_bot
        or said.is_a_report
        or said.asks_when
        or said.has(w.NOT_SAID)
    ):
        return 0.0
    if said.names_one and said.says_nothing_else:
        return 0.0 if said.declines else 0.97
    return max((score for holds, score in said.signs() if holds), default=0.0)


@lru_cache(maxsize=64)
def is_declined(text: str) -> bool:
    """Whether a text says that no human is wanted: "temsilci değil, sen çöz"."""
    said = _Request(tuple(w.WORD.findall(verbs.plain(fold(text[:_LONGEST])).replace("'", ""))))
    wanted = said.has(w.WANTED) and not said.declines
    return said.has(w.DECLINED) and not wanted and not said.has(w.NOT_A_BOT)


def begins(text: str) -> int:
    """Return where a text names whom it asks for, 0 where it does not."""
    match = w.WHO.search(fold(text[:_LONGEST]))
    return match.start() if match and asked_for(text) else 0


@dataclass(frozen=True)
class _Request:
    words: tuple[str, ...]

    @cached_property
    def plain(self) -> str:
        return " ".join(self.words)

    def has(self, pattern: re.Pattern[str]) -> bool:
        return bool(pattern.search(self.plain))

    @cached_property
    def is_about_a_bot(self) -> bool:
        return self.has(w.IS_IT_A_BOT)

    @cached_property
    def is_a_report(self) -> bool:
        return self.has(w.QUOTED) and not self.has(w.WANTED)

    @cached_property
    def asks_when(self) -> bool:
        return self.has(w.WHEN) and not (self.has(w.CONNECT) or self.has(w.CALL_ME))

    @cached_property
    def declines(self) -> bool:
        return self.has(w.NOT_WANTED)

    @cached_property
    def names_one(self) -> bool:
        return self.has(w.WHO) or any(map(_is_misspelt, self.words))

    @cached_property
    def says_nothing_else(self) -> bool:
        """Whether hardly more is said than the word for a human: "müşteri temsilcisi lütfen"."""
        if "mt" in self.words and len(self.words) > 1:
            return False
        rest = [word for word in w.WHO.sub(" ", self.plain).split() if not _is_misspelt(word)]
        return len(self.words) <= _A_WORD_OR_TWO and w.NOTHING_MORE.issuperset(rest)

    @cached_property
    def fetches(self) -> bool:
        """Whether a verb asks to fetch or to speak with somebody, rather than telling it."""
        return any(
            _is_wished(word, " ".join(self.words[at + 1 : at + 1 + _NEAR]))
            for at, word in enumerate(self.words)
        )

    @cached_property
    def is_about_things(self) -> bool:
        return self.has(w.THINGS)

    @cached_property
    def tells_a_number(self) -> bool:
        return sum(map(str.isdigit, self.plain)) >= _DIGITS_OF_A_PHONE

    @cached_property
    def wanted(self) -> bool:
        return self.fetches or (self.has(w.WANTED) and not self.declines)

    def signs(self) -> tuple[tuple[bool, float], ...]:
        """Return what speaks for it, each with how much."""
        # Most texts have none of these, and what is looked for besides takes longest.
        somebody = self.has(w.SOMEBODY) and self.fetches and not self.has(w.A_VISIT)
        to_be_spoken_with = self.has(w.SOMEBODY_TO_SPEAK_WITH) or self.has(w.VOICE)
        return (
            (self.names_one and self.wanted, 0.97 if len(self.words) <= _SHORT else 0.93),
            (self.has(w.CALL_ME) and not self.tells_a_number, 0.95),
            (self.has(w.WITH_WHOM), 0.95),
            (self.has(w.NOT_A_BOT) and not self.is_about_things, 0.93),
            (somebody and not self.is_about_things, 0.93),
            (self.has(w.MEANT_BY_THEM) and not self.is_about_things and not self.declines, 0.93),
            (to_be_spoken_with and not self.declines, 0.9),
            (self.has(w.CONNECT) and not self.is_about_things and not self.declines, 0.9),
        )


def _is_misspelt(word: str) -> bool:
    return bool(w.MISSPELT.fullmatch(word.translate(w.VOWELS)))


def _is_wished(word: str, near: str) -> bool:
    """Whether a word is a verb that fetches, meant as a wish; `near` are the words after it."""
    stem = w.FETCH.match(word)
    if stem is None:
        return False
    ending = word[stem.end() :]
    if _is_wished_for(stem.group(), ending, near):
        return True
    mood = verbs.mood(ending)
    if w.TOLD.fullmatch(ending) and ending:
        return False
    if mood == verbs.NAMED:
        return bool(w.WANTED.search(near) or w.INTENDED.search(ending) or w.BEFORE.search(near))
    return mood in {verbs.DO, verbs.IF}


def _is_wished_for(stem: str, ending: str, near: str) -> bool:
    """Whether a verb is a wish by its form: "gelsin", "aktarırmısın", "konuşmam lazım"."""
    cannot = near.startswith(("mi", "mu")) and w.CANNOT.fullmatch(ending)
    must = ending.endswith(("mam", "mem")) and w.BEFORE.search(near)
    return bool(stem in _WISHED_FOR or w.ASKED_GLUED.fullmatch(ending) or cannot or must)
