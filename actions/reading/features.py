"""What is known of a message at a question, as named numbers to learn from. Pure.

Three sorts: what the readers of words make of it (`weighing`), what the classifiers believe, and
the words themselves; each also together with the question, because the same words answer one
question and ask another.
"""

from __future__ import annotations

import math
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from actions.reading import peril
from lexicon.turkish import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from actions.reading.candidate import Candidate
    from actions.reading.message import Message
    from actions.reading.reading import Reading

LONGEST = 300
"""Characters of a message that are looked at: what is longer is known by its beginning."""
_RIVALS = 8
_GRAMS = range(2, 6)
_LENGTHS = (1, 3, 8, 20)
_LEAST = 1e-4
# How much the words count beside the rest: found on lines of writers left out in turn.
_OF_WORDS, _OF_LETTERS = 5.0, 8.0


def of(
    message: Message, question: str, found: Reading, ranking: Sequence[Candidate]
) -> dict[str, float]:
    """Return the features of a message, name to value.

    `found` is what the rules read and `ranking` all that speaks for any reading.
    """
    known = dict(_evidence(message, found, ranking))
    return {
        **known,
        **{f"{question}|{name}": value for name, value in known.items()},
        f"question={question}": 1.0,
        **dict(_words(message.text, question)),
    }


def _evidence(
    message: Message, found: Reading, ranking: Sequence[Candidate]
) -> Iterator[tuple[str, float]]:
    for one in reversed(ranking):  # The best of a name comes last, and stays.
        yield f"speaks for {one.main}", one.score
    for intent, share in message.ranking[:_RIVALS]:
        yield f"intent {intent}", share
    for kind, share in message.peril:
        yield f"peril {kind}", share
    share = sum(share for _, share in message.peril)
    yield "peril", share
    yield "peril, log", math.log(share + _LEAST) / 5
    told = peril.by_words(message.text)
    if told is not None:
        yield "words of danger", 1.0
        yield f"words of {told.kind}", 1.0
    yield f"read as {found.main}", 1.0
    for other in found.also:
        yield f"and {other}", 1.0
    for length in _LENGTHS:
        if len(message.words) <= length:
            yield f"at most {length} words", 1.0


def _words(written: str, question: str) -> Iterator[tuple[str, float]]:
    words = fold(written)[:LONGEST].split()
    told = {*words, *(f"{one} {other}" for one, other in pairwise(words))}
    yield from _even({f"{question}:{one}" for one in told}, _OF_WORDS)
    yield from _even({f"words:{one}" for one in told}, _OF_WORDS)
    yield from _even(set().union(*map(_letters, words)), _OF_LETTERS)


# The same words come again and again.
@lru_cache(maxsize=4096)
def _letters(word: str) -> frozenset[str]:
    """Return the names of a word's runs of letters, its ends among them."""
    around = f" {word} "
    return frozenset(
        f"letters:{around[at : at + size]}"
        for size in _GRAMS
        for at in range(len(around) + 1 - size)
    )


def _even(found: set[str], whole: float) -> Iterator[tuple[str, float]]:
    """Yield what was found so that a long text weighs no more than a short one."""
    weight = whole / math.sqrt(len(found)) if found else 0.0
    for one in found:
        yield one, weight
