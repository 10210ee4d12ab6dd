"""Where a phone and mail may be in other hands: nothing goes to them before a clear yes.

Who is beaten, hides or is watched at home is exposed by a call or a message that another sees. So
the record is kept quiet: the backend sends nothing to its contact until its customer has said of
one number or address that it is safe.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from actions.backend_errors import RequestRefusedError
from actions.dialogue import whereabouts
from actions.dialogue.draft import given
from actions.reading import after_alarm as after, questions, reading as r
from actions.reading.phones import phone_display
from actions.reading.read import read

if TYPE_CHECKING:
    from actions.dialogue.turn import Turn


def keep_quiet(turn: Turn) -> None:
    """Have nothing sent to the contact of the record that holds the danger."""
    number = turn.state.danger_complaint
    turn.change(quiet=True)
    if number is None:
        return
    try:
        turn.backend.keep_quiet(number, turn.conversation_id, turn.call_key("quiet"))
    except RequestRefusedError:
        return  # it is not theirs any more: nothing is sent to them for it


def ask(turn: Turn) -> None:
    """Ask whether the way that was just told, or is known, is safe; without one nothing."""
    told = turn.reading.fields
    way = told.phone or told.email or given(turn.draft.phone) or given(turn.draft.email)
    if turn.state.quiet and way is not None:
        turn.change(safe_asked=way)
        turn.ask(questions.SAFE, way, {"told": turn.manner.quoted(_shown(way))})


def answer(turn: Turn) -> bool:
    """Take the answer to "güvenli mi?": only a clear yes is one."""
    way, reading = turn.state.subject, turn.reading
    if reading.main not in {r.YES, r.NO, r.DANGER} and not turn.message.is_choice:
        reading = read(turn.message, turn.state.context(turn.manner.name))
    if way is None or reading.main not in {r.YES, r.NO}:
        return False
    turn.settle()
    turn.change(safe_asked=None)
    if reading.main == r.YES and _taken(turn, way):
        return True
    whereabouts.note(turn)
    turn.say("utter_alarm_not_safe")
    return True


def called_safe(turn: Turn) -> bool:
    """Take the way that a message calls safe: the one in it, else the one that was asked about.

    Whatever was said in between: who writes "güvenli" of it has given the yes that was asked for.
    """
    told = turn.reading.fields
    way = told.phone or told.email or turn.state.safe_asked
    if not turn.state.quiet or way is None or turn.reading.main == r.DANGER:
        return False
    if not after.calls_safe(turn.message):
        return False
    turn.settle()
    if not _taken(turn, way):
        return False
    whereabouts.learn(turn)
    whereabouts.note(turn)
    return True


def _taken(turn: Turn, way: str) -> bool:
    if not _is_safe(turn, way):
        return False
    turn.change(safe_asked=None)
    turn.say("utter_alarm_safe", {"told": turn.manner.quoted(_shown(way))})
    return True


def _is_safe(turn: Turn, way: str) -> bool:
    number = turn.state.danger_complaint
    if number is None:
        return False
    contact = {"email": way} if "@" in way else {"phone": way}
    key = turn.call_key("safe_contact")
    try:
        turn.backend.contact_is_safe(number, turn.conversation_id, contact, key)
    except RequestRefusedError:
        return False
    turn.change(quiet=False)
    return True


def _shown(way: str) -> str:
    return way if "@" in way else phone_display(way)
