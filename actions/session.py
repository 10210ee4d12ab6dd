"""The start of a conversation, and leaving what was begun."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import ActionExecuted, ActiveLoop, SessionStarted, SlotSet

from actions import complaint_form
from actions.base import Events, slot_events
from actions.complaint_draft import emptied
from actions.settings import settings

if TYPE_CHECKING:
    from rasa_sdk.executor import CollectingDispatcher

    from actions.settings import Settings


AFTERCARE_FORM = "aftercare_form"
AFTERCARE_SLOTS = (
    "aftercare_kind",
    "complaint_number",
    "complaint_numbers",
    "aftercare_text",
    "aftercare_confirmed",
    "tracking_number",
)


class SessionStart(Action):
    """Begin a session knowing how the operator is called and reached.

    The responses need these in every text that has a phone number; as slots they cost
    one call per session and no action of their own.
    """

    def __init__(self, operator: Settings | None = None) -> None:
        """Use `operator`'s settings, or this process's."""
        self._operator = operator

    def name(self) -> str:
        """Return the name of the default action that this one replaces."""
        return "action_session_start"

    async def run(
        self,
        dispatcher: CollectingDispatcher,  # noqa: ARG002 - the SDK's signature
        tracker: Tracker,  # noqa: ARG002
        domain: dict[str, Any],  # noqa: ARG002
    ) -> Events:
        """Set the operator's slots; nothing is carried over from an expired session."""
        operator = self._operator or settings()
        values = {
            "operator_name": operator.operator_name,
            "operator_phone": operator.operator_phone,
            "operator_email": operator.operator_email,
            "short_code": operator.short_code,
            "sms_keyword": operator.sms_keyword,
            "first_notice_hours": operator.first_notice_hours,
            "privacy_page": f"{operator.public_url}/kvkk",
            "status_page": f"{operator.public_url}/takip",
        }
        return [SessionStarted(), *slot_events(values), ActionExecuted("action_listen")]


_CANCELLED = {
    complaint_form.FORM: "utter_complaint_cancelled",
    "status_form": "utter_cancelled",
    AFTERCARE_FORM: "utter_cancelled",
}


def cancel(dispatcher: CollectingDispatcher, tracker: Tracker) -> Events:
    """Leave the active form, saying that nothing was registered or changed."""
    form = tracker.active_loop_name
    dispatcher.utter_message(response=_CANCELLED.get(form or "", "utter_nothing_to_cancel"))
    left = {**emptied(tracker.slots), **dict.fromkeys(AFTERCARE_SLOTS)}
    return [ActiveLoop(None), SlotSet("requested_slot", None), *slot_events(left)]


class Cancel(Action):
    """Answer "vazgeçtim"."""

    def name(self) -> str:
        """Return the domain's name."""
        return "action_cancel"

    async def run(
        self,
        dispatcher: CollectingDispatcher,
        tracker: Tracker,
        domain: dict[str, Any],  # noqa: ARG002 - the SDK's signature
    ) -> Events:
        """Leave what was begun."""
        return cancel(dispatcher, tracker)
