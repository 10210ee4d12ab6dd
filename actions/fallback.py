"""What to make of a message outside a form that is no clear wish."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rasa_sdk.events import FollowupAction

from actions import complaint_form, status, tracking_numbers
from actions.answers import announces_a_complaint, says_something
from actions.base import BackendAction, Events, events_of_this_turn, latest_message
from actions.listening import is_a_long_complaint

if TYPE_CHECKING:
    from rasa_sdk import Tracker
    from rasa_sdk.executor import CollectingDispatcher

    from actions.message import Message

_PROBABLY_A_TOPIC = 0.35
_ANSWERS = {
    "insult": "utter_insult",
    "refuse_detail": "utter_nothing_to_refuse",
    "correct_detail": "utter_nothing_to_correct",
}


class Fallback(BackendAction):
    """Rather start a complaint than refuse one; look numbers up; else say what can be done."""

    def name(self) -> str:
        """Return the domain's name."""
        return "action_fallback"

    async def run(
        self,
        dispatcher: CollectingDispatcher,
        tracker: Tracker,
        domain: dict[str, Any],  # noqa: ARG002 - the SDK's signature
    ) -> Events:
        """Decide by what the message holds, not by its doubtful intent."""
        message = latest_message(tracker)
        number = message.first("tracking_number")
        if number:
            await status.report(
                self.backend,
                dispatcher,
                tracker.sender_id,
                tracking_numbers.written_in(message) or number,
            )
            return []
        if tracker.active_loop_name is None and may_be_a_complaint(message):
            if message.intent == "insult":
                dispatcher.utter_message(response="utter_insult")
            return [FollowupAction(complaint_form.FORM)]
        again = _was_said_before(tracker)
        unclear = "utter_still_not_understood" if again else "utter_not_understood"
        dispatcher.utter_message(response=_ANSWERS.get(message.intent, unclear))
        return []


def may_be_a_complaint(message: Message) -> bool:
    """Whether a message of doubtful intent tells of a problem."""
    if message.is_choice:
        return False
    if not says_something(message):
        return message.intent == "nlu_fallback" and announces_a_complaint(message)
    if message.intent in {"problem_persists", "nlu_fallback"}:
        return message.topic_confidence >= _PROBABLY_A_TOPIC
    return is_a_long_complaint(message)


def _was_said_before(tracker: Tracker) -> bool:
    """Whether the turn before this one ended here too."""
    before = tracker.events[: len(tracker.events) - len(events_of_this_turn(tracker)) - 1]
    names = (
        event.get("name")
        for event in reversed(before)
        if event.get("event") == "action" and event.get("name") != "action_listen"
    )
    return next(names, None) == "action_fallback"
