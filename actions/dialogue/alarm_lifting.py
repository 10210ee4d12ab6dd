"""Lifting an alarm and leaving the queue of those in danger: by a yes to a question of its own."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from actions.backend_errors import RequestRefusedError
from actions.dialogue import alarm_form, alarm_words as words, whereabouts
from actions.dialogue.state import Want
from actions.reading import (
    after_alarm as after,
    beside_danger,
    clear_yes,
    questions,
    reading as r,
    situations,
    verbs,
)
from actions.reading.phones import phone_display
from actions.reading.read import read
from lexicon import danger as lexicon

if TYPE_CHECKING:
    from actions.dialogue.turn import Turn

_ONLY_BY_YES = frozenset({"self_harm", "violence"})
"""Where a denial may be forced, or be despair: only the yes itself counts."""


def answer(turn: Turn) -> bool:
    """Take the answer to "alarmı kaldırayım mı?" or "sıradan çıkarayım mı?"."""
    reading, question = turn.reading, turn.state.question
    if reading.main not in {r.YES, r.NO, r.DANGER} and not turn.message.is_choice:
        reading = read(turn.message, turn.state.context(turn.manner.name))
    kind = situations.kind_of(turn.state.danger or "")
    said = after.said(turn.message, reading, kind)
    strict = kind in _ONLY_BY_YES or after.wants_it_ordinary(turn.message)
    again = said == after.FALSE if question == questions.ALARM else reading.main == r.LEAVE_QUEUE
    if reading.main == r.YES and clear_yes.only_acknowledges(verbs.plain(turn.message.folded)):
        turn.ask(question)  # heard, as often as agreed: what is in the record is not dropped by it
        return True
    if reading.main == r.DANGER or said in {after.WORSE, after.DESPAIR}:
        return False
    if question == questions.LEAVE and said in {after.FALSE, after.TAKE_BACK}:
        turn.settle()
        turn.ask(questions.ALARM)
        return True
    lifts = question == questions.ALARM and after.lifts(turn.message)
    agrees = reading.main == r.YES and not after.is_in_earnest(turn.message)
    if agrees or lifts or (again and not strict):
        turn.settle()
        (_lift if question == questions.ALARM else _leave)(turn)
    elif again:
        _remember_the_wish(turn)
        turn.ask(question)
    elif reading.main == r.NO or said == after.LEAVE or after.is_in_earnest(turn.message):
        turn.settle()
        turn.change(
            wants=tuple(one for one in turn.state.wants if one.kind != r.COMPLAINT or one.text)
        )
        turn.say("utter_alarm_stays")
    elif question == questions.ALARM and said == after.TOLD and _is_only_reached(turn):
        _ask_beside_the_way(turn)
    elif question == questions.ALARM and _is_where_the_fault_is(turn):
        _ask_beside_the_fault(turn)
    else:
        return False
    return True


def _is_only_reached(turn: Turn) -> bool:
    """Whether a message tells a way to be reached and no place, where no line or force is about."""
    told = turn.reading.fields
    life = words.group_of(turn.state.danger or "") == "life"
    return bool(life and (told.phone or told.email)) and not after.is_a_place(turn.message)


def _ask_beside_the_way(turn: Turn) -> None:
    """Keep the way to be reached, and ask again: no crew is spoken of to who denied the danger."""
    told = turn.reading.fields
    whereabouts.note(turn)
    turn.change(draft=turn.draft.heard(told))
    way = phone_display(told.phone) if told.phone else told.email or ""
    turn.say("utter_alarm_told_again", {"told": turn.manner.quoted(way)})
    turn.ask(questions.ALARM)


def _is_where_the_fault_is(turn: Turn) -> bool:
    """Whether a place is told as the fault's by who denied the danger: "arıza adresi …"."""
    life = words.group_of(turn.state.danger or "") == "life"
    return life and after.is_a_place(turn.message) and after.names_a_fault(turn.message)


def _ask_beside_the_fault(turn: Turn) -> None:
    """Keep where the fault is, with the complaint that comes next, and ask again."""
    text = turn.message.text
    whereabouts.note(turn)
    wants = list(turn.state.wants)
    at = next((at for at, one in enumerate(wants) if one.kind == r.COMPLAINT), None)
    if at is None:
        wants.append(Want(r.COMPLAINT, text=text))
    else:
        told = "\n".join(one for one in (wants[at].text, text) if one)
        wants[at] = replace(wants[at], text=told)
    turn.change(wants=tuple(wants), draft=turn.draft.heard(turn.reading.fields))
    turn.say("utter_alarm_told_again", {"told": turn.manner.quoted(text)})
    turn.ask(questions.ALARM)


def ask_to_leave(turn: Turn) -> None:
    """Ask before somebody leaves the queue of those in danger."""
    turn.change(**whereabouts.interrupted(turn.state))
    turn.ask(questions.LEAVE)


