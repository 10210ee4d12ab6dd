"""What is to be said in a turn by SMS, in order: names of responses, their values and choices."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from actions import answers
from bot.turkish import fold

if TYPE_CHECKING:
    from collections.abc import Mapping

    from actions.backend import Complaint
    from actions.sms_state import State

FIRST_HELP = "utter_first_help_"


@dataclass
class Told:
    """Collects responses."""

    responses: list[dict[str, Any]] = field(default_factory=list)

    def say(
        self,
        response: str,
        values: Mapping[str, str] | None = None,
        choices: list[dict[str, str]] | None = None,
    ) -> None:
        """Add a response to what is said."""
        more = {"buttons": choices} if choices else {}
        self.responses.append({"response": response, **(values or {}), **more})


def tell_danger(told: Told, state: State, complaint: Complaint) -> State:
    """Say once in a conversation what to do in danger of life."""
    if not complaint.dangerous or state.danger_told:
        return state
    told.say("utter_danger")
    return replace(state, danger_told=True)


def tell_first_help(told: Told, state: State, topic: str, description: str) -> State:
    """Give the steps to try for a topic, unless they were taken already."""
    if answers.has_tried(fold(description)):
        return state
    told.say(f"{FIRST_HELP}{topic}")
    return replace(state, help_offered=True)
