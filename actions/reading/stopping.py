"""What who waits for a human means to stop: the queue, what was told, or a record. Pure."""

from __future__ import annotations

import re

from actions.reading import verbs
from lexicon.turkish import fold, words_only

QUEUE, TOLD, RECORD = "queue", "told", "record"

_QUEUE = re.compile(
    r"\bbekle\w*|\bsira(?:m|yi|dan|da|mi|miz)?(?:i|dan)?\b|\bkuyru\w*|\b(?:temsilci|yetkili|insan)\w*|"
    r"\b(?:seninle|botla|robotla|sizinle) (?:\w+ )?devam\b|\bcik(?:iyorum|icam|acagim|ar\w*)\b"
)
_TOLD = re.compile(r"\byazd[iu]k?lar[iu]\w*|\bsoyledikler\w*|\banlatt[iu]k\w*|\btaslak\w*")
_RECORD = re.compile(
    r"\bsikayet\w*|\bkayd[iu](?:m[iu]?|n[iu])?(?:z[iu])?\b|\bkay[iu]t(?!l[iu])\w*|\btalebim\w*|"
    r"\bbasvuru\w*"
)
_ALL = re.compile(r"\b(?:hepsi\w*|her ?sey\w*|her ?ikisi\w*|ikisi\w*|tamamin\w*)\b")


def named(text: str) -> frozenset[str]:
    """Return what a text names to be stopped; nothing where it only says that it is to stop."""
    plain = words_only(verbs.plain(fold(text)))
    if _ALL.search(plain):
        return frozenset({QUEUE, TOLD, RECORD})
    found = {QUEUE: _QUEUE, TOLD: _TOLD, RECORD: _RECORD}
    return frozenset(what for what, pattern in found.items() if pattern.search(plain))
