"""The status of a complaint: by its number, or of those registered in this conversation."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import ActiveLoop, FollowupAction, SlotSet

from actions import tracking_numbers, wording
from actions.answers import is_no
from actions.backend import InvalidTrackingNumberError, RequestRefusedError
from actions.base import (
    BackendAction,
    Events,
    latest_message,
    off_the_loop,
    slot_events,
    was_interrupted,
)
from actions.complaint_draft import MOST_FAILED_ATTEMPTS
from actions.interruptions import is_interruption

if TYPE_CHECKING:
    from rasa_sdk.executor import CollectingDispatcher

    from actions.backend import Backend, Complaint

FORM = "status_form"
_LISTED = 5


async def report(
    backend: Backend,
    dispatcher: CollectingDispatcher,
    conversation_id: str,
    number: str,
) -> None:
    """Say what is known of one complaint; unknown and somebody else's secrets look alike."""
    shown = {"number": tracking_numbers.display(number)}
    if not tracking_numbers.is_right(number):
        dispatcher.utter_message(response="utter_number_has_error", **shown)
        return
    try:
        complaint = await off_the_loop(backend.complaint, number, conversation_id)
    except InvalidTrackingNumberError:
        dispatcher.utter_message(response="utter_number_has_error", **shown)
    except RequestRefusedError:
        dispatcher.utter_message(response="utter_complaint_not_found", **shown)
    else:
        describe(dispatcher, complaint)


def describe(dispatcher: CollectingDispatcher, complaint: Complaint) -> None:
    """Say a complaint's status: all of it to whoever registered it here, else coarsely."""
    response = "utter_status"
    if complaint.full:
        response = "utter_status_answered" if complaint.answer else "utter_status_full"
    dispatcher.utter_message(response=response, **wording.of_complaint(complaint))


def list_complaints(dispatcher: CollectingDispatcher, complaints: list[Complaint]) -> None:
    """Say the numbers registered in this conversation, newest first."""
    lines = [
        f"• {one.tracking_number_display} - {wording.of_complaint(one)['label']} "
        f"({one.status_label})"
        for one in complaints[:_LISTED]
    ]
    dispatcher.utter_message(response="utter_your_complaints", lines="\n".join(lines))


class ReportStatus(BackendAction):
    """Answer a status query, in or out of a form."""

    def name(self) -> str:
        """Return the domain's name."""
        return "action_report_status"

    async def run(
        self,
        dispatcher: CollectingDispatcher,
        tracker: Tracker,
        domain: dict[str, Any],  # noqa: ARG002 - the SDK's signature
    ) -> Events:
        """Report by number; without one the newest of this conversation; else ask for it."""
        message = latest_message(tracker)
        number = tracker.get_slot("tracking_number") or tracking_numbers.written_in(message)
        forgotten = [SlotSet("tracking_number", None)]
        if number:
            await report(self.backend, dispatcher, tracker.sender_id, number)
            return forgotten
        complaints = await off_the_loop(self.backend.complaints_of, tracker.sender_id)
        if complaints:
            describe(dispatcher, complaints[0])
        elif tracker.active_loop_name:
            dispatcher.utter_message(response="utter_number_anytime")
        elif tracker.latest_action_name == FORM:  # asked for it, and there is none
            dispatcher.utter_message(response="utter_lost_number")
        else:
            return [FollowupAction(FORM)]
        return forgotten


class ListComplaints(BackendAction):
    """Answer "numaramı kaybettim"."""

    def name(self) -> str:
        """Return the domain's name."""
        return "action_list_complaints"

    async def run(
        self,
        dispatcher: CollectingDispatcher,
        tracker: Tracker,
        domain: dict[str, Any],  # noqa: ARG002 - the SDK's signature
    ) -> Events:
        """List this conversation's complaints, else say where numbers are found."""
        complaints = await off_the_loop(self.backend.complaints_of, tracker.sender_id)
        if complaints:
            list_complaints(dispatcher, complaints)
        else:
            dispatcher.utter_message(response="utter_lost_number")
        if tracker.active_loop_name == FORM:  # it asks for what is lost
            return [ActiveLoop(None), SlotSet("requested_slot", None)]
        return []


class ValidateStatusForm(Action):
    """Take the tracking number."""

    def name(self) -> str:
        """Return the name that Rasa looks for."""
        return f"validate_{FORM}"

    async def run(
        self,
        dispatcher: CollectingDispatcher,
        tracker: Tracker,
        domain: dict[str, Any],  # noqa: ARG002 - the SDK's signature
    ) -> Events:
        """Take a right number; call a wrong one wrong; end when there is none."""
        if tracker.get_slot("requested_slot") != "tracking_number":
            return [*slot_events({"failed_attempts": 0.0}), _asking()]
        if was_interrupted(tracker, FORM):
            return [_asking()]
        message = latest_message(tracker)
        number = tracking_numbers.written_in(message)
        if number and tracking_numbers.is_right(number):
            return slot_events({"tracking_number": number, "requested_slot": None})
        if number is None:
            if is_no(message) or message.intent == "lost_tracking_number":
                return slot_events({"failed_attempts": 0.0, "requested_slot": None})
            wants_status = message.intent == "check_status"
            if message.intent in _OTHER_WISHES or (is_interruption(message) and not wants_status):
                return []
        else:
            shown = tracking_numbers.display(number)
            dispatcher.utter_message(response="utter_number_has_error", number=shown)
        failed = min((tracker.get_slot("failed_attempts") or 0) + 1, MOST_FAILED_ATTEMPTS)
        return [*slot_events({"failed_attempts": float(failed)}), _asking()]


_OTHER_WISHES = frozenset({"file_complaint", "add_information"})


def _asking() -> dict[str, Any]:
    event: dict[str, Any] = SlotSet("requested_slot", "tracking_number")
    return event
