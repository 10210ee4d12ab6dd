"""Waiting for a human: the place, leaving; everything else is kept for the human."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actions.dialogue import aftercare, beside, foreign, status, talk, waiting, whereabouts
from actions.dialogue.state import Want
from actions.reading import human, questions, reading as r

if TYPE_CHECKING:
    from actions.backend import AgentPlace
    from actions.dialogue.turn import Turn

_ASKS_THE_PLACE = frozenset({r.POSITION, r.HOW_LONG, r.HUMAN, r.DURATION, r.GREET})
_LEAVES = frozenset({r.LEAVE_QUEUE, r.CANCEL})
_TOLD_OF = frozenset({r.STATUS, r.LOST_NUMBER})
_SEEN_TO = frozenset({r.THANK, r.GOODBYE, r.BOT, r.PRIVACY, r.CHANNELS})
_WAITING = "waiting"
_TELLS = r.STORY | {r.OPENER}
_CALL_BACK = "Temsilcinin geri araması"


def place_of(turn: Turn) -> AgentPlace | None:
    """Return where the customer waits, or None; the backend knows, we only remember."""
    if not turn.state.waiting:
        return None
    place = turn.backend.agent_place(turn.conversation_id)
    if place.state == _WAITING:
        return place
    turn.change(waiting=False)
    return None


def answer(turn: Turn, place: AgentPlace) -> None:
    """Answer whoever waits. Nothing is asked, and nothing is registered a second time."""
    reading = turn.reading
    number = reading.fields.tracking_number
    if turn.state.danger is not None and _leaves(turn):
        turn.ask(questions.LEAVE)  # whoever is in danger is not let go unasked
    elif (want := foreign.wanted(turn)) is not None:
        if want == r.LEAVE_QUEUE:
            _out(turn)
        foreign.while_waiting(turn, place, want)
    elif _leaves(turn):
        _leave(turn, place)
    elif reading.main == r.WITHDRAW and turn.state.danger is None and not turn.draft.has_content:
        _out(turn)
        turn.say("utter_queue_left")
        aftercare.start(turn, Want(r.WITHDRAW, number))
    elif beside.question(turn):
        return
    elif reading.main in _ASKS_THE_PLACE:
        shown = {"position": str(place.position), "ahead": str(place.ahead)}
        turn.say("utter_queue_position" if place.ahead else "utter_queue_next", shown)
    elif reading.main in _TOLD_OF:
        status.start(turn, Want(r.STATUS, number))
    elif reading.main in _SEEN_TO:
        talk.answer(turn, reading.main)
    else:
        _keep(turn, place)


def _keep(turn: Turn, place: AgentPlace) -> None:
    """Keep what is written meanwhile: in the conversation for the human, and in what was begun."""
    if turn.state.danger_complaint is not None:
        whereabouts.note(turn)
    else:
        waiting.keep(turn)
        if foreign.offers_to_record(turn):
            return
        if not place.staffed and turn.reading.main in _TELLS:
            turn.say("utter_record_in_turkish")  # nobody reads it before long
            return
    turn.say("utter_queue_noted")


def _leaves(turn: Turn) -> bool:
    """Whether somebody leaves the queue, or takes the offer to record instead."""
    if turn.reading.main == r.YES and foreign.said_to_record(turn):
        return True
    return turn.reading.main in _LEAVES or waiting.was_not_asked_for(turn)


def _out(turn: Turn) -> None:
    turn.backend.leave_queue(turn.conversation_id)
    turn.change(waiting=False)


def _leave(turn: Turn, place: AgentPlace) -> None:
    _out(turn)
    if not place.staffed and not waiting.was_not_asked_for(turn):
        # Who cannot be answered now was offered a call.
        turn.change(draft=turn.draft.with_wish(_CALL_BACK))
    unasked = not turn.message.is_choice and waiting.was_not_asked_for(turn)
    turn.say("utter_queue_left_unasked" if unasked else "utter_queue_left")
    waiting.go_on(turn)


def not_waiting(turn: Turn) -> None:
    """Answer a question about the queue of somebody who is not in it."""
    if turn.reading.main == r.LEAVE_QUEUE and human.is_declined(turn.message.text):
        turn.say("utter_not_dropped")
        return
    turn.say("utter_not_in_queue")
