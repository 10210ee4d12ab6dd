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
            counts.update(_WORD.findall(fold(nfc(path.read_text("utf-8")))))
    return frozenset(word for word, count in counts.items() if count >= _FREQUENT)
