"""A complaint that was withdrawn cannot be opened again: it is offered as a new one, by one yes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from actions.dialogue.draft import BY_CUSTOMER, NOT_SOLVED, REFUSED
from actions.reading import questions, reading as r, topics

if TYPE_CHECKING:
    from actions.dialogue.turn import Turn

_SAID = "utter_withdrawn_for_good"


def offer(turn: Turn, number: str) -> None:
    """Say that it was withdrawn, and offer the same words as a new complaint."""
    old = turn.backend.complaint(number, turn.conversation_id)
    turn.say(_SAID, turn.manner.values_of(old))
    if old.description is None:
        return
    known = turn.draft.emptied()
    turn.change(
        draft=replace(
            known,
            active=turn.manner.name != "sms",
            description=old.description,
            topic=old.topic if old.topic in topics.TOPICS else topics.OTHER,
            topic_set_by=BY_CUSTOMER,
            help_result=NOT_SOLVED,
            phone=known.phone or turn.state.proof_phone or (REFUSED if known.email else None),
            name=known.name or REFUSED,
            privacy_told=True,
        )
    )
    turn.settle()
    if turn.manner.name == "sms":
        turn.ask(questions.CONFIRM)


def declined(turn: Turn) -> bool:
    """Take a no to the offer: nothing is to be corrected, it is left."""
    offered = turn.state.question == questions.CONFIRM and _SAID in turn.state.said
    if not offered or turn.reading.main not in {r.NO, r.CANCEL, r.REFUSED}:
        return False
    turn.say("utter_cancelled")
    turn.change(draft=turn.draft.emptied())
    turn.settle()
    turn.reading = turn.reading.without(*turn.reading.also)
    return True
