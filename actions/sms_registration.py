"""Registering a complaint from one text by SMS."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

from actions import sms_wording, topics
from actions.backend import NewComplaint, RequestRefusedError
from actions.complaint_draft import BY_CLASSIFIER, BY_CUSTOMER, Draft, given
from actions.listening import heard
from actions.sms_state import TOPIC
from actions.sms_told import tell_danger, tell_first_help

if TYPE_CHECKING:
    from actions.message import Message
    from actions.sms_deeds import Deeds
    from actions.sms_state import State
    from actions.sms_step import Step

CHANNEL = "sms"


def register(deeds: Deeds, step: Step) -> State:
    """Register at once, and say the one thing that matters next: danger, topic, or help."""
    new = _complaint(deeds, step)
    sure = _is_sure(new, deeds.message)
    try:
        complaint = deeds.backend.register(new, deeds.key)
    except RequestRefusedError:
        deeds.told.say("utter_cannot_register")
        return step.state
    again = step.state.privacy_told
    response = "utter_registered_again" if again else "utter_registered"
    state = replace(
        step.state,
        complaint=complaint.tracking_number,
        topic=new.topic if sure else None,
        finished=False,
        help_offered=False,
        privacy_told=True,
        danger_told=False,
    )
    deeds.told.say(response, sms_wording.of_complaint(complaint))
    state = tell_danger(deeds.told, state, complaint)
    if not sure:
        deeds.told.say("utter_which_topic", choices=_topics_to_choose(deeds.message))
        return state.asking(TOPIC)
    if topics.has_first_help(new.topic) and not complaint.dangerous:
        return tell_first_help(deeds.told, state, new.topic, new.description)
    return state


def _complaint(deeds: Deeds, step: Step) -> NewComplaint:
    """Return what the text says; the sender's number is the contact, which the backend knows."""
    message = deeds.message
    said = heard(Draft(), message)
    return NewComplaint(
        conversation_id=deeds.conversation_id,
        channel=CHANNEL,
        description=step.text,
        topic=step.topic or _likeliest(message),
        topic_confidence=None if step.topic else round(message.topic_confidence, 4),
        topic_set_by=BY_CUSTOMER if step.topic else BY_CLASSIFIER,
        # Another number in the text is rather the line that it is about.
        service_number=given(said.service_number) or given(said.phone),
        name=given(said.customer_name),
        email=given(said.email),
    )


def _is_sure(new: NewComplaint, message: Message) -> bool:
    return new.topic_set_by == BY_CUSTOMER or (message.topic_sure and new.topic == message.topic)


def _likeliest(message: Message) -> str:
    return message.topic if message.topic in topics.TOPICS and message.topic else topics.OTHER


def _topics_to_choose(message: Message) -> list[dict[str, str]]:
    codes = [*topics.likeliest(message.topic_ranking), topics.OTHER]
    names = sms_wording.titles()
    return [
        {"title": names[code], "payload": f"/inform{json.dumps({'topic': code})}"} for code in codes
    ]
