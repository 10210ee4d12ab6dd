"""Putting right what was told before: at the summary, or whenever somebody says so."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from actions.dialogue.draft import BY_CUSTOMER
from actions.reading import questions, topics

if TYPE_CHECKING:
    from actions.dialogue.turn import Turn

_SLOT = {
    questions.PHONE: "phone",
    questions.EMAIL: "email",
    questions.NAME: "name",
    "service_number": "service_number",
    questions.PLACE: "place",
}


def correct(turn: Turn, field: str | None, value: str | None) -> None:
    """Put a correction into the draft, or ask for what it leaves open."""
    turn.redraft(correcting=None)
    if field is None:
        turn.redraft(correcting=questions.CORRECT)
    elif field == questions.TOPIC and value in topics.TOPICS:
        turn.change(draft=turn.draft.with_topic(str(value), BY_CUSTOMER))
        turn.redraft(help_result=turn.draft.help_result or "not_solved")
        turn.say("utter_corrected")
    elif field == questions.TOPIC:
        if turn.reading.choices:
            turn.redraft(topic_choices=turn.reading.choices)
        turn.redraft(correcting=questions.TOPIC)
    elif field == questions.PROBLEM:
        _describe(turn, value)
    elif field in _SLOT and value is not None:
        changed: dict[str, Any] = {_SLOT[field]: value}
        turn.redraft(**changed)
        turn.say("utter_corrected")
    elif field == "service_number":
        turn.redraft(service_number=None)
        turn.say("utter_write_service_number")
    elif field == questions.PHONE:
        turn.redraft(phone=None)
    elif field == questions.EMAIL:
        turn.redraft(email=None, correcting=questions.EMAIL)
    elif field == questions.NAME:
        turn.redraft(name=None)
    else:
        turn.redraft(correcting=questions.CORRECT)


def _describe(turn: Turn, value: str | None) -> None:
    """Add what is right where it was said; else ask for the story anew, keeping the old words.

    What was told before is never thrown away on a guess: it stays until the new words are there.
    """
    if value is not None:
        turn.change(draft=turn.draft.told_more(f"Düzeltme: {value}"))
        turn.say("utter_corrected")
        return
    turn.redraft(correcting=questions.PROBLEM)
