"""One text by SMS: what is known and a message in, a step out. Pure.

One text is enough: whoever tells a problem has complained. Whatever a text says beyond that is an
answer to what was asked last, a wish, or more about the complaint of this conversation.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from actions import answers, topics
from actions.sms_answers import answer
from actions.sms_reading import (
    asks_for_help,
    asks_whether_solved,
    is_a_bare_number,
    is_surely_another,
    number_in,
    says_again,
    says_another,
    says_anything,
    says_solved,
    tells_a_problem,
)
from actions.sms_state import ADDITION, PROBLEM, TOPIC, State
from actions.sms_step import Deed, Step, ask, not_understood, say
from actions.sms_wishes import CHOICES, TALK, WISHES

if TYPE_CHECKING:
    from actions.message import Message

TEXT_LIMIT = 5_000
_TELLING = 5


def decide(state: State, message: Message) -> Step:
    """Say what to do with a text."""
    answered = answer(state, message) if state.question else None
    if answered is not None:
        return answered
    if message.is_choice:
        return CHOICES.get(message.intent, _talk)(state, message)
    if is_a_bare_number(message) or asks_whether_solved(message):
        return Step(Deed.STATUS, state, number_in(message))
    if says_solved(state, message) and not says_another(message):
        return _solved(state)
    return _wish(state, message) or told(state, message)


def _wish(state: State, message: Message) -> Step | None:
    """Take what is wanted or only said, unless it is rather a complaint."""
    wish = WISHES.get(message.intent)
    if wish is not None and not _is_rather_a_complaint(message):
        return wish(state, message)
    if message.intent == "add_information":
        return _addition(state, message)
    if asks_for_help(message):
        return ask(state, PROBLEM, "utter_write_problem")
    misread = message.intent == "problem_solved" and state.question == PROBLEM
    if message.intent in TALK and not misread and not tells_a_problem(message):
        return _talk(state, message)
    return None


def _is_rather_a_complaint(message: Message) -> bool:
    """Whether a wish is only the classifier's idea: "3 gündür temsilci de açmıyor, net yok"."""
    wants_status = message.intent == "check_status" and number_in(message) is not None
    return tells_a_problem(message) and not wants_status


def told(state: State, message: Message) -> Step:
    """Take a text that is no wish: a complaint, more of one, or nothing at all."""
    announced = answers.announces_a_complaint(message) and not answers.says_something(message)
    another = says_another(message) or (announced and message.intent != "problem_persists")
    if state.question == PROBLEM or another:
        return _problem(state, message, another=another)
    if state.complaint is None:
        return _first(state, message)
    if is_surely_another(state, message):
        return register(state, message)
    return (_after_the_end if state.finished else _more)(state, message)


def _more(state: State, message: Message) -> Step:
    """Take a text as more about the complaint of this conversation, if it says anything."""
    if message.intent in {"affirm", "deny"} and not tells_a_problem(message):
        return _yes_or_no(state, message)
    if says_anything(message):
        return add(state, message, state.complaint)
    return not_understood(state)


def register(state: State, message: Message) -> Step:
    """Take a text, after what announced it, as a complaint."""
    text = f"{state.opening}\n{message.text}" if state.opening else message.text
    calm = ("utter_insult",) if message.intent == "insult" else ()
    named = topics.read(state.opening) if state.opening and not message.topic_sure else ()
    return Step(
        Deed.REGISTER,
        state.settled(),
        text=text[:TEXT_LIMIT],
        topic=named[0] if len(named) == 1 else None,
        says=calm,
    )


def add(state: State, message: Message, number: str | None) -> Step:
    """Take a text as more about a complaint; the question about its topic stays open."""
    calm = ("utter_insult",) if message.intent == "insult" else ()
    persists = message.intent == "problem_persists"
    return Step(
        Deed.ADD,
        state if state.question == TOPIC else state.settled(),
        number,
        message.text[:TEXT_LIMIT],
        says=calm,
        reply="utter_stays_open" if persists else "utter_addition_done",
    )


def _problem(state: State, message: Message, *, another: bool) -> Step:
    """Take the problem that was asked for, or that starts a second complaint."""
    words = answers.content_words(message)
    if message.intent == "deny" and not another:
        return say(state.settled(), "utter_cancelled")
    if answers.says_something(message) or (words and state.opening):
        return register(state, message)
    if another and not words:
        return ask(replace(state, opening=None), PROBLEM, "utter_write_problem")
    if words and message.intent != "affirm":
        return ask(replace(state, opening=message.text), PROBLEM, "utter_write_problem_in_words")
    return not_understood(state)


def _first(state: State, message: Message) -> Step:
    """Take a text where nothing was registered in this conversation yet."""
    if message.intent == "problem_persists":
        # "Hâlâ düzelmedi" is said of what was registered the other day.
        otherwise = _first_told(state, message)
        about = message.topic if tells_a_problem(message) else None
        return replace(add(state, message, None), about=about, otherwise=otherwise)
    return _first_told(state, message)


def _first_told(state: State, message: Message) -> Step:
    if tells_a_problem(message):
        return register(state, message)
    announced = message.intent in {"file_complaint", "problem_persists"}
    if announced and any(map(str.isalpha, message.text)):
        opening = message.text if answers.content_words(message) else None
        response = "utter_write_problem_in_words" if opening else "utter_write_problem"
        return ask(replace(state, opening=opening), PROBLEM, response)
    if message.intent in {"affirm", "deny"}:
        return _yes_or_no(state, message)
    return not_understood(state)


def _after_the_end(state: State, message: Message) -> Step:
    """Take a text after the complaint of this conversation was solved or withdrawn."""
    if says_again(message):
        otherwise = _first_told(state, message)
        step = Step(Deed.REOPEN, state.settled(), state.complaint, message.text[:TEXT_LIMIT])
        return replace(step, otherwise=otherwise)
    return _first_told(state, message)


def _addition(state: State, message: Message) -> Step:
    """Take an announced addition, or ask for it."""
    _, colon, after = message.text.partition(":")
    if (colon and after.strip()) or len(answers.content_words(message)) >= _TELLING:
        return add(state, message, state.complaint)
    return ask(state, ADDITION, "utter_write_addition_by_sms", state.complaint)


def _solved(state: State) -> Step:
    """Take the good news: of the complaint of this conversation, else of the newest open one."""
    if state.finished:
        return say(state, "utter_thank")
    glad = say(state, "utter_problem_solved")
    return Step(Deed.SOLVE, state.settled(), state.complaint, otherwise=glad)


def _yes_or_no(state: State, message: Message) -> Step:
    if state.help_offered and state.takes_more:
        told_no = message.intent == "deny"
        return say(state, "utter_stays_open" if told_no else "utter_say_solved")
    return say(state, "utter_goodbye" if message.intent == "deny" else "utter_go_ahead")


def _talk(state: State, message: Message) -> Step:
    response = TALK.get(message.intent)
    if response is None:
        return _yes_or_no(state, message) if message.is_choice else not_understood(state)
    return say(state, response)
