"""The one action of conversations by SMS (`bot/sms_policy.py` sees to it that it is)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rasa_sdk.events import SlotSet

from actions import sms_state, sms_wording
from actions.base import BackendAction, Events, idempotency_key, latest_message, off_the_loop
from actions.sms_deeds import Deeds
from actions.sms_state import State
from actions.sms_turn import decide

if TYPE_CHECKING:
    from rasa_sdk import Tracker
    from rasa_sdk.executor import CollectingDispatcher


class AnswerSms(BackendAction):
    """Answer one text."""

    def name(self) -> str:
        """Return the domain's name."""
        return "action_sms"

    async def run(
        self,
        dispatcher: CollectingDispatcher,
        tracker: Tracker,
        domain: dict[str, Any],  # noqa: ARG002 - the SDK's signature
    ) -> Events:
        """Decide, do, and say it in letters that SMS can carry cheaply."""
        message = latest_message(tracker)
        step = decide(State.from_slot(tracker.get_slot(sms_state.SLOT)), message)
        deeds = Deeds(self.backend, tracker.sender_id, idempotency_key(tracker), message)
        state = await off_the_loop(deeds.do, step)
        operator = sms_wording.of_operator(tracker.slots)
        for response in deeds.told.responses:
            dispatcher.utter_message(**{**operator, **response})
        return [SlotSet(sms_state.SLOT, state.as_slot())]
