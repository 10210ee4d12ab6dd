"""What is answered to what is said after an alarm; each keeps the words for the agent."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from actions.dialogue import (
    alarm_beside,
    alarm_form,
    alarm_words as words,
    danger,
    safe_contact,
    status,
    talk,
    whereabouts,
)
from actions.dialogue.state import Want
from actions.reading import (
    after_alarm as after,
    against_the_writer,
    of_the_other,
    questions,
    reading as r,
    situations,
)
from lexicon import danger as lexicon

if TYPE_CHECKING:
    from actions.dialogue.turn import Turn


_OF_PEOPLE = frozenset({"life", "self_harm", "violence", "online"})
_CANNOT_WAIT = frozenset({situations.TAKEN, situations.CUT})
_THREAT = "threat"
"""The writer threatens others: no help is on its way to them, and none is promised."""


def stay(turn: Turn) -> None:
    """Stay with whoever writes: kept for the agent, and said in a human's words."""
    whereabouts.note(turn)
    main = turn.reading.main
    if main in {r.BOT, r.PRIVACY}:
        talk.answer(turn, main)
    elif main == r.STALE:
        turn.say("utter_choice_expired")
    elif main == r.THANK:
        turn.say("utter_alarm_thank")
    elif turn.state.danger in _CANNOT_WAIT:
        danger.say_again(turn)  # minutes count, whatever else is spoken of
        whereabouts.ask(turn)
    else:
        # Whoever says nothing of a danger any more has not said that there is none.
        turn.say(f"utter_alarm_here_{words.group_of(turn.state.danger or '')}")


def go_on(turn: Turn) -> None:
    """Put once more what was asked before, as the customer wants."""
    if not turn.draft.has_content and turn.state.interrupted is None:
        if not (alarm_beside.take_what_waits(turn) or alarm_beside.take_what_raised_it(turn)):
            stay(turn)
        return
    turn.say("utter_alarm_go_on")
    alarm_form.resume(turn)
    if turn.state.question == questions.NONE and turn.draft.next_question is not None:
        turn.change(question=turn.draft.next_question)


def stays(turn: Turn) -> None:
    """Say that nothing changes to whoever wants to wait."""
    whereabouts.note(turn)
    turn.say("utter_alarm_stays")


def despairs(turn: Turn) -> None:
    """Answer a farewell as what it is: an alarm again."""
    danger.call_again(turn)
    turn.say("utter_alarm_despair")


def worse(turn: Turn) -> None:
    """Say what to do about what got worse; a danger of another kind is a new one."""
    reading, before = turn.reading, turn.state.danger or ""
    told = lexicon.find(turn.message.text)
    kind = told.kind if told else None
    if kind is None and reading.main == r.DANGER and before in situations.PROPERTY:
        kind = reading.kind  # short words of one in danger: only its beginning can be guessed
    if before == _THREAT and kind == "violence" and not against_the_writer.is_told(turn.message):
        kind = None  # "elimde silah var": it is the writer who threatens
    what = after.worsened(turn.message.text, situations.kind_of(before))
    if (
        before in situations.ONLINE
        and what == "attacker"
        and not of_the_other.is_near(turn.message.text)
    ):
        what = ""  # who threatens online stands at no door
    if what == "breath" and situations.is_of_the_writer(turn.message.text):
        what = ""  # nobody presses on their own chest
        turn.change(danger=situations.PATIENT)
    if not what and _is_trapped_now(turn):
        kind = situations.kind_of(situations.TRAPPED)
    elif kind == situations.kind_of(before):
        kind = None
    if kind is not None and not what:
        cannot_call = reading.cannot_call or bool(told and told.cannot_call)
        turn.reading = replace(reading, main=r.DANGER, kind=kind, cannot_call=cannot_call)
        danger.help_now(turn)
        return
    danger.call_again(turn)
    if what:
        turn.say(f"utter_alarm_worse_{what}")
    else:
        danger.say_again(turn)
    whereabouts.ask(turn)


def _is_trapped_now(turn: Turn) -> bool:
    """Whether only this message tells that whoever is in need is shut in or pinned."""
    before = turn.state.danger or ""
    kind = situations.kind_of(situations.TRAPPED)
    now = situations.of(kind, turn.message.text)
    return situations.kind_of(before) == kind and now == situations.TRAPPED != before


def died(turn: Turn) -> None:
    """Condole with whoever says that somebody is dead; nobody is told to call 112 any more."""
    whereabouts.note(turn)
    turn.change(calm=True)
    turn.say("utter_sympathy_bereaved")


