"""What was told in the same words a moment ago: shown, and registered anew on a yes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actions.reading import questions, reading as r

if TYPE_CHECKING:
    from actions.backend import Complaint
    from actions.dialogue.turn import Turn


def ask(turn: Turn, first: Complaint) -> None:
    """Show the first one's number and state, and ask whether to register anew."""
    turn.ask(questions.ANEW, first.tracking_number, turn.manner.values_of(first))


def ask_again(turn: Turn) -> None:
    """Put the question once more."""
    number = turn.state.subject or ""
    ask(turn, turn.backend.complaint(number, turn.conversation_id))


def answer(turn: Turn) -> bool:
    """Take the answer; whoever speaks of something else goes on with what is being taken."""
    main, number = turn.reading.main, turn.state.subject or ""
    if main == r.YES:
        turn.settle()
        turn.manner.register_anew(turn)
    elif main in {r.NO, r.CANCEL, r.REFUSED, r.NO_COMPLAINT}:
        _leave(turn, number)
    elif main in {r.UNSURE, r.UNCLEAR, r.WAIT}:
        turn.say("utter_ask_back")
        ask_again(turn)
    else:
        turn.settle()
        if not turn.draft.active:  # by SMS it was kept for this question only
            turn.change(draft=turn.draft.emptied())
        return False
    return True


def _leave(turn: Turn, number: str) -> None:
    """Keep to the first; where it is known to be the customer's, further words belong to it."""
    first = turn.backend.complaint(number, turn.conversation_id)
    turn.settle()
    turn.change(draft=turn.draft.emptied())
    turn.say("utter_first_is_kept", turn.manner.values_of(first))
    if first.full:
        turn.hold(number, first.topic)
    turn.reading = turn.reading.without(*turn.reading.also)
