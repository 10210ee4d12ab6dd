"""What is to be done with a text by SMS. Pure; `actions/sms_deeds.py` does it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from actions.sms_state import State


class Deed(Enum):
    """The kinds of step."""

    SAY = "say"
    REGISTER = "register"
    ADD = "add"
    NAME_TOPIC = "name_topic"
    SOLVE = "solve"
    STATUS = "status"
    LIST = "list"
    ASK_WITHDRAWAL = "ask_withdrawal"
    WITHDRAW = "withdraw"
    REOPEN = "reopen"
    AGENT = "agent"


@dataclass(frozen=True)
class Step:
    """One step.

    `number` is the complaint it is about; None: the newest of the customer's that fits, with
    `about` only one of that topic. `topic` is what the customer named. `says` are responses to
    begin with, `reply` is the one to an added text. `otherwise` is done instead when there is no
    such complaint, or it cannot be done.
    """

    deed: Deed
    state: State
    number: str | None = None
    text: str = ""
    topic: str | None = None
    about: str | None = None
    says: tuple[str, ...] = ()
    reply: str = "utter_addition_done"
    otherwise: Step | None = None


def say(state: State, *responses: str) -> Step:
    """Say something and do nothing; a question that is open stays open."""
    return Step(Deed.SAY, replace(state, failures=0), says=responses)


def ask(state: State, question: str, response: str, subject: str | None = None) -> Step:
    """Ask something."""
    return Step(
        Deed.SAY,
        replace(state.asking(question, subject), failures=0),
        says=(response,),
    )


def not_understood(state: State) -> Step:
    """Say so; the second time offer a human."""
    again = state.failures > 0
    response = "utter_still_not_understood" if again else "utter_not_understood"
    return Step(Deed.SAY, replace(state, failures=state.failures + 1), says=(response,))
