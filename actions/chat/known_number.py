"""What is said of the number that was told: whose it is, that it is old, which one it was."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from actions.dialogue.draft import given
from actions.dialogue.wording import labelled
from actions.reading import details, questions as q, reading as r, whose_number

if TYPE_CHECKING:
    from collections.abc import Callable

    from actions.dialogue.turn import Turn

_ASKS_FOR_ANOTHER = frozenset({q.CONFIRM, q.CORRECT, q.PHONE})
"""Where a number that is wrong is put right, or asked for, by the question itself."""


def _is_of_another(turn: Turn) -> bool:
    """Ask for their own number of whoever says that the one told is somebody else's.

    It stands in the words then, for whoever finds nobody by the other.
    """
    message, known = turn.message, given(turn.draft.phone)
    fresh = turn.reading.fields.phone or turn.reading.main in {r.PART, r.YES}
    if known is None or fresh or not details.is_said_to_be_anothers(message.folded):
        return False
    shown = labelled({"phone": known})
    turn.change(draft=turn.draft.with_more(f"{message.text} ({shown})"))
    turn.redraft(phone=None, correcting=None)
    turn.say("utter_noted")
    turn.settle()
    turn.reading = replace(turn.reading, main=r.CORRECT, also=())
    return True


def _is_given_up(turn: Turn) -> bool:
    """Ask anew for a number of which it is said that it is an old or a wrong one."""
    known = given(turn.draft.phone)
    fresh = turn.reading.fields.phone or turn.state.question in _ASKS_FOR_ANOTHER
    if known is None or fresh or not details.is_said_to_be_old(turn.message.folded):
        return False
    turn.redraft(phone=None, correcting=q.PHONE)
    turn.settle()
    turn.reading = replace(turn.reading, main=r.CORRECT, also=())
    return True


def _asks_which(turn: Turn) -> bool:
    """Say which number was written to whoever asks: "sabit mi yazdım"."""
    known = given(turn.draft.phone)
    if known is None or not details.asks_what_was_written(turn.message.folded):
        return False
    turn.say("utter_known_already", {"details": labelled({"phone": known})})
    turn.reading = replace(turn.reading, main=r.CORRECT, also=())
    return True


def _is_of_a_relative(turn: Turn) -> bool:
    """Keep another's number that is told once one's own is known: it takes no contact's place."""
    message, told, draft = turn.message, turn.reading.fields, turn.draft
    known = given(draft.phone)
    if known is None or told.phone in {None, known} or not whose_number.is_only_told(message.text):
        return False
    if not details.only(message, told) or turn.reading.main == r.GIVEN:
        return False
    turn.change(draft=draft.with_more(message.text))  # whose it is
    if draft.service_number is None:
        turn.redraft(service_number=told.phone)
        turn.say("utter_taken", {"details": labelled({"service_number": told.phone})})
    else:
        turn.say("utter_noted")
    turn.settle()
    turn.reading = replace(turn.reading, main=r.CORRECT, also=())
    return True


TAKEN: tuple[Callable[[Turn], bool], ...] = (
    _is_of_another,
    _is_given_up,
    _is_of_a_relative,
    _asks_which,
)
"""What may be said of it, in this order."""
