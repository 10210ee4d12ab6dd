"""A name that is said twice: what is said again is put right, or told in full. Pure.

"Kadir ben, Kadir Şimşek", "okan akson yok yanlış oldu okan aksoy", "Selda Işık … ismim Selda Işık".
"""

from __future__ import annotations

import re

from actions.reading.name_runs import run_of
from actions.reading.name_score import Found, is_sure
from actions.reading.name_spelling import written
from actions.reading.name_words import can_be_in_a_name, is_everyday, is_given
from lexicon.turkish import fold

_TOKEN = re.compile(r"[^\s,;:!?()]+")
_SHORTEST = 3
_SAYS = frozenset({"adim", "ismim", "isim", "ad"})


def said_again(text: str) -> Found | None:
    """Return the last full naming that begins with the word an earlier one began with."""
    tokens = [(match.start(), match.group().strip(".")) for match in _TOKEN.finditer(text)]
    folded = [fold(word) for _, word in tokens]
    for at in range(len(tokens) - 1, 0, -1):
        start, word = tokens[at]
        if folded[at] not in folded[:at] or not (folded[at - 1] in _SAYS or _may_begin(word)):
            continue
        earlier = folded.index(folded[at])
        if any(_follows_a_name(text, tokens, one) for one in (earlier, at)):
            continue  # "Deniz Kaya, Kaya Mahallesi": the surname again
        full = run_of(text[start:])
        if len(full) == 1:
            full = run_of(text[tokens[earlier][0] :])
        if len(full) > 1 and is_sure(full):
            return Found(written(full), 0.98, labelled=True)
    return None


def _follows_a_name(text: str, tokens: list[tuple[int, str]], at: int) -> bool:
    """Whether a given name stands right before a token, with nothing between them."""
    if not at:
        return False
    (start, before), (own, _) = tokens[at - 1], tokens[at]
    parted = text[start + len(before) : own].strip()
    return not parted and is_given(before) and not is_everyday(before)


def _may_begin(word: str) -> bool:
    if len(word) < _SHORTEST or not can_be_in_a_name(word):
        return False
    return is_given(word) or (word.istitle() and not is_everyday(word))
