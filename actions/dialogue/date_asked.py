"""The date of a registered complaint: when it is, why that one, and a wish for a sooner one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actions.dialogue import record_changes
from actions.dialogue.standing import OPEN
from actions.reading import date_questions, human, of_record, reading as r, wants

if TYPE_CHECKING:
    from actions.dialogue.turn import Turn

_ELSEWHERE = frozenset({r.HUMAN, r.STATUS, r.WITHDRAW, r.CANCEL})
_SEVERAL, _MOST = 2, 3
_NOT_TOLD_YET = "registered"
"""The state in which no first notice was given yet: from then on customers read "in_review"."""
_SOONER = "Daha erken sonuç isteği: "


def take_wish(turn: Turn) -> bool:
    """Keep a wish for a sooner day with the complaint, and say so with the day that is promised."""
    text = turn.message.text
    if not date_questions.wants_it_by(text):
        return False
    if human.asked_for(text) >= wants.SURE or _is_of_something_else(turn, without=r.HUMAN):
        return False
    if of_record.says_another(turn.message):
        return False
    number = turn.state.complaint or ""
    record_changes.add(turn, number, f"{_SOONER}{text}", "utter_date_wish_kept")
    turn.reading = turn.reading.alone()
    return True


def take(turn: Turn) -> bool:
    """Answer a question about the date by the complaint's own; who is upset is told honestly."""
    if _is_of_something_else(turn):
        return False
    if date_questions.asks_why_then(turn.message.text):
        _say_why_then(turn)
    elif of_record.wants_it_sooner(turn.message):
        turn.say("utter_date_is_the_latest", turn.manner.values_of(turn.at_hand()))
    elif turn.reading.main == r.DURATION or of_record.asks_when(turn.message):
        if _say_all(turn):
            turn.reading = turn.reading.alone()
            return True
        held = turn.at_hand()
        # From the first notice on its date is over; only the answer's is still to come.
        waits = held.status == _NOT_TOLD_YET
        response = "utter_date_of_record" if waits else "utter_date_of_answer"
        turn.say(response, turn.manner.values_of(held))
    else:
        return False
    turn.reading = turn.reading.alone()
    return True


def take_of_ones_own(turn: Turn) -> bool:
    """Tell the date by what is open of the customer's, another day, where none is at hand."""
    asks = turn.reading.main == r.DURATION and not turn.state.takes_more
    if not asks or turn.draft.active:
        return False
    own = [one for one in turn.backend.complaints_of(turn.conversation_id) if one.status in OPEN]
    if not own:
        return False
    if not _say_all(turn):
        waits = own[0].status == _NOT_TOLD_YET
        response = "utter_date_of_record" if waits else "utter_date_of_answer"
        turn.say(response, turn.manner.values_of(own[0]))
    turn.reading = turn.reading.alone()
    return True


def _say_all(turn: Turn) -> bool:
    """Say the dates of several open complaints where none of them is named; whether there are."""
    own = turn.backend.complaints_of(turn.conversation_id) if turn.meant is None else []
    several = [one for one in own if one.status in OPEN][:_MOST]
    if len(several) < _SEVERAL:
        return False
    values = [turn.manner.values_of(one) for one in several]
    dates = [f"{one['number']} {one['label']}: {one['promised_at']}" for one in values]
    waits = any(one.status == _NOT_TOLD_YET for one in several)
    response = "utter_dates_of_records" if waits else "utter_dates_of_answers"
    turn.say(response, {"dates": "; ".join(dates)})
    return True


def _is_of_something_else(turn: Turn, without: str | None = None) -> bool:
    main = turn.reading.main
    return main in _ELSEWHERE - {without} or (
        main in r.STORY and of_record.tells_a_trouble(turn.message)
    )


def _say_why_then(turn: Turn) -> None:
    """Say by which rule the date is that one; another than the first was given by people."""
    held = turn.at_hand()
    counted = bool(held.promised_within) and len(held.promises) <= 1
    response = "utter_date_why" if counted else "utter_date_why_moved"
    turn.say(response, turn.manner.values_of(held))
