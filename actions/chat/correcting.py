"""Putting right what was told before: at the summary, or whenever somebody says so."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from actions.dialogue.draft import BY_CUSTOMER, NOT_SOLVED
from actions.reading import questions, topics

if TYPE_CHECKING:
    from actions.dialogue.turn import Turn

_SERVICE_NUMBER = "service_number"
_ASKED_AGAIN = frozenset({questions.PHONE, questions.EMAIL, questions.NAME})
_SLOT = {
    questions.PHONE: "phone",
    questions.EMAIL: "email",
    questions.NAME: "name",
    _SERVICE_NUMBER: "service_number",
    questions.PLACE: "place",
}


def correct(turn: Turn, field: str | None, value: str | None) -> None:
    """Put a correction into the draft, or ask for what it leaves open."""
    turn.redraft(correcting=None)
    if field == questions.TOPIC:
        _topic(turn, value)
    elif field == questions.PROBLEM:
        _describe(turn, value)
    elif field in _SLOT and value is not None:
        changed: dict[str, Any] = {_SLOT[field]: value}
        turn.redraft(**changed)
        turn.say("utter_corrected")
    elif field in _ASKED_AGAIN:
        turn.redraft(correcting=field)
    elif field == _SERVICE_NUMBER:
        turn.redraft(service_number=None)
        turn.say("utter_write_service_number")
    else:
        turn.redraft(correcting=questions.CORRECT)


def _topic(turn: Turn, value: str | None) -> None:
    if value in topics.TOPICS:
        turn.change(draft=turn.draft.with_topic(str(value), BY_CUSTOMER))
        # Steps for the new topic would only delay a complaint that is all but complete.
        turn.redraft(help_result=turn.draft.help_result or NOT_SOLVED)
        turn.say("utter_corrected")
        return
    choices = turn.reading.choices or turn.draft.topic_choices
    turn.redraft(topic_choices=choices, correcting=questions.TOPIC)


def _describe(turn: Turn, value: str | None) -> None:
    """Add what is right where it was said; else ask for the story anew, keeping the old words.

    What was told before is never thrown away on a guess: it stays until the new words are there.
    """
    if value is not None:
        turn.change(draft=turn.draft.told_more(f"Düzeltme: {value}"))
        turn.say("utter_corrected")
        return
    turn.redraft(correcting=questions.PROBLEM)
