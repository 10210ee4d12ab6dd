"""What the same customer told of the same topic before: gone on with, or registered as new.

Only whoever is known to be that customer is asked. What they told is kept by the backend until they
answer, and registered where they never do; so every way out of the question loses nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from actions.backend_errors import RequestRefusedError
from actions.dialogue.state import Want
from actions.reading import questions, reading as r

if TYPE_CHECKING:
    from collections.abc import Mapping

    from actions.backend import Complaint
    from actions.dialogue.turn import Turn

_ASKED: Mapping[str, str] = {
    "open": questions.ADD_TO_EARLIER,
    "concluded": questions.REOPEN_EARLIER,
}
_DONE: Mapping[str, str] = {
    questions.ADD_TO_EARLIER: "utter_addition_done",
    questions.REOPEN_EARLIER: "utter_reopening_done",
}
# The wish for it, told of no other complaint, is as good as a yes.
_WISH: Mapping[str, str] = {questions.ADD_TO_EARLIER: r.ADD, questions.REOPEN_EARLIER: r.REOPEN}


def ask(turn: Turn, earlier: Complaint) -> None:
    """Show the earlier one's number and state, and ask whether to go on with that."""
    question = _ASKED[earlier.repeat or "open"]
    turn.ask(question, earlier.tracking_number, turn.manner.values_of(earlier))


def ask_again(turn: Turn) -> None:
    """Put the question once more."""
    number = turn.state.subject or ""
    earlier = turn.backend.complaint(number, turn.conversation_id)
    turn.ask(turn.state.question, number, turn.manner.values_of(earlier))


def answer(turn: Turn) -> bool:
    """Take the answer; a question beside the matter leaves it open."""
    reading, number = turn.reading, turn.state.subject or ""
    main = reading.main
    wished = main == _WISH[turn.state.question]
    if main == r.YES or (wished and reading.fields.tracking_number in {None, number}):
        _accept(turn, number)
    elif main in {r.NO, r.REFUSED}:
        turn.settle()
        turn.manner.register_anew(turn)
        turn.reading = turn.reading.without(*r.STORY)
    elif main in {r.CANCEL, r.NO_COMPLAINT}:
        _leave(turn, number)
    elif main in r.STORY:
        return _told_more(turn)
    elif main == r.WAIT:
        turn.wait_for_answer()
    elif main in {r.UNSURE, r.UNCLEAR}:
        turn.say("utter_ask_back")
        ask_again(turn)
    else:
        return False
    return True


def _accept(turn: Turn, number: str) -> None:
    """Go on with the earlier one; where that cannot be any more, what was told is registered."""
    done = _DONE[turn.state.question]
    turn.settle()
    try:
        key = turn.call_key("repeat")
        complaint = turn.backend.accept_repeat(number, turn.conversation_id, key)
    except RequestRefusedError:
        turn.manner.register_anew(turn)
        return
    turn.change(draft=turn.draft.emptied())
    turn.say(done, turn.manner.values_of(complaint))
    turn.hold(number, complaint.topic)
    turn.reading = turn.reading.without(r.ADD, r.REOPEN, *r.STORY)


def _leave(turn: Turn, number: str) -> None:
    """Let go what was told just now, at the customer's word; the earlier one stays as it is."""
    turn.backend.drop_repeat(turn.conversation_id)
    earlier = turn.backend.complaint(number, turn.conversation_id)
    turn.settle()
    if turn.draft.active:
        turn.change(set_aside=turn.draft, to_offer=False, done=None)
    turn.change(draft=turn.draft.emptied())
    turn.say("utter_repeat_dropped", turn.manner.values_of(earlier))
    turn.reading = turn.reading.without(*turn.reading.also)


def _told_more(turn: Turn) -> bool:
    """Take more words for the same; another trouble comes after this one is registered."""
    message, text = turn.message, turn.reading.text or turn.message.text
    another = turn.reading.main == r.COMPLAINT and message.topic_sure
    if another and message.topic != turn.draft.topic:
        turn.settle()
        if turn.manner.name == "sms":
            turn.manner.register_anew(turn)
            return False
        want = Want(r.COMPLAINT, text=text, topic=message.topic)
        turn.change(wants=(*turn.state.wants, want))
        turn.manner.register_anew(turn)
    else:
        turn.change(draft=turn.draft.with_more(text))
        turn.manner.register_anew(turn, anew=False)
    turn.reading = turn.reading.without(*r.STORY)
    return True
