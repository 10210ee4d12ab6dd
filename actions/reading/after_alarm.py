"""What a message says once a danger was told: worse, over, no danger at all, who is coming. Pure.

The words of one who is in danger are short, and mean something else than at any other time:
"geliyor" is the attacker, "elveda" no good-bye, "vazgeçtim" no leaving of a queue.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from actions.reading import after_alarm_words as w, reading as r, verbs
from lexicon import danger
from lexicon.turkish import fold

if TYPE_CHECKING:
    from actions.reading.message import Message
    from actions.reading.reading import Reading

DESPAIR, FALSE, OVER, WORSE = "despair", "false", "over", "worse"
COMING, BLOCKED, CALLED, CANNOT_CALL = "coming", "blocked", "called", "cannot_call"
WITHHELD, ERASE, GIVEN_ALREADY = "withheld", "erase", "given_already"
LEAVE, STAYS, PLACE_IN_QUEUE = "leave", "stays", "place_in_queue"
GO_ON, HELP, UNSAVED = "go_on", "help", "unsaved"
TOLD = "told"
"""Where they are, or how they can be reached."""

_MANY_WORDS = 30
_GIVES_UP = frozenset({r.CANCEL, r.LEAVE_QUEUE, r.GOODBYE, r.NO_COMPLAINT, r.WITHDRAW})


def said(message: Message, reading: Reading, kind: str, *, calm: bool = False) -> str | None:
    """Return what a message says after an alarm of `kind`, None where it is nothing of that.

    `calm`: the danger is over, so that only another one is looked for.
    """
    if message.is_choice:
        return LEAVE if reading.main == r.LEAVE_QUEUE and not calm else None
    words = _plain(message.text)
    if kind == "self_harm" and _despairs(words, reading):
        return DESPAIR
    if len(message.words) <= _MANY_WORDS:
        found = _about_the_danger(words, message.text, reading, kind, calm=calm)
        if found is not None or calm:
            return found
    rest = _about_the_rest(words, message, reading)
    return WORSE if rest is None and reading.main == r.DANGER else rest


def worsened(text: str, kind: str) -> str | None:
    """Return what got worse, None where nothing of it needs words of its own."""
    words = _plain(text)
    signs = [*w.WORSE_OF.get(kind, ()), *w.WORSE]
    return next((what for what, sign in signs if sign.search(words)), None)


def told_beside(message: Message) -> str | None:
    """Return what else a message tells that denies a danger: "şaka, internetim yavaş sadece"."""
    parts = [one.text for one in message.clauses] or re.split(r"[,.;!\n]+", message.text)
    left = [one.strip() for one in parts if not w.FALSE.search(_plain(one))]
    left = [one for one in left if w.SERVICE.search(_plain(one))]
    return " ".join(left) or None


def is_a_place(message: Message) -> bool:
    """Whether a message says where somebody is."""
    named = message.first("city") or message.first("district")
    return bool(named or w.ADDRESS.search(_plain(message.text)))


def _plain(text: str) -> str:
    return " ".join(re.findall(r"[a-z0-9/?]+", verbs.plain(fold(text[:600])).replace("'", "")))


def _despairs(words: str, reading: Reading) -> bool:
    """Whether a farewell or a giving up is said; only naming the queue is about the queue."""
    if w.FAREWELL.search(words):
        return True
    return reading.main in _GIVES_UP and not (w.THE_QUEUE.search(words) or w.FALSE.search(words))


def _about_the_danger(
    words: str, text: str, reading: Reading, kind: str, *, calm: bool
) -> str | None:
    """Return what is said of the danger itself, the surest first."""
    another = danger.find(text) is not None
    service = bool(w.SERVICE.search(words)) and not another
    gone = w.ATTACKER_GONE if kind == "violence" else w.THEY_CAME
    over = w.OVER.search(words) or gone.search(words)
    worse = worsened(text, kind) is not None and not service
    if calm:
        guessed = reading.main == r.DANGER and not service
        return WORSE if another or worse or guessed else None
    denied = w.FALSE.search(words) or (kind == "stolen_line" and w.FOUND.search(words))
    if (denied or danger.is_harmless(text)) and not another and not w.NO_WAY_OUT.search(words):
        return FALSE
    if over and not w.AND_YET.search(words):
        return OVER
    outcomes = (
        (BLOCKED, kind == "stolen_line" and w.BLOCKED.search(words)),
        (CALLED, w.CALLED.search(words)),
        (WORSE, worse),
        (COMING, w.COMING.search(words)),
        (CANNOT_CALL, w.CANNOT_CALL.search(words)),
        (WORSE, another),
    )
    return next((what for what, holds in outcomes if holds), None)


def _about_the_rest(words: str, message: Message, reading: Reading) -> str | None:
    told = reading.fields
    outcomes = (
        (WITHHELD, w.WITHHELD.search(words)),
        (ERASE, w.ERASE.search(words)),
        (GIVEN_ALREADY, w.GIVEN_ALREADY.search(words)),
        (STAYS, w.NOT_LEFT.search(words)),
        (LEAVE, _leaves(words, reading)),
        (PLACE_IN_QUEUE, w.PLACE_IN_QUEUE.search(words)),
        (TOLD, told.phone or told.email or is_a_place(message)),
        (UNSAVED, w.MY_RECORD.search(words)),
        (GO_ON, w.GO_ON.search(words)),
        (HELP, w.HELP.search(words)),
    )
    return next((what for what, holds in outcomes if holds), None)


def _leaves(words: str, reading: Reading) -> bool:
    return bool(w.LEAVES.search(words)) or reading.main in {r.LEAVE_QUEUE, r.CANCEL}
