"""Registering a complaint that was taken in the chat: the only place where the chat does."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from actions.backend_errors import RequestRefusedError
from actions.dialogue import record, repeat, twice
from actions.reading import reading as r

if TYPE_CHECKING:
    from actions.dialogue.turn import Turn


def register(turn: Turn, *, anew: bool = False) -> None:
    """Register, tell the tracking number, and be ready for another complaint.

    What was told in the same words a moment ago, or of the same topic before, is shown instead,
    unless it is wanted `anew`.
    """
    draft = turn.draft
    new = record.of(turn, draft)
    new = replace(new, again=anew or new.again)
    try:
        complaint = turn.backend.register(new, turn.call_key("register"))
    except RequestRefusedError:
        # It would be refused again: a human has to help. What was told stays.
        turn.say("utter_cannot_register")
        turn.put = True
        return
    if complaint.already_registered:
        twice.ask(turn, complaint)
        return
    if complaint.repeat:
        repeat.ask(turn, complaint)
        return
    said = "utter_registered_solved" if draft.solved else "utter_registered"
    if not (draft.solved or draft.has_mobile or turn.state.proven):
        said = "utter_registered_without_mobile"
    turn.say(said, turn.manner.values_of(complaint))
    turn.settle()
    if not turn.state.wants:  # what was put off comes now; nothing else is asked before it
        turn.say("utter_anything_else")
        turn.put = True
    # Whoever goes on at once with what was told along with it is not asked again.
    goes_on = any(one.kind == r.COMPLAINT for one in turn.state.wants)
    known = draft.emptied()
    turn.change(draft=replace(known, name=draft.name) if goes_on else known)
    turn.hold(complaint.tracking_number, complaint.topic, finished=draft.solved)
