"""The complaint form's actions: validate a turn, ask with choices, register."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import SlotSet

from actions import complaint_turn, topics, wording
from actions.backend import NewComplaint, RequestRefusedError
from actions.base import (
    BackendAction,
    Events,
    idempotency_key,
    latest_message,
    off_the_loop,
    slot_events,
    was_interrupted,
)
from actions.complaint_draft import BY_CLASSIFIER, QUESTIONS, Draft, emptied, given

if TYPE_CHECKING:
    from rasa_sdk.executor import CollectingDispatcher

FORM = "complaint_form"
_CHANNELS = {"web": "web_chat", "sms": "sms"}


class ValidateComplaintForm(Action):
    """Take one message of the form; the rules are in `complaint_turn`.

    Rasa's `FormValidationAction` validates slot by slot; here one message may answer,
    correct and add at once, so that the turn is decided as a whole. Returning no events
    makes Rasa reject the form for this turn and follow the rule for the intent.
    """

    def name(self) -> str:
        """Return the name that Rasa looks for."""
        return f"validate_{FORM}"

    async def run(
        self,
        dispatcher: CollectingDispatcher,
        tracker: Tracker,
        domain: dict[str, Any],  # noqa: ARG002 - the SDK's signature
    ) -> Events:
        """Say the notices and set what changed and what to ask next."""
        draft = Draft.from_slots(tracker.slots)
        asked = tracker.get_slot("requested_slot")
        if asked not in QUESTIONS:  # another form's, or none: this one is starting
            turn = complaint_turn.begin(draft, latest_message(tracker))
        elif was_interrupted(tracker, FORM):
            turn = complaint_turn.resume(draft, asked)
        else:
            turn = complaint_turn.answer(draft, asked, latest_message(tracker))
        if turn.draft is None:
            return []
        for notice in turn.notices:
            label = topics.label(turn.draft.topic)
            dispatcher.utter_message(response=notice, topic_label=label)
        changes = turn.draft.changes_since(draft)
        # One slot at least, else Rasa takes the message for one that nobody understood.
        changes.setdefault("failed_attempts", turn.draft.failed_attempts)
        return [*slot_events(changes), SlotSet("requested_slot", turn.draft.next_question)]


class AskTopic(Action):
    """Ask for the topic, the likeliest as choices."""

    def name(self) -> str:
        """Return the name that Rasa looks for."""
        return f"action_ask_{FORM}_topic"

    async def run(
        self,
        dispatcher: CollectingDispatcher,
        tracker: Tracker,
        domain: dict[str, Any],  # noqa: ARG002 - the SDK's signature
    ) -> Events:
        """Ask."""
        offered = tracker.get_slot("topic_choices") or topics.likeliest(())
        codes = [code for code in offered if code != topics.OTHER]
        buttons = [
            {
                "title": topics.label(code),
                "payload": f"/inform{json.dumps({'topic': code})}",
            }
            for code in [*codes, topics.OTHER]
        ]
        dispatcher.utter_message(response="utter_which_topic", buttons=buttons)
        return []


class AskConfirmation(Action):
    """Show what will be registered and ask whether it is right."""

    def name(self) -> str:
        """Return the name that Rasa looks for."""
        return f"action_ask_{FORM}_confirmed"

    async def run(
        self,
        dispatcher: CollectingDispatcher,
        tracker: Tracker,
        domain: dict[str, Any],  # noqa: ARG002 - the SDK's signature
    ) -> Events:
        """Ask."""
        draft = Draft.from_slots(tracker.slots)
        dispatcher.utter_message(response="utter_summary", **wording.summary_of(draft))
        return []


class SubmitComplaint(BackendAction):
    """Register the complaint: the only place where that happens."""

    def name(self) -> str:
        """Return the domain's name."""
        return "action_submit_complaint"

    async def run(
        self,
        dispatcher: CollectingDispatcher,
        tracker: Tracker,
        domain: dict[str, Any],  # noqa: ARG002 - the SDK's signature
    ) -> Events:
        """Register, tell the tracking number, and be ready for another complaint."""
        draft = Draft.from_slots(tracker.slots)
        try:
            registered = await off_the_loop(
                self.backend.register,
                _new_complaint(tracker, draft),
                idempotency_key(tracker),
            )
        except RequestRefusedError:
            # It would be refused again: a human has to help. What was told stays.
            dispatcher.utter_message(response="utter_cannot_register")
            return slot_events({"confirmed": None})
        said = "utter_registered_solved" if draft.solved else "utter_registered"
        dispatcher.utter_message(response=said, **wording.of_complaint(registered))
        if registered.dangerous:
            dispatcher.utter_message(response="utter_danger")
        dispatcher.utter_message(response="utter_anything_else")
        danger = {"danger_told": True} if registered.dangerous else {}
        return slot_events({**emptied(tracker.slots), **danger})


def _new_complaint(tracker: Tracker, draft: Draft) -> NewComplaint:
    channel = tracker.get_latest_input_channel() or ""
    return NewComplaint(
        conversation_id=tracker.sender_id,
        channel=_CHANNELS.get(channel, "web_chat"),
        description=draft.complaint_description or "",
        topic=draft.topic or topics.OTHER,
        topic_confidence=draft.topic_confidence,
        topic_set_by=draft.topic_set_by or BY_CLASSIFIER,
        service_number=draft.service_number,
        name=given(draft.customer_name),
        phone=given(draft.phone),
        email=given(draft.email),
        solved_at_first_contact=draft.solved,
    )
