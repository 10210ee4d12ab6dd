"""A result that is not accepted leads to reopening, whatever else the words may be read as."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actions.dialogue import aftercare
from actions.dialogue.standing import FINISHED
from actions.dialogue.state import Want
from actions.reading import disputes, questions, reading as r

if TYPE_CHECKING:
    from actions.dialogue.turn import Turn

_ELSEWHERE = frozenset({r.HUMAN, r.DANGER, r.WITHDRAW, r.STATUS, r.LOST_NUMBER, r.FOREIGN})
_RESULT_TOLD = "utter_status_answered"


def take(turn: Turn) -> bool:
    """Open again what was concluded and is not accepted; return False where nothing was."""
    text, main = turn.message.text, turn.reading.main
    asked = turn.draft.active or turn.state.question not in {questions.NONE, questions.TOPIC}
    if asked or turn.message.is_choice or main in _ELSEWHERE:
        return False
    of_the_result = disputes.is_of_the_result(text)
    told = turn.state.finished or _RESULT_TOLD in turn.state.said
    told = told or (turn.manner.name == "sms" and disputes.is_outright(text))
    if not (of_the_result or (told and disputes.is_bare(text))):
        return False
    own = turn.backend.complaints_of(turn.conversation_id)
    if not own and (main in r.STORY or turn.manner.name == "sms"):
        return False  # a trouble of its own; by SMS the number has shown already whose it is
    concluded = [one.tracking_number for one in own if one.status in FINISHED]
    if own and not concluded:
        return False
    number = turn.reading.fields.tracking_number or _at_hand(turn)
    if number is None and turn.manner.name == "sms":
        number = next(iter(concluded), None)  # the result that was told last is meant
    turn.settle()
    turn.reading = turn.reading.without(*turn.reading.also)
    said_along = aftercare.text_said_along(r.REOPEN, turn.message)
    aftercare.start(turn, Want(r.REOPEN, number, said_along))
    return True


def _at_hand(turn: Turn) -> str | None:
    """Return the complaint of this conversation where it is concluded; else any may be meant."""
    return turn.state.complaint if turn.state.finished else None
