"""Answers to what was asked last by SMS. Pure.

A reader gives a step, or None when the text is no answer: then it is taken as any other text.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from actions import answers, topics
from actions.interruptions import INTERRUPTIONS
from actions.sms_reading import says_another, says_anything, says_solved, tells_a_problem
from actions.sms_state import ADDITION, SOLVED_IT, TOPIC, WITHDRAW_IT, State
from actions.sms_step import Deed, Step, say
from bot.turkish import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from actions.message import Message

_FEW_WORDS = 4
_FEWEST_OF_A_STORY = 3
_TEXT_LIMIT = 5_000
_CHATTER = frozenset({"out_of_scope", "small_talk", "greet", "thank"})


def answer(state: State, message: Message) -> Step | None:
    """Take a text as the answer to the open question, or return None."""
    reader = _ANSWERS.get(state.question or "")
    return reader(state, message) if reader else None


def _topic(state: State, message: Message) -> Step | None:
    elsewhere = message.is_choice or says_solved(state, message) or says_another(message)
    if elsewhere or message.intent in INTERRUPTIONS - _CHATTER or state.complaint is None:
        return None
    named = topics.read(message.text)
    topic = named[0] if len(named) == 1 else None
    if answers.is_no(message) or (topic and _is_only_a_name(message, topic)):
        chosen = topics.OTHER if answers.is_no(message) else topic
        return Step(Deed.NAME_TOPIC, state.settled(), state.complaint, topic=chosen)
    if message.topic_sure and tells_a_problem(message):
        topic = message.topic
    elif len(message.words) > _FEW_WORDS:
        topic = None
    if topic is None:
        return None
    return Step(Deed.ADD, state.settled(), state.complaint, message.text[:_TEXT_LIMIT], topic)


def _is_only_a_name(message: Message, topic: str) -> bool:
    """Whether a text says no more than the topic: "fatura konusu", "Yurt dışı kullanım"."""
    label = fold(topics.label(topic))
    return len(message.words) < _FEWEST_OF_A_STORY or message.folded.strip(" .!") == label


def _withdrawal(state: State, message: Message) -> Step | None:
    repeated = message.intent in {"withdraw_complaint", "cancel"}
    other_number = message.first("tracking_number") not in {None, state.subject}
    if other_number or (tells_a_problem(message) and not answers.is_no(message)):
        return None
    if answers.is_yes(message) or repeated:
        return Step(Deed.WITHDRAW, state.settled(), state.subject)
    return say(state.settled(), "utter_not_withdrawn") if answers.is_no(message) else None


def _solved(state: State, message: Message) -> Step | None:
    if tells_a_problem(message):
        return None
    if answers.is_yes(message) or says_solved(state, message):
        return Step(Deed.SOLVE, state.settled(), state.subject)
    persists = answers.is_no(message) or message.intent == "problem_persists"
    return say(state.settled(), "utter_not_withdrawn") if persists else None


def _addition(state: State, message: Message) -> Step | None:
    if message.is_choice or (message.intent in INTERRUPTIONS and not tells_a_problem(message)):
        return None
    if answers.is_no(message):
        return say(state.settled(), "utter_cancelled")
    if not says_anything(message):
        return None
    return Step(Deed.ADD, state.settled(), state.subject, message.text[:_TEXT_LIMIT])


_ANSWERS: Mapping[str, Callable[[State, Message], Step | None]] = MappingProxyType(
    {TOPIC: _topic, WITHDRAW_IT: _withdrawal, SOLVED_IT: _solved, ADDITION: _addition},
)
