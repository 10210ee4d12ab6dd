"""An e-mail address that comes in pieces over several messages: "ahmet@", "gmail", "com". Pure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from actions.reading.spoken_emails import ENDING, PROVIDER
from lexicon.turkish import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from actions.reading.message import Message

_MOST_WORDS = 5
_JOINT = r"(?:nokta|et|at|et isareti|at isareti|kuyruklu a|alt ?tire|alt cizgi|tire|@|[._-])"
# "et" and "at" are verbs too ("kabul et"): they part an address where more of one stands there.
_OPEN_END = re.compile(
    r"[\w.+-]+(?: [\w.+-]+){0,3} (?:nokta|alt ?tire|alt cizgi|kuyruklu a|(?:et|at) isareti)\W*|"
    r"[\w.+-]+\s*[@_]|(?=.*(?:\bnokta\b|\w\.\w|\d|\btire\b))[\w. +-]+ (?:et|at)"
)
_PIECE = re.compile(r"[\w.@+ -]+")
_BEGINS_ON = re.compile(rf"\W*(?:{_JOINT}|{PROVIDER}|{ENDING})(?!\w).*")
_SIGN_SAID = re.compile(r"@|\b(?:et|at)\b|\bkuyruklu\b")


def goes_on(text: str) -> bool:
    """Whether an address was begun and plainly goes on: "ahmet nokta", "ayse@"."""
    folded = fold(text.strip())
    few = 0 < len(folded.split()) <= _MOST_WORDS
    return few and bool(_OPEN_END.fullmatch(folded)) and not re.search(r"\d{7}", folded)


def joined(message: Message, read: Callable[[str], list[str] | None]) -> str | None:
    """Return the address that this message ends, where each piece alone is none.

    `read` reads a text as an address. Only what goes on is joined: a piece that ends in a dot or
    a sign, or one that begins with one; two words are never guessed to be one.
    """
    pieces = [message.text.strip()]
    for piece in reversed(message.earlier):
        if not _may_precede(piece, pieces[0]) or read(piece):
            break
        pieces.insert(0, piece.strip())
    if len(pieces) == 1:
        return None
    for whole in _wholes(pieces):
        found = read(whole) if _SIGN_SAID.search(fold(whole)) else None
        if found:
            return found[0]
    return None


def are_told(message: Message) -> bool:
    """Whether a message goes on with an address that was begun, which is not whole even so."""
    before = message.earlier[-1] if message.earlier else ""
    follows = bool(_BEGINS_ON.fullmatch(message.folded)) and len(message.words) <= _MOST_WORDS
    return follows and _may_precede(before, message.text) and bool(_PIECE.fullmatch(message.text))


def _may_precede(piece: str, following: str) -> bool:
    words = piece.split()
    if not 0 < len(words) <= _MOST_WORDS or not _PIECE.fullmatch(fold(piece.strip())):
        return False
    begun = bool(re.search(rf"{_JOINT}\W*$", fold(piece)))
    return goes_on(piece) or begun or bool(_BEGINS_ON.fullmatch(fold(following)))


def _wholes(pieces: list[str]) -> Iterator[str]:
    yield "".join(pieces)
    yield " ".join(pieces)
