"""Doing what a text by SMS asks for: one or two calls of the backend, and what is said of them.

Blocking, as the backend's client is: the action runs it in a thread.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from actions import sms_aftercare, sms_status, sms_wording, tracking_numbers, wording
from actions.backend import (
    ComplaintNotFoundError,
    InvalidTrackingNumberError,
    RequestRefusedError,
    TransitionNotAllowedError,
)
from actions.sms_aftercare import OPEN
from actions.sms_registration import register
from actions.sms_step import Deed, Step
from actions.sms_told import Told, tell_danger, tell_first_help
from actions.topics import has_first_help, label

if TYPE_CHECKING:
    from collections.abc import Callable

    from actions.backend import Backend, Complaint
    from actions.message import Message
    from actions.sms_state import State

    Doing = Callable[["Deeds", Step], State]

_REASON_LIMIT = 300


class Deeds:
    """Does the steps of one turn; what is to be said is in `told`."""

    def __init__(self, backend: Backend, conversation_id: str, key: str, message: Message) -> None:
        """Do nothing yet. Each kind of writing call is made once under `key`."""
        self.backend = backend
        self.conversation_id = conversation_id
        self.key = key
        self.message = message
        self.told = Told()

    def do(self, step: Step) -> State:
        """Do a step and return what is to be remembered."""
        for response in step.says:
            self.told.say(response)
        state = step.state if step.deed is Deed.SAY else replace(step.state, failures=0)
        return _DOING[step.deed](self, replace(step, state=state))

    def own(self) -> list[Complaint]:
        """Return the customer's own complaints, newest first."""
        return self.backend.complaints_of(self.conversation_id)

    def newest(self, states: frozenset[str], topic: str | None = None) -> str | None:
        """Return the number of the newest of them in one of `states` (and about `topic`)."""
        fitting = (
            one.tracking_number
            for one in self.own()
            if one.status in states and topic in {None, one.topic}
        )
        return next(fitting, None)

    def nothing_here(self, step: Step) -> State:
        """Do something else where the customer has no such complaint, or say so."""
        if step.otherwise is not None:
            return self.do(step.otherwise)
        self.told.say("utter_no_complaint_here")
        return step.state

    def not_ones_own(self, number: str) -> None:
        """Say that it cannot be done from here: of an unknown number the same as of another's."""
        right = tracking_numbers.is_right(number)
        response = "utter_aftercare_elsewhere" if right else "utter_number_has_error"
        self.told.say(response, {"number": tracking_numbers.display(number)})

    def refused(self, step: Step, error: RequestRefusedError, impossible: str = "") -> State:
        """Say why the backend does not do it: the state it is in, or whose it is."""
        if isinstance(error, TransitionNotAllowedError) and impossible:
            number = tracking_numbers.display(step.number or "")
            self.told.say(impossible, {"number": number})
        elif isinstance(error, (ComplaintNotFoundError, InvalidTrackingNumberError)):
            self.not_ones_own(step.number or "")
        else:
            self.told.say("utter_cannot_register")
        return step.state


def _say(_deeds: Deeds, step: Step) -> State:
    return step.state


def _add(deeds: Deeds, step: Step) -> State:
    number = step.number or deeds.newest(OPEN, step.about)
    if number is None:
        return deeds.nothing_here(step)
    here, key, backend = deeds.conversation_id, deeds.key, deeds.backend
    try:
        complaint = backend.add_information(number, here, step.text, key)
        if step.topic is not None:
            complaint = backend.name_topic(number, here, step.topic, key)
    except RequestRefusedError as error:
        return deeds.refused(step, error)
    deeds.told.say(step.reply, sms_wording.of_complaint(complaint))
    state = replace(step.state, complaint=number)
    if step.topic is not None:
        state = replace(state, topic=step.topic)
    return tell_danger(deeds.told, state, complaint)


def _name_topic(deeds: Deeds, step: Step) -> State:
    number, topic = step.number or "", step.topic or ""
    try:
        call = deeds.backend.name_topic
        complaint = call(number, deeds.conversation_id, topic, deeds.key)
    except RequestRefusedError as error:
        return deeds.refused(step, error)
    state = replace(step.state, topic=topic)
    deeds.told.say("utter_topic_taken", {"topic_label": sms_wording.plain(label(topic))})
    description = complaint.description or ""
    if has_first_help(topic) and not state.help_offered and not complaint.dangerous:
        return tell_first_help(deeds.told, state, topic, description)
    return state


def _agent(deeds: Deeds, step: Step) -> State:
    reason = wording.one_line(step.text, _REASON_LIMIT) or None
    try:
        request = deeds.backend.request_agent(deeds.conversation_id, reason)
    except RequestRefusedError:
        deeds.told.say("utter_agent_by_phone")
        return step.state
    response = "utter_agent_requested" if request.position else "utter_agent_requested_soon"
    deeds.told.say(response, {"position": str(request.position)})
    return step.state


_DOING: dict[Deed, Doing] = {
    Deed.SAY: _say,
    Deed.REGISTER: register,
    Deed.ADD: _add,
    Deed.NAME_TOPIC: _name_topic,
    Deed.SOLVE: sms_aftercare.solve,
    Deed.STATUS: sms_status.status,
    Deed.LIST: sms_status.list_numbers,
    Deed.ASK_WITHDRAWAL: sms_aftercare.ask_withdrawal,
    Deed.WITHDRAW: sms_aftercare.withdraw,
    Deed.REOPEN: sms_aftercare.reopen,
    Deed.AGENT: _agent,
}
