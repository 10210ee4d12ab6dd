"""What whoever waits means by "vazgeçtim, iptal edin": asked where it can be more than one thing.

The queue, what was told and is not registered yet, or a complaint that is. Nothing that cannot be
undone is done without a yes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from actions.dialogue import aftercare, dropping
from actions.dialogue.standing import OPEN
from actions.dialogue.state import Want
from actions.reading import questions, reading as r, stopping as reading
from actions.reading.stopping import QUEUE, RECORD, TOLD

if TYPE_CHECKING:
    from collections.abc import Mapping

    from actions.backend import Complaint
    from actions.dialogue.turn import Turn

_TITLES: Mapping[str, str] = {
    QUEUE: "Temsilci sırasından çıkayım",
    TOLD: "Yazdıklarım kaydedilmesin",
    RECORD: "Kayıtlı şikâyetim iptal olsun",
}
# What tells to write "vazgeçtim" in order to leave the queue.
_TOLD_HOW = ("utter_agent_requested", "utter_queue_position", "utter_queue_next")
_HELD_ON = frozenset({r.NO, r.REFUSED, r.WAIT})


def meant(turn: Turn) -> str | None:
    """Return what is to be stopped; None where that has to be asked, which is done then."""
    possible, wanted = _possible(turn), _named(turn)
    named = wanted & {*possible}
    if len(named) == 1:
        return next(iter(named))
    if wanted == {RECORD} and len(possible) == 1:
        return RECORD  # there is none, which is said
    of_the_queue = turn.reading.main != r.WITHDRAW and _was_told_how(turn)
    if not named and (len(possible) == 1 or of_the_queue):
        return QUEUE
    ask(turn)
    return None


def ask(turn: Turn) -> None:
    """Ask what is meant, naming what there is."""
    titles = {one: turn.manner.quoted(_TITLES[one]) for one in _possible(turn)}
    turn.ask(questions.STOP, choices=turn.choices(questions.STOP, "want", titles))


def answer(turn: Turn) -> str | None:
    """Return what was meant by the answer; None where it answers something else, or is asked."""
    main, value = turn.reading.main, turn.reading.value
    if main == r.GIVEN and value in _TITLES:
        turn.settle()
        return value
    named = _named(turn) & {*_possible(turn)}
    if len(named) == 1:
        turn.settle()
        return next(iter(named))
    if main in _HELD_ON:
        turn.settle()
        return None
    if main in {r.YES, r.UNSURE, r.UNCLEAR, r.CANCEL, r.WITHDRAW, r.LEAVE_QUEUE, r.INVALID}:
        ask(turn)
        return None
    turn.settle()
    return None


def stop(turn: Turn, what: str) -> None:
    """Drop what was told, or take the complaint back after a yes; the queue is left elsewhere."""
    if what == TOLD and turn.draft.has_content:
        turn.ask(questions.DROP)
    elif what == TOLD:
        dropping.leave(turn, "utter_cancelled")
    else:
        aftercare.start(turn, Want(r.WITHDRAW, turn.reading.fields.tracking_number))
    turn.reading = turn.reading.without(*turn.reading.also)


def _possible(turn: Turn) -> list[str]:
    told = turn.draft.has_content or bool(turn.draft.opening)
    return [QUEUE, *([TOLD] if told else []), *([RECORD] if _open(turn) else [])]


def _open(turn: Turn) -> list[Complaint]:
    own = turn.backend.complaints_of(turn.conversation_id)
    return [one for one in own if one.status in OPEN]


def _named(turn: Turn) -> frozenset[str]:
    if turn.message.is_choice:
        queue = turn.reading.main == r.LEAVE_QUEUE
        return frozenset({QUEUE}) if queue else frozenset()
    if turn.reading.fields.tracking_number is not None:
        return frozenset({RECORD})
    return reading.named(turn.message.text)


def _was_told_how(turn: Turn) -> bool:
    return any(one.startswith(_TOLD_HOW) for one in turn.state.said)
