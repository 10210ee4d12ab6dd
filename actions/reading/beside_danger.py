"""What else the words that raised an alarm, or deny one, complain of: it is recorded. Pure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from actions.reading import after_alarm as after, after_alarm_words as w, told_beside as pieced
from lexicon import danger

if TYPE_CHECKING:
    from collections.abc import Iterable

    from actions.reading.message import Message


def told_beside(message: Message) -> str | None:
    """Return what else a message tells that denies a danger: "şaka, internetim yavaş sadece"."""
    return _of_the_service([one.text for one in message.clauses] or _parts(message.text))


def of_the_service(text: str) -> str | None:
    """Return what of the words that raised a false alarm is a complaint, None for nothing.

    The part that sounded like a danger is none: it was taken back.
    """
    parted = (part for one in _parts(text) for part in _without_danger(one))
    return _of_the_service(part for part in parted if danger.find(part) is None)


def _without_danger(part: str) -> list[str]:
    """Return a part, or what it tells up to each predicate: "internetim yok | ölmek istiyorum"."""
    if danger.find(part) is None:
        return [part]
    return [one for one in pieced.pieces(part) if pieced.tells(one)]


def _parts(text: str) -> list[str]:
    return re.split(r"[,.;!\n]+", text)


def _of_the_service(parts: Iterable[str]) -> str | None:
    left = [(one.strip(), after.plain(one)) for one in parts]
    kept = [
        one
        for one, plain in left
        if not after.takes_back(plain) and (w.SERVICE.search(plain) or w.EVERYDAY.search(plain))
    ]
    return " ".join(kept) or None
