"""E-mail addresses as customers write and spell them. Pure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from actions.reading import reading as r
from actions.reading.candidate import Candidate
from lexicon.turkish import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actions.reading.message import Message

_EMAIL = re.compile(r"[a-z0-9][\w.+-]{0,62}@[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,12}", re.ASCII)
_SPOKEN_AT = re.compile(r"\s*(?:\(at\)|\[at\]|\bat\b|\bet\b)\s*")
_SPOKEN_DOT = re.compile(r"\s+nokta\s+")
_SPOKEN = re.compile(r"\b(nokta|kuyruklu|et isareti|at isareti|alt cizgi|alt tire)\b")


def email_of(message: Message) -> str | None:
    """Return the first e-mail address that can be read in one way only."""
    found = message.first("email")
    if found:
        return found
    match = _EMAIL.search(fold(message.text))
    return match.group() if match else None


def candidates(message: Message) -> Iterator[Candidate]:
    """Yield the address that answers "e-posta adresiniz nedir?"; a doubtful one is asked again."""
    found = email_of(message)
    if found is not None:
        yield Candidate(r.GIVEN, 0.98, value=found)
        return
    folded = fold(message.text)
    spelt = _SPOKEN_DOT.sub(".", _SPOKEN_AT.sub("@", folded))
    match = _EMAIL.search(spelt)
    if match is not None or _SPOKEN.search(folded):
        yield Candidate(r.AMBIGUOUS, 0.9)
    elif "@" in message.text or re.search(r"\b(gmail|hotmail|outlook|yahoo)\b", folded):
        yield Candidate(r.INVALID, 0.85)
