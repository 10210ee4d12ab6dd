"""Waiting for a human: the place, leaving; everything else is kept for the human."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actions.dialogue import (
    agent,
    beside,
    foreign,
    recording,
    status,
    stopping,
    talk,
    waiting,
    whereabouts,
)
from actions.dialogue.state import Want
from actions.reading import asides, human, questions, reading as r
from actions.reading.stopping import QUEUE

if TYPE_CHECKING:
    from actions.backend import AgentPlace
    from actions.dialogue.turn import Turn

_ASKS_THE_PLACE = frozenset({r.POSITION, r.HOW_LONG, r.HUMAN, r.DURATION, r.GREET})
_LEAVES = frozenset({r.LEAVE_QUEUE, r.CANCEL})
_TOLD_OF = frozenset({r.STATUS, r.LOST_NUMBER})
_SEEN_TO = frozenset({r.THANK, r.GOODBYE, r.BOT, r.PRIVACY, r.CHANNELS})
_WAITING = "waiting"
_TELLS = r.STORY | {r.OPENER}


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
    elif recording.answer(turn, place):
        return
    elif _leaves(turn) or (reading.main == r.WITHDRAW and turn.state.danger is None):
        _stop(turn, stopping.meant(turn))
    elif beside.question(turn):
        return
    elif reading.main in _ASKS_THE_PLACE or _asks_when(turn):
        tell_place(turn, place)
    elif reading.main in _TOLD_OF:
        status.start(turn, Want(r.STATUS, number))
    elif reading.main in _SEEN_TO:
        talk.answer(turn, reading.main)
    else:
        _keep(turn, place)


def _asks_when(turn: Turn) -> bool:
    asks = asides.asks_when_somebody_is_there(turn.message.folded)
    return asks and not turn.message.is_choice and turn.reading.main not in _TELLS


def answer_what_to_stop(turn: Turn) -> bool:
    """Take the answer to the question what is to be stopped; the rest is of somebody who waits."""
    what = stopping.answer(turn)
    place = place_of(turn)
    if what is not None:
        _stop(turn, what)
    elif not turn.put and place is not None and turn.reading.main in _HELD_ON:
        recording.stays(turn, place)
    elif not turn.put and place is not None:
        answer(turn, place)
    return True


def tell_place(turn: Turn, place: AgentPlace) -> None:
    """Say where somebody stands; where nobody is there that first, and what can be done instead."""
    shown = {"position": str(place.position), "ahead": str(place.ahead)}
    if not place.staffed and turn.state.danger is None:
        when = agent.when(turn, place)
        response = "utter_queue_closed" if when else "utter_queue_closed_till_later"
        recording.offer(turn, response, {**shown, "when": when})
    else:
        turn.say("utter_queue_position" if place.ahead else "utter_queue_next", shown)


def tell_that_it_stays(turn: Turn, before: str) -> None:
    """Say that the place is kept, once what was asked of somebody who waits is settled."""
    settled = before in _OF_OTHER_THINGS and turn.state.question == questions.NONE
    if not (turn.beside and settled) or turn.put or turn.state.danger is not None:
        return
    told = any(one["response"].startswith(_TELL_THE_PLACE) for one in turn.said)
    if not told and (place := place_of(turn)) is not None:
        recording.stays(turn, place)


_TELL_THE_PLACE = (
    *("utter_queue_stays", "utter_queue_closed", "utter_queue_position", "utter_queue_next"),
)
_HELD_ON = frozenset({r.NO, r.REFUSED, r.WAIT})
_OF_OTHER_THINGS = frozenset({questions.DROP, questions.WITHDRAW, questions.STOP, questions.WHICH})


def _stop(turn: Turn, what: str | None) -> None:
    if what == QUEUE:
        _leave(turn)
    elif what is not None:
        stopping.stop(turn, what)


def _keep(turn: Turn, place: AgentPlace) -> None:
    """Keep what is written meanwhile: in the conversation for the human, and in what was begun."""
    if turn.state.danger_complaint is not None:
        whereabouts.note(turn)
    else:
        if _is_recorded_at_once(turn, place):
            return
        waiting.keep(turn)
        if foreign.offers_to_record(turn):
            turn.change(recording=agent.OFFERED)
            return
        if not place.staffed and turn.reading.main in _TELLS:
            recording.offer(turn, "utter_record_in_turkish")  # nobody reads it before long
            return
    turn.say("utter_queue_noted")


def _is_recorded_at_once(turn: Turn, place: AgentPlace) -> bool:
    """Record what is told while nobody is there: added to the record at hand, or by SMS anew.

    By SMS a text is a complaint; the place in the queue is kept beside it.
    """
    told = turn.reading.main in r.STORY and not turn.message.is_choice
    if place.staffed or turn.state.language is not None or not told or turn.draft.has_content:
        return False
    text = turn.reading.text or turn.message.text
    if recording.has_a_record(turn) or turn.manner.name == "sms":
        turn.manner.take_more(turn, text)
    else:
        return False
    if not turn.put:
        recording.offer(turn, "utter_queue_stays_or_call")
    return True


def _leaves(turn: Turn) -> bool:
    """Whether somebody leaves the queue."""
    return turn.reading.main in _LEAVES or waiting.was_not_asked_for(turn)


def _out(turn: Turn) -> None:
    turn.backend.leave_queue(turn.conversation_id)
    turn.change(waiting=False, recording="", asked_waiting=False)


def _leave(turn: Turn) -> None:
    _out(turn)
    unasked = not turn.message.is_choice and waiting.was_not_asked_for(turn)
    turn.say("utter_queue_left_unasked" if unasked else "utter_queue_left")
    waiting.go_on(turn)


def asked_about(turn: Turn) -> None:
    """Answer a question about the queue, of who waits beside something else or does not wait."""
    place = place_of(turn)
    if place is not None and turn.reading.main == r.LEAVE_QUEUE:
        _leave(turn)
        return
    if place is not None:
        tell_place(turn, place)
        return
    if turn.reading.main == r.LEAVE_QUEUE and human.is_declined(turn.message.text):
        turn.say("utter_not_dropped")
        return
    turn.say("utter_not_in_queue")