def somebody(turn: Turn) -> None:
    """Let whoever is there call 112, who is no rescuer; nothing is over by it."""
    whereabouts.note(turn)
    turn.say("utter_alarm_somebody")
    whereabouts.ask(turn)


def still_gone(turn: Turn) -> None:
    """Say once more who looks for somebody who is missing, and keep what was told."""
    whereabouts.note(turn)
    danger.say_again(turn)


def coming(turn: Turn) -> None:
    """Say that nobody was sent: help comes from 112 only."""
    whereabouts.note(turn)
    group = words.group_of(turn.state.danger or "")
    if group == "line":
        blocked(turn)
    elif group in {"fraud", "threat"}:
        stay(turn)
    else:
        turn.say("utter_alarm_nobody_sent")
        whereabouts.ask(turn)


def blocked(turn: Turn) -> None:
    """Say that writing here does not block a line."""
    turn.say("utter_alarm_not_blocked")


def called(turn: Turn) -> None:
    """Say that it was right to call."""
    group = words.group_of(turn.state.danger or "")
    if group == _THREAT:
        stay(turn)
        return
    whereabouts.note(turn)
    turn.say("utter_alarm_called_line" if group in {"line", "fraud"} else "utter_alarm_called")


def cannot_call(turn: Turn) -> None:
    """Say what is left to whoever cannot call."""
    whereabouts.note(turn)
    of_no_use = words.group_of(turn.state.danger or "") in {"line", "fraud", "threat"}
    if of_no_use or turn.state.danger in situations.OUT_OF_REACH:
        danger.say_again(turn)
        return
    turn.say("utter_alarm_cannot_call")
    whereabouts.ask(turn)


def withheld(turn: Turn) -> None:
    """Keep a wish not to be called or written to in front of the agent."""
    whereabouts.note(turn, "DİKKAT, müşterinin isteği: ")
    if words.group_of(turn.state.danger or "") in _OF_PEOPLE and not turn.state.quiet:
        safe_contact.keep_quiet(turn)
    turn.say("utter_alarm_withheld")


def given_to_nobody(turn: Turn) -> None:
    """Promise whoever hides that nothing is told to anybody, and put that in front of the agent."""
    whereabouts.learn(turn)
    whereabouts.note(turn, "DİKKAT, müşterinin isteği: ")
    if words.group_of(turn.state.danger or "") in _OF_PEOPLE and not turn.state.quiet:
        safe_contact.keep_quiet(turn)
    turn.say("utter_alarm_given_to_nobody")


def told(turn: Turn) -> None:
    """Take where they are or how they are reached; at home it is asked whether that is safe."""
    if words.group_of(turn.state.danger or "") == _THREAT:
        whereabouts.learn(turn)
        stay(turn)
        return
    whereabouts.take(turn)
    if turn.reading.fields.phone or turn.reading.fields.email:
        safe_contact.ask(turn)


def safe(turn: Turn) -> None:
    """Ask once more, by its number, whether what is called safe is: only that yes counts."""
    if not turn.state.quiet:
        stay(turn)
        return
    whereabouts.note(turn)
    safe_contact.ask(turn)
    if not turn.said:
        turn.say("utter_alarm_told", {"told": turn.manner.quoted(turn.message.text)})


def erase(turn: Turn) -> None:
    """Say what can be deleted, and by whom."""
    whereabouts.note(turn, "DİKKAT, müşteri yazdıklarının görülmesinden çekiniyor: ")
    turn.say("utter_alarm_erase")


def given_already(turn: Turn) -> None:
    """Read back what was written before."""
    whereabouts.note(turn)
    whereabouts.read_back(turn)


def what_to_do(turn: Turn) -> None:
    """Say once more what to do."""
    if words.group_of(turn.state.danger or "") == "self_harm":
        stay(turn)
        return
    whereabouts.note(turn)
    danger.say_steps(turn)


def unsaved(turn: Turn) -> None:
    """Say how the record stands, and that the complaint of before is not one yet."""
    status.start(turn, Want(r.STATUS, turn.reading.fields.tracking_number))
    if turn.draft.has_content:
        turn.say("utter_alarm_unsaved")


def place(turn: Turn) -> None:
    """Say where they stand, never as the first thing."""
    place = turn.backend.agent_place(turn.conversation_id)
    shown = {"position": str(place.position), "ahead": str(place.ahead)}
    turn.say("utter_alarm_position" if place.ahead else "utter_alarm_next", shown)
