"""Letters as they are drawn out and typed in chats, written once. Pure."""

from __future__ import annotations

import re
from functools import lru_cache

from lexicon.turkish import fold

_DRAWN_OUT = re.compile(r"([a-z])\1{2,}|([aeiourtk])\2\b")
# "Ölmüş" is no "olmuş", and "döndü" no "dondu".
_DIED = re.compile(r"\b[öÖ][lL](?=[dDmMüÜ])")
_TURNED = re.compile(r"\b[dD][öÖ][nN](?=[dDmMüÜ])")


# A message and its clauses are each asked for by a dozen readers.
@lru_cache(maxsize=64)
def plain(text: str) -> str:
    """Return a folded text with drawn-out letters written once ("eveeet" → "evet").

    Two verbs that are another without their dots keep an `e` for them.
    """
    told_apart = _TURNED.sub("doen", _DIED.sub("oel", text))
    return _DRAWN_OUT.sub(r"\1\2", fold(told_apart))
