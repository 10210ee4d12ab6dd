"""Somebody is in danger: what to do now, a human at the front of the queue, a critical record.

Nothing is asked before that, and no form follows. The words of danger are in `lexicon/danger`,
by which the pool weighs complaints as well.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from actions.backend import NewComplaint, RequestRefusedError
from actions.dialogue import agent
from actions.dialogue.draft import BY_CLASSIFIER, given
from actions.dialogue.wording import one_line
from actions.reading import topics
from lexicon import danger as lexicon

if TYPE_CHECKING:
    from actions.dialogue.turn import Turn

_REASON_LIMIT = 300
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
    text = _told(turn)
    known = turn.state.danger_complaint
    if known is not None:
        _add(turn, known, text)
        return known
    draft = turn.draft.heard(turn.reading.fields)
    told = draft.told_more(text)
    place = [f"Yer: {draft.place}"] if draft.place else []
    try:
        complaint = turn.backend.register(
            NewComplaint(
                conversation_id=turn.conversation_id,
                channel=turn.manner.channel,
                description="\n".join([told.description or text, *place]),
                topic=draft.topic or _topic(turn),
                topic_confidence=None,
                topic_set_by=draft.topic_set_by or BY_CLASSIFIER,
                service_number=given(draft.service_number),
                name=given(draft.name),
                phone=given(draft.phone),
                email=given(draft.email),
                urgent=True,
            ),
            turn.call_key("register"),
        )
    except RequestRefusedError:
        turn.change(draft=replace(draft, active=draft.active))
        return None
    # What was begun is in the record now: nothing is left to be asked for.
    turn.change(
        draft=draft.emptied(),
        complaint=complaint.tracking_number,
        topic=complaint.topic,
        finished=False,
        help_offered=False,
    )
    return complaint.tracking_number


def _told(turn: Turn) -> str:
    """Return the words of the danger, with those before them if only all together tell it."""
    text = turn.message.text
    return text if lexicon.find(text) else "\n".join([*turn.message.earlier, text])


def _topic(turn: Turn) -> str:
    message = turn.message
    sure = message.topic is not None and message.topic_sure and message.topic in topics.TOPICS
    return str(message.topic) if sure else topics.OTHER


def _call_a_human(turn: Turn, number: str | None) -> None:
    reason = one_line(turn.message.text, _REASON_LIMIT)
    try:
        request = turn.backend.request_agent(turn.conversation_id, reason, urgent=True)
    except RequestRefusedError:
        turn.say("utter_danger_call_us")
        turn.settle()
        return
    if not turn.state.danger:
        turn.say(
            "utter_danger_recorded" if number else "utter_danger_human",
            {"number": _shown(number), "position": str(request.position or 1)},
        )
    turn.settle()
    turn.change(waiting=True, wants=())


def _shown(number: str | None) -> str:
    return " ".join(number[at : at + 4] for at in range(0, len(number), 4)) if number else ""


def _add(turn: Turn, number: str, text: str) -> None:
    try:
        turn.backend.add_information(
            number, turn.conversation_id, text, turn.call_key("add_information")
        )
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
