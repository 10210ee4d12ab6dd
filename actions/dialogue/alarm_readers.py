"""Who reads what is written after an alarm: said as it is, after what to do now.

The backend tells whoever begins to wait that nobody is there; this holds for what they write on.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from actions.dialogue.turn import Turn

LATER, BY_NOBODY = "utter_alarm_read_later", "utter_alarm_nobody_reads"
# What is answered to words that are kept, by the beginnings of the responses' names.
_KEPT = (
    *("utter_alarm_here_", "utter_alarm_worse_", "utter_alarm_told", "utter_alarm_known"),
    *("utter_alarm_withheld", "utter_alarm_nobody_sent", "utter_alarm_cannot_call"),
    *("utter_alarm_next", "utter_alarm_position", "utter_danger_"),
)


def tell(turn: Turn) -> None:
    """Say that nobody of the house is there and when somebody reads it, not twice in a row."""
    if turn.state.danger_complaint is None or {LATER, BY_NOBODY} & {*turn.state.said}:
        return
    first = any(one["response"].startswith("utter_danger_recorded") for one in turn.said)
    if first or not any(one["response"].startswith(_KEPT) for one in turn.said):
        return
    if turn.state.language is not None:
        return
    place = turn.backend.agent_place(turn.conversation_id)
    if place.state == "waiting" and not place.staffed:
        response = LATER if place.opens_at else BY_NOBODY
        turn.say(response, {"opens_at": turn.manner.quoted(place.opens_at or "")})
