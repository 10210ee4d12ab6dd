"""Which words customers often write when they complain, as evidence for `names`. Pure.

Counted in the assistant's own examples at first use; a word that is frequent there is less likely
a part of somebody's name.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from pathlib import Path
from threading import Lock

from lexicon.turkish import fold, nfc

_DATA = Path(__file__).parents[2] / "data"
_EXAMPLES = ("nlu", "topics")
# Lines that were written to hold the words of danger say nothing of how often those are written;
# many of them (Duman, Ateş, Kurşun) are surnames.
_CONTRIVED = frozenset({"danger.yml", "everyday_danger_words.yml"})
_WORD = re.compile(r"[a-z]{2,24}")
_FREQUENT = 4
_COUNTING = Lock()


def is_everyday(word: str) -> bool:
    """Whether customers often write a folded word in their complaints."""
    return word in frequent()


def frequent() -> frozenset[str]:
    """Return the folded words; the first call counts them, others meanwhile wait for it."""
    with _COUNTING:
        return _counted()


@lru_cache(maxsize=1)
def _counted() -> frozenset[str]:
    counts: Counter[str] = Counter()
    for folder in _EXAMPLES:
        for path in (_DATA / folder).rglob("*.yml"):
            if path.name not in _CONTRIVED:
                counts.update(_WORD.findall(fold(nfc(path.read_text("utf-8")))))
    return frozenset(word for word, count in counts.items() if count >= _FREQUENT)
