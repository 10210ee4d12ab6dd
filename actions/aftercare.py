"""Adding to, withdrawing and reopening a complaint that was registered in this conversation.

For any other complaint the backend wants proof (the registered mobile), which a chat cannot give.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import FollowupAction, SlotSet

from actions import complaint_form, tracking_numbers, wording
from actions.aftercare_turn import ADD, KINDS, REOPEN, WITHDRAW, Wish, answer, text_said_along
from actions.backend import ComplaintNotFoundError, RequestRefusedError, TransitionNotAllowedError
from actions.base import (
    BackendAction,
    Events,
    idempotency_key,
    latest_message,
    off_the_loop,
    slot_events,
    was_interrupted,
)
from actions.session import AFTERCARE_FORM, AFTERCARE_SLOTS, cancel

if TYPE_CHECKING:
    from rasa_sdk.executor import CollectingDispatcher

    from actions.backend import Complaint

_OFFERED = 5


class StartAftercare(BackendAction):
    """Find out which complaint is meant, then let the form ask for the rest."""

    def name(self) -> str:
        """Return the domain's name."""
        return "action_start_aftercare"

    async def run(
        self,
        dispatcher: CollectingDispatcher,
        tracker: Tracker,
        domain: dict[str, Any],  # noqa: ARG002 - the SDK's signature
    ) -> Events:
        """Start the form, unless nothing was registered here or a complaint is being taken."""
        message = latest_message(tracker)
        kind = KINDS[message.intent]
        if tracker.active_loop_name == complaint_form.FORM:
            if kind == WITHDRAW:  # what is not registered yet is simply left
                return cancel(dispatcher, tracker)
            dispatcher.utter_message(response="utter_finish_first")
            return []
        complaints = await off_the_loop(self.backend.complaints_of, tracker.sender_id)
        numbers = [one.tracking_number for one in complaints]
        meant = tracking_numbers.written_in(message)
        if not numbers or (meant and meant not in numbers):
            dispatcher.utter_message(response="utter_aftercare_elsewhere")
            return []
        values = {
            "aftercare_kind": kind,
            "complaint_number": meant or (numbers[0] if len(numbers) == 1 else None),
            "complaint_numbers": numbers[:_OFFERED],
            "aftercare_text": text_said_along(kind, message),
            "aftercare_confirmed": None,
            "failed_attempts": 0.0,
        }
        return [*slot_events(values), FollowupAction(AFTERCARE_FORM)]


class ValidateAftercareForm(Action):
    """Take one message of the form; the rules are in `aftercare_turn`."""

    def name(self) -> str:
        """Return the name that Rasa looks for."""
        return f"validate_{AFTERCARE_FORM}"

    async def run(
        self,
        dispatcher: CollectingDispatcher,
        tracker: Tracker,
        domain: dict[str, Any],  # noqa: ARG002 - the SDK's signature
    ) -> Events:
        """Set what was answered and what to ask next."""
        wish = Wish.from_slots(tracker.slots)
        asked = tracker.get_slot("requested_slot")
        if asked in Wish.QUESTIONS and not was_interrupted(tracker, AFTERCARE_FORM):
            answered = answer(wish, asked, latest_message(tracker))
            if answered is None:
                return []
            wish, notices = answered
            for notice in notices:
                dispatcher.utter_message(response=notice)
        return [*slot_events(wish.as_slots()), SlotSet("requested_slot", wish.next_question)]


class AskWhichComplaint(Action):
    """Ask which of this conversation's complaints is meant."""

    def name(self) -> str:
        """Return the name that Rasa looks for."""
        return f"action_ask_{AFTERCARE_FORM}_complaint_number"

    async def run(
        self,
        dispatcher: CollectingDispatcher,
        tracker: Tracker,
        domain: dict[str, Any],  # noqa: ARG002 - the SDK's signature
    ) -> Events:
        """Ask, with the numbers as choices."""
        buttons = [
            {
                "title": tracking_numbers.display(number),
                "payload": f"/inform{json.dumps({'tracking_number': number})}",
            }
            for number in tracker.get_slot("complaint_numbers") or []
        ]
        dispatcher.utter_message(response="utter_which_complaint", buttons=buttons)
        return []


class FinishAftercare(BackendAction):
    """Do what was asked for."""

    def name(self) -> str:
        """Return the domain's name."""
        return "action_finish_aftercare"

    async def run(
        self,
        dispatcher: CollectingDispatcher,
        tracker: Tracker,
        domain: dict[str, Any],  # noqa: ARG002 - the SDK's signature
    ) -> Events:
        """Call the backend and say what became of it."""
        wish = Wish.from_slots(tracker.slots)
        if wish.given_up:
            kept = "utter_not_withdrawn" if wish.kind == WITHDRAW else "utter_cancelled"
            dispatcher.utter_message(response=kept)
            return slot_events(dict.fromkeys(AFTERCARE_SLOTS))
        try:
            complaint = await self._do(wish, tracker)
        except ComplaintNotFoundError:
            dispatcher.utter_message(response="utter_aftercare_elsewhere")
        except TransitionNotAllowedError:
            dispatcher.utter_message(response=f"utter_{wish.kind}_not_possible")
        except RequestRefusedError:
            dispatcher.utter_message(response="utter_cannot_register")
        else:
            dispatcher.utter_message(
                response=f"utter_{wish.kind}_done",
                **wording.of_complaint(complaint),
            )
            if complaint.dangerous and wish.kind == ADD and not tracker.get_slot("danger_told"):
                dispatcher.utter_message(response="utter_danger")
                return slot_events({**dict.fromkeys(AFTERCARE_SLOTS), "danger_told": True})
        return slot_events(dict.fromkeys(AFTERCARE_SLOTS))

    async def _do(self, wish: Wish, tracker: Tracker) -> Complaint:
        number, sender, text = wish.complaint_number or "", tracker.sender_id, wish.text or ""
        calls = {
            ADD: self.backend.add_information,
            REOPEN: self.backend.reopen,
            WITHDRAW: self.backend.withdraw,
        }
        return await off_the_loop(calls[wish.kind], number, sender, text, idempotency_key(tracker))
