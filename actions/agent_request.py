"""A customer wants a human."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from actions import wording
from actions.backend import RequestRefusedError
from actions.base import BackendAction, Events, latest_message, off_the_loop

if TYPE_CHECKING:
    from rasa_sdk import Tracker
    from rasa_sdk.executor import CollectingDispatcher

_REASON_LIMIT = 300


class RequestAgent(BackendAction):
    """Leave a waiting request and say so, with the operator's phone number."""

    def name(self) -> str:
        """Return the domain's name."""
        return "action_request_agent"

    async def run(
        self,
        dispatcher: CollectingDispatcher,
        tracker: Tracker,
        domain: dict[str, Any],  # noqa: ARG002 - the SDK's signature
    ) -> Events:
        """Ask the backend; asking again while waiting is the same request."""
        message = latest_message(tracker)
        reason = None if message.is_choice else wording.one_line(message.text, _REASON_LIMIT)
        try:
            request = await off_the_loop(self.backend.request_agent, tracker.sender_id, reason)
        except RequestRefusedError:
            # It would be refused again; the phone is the way that is left.
            dispatcher.utter_message(response="utter_agent_by_phone")
            return []
        response = "utter_agent_requested" if request.position else "utter_agent_requested_soon"
        dispatcher.utter_message(
            response=response,
            position=request.position,
            operator_phone=request.operator_phone,
        )
        return []