def ask_to_lift(turn: Turn) -> None:
    """Ask once whether the alarm is to be lifted; what else is told comes after that."""
    group = words.group_of(turn.state.danger or "")
    first = f"utter_alarm_false_{group}"
    fits = group != "line" or after.is_found(turn.message)
    if first in words.ONCE and first not in turn.state.said and fits:
        turn.say(first)
    _ask(turn)


def _ask(turn: Turn) -> None:
    whereabouts.note(turn)
    if not keep_beside(turn):
        _remember_the_wish(turn)
    turn.ask(questions.ALARM)


def _remember_the_wish(turn: Turn) -> None:
    """Take a complaint next of who wants it recorded as one of every day, once it is lifted."""
    known = turn.draft.has_content or any(one.kind == r.COMPLAINT for one in turn.state.wants)
    if known or not after.wants_it_ordinary(turn.message):
        return
    told = beside_danger.of_the_service(turn.state.danger_told) or ""
    turn.change(wants=(*turn.state.wants, Want(r.COMPLAINT, text=told)))


def doubted(turn: Turn) -> str | None:
    """Return what is complained of in words that raised an alarm though no rule sees a danger."""
    told = turn.state.danger_told
    return beside_danger.of_the_service(told) if lexicon.find(told) is None else None


def ask_beside(turn: Turn) -> None:
    """Ask the same of who goes on to another matter: nobody has said that there was no danger.

    The other record holds what they told of it, too, if this one is taken back.
    """
    _ask(turn)
    told = turn.state.danger_told.strip()
    last = turn.state.wants[-1] if turn.state.wants else None
    if told and last is not None and last.kind == r.COMPLAINT and last.text:
        both = replace(last, text=f"{told}\n{last.text}")
        turn.change(wants=(*turn.state.wants[:-1], both))


def take_back(turn: Turn) -> None:
    """Ask for the yes that "geri çek" is, without a word about a danger that may be one."""
    whereabouts.note(turn)
    turn.ask(questions.ALARM)


def keep_beside(turn: Turn) -> bool:
    """Keep what a message complains of beside the danger; return whether it does."""
    beside = beside_danger.told_beside(turn.message)
    if beside is None or turn.draft.has_content:
        return False
    topic = turn.message.topic if turn.message.topic_sure else None
    turn.change(wants=(*turn.state.wants, Want(r.COMPLAINT, text=beside, topic=topic)))
    return True


def _lift(turn: Turn) -> None:
    """It was none: its record is withdrawn, the queue left, and what was begun goes on."""
    number = turn.state.danger_complaint
    own = number is not None and not turn.state.danger_of_the_line
    withdrawn = own and _withdrawn(turn, number or "")
    turn.backend.leave_queue(turn.conversation_id)
    held = turn.state.complaint
    if own:
        _remember(turn)
    turn.change(
        waiting=False,
        danger=None,
        danger_told="",
        readers="",
        danger_complaint=None,
        calm=False,
        in_earnest=False,
        quiet=False,
        whereabouts=None,
        danger_of_the_line=False,
        lost_line=None,
        safe_asked=None,
        complaint=None if held == number and own else held,
    )
    shown = whereabouts.number_shown(number)
    turn.say("utter_alarm_lifted" if withdrawn else "utter_alarm_lifted_only", shown)
    alarm_form.resume(turn)
    told = next((one for one in turn.state.wants if one.kind == r.COMPLAINT), None)
    if told is not None and told.text:  # told with the denial, and only now the matter
        known = told.topic is not None
        turn.message = replace(turn.message, text=told.text, topic=told.topic, topic_sure=known)


def _remember(turn: Turn) -> None:
    """Take up next what the words that raised the alarm complain of, if nothing else is known."""
    known = turn.draft.has_content or any(one.kind == r.COMPLAINT for one in turn.state.wants)
    told = None if known else beside_danger.of_the_service(turn.state.danger_told)
    if told is not None:
        turn.change(wants=(*turn.state.wants, Want(r.COMPLAINT, text=told)))


def _withdrawn(turn: Turn, number: str) -> bool:
    reason = "Müşteri tehlike olmadığını bildirdi."
    try:
        turn.backend.withdraw(number, turn.conversation_id, reason, turn.call_key(r.WITHDRAW))
    except RequestRefusedError:
        return False
    return True


def _leave(turn: Turn) -> None:
    """Leave the queue; the record stays, and the next danger is put in front again."""
    turn.backend.leave_queue(turn.conversation_id)
    turn.change(waiting=False)
    turn.say("utter_alarm_left", whereabouts.number_shown(turn.state.danger_complaint))
    whereabouts.ask(turn)
    alarm_form.resume(turn)
