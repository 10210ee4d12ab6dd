"""What a message says once a danger was told: worse, over, no danger at all, who is coming. Pure.

The words of one who is in danger are short, and mean something else than at any other time:
"geliyor" is the attacker, "elveda" no good-bye, "vazgeçtim" no leaving of a queue.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from actions.reading import (
    affirmed,
    after_alarm_words as w,
    deaths,
    details,
    getting_worse,
    jests,
    lingering,
    of_the_other,
    phones,
    reading as r,
    secrets,
    still_missing,
    trouble,
    verbs,
)
from lexicon import danger
from lexicon.turkish import fold

if TYPE_CHECKING:
    from actions.reading.message import Message
    from actions.reading.reading import Fields, Reading

DESPAIR, FALSE, EVERYDAY, OVER, WORSE = "despair", "false", "everyday", "over", "worse"
IN_EARNEST, DIED = "in_earnest", "died"
TAKE_BACK, SOMEBODY = "take_back", "somebody"
COMING, BLOCKED, CALLED, CANNOT_CALL = "coming", "blocked", "called", "cannot_call"
WITHHELD, ERASE, GIVEN_ALREADY = "withheld", "erase", "given_already"
GIVEN_TO_NOBODY = "given_to_nobody"
LEAVE, STAYS, PLACE_IN_QUEUE = "leave", "stays", "place_in_queue"
STILL_GONE = still_missing.STILL_GONE
GO_ON, HELP, UNSAVED = "go_on", "help", "unsaved"
TOLD, SAFE = "told", "safe"
"""Where they are, or how they can be reached; and that it is safe to."""

_MANY_WORDS = 30
# A hand is raised against somebody: another danger, whatever is said of the phone beside it.
_BY_HAND = frozenset({"violence", "self_harm"})
_LEAVES_HARM = frozenset({"emergency", "fire", "electricity"})
_BY_SOMEBODY = frozenset({"violence"})
"""Kinds that somebody else does to the writer."""
_LIKELY = 0.8
_OF_A_RECORD = frozenset({r.STATUS, r.LOST_NUMBER})
_GIVES_UP = frozenset({r.CANCEL, r.LEAVE_QUEUE, r.GOODBYE, r.NO_COMPLAINT, r.WITHDRAW})


def said(
    message: Message, reading: Reading, kind: str, *, calm: bool = False, missing: bool = False
) -> str | None:
    """Return what a message says after an alarm of `kind`, None where it is nothing of that.

    `calm`: the danger is over, so that only another one is looked for. `missing`: somebody is
    missing, which nothing ends but that they are back.
    """
    if message.is_choice and reading.main in _OF_A_RECORD and not calm:
        return UNSAVED
    if message.is_choice:
        return LEAVE if reading.main == r.LEAVE_QUEUE and not calm else None
    words = plain(message.text)
    of_its_kind = _of_its_kind(words, message, reading, kind)
    if of_its_kind is not None:
        return of_its_kind
    if len(message.words) <= _MANY_WORDS:
        found = _of_the_missing(words, message) if missing and not calm else None
        found = found or _about_the_danger(words, message, reading, kind, calm=calm)
        if found is not None or calm:
            return found or _once_over(words, message, reading, kind)
    rest = _about_the_rest(words, message, reading)
    return WORSE if rest is None and reading.main == r.DANGER else rest


def _of_its_kind(words: str, message: Message, reading: Reading, kind: str) -> str | None:
    if w.TAKE_BACK.fullmatch(words):
        return TAKE_BACK
    if kind in _BY_SOMEBODY:
        return of_the_other.said(message.text)
    return DESPAIR if kind == "self_harm" and _despairs(words, reading) else None


def _of_the_missing(words: str, message: Message) -> str | None:
    """Return what is said of who is missing; who came to help has not ended it."""
    told = still_missing.said(words)
    if told == still_missing.BACK:
        return OVER
    if told is None and w.OVER.search(words) and w.HELPER_CAME.search(words):
        return CALLED
    # "Hâlâ yok, 112'yi aradık" was right to call.
    return (
        STILL_GONE if told and not (w.CALLED.search(words) or danger.find(message.text)) else None
    )


def worsened(text: str, kind: str) -> str | None:
    """Return what got worse, None where nothing of it needs words of its own."""
    words = w.NO_SUCH_THING.sub(" ", plain(text))
    signs = [*getting_worse.WORSE_OF.get(kind, ()), *getting_worse.WORSE]
    return next((what for what, sign in signs if sign.search(words)), None)


def tells_that_they_came(text: str) -> bool:
    """Whether a text that raises an alarm tells that rescuers are there, and nothing is worse."""
    words = plain(text)
    return affirmed.is_said(w.RESCUERS_CAME, words) and not w.STILL_BAD.search(words)


def lifts(message: Message) -> bool:
    """Whether a message says outright that the alarm is to be lifted, whatever stands beside it."""
    return not message.is_choice and bool(w.LIFT.search(plain(message.text)))


def wants_it_ordinary(message: Message) -> bool:
    """Whether a message wants it recorded as a matter of every day: "normal arıza olarak alın"."""
    return not message.is_choice and bool(w.AS_ORDINARY.search(plain(message.text)))


def is_in_earnest(message: Message) -> bool:
    """Whether a message says that what was told before was meant: "şaka yapmıyorum"."""
    return not message.is_choice and jests.is_in_earnest(plain(message.text))


def is_a_place(message: Message) -> bool:
    """Whether a message says where somebody is."""
    named = message.first("city") or message.first("district")
    words = plain(message.text)
    pleads = w.GIVEN_TO_NOBODY.search(words) or secrets.typed(message.text)
    told = w.ADDRESS.search(words) and not pleads
    return bool(named or told)


def names_a_fault(message: Message) -> bool:
    """Whether a message speaks of a fault of the service, and of no danger: "arıza burada"."""
    words = plain(message.text)
    return bool(w.A_FAULT.search(words)) and danger.find(message.text) is None


def calls_safe(message: Message) -> bool:
    """Whether a message says of one way to be reached, outright, that it is safe."""
    words = plain(message.text)
    if message.is_choice or w.NOT_SURE.search(words) or w.WITHHELD.search(words):
        return False
    return bool(w.CALLED_SAFE.search(words)) and len(phones.typed_and_spoken(message.text)) <= 1


def tells_a_name(message: Message, told: Fields) -> bool:
    """Whether a message is a name and nothing else: "adım Sevda"."""
    return told.name is not None and not message.is_choice and details.only(message, told)


def plain(text: str) -> str:
    """Return the folded words of a text, drawn-out letters and apostrophes apart."""
    return " ".join(re.findall(r"[a-z0-9/?]+", verbs.plain(fold(text[:600])).replace("'", "")))


def _despairs(words: str, reading: Reading) -> bool:
    """Whether a farewell or a giving up is said; only naming the queue is about the queue."""
    if w.FAREWELL.search(words):
        return True
    gives_up = reading.main in _GIVES_UP and not jests.is_in_earnest(words)
    return gives_up and not (w.THE_QUEUE.search(words) or takes_back(words))


def takes_back(words: str) -> bool:
    """Whether words say that there is no danger, and do not deny just that."""
    return bool(w.FALSE.search(jests.without_denied(words)))


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
    over = affirmed.is_said(w.OVER, words) or affirmed.is_said(gone, words)
    worse = worsened(text, kind) is not None and not service
    if kind == "emergency" and not by_another and deaths.is_repeated(text):
        return DIED
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
    # "İnternetim gelmiyor" asks for no rescuer.
    of_the_line = service and w.EVERYDAY.search(words) and not w.OFFICIAL.search(words)
    outcomes = (
        (WORSE, by_another),
        (BLOCKED, kind == "stolen_line" and w.BLOCKED.search(words)),
        (CALLED, w.CALLED.search(words)),
        (WORSE, worse),
        (COMING, w.COMING.search(words) and not of_the_line),
        (CANNOT_CALL, w.CANNOT_CALL.search(words)),
        (WORSE, another),
    )
    return next((what for what, holds in outcomes if holds), None)


def _denies(words: str, message: Message, reading: Reading, kind: str) -> bool:
    """Whether a message says that there is no danger; where they are is no denial."""
    if w.NO_WAY_OUT.search(words):
        return False
    placed = bool(reading.fields.phone) or is_a_place(message)
    denied: object = takes_back(w.NO_SUCH_THING.sub(" ", words) if placed else words)
    named = w.SURNAME.search(words)
    if named and not words[named.end() :].strip():
        denied = denied or named  # "o benim soyadım"
    elif named and danger.hints(message.text):
        denied = denied or named
    denied = denied or (kind == "stolen_line" and w.NOT_TAKEN.search(words))
    denied = denied or (w.AS_ORDINARY.search(words) and not jests.is_in_earnest(words))
    found = kind == "stolen_line" and affirmed.is_said(w.FOUND, words)
    return bool(denied or found or (danger.is_harmless(message.text) and not placed))


def is_found(message: Message) -> bool:
    """Whether a message says that what was lost or stolen is there."""
    return affirmed.is_said(w.FOUND, plain(message.text))


def _once_over(words: str, message: Message, reading: Reading, kind: str) -> str | None:
    """Return what is said once it is over: a complaint, how they are reached, what to do."""
    told = reading.fields
    if _is_everyday(words, message, reading, kind):
        return EVERYDAY
    if told.phone or told.email or tells_a_name(message, told):
        return TOLD
    return HELP if w.HELP.search(words) else None


def _is_everyday(words: str, message: Message, reading: Reading, over: str = "") -> bool:
    """Whether a message complains or asks of what is no part of any danger.

    `over`: the kind of a danger that is over, of which nothing but a complaint is left.
    """
    peril = sum(share for _, share in message.peril)
    harmed = over in _LEAVES_HARM and lingering.complains(message.text)
    told = reading.main in r.STORY | r.REQUESTS and (w.EVERYDAY.search(words) or harmed)
    known = reading.fields
    if (known.phone or known.email or known.name) and not trouble.is_told(words):
        return False  # told for the record at hand, with whatever else is wished for it
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
        (IN_EARNEST, jests.is_in_earnest(words)),
        (LEAVE, _leaves(words, reading)),
        (PLACE_IN_QUEUE, w.PLACE_IN_QUEUE.search(words)),
        (TOLD, told.phone or told.email or is_a_place(message) or tells_a_name(message, told)),
        (UNSAVED, w.MY_RECORD.search(words) or reading.main in _OF_A_RECORD),
        (GO_ON, w.GO_ON.search(words)),
        (HELP, w.HELP.search(words)),
    )
    return next((what for what, holds in outcomes if holds), None)


def _leaves(words: str, reading: Reading) -> bool:
    return bool(w.LEAVES.search(words)) or reading.main in {r.LEAVE_QUEUE, r.CANCEL}
