"""Somebody is in danger: what to do now, a human at the front of the queue, a critical record.

Nothing is asked before that, and no form follows. The words of danger are in `lexicon/danger`,
by which the pool weighs complaints as well.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from actions.backend import RequestRefusedError
from actions.dialogue import agent, record
from actions.reading import reading as r, topics, tracking_numbers

if TYPE_CHECKING:
    from actions.dialogue.turn import Turn

_UNABLE = "_cannot_call"


def help_now(turn: Turn) -> None:
    """Say what to do now, call a human and record it; every time, also while a human is awaited."""
    kind = turn.reading.kind or ""
    again = turn.state.danger == kind
    unable = _UNABLE if turn.reading.cannot_call and kind in {"emergency", "violence"} else ""
    turn.say(f"utter_danger_{kind}{unable}{'_again' if again else ''}")
    number = _recorded(turn)
    _call_a_human(turn, number)
    turn.change(danger=kind, danger_complaint=number)
    turn.put = True


def _recorded(turn: Turn) -> str | None:
    """Register what was told as critical; what follows is added to the same record."""
    text = turn.reading.text or turn.message.text
    known = turn.state.danger_complaint
    if known is not None:
        _add(turn, known, text)
        return known
    draft = turn.draft.heard(turn.reading.fields)
    told = record.of(turn, draft.told_more(text))
    new = replace(told, topic=draft.topic or _topic(turn), topic_confidence=None, urgent=True)
    try:
        complaint = turn.backend.register(new, turn.call_key("register"))
    except RequestRefusedError:
        turn.change(draft=draft)
        return None
    # What was begun is in the record now: nothing is left to be asked for.
    turn.change(draft=draft.emptied())
    turn.hold(complaint.tracking_number, complaint.topic)
    return complaint.tracking_number


def _topic(turn: Turn) -> str:
    message = turn.message
    sure = message.topic is not None and message.topic_sure and message.topic in topics.TOPICS
    return str(message.topic) if sure else topics.OTHER


def _call_a_human(turn: Turn, number: str | None) -> None:
    asked = agent.call(turn, turn.message.text, urgent=True, refused="utter_danger_call_us")
    if asked is not None:
        if not turn.state.danger:
            turn.say(
                "utter_danger_recorded" if number else "utter_danger_human",
                {"number": tracking_numbers.display(number or "")},
            )
        turn.change(wants=())
    turn.settle()


def _add(turn: Turn, number: str, text: str) -> None:
    try:
        turn.backend.add_information(number, turn.conversation_id, text, turn.call_key(r.ADD))
    except RequestRefusedError:
        turn.say("utter_queue_noted")


def told_more(turn: Turn) -> None:
    """Add what was written after a danger was recorded, and the ways to reach the customer."""
    number = turn.state.danger_complaint
    if number is None or turn.message.is_choice:
        return
    _add(turn, number, turn.message.text)
    told = turn.reading.fields
    if told.phone or told.email or told.name:
        agent.reachable(turn, number, told)
