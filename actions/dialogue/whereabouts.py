"""Where somebody in danger is, and how they are reached: kept, read back, never asked twice."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from actions.backend_errors import RequestRefusedError
from actions.dialogue import agent, alarm_words as words
from actions.dialogue.state import Want
from actions.reading import (
    after_alarm,
    lines,
    of_the_other,
    questions,
    reading as r,
    tracking_numbers,
)
from actions.reading.phones import phone_display

if TYPE_CHECKING:
    from actions.dialogue.state import State
    from actions.dialogue.turn import Turn
    from actions.reading.reading import Reading

_HAVE_A_PLACE = frozenset({"life", "violence", "self_harm"})
# Said to whoever reads the record, beside a way that may be in other hands.
_NOT_SAFE = "DİKKAT, güvenli olduğu söylenmedi, aramayın ve mesaj göndermeyin: "
# Said before a number that is evidence, and nobody's to be reached by.
OF_THE_OTHER = "DİKKAT, numara müşterinin değil, şikâyet ettiği kişinin: "
OF_WHOM = "DİKKAT, kimin numarası olduğu söylenmedi, aramayın: "
_ASKED = frozenset(
    ("utter_danger_recorded", "utter_danger_human", "utter_alarm_where", "utter_alarm_where_again")
)


def interrupted(state: State) -> dict[str, Any]:
    """Return what to change so that the open question is put again after the alarm."""
    asks = state.question not in {questions.NONE, *questions.OF_AN_ALARM}
    if not asks or state.question in questions.IRREVERSIBLE:
        return {}
    return {"interrupted": Want(state.question, state.subject)}


def number_shown(number: str | None) -> dict[str, str]:
    """Return the value of a response that names a record."""
    return {"number": tracking_numbers.display(number or "")}


def note(turn: Turn, remark: str = "") -> None:
    """Add a message to the danger's record, and what it tells of reaching the customer."""
    number = turn.state.danger_complaint
    if number is None or turn.message.is_choice:
        return
    told = turn.reading.fields
    if turn.state.quiet and (told.phone or told.email):
        remark += _NOT_SAFE
    add(turn, number, f"{remark}{turn.message.text}")
    if _of_a_line(turn):  # a stolen line is no way to reach anybody
        told = replace(told, phone=lost_or_not(turn).reaching)
    if told.phone or told.email or told.name:
        agent.reachable(turn, number, told)


def without_the_other_s(turn: Turn) -> Reading:
    """Return the reading without a number that is of whoever does it: nobody is called there."""
    fields = turn.reading.fields
    if fields.phone is None or not of_the_other.is_number_told(turn.message.text):
        return turn.reading
    return replace(turn.reading, fields=replace(fields, phone=None))


def lost_or_not(turn: Turn) -> lines.Numbers:
    """Return which number of a message is the lost line, which is remembered, and which is not."""
    told = turn.reading.fields.phone
    gone = lines.is_gone(turn.state.danger_told)
    numbers = lines.of(turn.message.text, gone=gone, line=turn.state.lost_line, first=told)
    turn.change(lost_line=numbers.line)
    return numbers


def add(turn: Turn, number: str, text: str) -> bool:
    """Add words to a record; return whether they were taken."""
    try:
        turn.backend.add_information(number, turn.conversation_id, text, turn.call_key(r.ADD))
    except RequestRefusedError:
        return False
    return True


def learn(turn: Turn) -> None:
    """Remember where a message says that somebody is."""
    if not turn.message.is_choice and after_alarm.is_a_place(turn.message):
        before = turn.state.whereabouts
        place = turn.manner.quoted(turn.message.text)
        known = f"{before}, {place}" if before and place not in before else place
        turn.change(whereabouts=turn.manner.quoted(known))


def take(turn: Turn) -> None:
    """Take a place or a number, and read it back: nobody in need should write it twice."""
    learn(turn)
    told = turn.reading.fields
    # It may be the number of who presses them: no contact until it is called their own.
    open_whose = _online(turn) and told.phone and not of_the_other.is_own(turn.message.text)
    if open_whose:
        turn.reading = replace(turn.reading, fields=replace(told, phone=None))
    note(turn, OF_WHOM if open_whose else "")
    phones = lines.of(turn.message.text, gone=False, first=told.phone).told if told.phone else ()
    is_a_place = after_alarm.is_a_place(turn.message)
    ways = [*map(phone_display, phones), *([told.email] if told.email else [])]
    parts = [turn.message.text] if is_a_place else ways or [told.name or turn.message.text]
    response = "utter_alarm_told_line" if _of_a_line(turn) else "utter_alarm_told"
    if turn.state.calm and not _of_a_line(turn):
        response = "utter_alarm_told_again"  # nobody drives out any more
    elif _online(turn):
        response = "utter_alarm_whose" if open_whose else "utter_alarm_told_online"
    turn.say(response, {"told": turn.manner.quoted(", ".join(parts))})


def read_back(turn: Turn) -> None:
    """Say what is known already, or ask for it with an apology."""
    known = [one for one in (turn.state.whereabouts, _reached(turn)) if one]
    if known:
        turn.say("utter_alarm_known", {"told": turn.manner.quoted(", ".join(known))})
    else:
        turn.say("utter_alarm_where")


def _reached(turn: Turn) -> str | None:
    phone = turn.draft.phone
    return phone_display(phone) if phone and phone.startswith("+") else None


def ask(turn: Turn) -> None:
    """Ask where they are if that matters, is not known and was not asked just now."""
    matters = words.group_of(turn.state.danger or "") in _HAVE_A_PLACE
    if matters and turn.state.whereabouts is None and not _ASKED & set(turn.state.said):
        turn.say("utter_alarm_where")


def _online(turn: Turn) -> bool:
    return words.group_of(turn.state.danger or "") == "online"


def _of_a_line(turn: Turn) -> bool:
    return words.group_of(turn.state.danger or "") == "line"
