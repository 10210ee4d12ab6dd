"""Telling by SMS how complaints stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actions import sms_wording, tracking_numbers
from actions.backend import InvalidTrackingNumberError, RequestRefusedError

if TYPE_CHECKING:
    from actions.backend import Complaint
    from actions.sms_deeds import Deeds
    from actions.sms_state import State
    from actions.sms_step import Step


def status(deeds: Deeds, step: Step) -> State:
    """Tell of a number, or without one of the newest complaint of this phone."""
    number = step.number
    if number is None:
        complaints = deeds.own()
        if not complaints:
            return deeds.nothing_here(step)
        _describe(deeds, complaints[0])
        return step.state
    shown = {"number": tracking_numbers.display(number)}
    if not tracking_numbers.is_right(number):
        deeds.told.say("utter_number_has_error", shown)
        return step.state
    try:
        _describe(deeds, deeds.backend.complaint(number, deeds.conversation_id))
    except InvalidTrackingNumberError:
        deeds.told.say("utter_number_has_error", shown)
    except RequestRefusedError:
        deeds.told.say("utter_complaint_not_found", shown)
    return step.state


def _describe(deeds: Deeds, complaint: Complaint) -> None:
    response = "utter_status"
    if complaint.full:
        response = "utter_status_answered" if complaint.answer else "utter_status_full"
    deeds.told.say(response, sms_wording.of_complaint(complaint))


def list_numbers(deeds: Deeds, step: Step) -> State:
    """Tell the numbers of the newest complaints of this phone."""
    complaints = deeds.own()
    if not complaints:
        return deeds.nothing_here(step)
    deeds.told.say("utter_your_complaints", {"lines": sms_wording.lines_of(complaints)})
    return step.state
