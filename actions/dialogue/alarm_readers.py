"""Who reads what is written in danger: the one place that speaks of a person, by who is on duty.

No other text of danger promises anybody. The backend knows who is there (`AgentPlace.staffed`),
and does not say again what is said here; in another language it says by itself that nobody is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from actions.dialogue import alarm_words as words

if TYPE_CHECKING:
    from actions.dialogue.turn import Turn

NOW, LATER, BY_NOBODY = "utter_alarm_read_now", "utter_alarm_read_later", "utter_alarm_nobody_reads"
SOON = "utter_alarm_read_soon"
"""Others in danger wait before them: only who is first is told so."""
_SAID_BEFORE = (NOW, SOON, LATER, BY_NOBODY)
# In despair and at home there is more than 112 to call by night.
_HAVE_SUPPORT = frozenset({"self_harm", "violence", "online"})
# What is answered to words that are kept, by the beginnings of the responses' names.
_KEPT = (
    *("utter_alarm_here_", "utter_alarm_worse_", "utter_alarm_told", "utter_alarm_known"),
    *("utter_alarm_withheld", "utter_alarm_nobody_sent", "utter_alarm_cannot_call"),
    *("utter_alarm_next", "utter_alarm_position", "utter_alarm_back", "utter_danger_"),
)
# After these it is owed, whoever is there: the alarm itself, and a question about the queue.
_OWED = (
    *("utter_danger_recorded", "utter_danger_human", "utter_danger_foreign_"),
    *("utter_alarm_next", "utter_alarm_position", "utter_alarm_back"),
)


def tell(turn: Turn) -> None:
    """Say who reads it: somebody now, or nobody and from when on; once, until it is asked.

    It is said again where it changed, and after another alarm; never twice in a row.
    """
    if turn.state.danger is None or any(one.startswith(_SAID_BEFORE) for one in turn.state.said):
        return
    said = [one["response"] for one in turn.said]
    owed = any(one.startswith(_OWED) and not one.endswith("_again") for one in said)
    if not owed and not any(one.startswith(_KEPT) for one in said):
        return
    place = turn.backend.agent_place(turn.conversation_id)
    if place.state != "waiting":
        return
    language = turn.state.language
    if place.staffed:
        if owed:
            response = SOON if place.ahead else NOW
            turn.say(f"{response}_{language}" if language else response)
            turn.change(readers=response)
    elif language is None:
        group = words.group_of(turn.state.danger)
        support = "_support" if group in _HAVE_SUPPORT else ""
        response = LATER if place.opens_at else BY_NOBODY
        opens_at = turn.manner.quoted(place.opens_at or "")
        if owed or turn.state.readers != response:
            turn.say(f"{response}{support}", {"opens_at": opens_at})
            turn.change(readers=response)
