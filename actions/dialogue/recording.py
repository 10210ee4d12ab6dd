"""Recording instead of waiting, while nobody is there: offered, taken up, and kept to.

A yes keeps the place in the queue until there is a record with a number and, unless it is to be in
writing, a call that somebody has to make. Only then the place is given up, and it is said.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from actions.backend_errors import ContactMissingError, RequestRefusedError
from actions.dialogue import agent, record_changes, waiting
from actions.dialogue.agent import OFFERED
from actions.reading import questions, record_offer, wishes
from lexicon import contact_wishes

if TYPE_CHECKING:
    from actions.backend import AgentPlace
    from actions.dialogue.turn import Turn

CALL, WRITTEN, NUMBER = "call", "written", "number"
TAKEN_UP = frozenset({CALL, WRITTEN})
_UNSETTLED = frozenset({questions.ANEW, *questions.OF_AN_EARLIER})
_LAST = "utter_anything_else"


def offer(turn: Turn, response: str, values: dict[str, str] | None = None) -> None:
    """Say a response that offers to record and call, to whom a plain yes then is the answer."""
    turn.change(recording=OFFERED)
    turn.say(response, {**(values or {}), "asked": turn.state.offer})


def answer(turn: Turn, place: AgentPlace) -> bool:
    """Take the answer to the offer; it stands as long as nobody is there, and once it was made."""
    state = turn.state
    made = bool(state.recording)
    if state.danger is not None or not (made or (not place.staffed and state.language is None)):
        return False
    if state.recording == NUMBER and _tells_the_number(turn):
        return True
    said = record_offer.read(turn.message, turn.reading)
    if said == record_offer.YES:
        _take_up(turn)
    elif said == record_offer.NO and made:
        turn.change(recording="")
        stays(turn, place)
    elif said == record_offer.UNSURE and made:
        offer(turn, "utter_record_ask_back")
    else:
        return False
    turn.reading = replace(turn.reading, also=())
    return True


def stays(turn: Turn, place: AgentPlace) -> None:
    """Say that the place in the queue is kept, and when somebody is there."""
    turn.say("utter_queue_stays", {"when": agent.when(turn, place)})


def _take_up(turn: Turn) -> None:
    """Record what was told, or else what was asked for; the place is kept till then."""
    text = turn.message.text
    told = record_offer.told_beside(turn.message, turn.reading)
    typed = not turn.message.is_choice
    in_writing = typed and record_offer.refuses_a_call(text)
    turn.change(recording=WRITTEN if in_writing else CALL)
    fields = turn.reading.fields
    says_whom = fields.phone or fields.email or fields.name
    if typed and told is None and (says_whom or wishes.has_any(text)):
        turn.change(draft=turn.draft.with_wish(text))
    kept = turn.state.set_aside if turn.state.to_offer else None
    if kept is not None and not turn.draft.has_content:
        turn.change(draft=kept, set_aside=None, to_offer=False)
    turn.settle()
    if has_a_record(turn) and not turn.draft.has_content:
        _add_what_was_told(turn, told)
    else:
        waiting.record(turn, told)


def has_a_record(turn: Turn) -> bool:
    """Whether a complaint of this conversation is open, to which what is told may belong."""
    state = turn.state
    return state.takes_more and state.complaint != state.danger_complaint


def _add_what_was_told(turn: Turn, told: str | None) -> None:
    number, draft = turn.state.complaint or "", turn.draft
    noted = [contact_wishes.written(wish) for wish in draft.wishes]
    words = [draft.opening, told, *noted]
    text = "\n".join(one for one in words if one)
    if text:
        record_changes.add(turn, number, text)
    turn.change(draft=draft.emptied())


def _tells_the_number(turn: Turn) -> bool:
    """Take the number at which to call, where the record had none."""
    told, number = turn.reading.fields, turn.state.complaint
    if not told.phone or number is None or not turn.state.takes_more:
        return False
    agent.reachable(turn, number, told)
    turn.change(recording=CALL)
    return True


def finish(turn: Turn) -> None:
    """Give up the place once what was told is recorded, with a call to make; and say so."""
    state = turn.state
    if not state.waiting or state.recording not in TAKEN_UP or state.danger is not None:
        return
    if turn.draft.active or turn.draft.opening or state.question in _UNSETTLED:
        return
    if not has_a_record(turn):
        turn.change(recording="")  # it was let go, or solved: the place is kept
        if turn.state.finished:
            stays(turn, turn.backend.agent_place(turn.conversation_id))
        return
    _keep_to_it(turn, state.complaint or "")


def _keep_to_it(turn: Turn, number: str) -> None:
    here, called = turn.conversation_id, turn.state.recording == CALL
    complaint = turn.backend.complaint(number, here)
    values = turn.manner.values_of(complaint)
    if called:
        try:
            turn.backend.ask_call(number, here, turn.call_key("ask_call"))
        except ContactMissingError:
            turn.change(recording=NUMBER)
            turn.say("utter_call_needs_number", values)
            return
        except RequestRefusedError:
            called = False
    turn.backend.leave_queue(here)
    turn.change(waiting=False, recording="", asked_waiting=False)
    last = [one for one in turn.said if one["response"].startswith(_LAST)]
    turn.said = [one for one in turn.said if one not in last]
    turn.say("utter_queue_left_to_be_called" if called else "utter_queue_left_recorded", values)
    if turn.state.wordless:
        turn.say("utter_write_on_for_call")
    turn.said += last
