"""What customers may want by SMS, in a command or in their own words. Pure."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from actions import answers
from actions.sms_reading import number_in, says_not_to
from actions.sms_state import ADDITION, PROBLEM, State
from actions.sms_step import Deed, Step, ask, say
from actions.topics import TOPICS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from actions.message import Message

_REASON_LIMIT = 5_000
_BRIEFLY = 3


def _status(state: State, message: Message) -> Step:
    return Step(Deed.STATUS, state, number_in(message))


def _lost_number(state: State, _message: Message) -> Step:
    return Step(Deed.LIST, state)


def _agent(state: State, message: Message) -> Step:
    return Step(Deed.AGENT, state, text="" if message.is_choice else message.text)


def _withdraw(state: State, message: Message) -> Step:
    if says_not_to(message):
        return say(state.settled(), "utter_not_withdrawn")
    number = number_in(message)
    if number is None and state.question in {PROBLEM, ADDITION}:
        return say(state.settled(), "utter_cancelled")
    return Step(Deed.ASK_WITHDRAWAL, state.settled(), number or state.complaint)


def _cancel(state: State, message: Message) -> Step:
    if state.question is not None or state.takes_more:
        return _withdraw(state, message)
    return say(state, "utter_nothing_to_cancel")


def _reopen(state: State, message: Message) -> Step:
    number = number_in(message)
    words = answers.content_words(message)
    reason = message.first("reason") or "" if message.is_choice else message.text
    if not message.is_choice and len(words) < _BRIEFLY:
        reason = ""  # "kaydımı yeniden açın" says no more than the command
    finished_here = state.complaint if state.finished else None
    return Step(
        Deed.REOPEN, state.settled(), number or finished_here, reason.strip()[:_REASON_LIMIT]
    )


def _choose_topic(state: State, message: Message) -> Step:
    topic = message.first("topic")
    if message.is_choice and topic in TOPICS and state.complaint is not None:
        return Step(Deed.NAME_TOPIC, state.settled(), state.complaint, topic=topic)
    return say(state, "utter_not_understood")


def _begin(state: State, _message: Message) -> Step:
    return ask(state, PROBLEM, "utter_write_problem")


WISHES: Mapping[str, Callable[[State, Message], Step]] = MappingProxyType(
    {
        "check_status": _status,
        "lost_tracking_number": _lost_number,
        "talk_to_agent": _agent,
        "withdraw_complaint": _withdraw,
        "cancel": _cancel,
        "reopen_complaint": _reopen,
    },
)
CHOICES: Mapping[str, Callable[[State, Message], Step]] = MappingProxyType(
    {**WISHES, "inform": _choose_topic, "file_complaint": _begin},
)
"""What may also arrive as the payload of an offer; in words these are no wishes."""
TALK: Mapping[str, str] = MappingProxyType(
    {
        "greet": "utter_greet",
        "goodbye": "utter_goodbye",
        "thank": "utter_thank",
        "help": "utter_help",
        "small_talk": "utter_small_talk",
        "bot_challenge": "utter_bot_challenge",
        "insult": "utter_insult",
        "ask_why": "utter_ask_why",
        "ask_privacy": "utter_ask_privacy",
        "ask_duration": "utter_ask_duration",
        "ask_contact_channels": "utter_ask_contact_channels",
        "out_of_scope": "utter_out_of_scope",
        "refuse_detail": "utter_nothing_to_refuse",
        "problem_solved": "utter_problem_solved",
    },
)
"""What is only answered, by intent."""
