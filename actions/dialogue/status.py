"""Telling how complaints stand: by number, or the customer's own."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from actions.backend_errors import InvalidTrackingNumberError, RequestRefusedError
from actions.dialogue import record_told
from actions.dialogue.standing import OPEN
from actions.dialogue.state import Want
from actions.reading import (
    history,
    questions,
    reading as r,
    topics,
    tracking_numbers,
    trouble,
    verbs,
)

if TYPE_CHECKING:
    from actions.backend import Complaint
    from actions.dialogue.turn import Turn

TELLS = "utter_status"
"""How the names of the responses begin that tell how a complaint stands."""
_UNSOLVED = "Çözülmedi"
_LISTED = 5
_LISTED_BY_SMS = 3
_TOLD_WHOLE = 2
_TRIES = 2
"""How often a number is asked for before it is looked for by the mobile."""


def start(turn: Turn, want: Want) -> None:
    """Answer a wish for a status or for a lost number."""
    if want.number is not None and want.kind == r.STATUS:
        report_all(turn, want.number)
        return
    if not trouble.is_told(verbs.plain(turn.reading.text or turn.message.text)):
        turn.reading = turn.reading.without(*r.STORY)  # "internet şikâyetim" only names it
    unsaved = turn.draft.has_content and want.kind == r.STATUS
    if unsaved:
        turn.say("utter_not_saved_yet")
    own = _meant(turn, turn.backend.complaints_of(turn.conversation_id))
    if not own:
        if not unsaved:
            turn.manner.not_ones_own(turn, want)
    elif want.kind == r.STATUS and _history_of(turn, own):
        return
    elif want.kind == r.LOST_NUMBER or len(own) > 1:
        list_numbers(turn, own)
    else:
        report(turn, own[0].tracking_number)


def _history_of(turn: Turn, own: list[Complaint]) -> bool:
    """Tell of the few that are open where more is asked than how each of all stands."""
    going_on = [one for one in own if one.status in OPEN]
    few = 0 < len(going_on) <= _TOLD_WHOLE and len(own) > 1
    if not few or turn.message.is_choice or not history.is_asked_for(turn.message.text):
        return False
    for one in going_on:
        report(turn, one.tracking_number)
    return True


def _meant(turn: Turn, own: list[Complaint]) -> list[Complaint]:
    """Return the complaint that is spoken of, those of the topic named, else all of them."""
    if turn.meant is not None:
        return [one for one in own if one.tracking_number == turn.meant]
    named = () if turn.message.is_choice else topics.read(turn.message.text)
    return [one for one in own if one.topic in named] or own


def report_all(turn: Turn, number: str) -> None:
    """Say how each of the complaints stands whose numbers are in the message, `number` at least."""
    others = [] if turn.message.is_choice else tracking_numbers.all_in(turn.message.text)
    for one in dict.fromkeys([number, *others] if number not in others else others):
        report(turn, one)


def report(turn: Turn, number: str) -> None:
    """Say what is known of one complaint; unknown and somebody else's secrets look alike."""
    shown = {"number": tracking_numbers.display(number)}
    if not tracking_numbers.is_right(number):
        turn.say("utter_number_has_error", shown)
        return
    try:
        complaint = turn.backend.complaint(number, turn.conversation_id)
    except InvalidTrackingNumberError:
        turn.say("utter_number_has_error", shown)
    except RequestRefusedError:
        turn.say("utter_complaint_not_found", shown)
    else:
        _describe(turn, complaint)


def _describe(turn: Turn, complaint: Complaint) -> None:
    """Say a complaint's status: all of it to whom it belongs, else coarsely."""
    response = "utter_status"
    if complaint.tracking_number == turn.state.danger_complaint and not complaint.answer:
        response = "utter_status_alarm"  # not to be taken for the complaint
    elif complaint.full:
        response = "utter_status_answered" if complaint.answer else "utter_status_full"
    turn.say(response, turn.manner.values_of(complaint), _unsolved(turn, complaint))
    several = any(one["response"].startswith(TELLS) for one in turn.said[:-1])
    turn.change(spoken=None if several else complaint.tracking_number)
    if complaint.full:
        record_told.tell(turn, complaint)


def _unsolved(turn: Turn, complaint: Complaint) -> list[dict[str, str]]:
    """Offer to have a concluded complaint taken up again by one tap, while it may be.

    By SMS nothing is offered: there the word itself does it.
    """
    if complaint.reopen_until is None or turn.manner.name == "sms":
        return []
    meant = {"tracking_number": complaint.tracking_number, "reason": _UNSOLVED}
    payload = f"/reopen_complaint{json.dumps(meant, ensure_ascii=False)}"
    return [{"title": _UNSOLVED, "payload": payload}]


def list_numbers(turn: Turn, own: list[Complaint]) -> None:
    """Say the numbers of the newest of the customer's complaints."""
    most = _LISTED_BY_SMS if turn.manner.name == "sms" else _LISTED
    values = [turn.manner.values_of(one) for one in own[:most]]
    lines = [f"{one['number']} {one['label']}: {one['status_label']}" for one in values]
    turn.say("utter_your_complaints", {"lines": "\n".join(lines)})


def answer_tracking(turn: Turn) -> bool:
    """Take a tracking number; a wrong one is called wrong, a lost one is looked for."""
    reading = turn.reading
    number = reading.value if reading.main == r.GIVEN else reading.fields.tracking_number
    # Whoever writes the mobile instead of the number can show whose it is by that.
    mobile = reading.fields.phone_is_mobile and not tracking_numbers.is_right(number or "")
    if not mobile and reading.main in {r.GIVEN, r.INVALID} and number is not None:
        turn.change(failures=0)
        others = tracking_numbers.all_in(turn.message.text)
        if any(map(tracking_numbers.is_right, others)) and len(others) > 1:
            turn.settle()
            report_all(turn, others[0])
        elif tracking_numbers.is_right(number):
            turn.settle()
            report(turn, number)
        else:
            turn.say("utter_number_has_error", {"number": tracking_numbers.display(number)})
        return True
    digits = any(map(str.isdigit, turn.message.text))  # a part of it: it is at hand
    around = reading.main in {r.UNCLEAR, r.YES} and turn.state.asked >= _TRIES and not digits
    if mobile or around or reading.main in {r.REFUSED, r.LOST_NUMBER, r.NO, r.UNSURE}:
        turn.settle()
        start(turn, Want(r.LOST_NUMBER))
        return True
    if reading.main == r.CANCEL:
        turn.settle()
        turn.say("utter_cancelled")
        return True
    if reading.main in {r.COMPLAINT, r.OPENER}:
        turn.settle()
        return False
    if reading.main in {r.UNCLEAR, r.YES}:
        ask(turn)
        return True
    return False


def ask(turn: Turn) -> None:
    """Ask for the tracking number."""
    turn.ask(questions.TRACKING)
