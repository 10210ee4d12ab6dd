"""What a message says once a danger was told: worse, over, no danger at all, who is coming. Pure.

The words of one who is in danger are short, and mean something else than at any other time:
"geliyor" is the attacker, "elveda" no good-bye, "vazgeçtim" no leaving of a queue.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from actions.reading import after_alarm_words as w, reading as r, secrets, verbs
from lexicon import danger
from lexicon.turkish import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

    from actions.reading.message import Message
    from actions.reading.reading import Reading

DESPAIR, FALSE, EVERYDAY, OVER, WORSE = "despair", "false", "everyday", "over", "worse"
TAKE_BACK, SOMEBODY = "take_back", "somebody"
COMING, BLOCKED, CALLED, CANNOT_CALL = "coming", "blocked", "called", "cannot_call"
WITHHELD, ERASE, GIVEN_ALREADY = "withheld", "erase", "given_already"
GIVEN_TO_NOBODY = "given_to_nobody"
LEAVE, STAYS, PLACE_IN_QUEUE = "leave", "stays", "place_in_queue"
GO_ON, HELP, UNSAVED = "go_on", "help", "unsaved"
TOLD, SAFE = "told", "safe"
"""Where they are, or how they can be reached; and that it is safe to."""

_MANY_WORDS = 30
# A hand is raised against somebody: another danger, whatever is said of the phone beside it.
_BY_HAND = frozenset({"violence", "self_harm"})
_LIKELY, _POSSIBLE = 0.8, 0.05
_OF_A_RECORD = frozenset({r.STATUS, r.LOST_NUMBER})
_GIVES_UP = frozenset({r.CANCEL, r.LEAVE_QUEUE, r.GOODBYE, r.NO_COMPLAINT, r.WITHDRAW})


def said(message: Message, reading: Reading, kind: str, *, calm: bool = False) -> str | None:
    """Return what a message says after an alarm of `kind`, None where it is nothing of that.

    `calm`: the danger is over, so that only another one is looked for.
    """
    if message.is_choice and reading.main in _OF_A_RECORD and not calm:
        return UNSAVED
    if message.is_choice:
        return LEAVE if reading.main == r.LEAVE_QUEUE and not calm else None
    words = _plain(message.text)
    if w.TAKE_BACK.fullmatch(words):
        return TAKE_BACK
    if kind == "self_harm" and _despairs(words, reading):
        return DESPAIR
    if len(message.words) <= _MANY_WORDS:
        found = _about_the_danger(words, message, reading, kind, calm=calm)
        if found is not None or calm:
            return found or (EVERYDAY if _is_everyday(words, message, reading) else None)
    rest = _about_the_rest(words, message, reading)
    return WORSE if rest is None and reading.main == r.DANGER else rest


def may_tell_of_danger(message: Message) -> bool:
    """Whether anything in a message, however little, speaks for a danger."""
    peril = sum(share for _, share in message.peril)
    return peril >= _POSSIBLE or danger.find(message.text) is not None


def worsened(text: str, kind: str) -> str | None:
    """Return what got worse, None where nothing of it needs words of its own."""
    words = w.NO_SUCH_THING.sub(" ", _plain(text))
    signs = [*w.WORSE_OF.get(kind, ()), *w.WORSE]
    return next((what for what, sign in signs if sign.search(words)), None)


def lifts(message: Message) -> bool:
    """Whether a message says outright that the alarm is to be lifted, whatever stands beside it."""
    return not message.is_choice and bool(w.LIFT.search(_plain(message.text)))


def told_beside(message: Message) -> str | None:
    """Return what else a message tells that denies a danger: "şaka, internetim yavaş sadece"."""
    return _of_the_service([one.text for one in message.clauses] or _parts(message.text))


def of_the_service(text: str) -> str | None:
    """Return what of the words that raised a false alarm is a complaint, None for nothing.

    The part that sounded like a danger is none: it was taken back.
    """
    return _of_the_service(one for one in _parts(text) if danger.find(one) is None)


def _parts(text: str) -> list[str]:
    return re.split(r"[,.;!\n]+", text)


def _of_the_service(parts: Iterable[str]) -> str | None:
    left = [(one.strip(), _plain(one)) for one in parts]
    kept = [
        one
        for one, plain in left
        if not w.FALSE.search(plain) and (w.SERVICE.search(plain) or w.EVERYDAY.search(plain))
    ]
    return " ".join(kept) or None


def is_a_place(message: Message) -> bool:
    """Whether a message says where somebody is."""
    named = message.first("city") or message.first("district")
    words = _plain(message.text)
    pleads = w.GIVEN_TO_NOBODY.search(words) or secrets.typed(message.text)
    told = w.ADDRESS.search(words) and not pleads
    return bool(named or told)


def _plain(text: str) -> str:
    return " ".join(re.findall(r"[a-z0-9/?]+", verbs.plain(fold(text[:600])).replace("'", "")))


def _despairs(words: str, reading: Reading) -> bool:
    """Whether a farewell or a giving up is said; only naming the queue is about the queue."""
    if w.FAREWELL.search(words):
        return True
    return reading.main in _GIVES_UP and not (w.THE_QUEUE.search(words) or w.FALSE.search(words))


def _about_the_danger(
    words: str, message: Message, reading: Reading, kind: str, *, calm: bool
) -> str | None:
    """Return what is said of the danger itself, the surest first."""
    text = message.text
    found = danger.find(text)
    another = found is not None
    by_another = found is not None and found.kind in _BY_HAND and found.kind != kind
    service = bool(w.SERVICE.search(words)) and not another
    gone = w.ATTACKER_GONE if kind == "violence" else w.THEY_CAME
    over = w.OVER.search(words) or gone.search(words)
    worse = worsened(text, kind) is not None and not service
    if calm:
        guessed = reading.main == r.DANGER and not service
        return WORSE if another or worse or guessed else None
    if _denies(words, message, reading, kind) and not another:
        return FALSE
    alone = kind not in {"violence", "self_harm"} and not w.OFFICIAL.search(words)
    if alone and w.SOMEBODY.search(words) and not worse:
        return SOMEBODY
    if over and not w.AND_YET.search(words):
        return OVER
    outcomes = (
        (WORSE, by_another),
        (BLOCKED, kind == "stolen_line" and w.BLOCKED.search(words)),
        (CALLED, w.CALLED.search(words)),
        (WORSE, worse),
        (COMING, w.COMING.search(words)),
        (CANNOT_CALL, w.CANNOT_CALL.search(words)),
        (WORSE, another),
    )
    return next((what for what, holds in outcomes if holds), None)


def _denies(words: str, message: Message, reading: Reading, kind: str) -> bool:
    """Whether a message says that there is no danger; where they are is no denial."""
    if w.NO_WAY_OUT.search(words):
        return False
    placed = bool(reading.fields.phone) or is_a_place(message)
    denied = w.FALSE.search(w.NO_SUCH_THING.sub(" ", words) if placed else words)
    found = kind == "stolen_line" and w.FOUND.search(words)
    return bool(denied or found or (danger.is_harmless(message.text) and not placed))


def _is_everyday(words: str, message: Message, reading: Reading) -> bool:
    """Whether a message complains or asks of what is no part of any danger."""
    peril = sum(share for _, share in message.peril)
    told = reading.main in r.STORY | r.REQUESTS and w.EVERYDAY.search(words)
    return bool(told) and peril < _LIKELY and danger.find(message.text) is None


def _about_the_rest(words: str, message: Message, reading: Reading) -> str | None:
    told = reading.fields
    outcomes = (
        (GIVEN_TO_NOBODY, w.GIVEN_TO_NOBODY.search(words)),
        (SAFE, w.SAFE_TO_CALL.search(words) and not w.WITHHELD.search(words)),
        (WITHHELD, w.WITHHELD.search(words)),
        (ERASE, w.ERASE.search(words)),
        (GIVEN_ALREADY, w.GIVEN_ALREADY.search(words)),
        (EVERYDAY, _is_everyday(words, message, reading)),
        (STAYS, w.NOT_LEFT.search(words)),
        (LEAVE, _leaves(words, reading)),
        (PLACE_IN_QUEUE, w.PLACE_IN_QUEUE.search(words)),
        (TOLD, told.phone or told.email or is_a_place(message)),
        (UNSAVED, w.MY_RECORD.search(words) or reading.main in _OF_A_RECORD),
        (GO_ON, w.GO_ON.search(words)),
        (HELP, w.HELP.search(words)),
    )
    return next((what for what, holds in outcomes if holds), None)


def _leaves(words: str, reading: Reading) -> bool:
    return bool(w.LEAVES.search(words)) or reading.main in {r.LEAVE_QUEUE, r.CANCEL}
