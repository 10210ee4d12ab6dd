"""One trouble is over, and another is told with it: "düzeldi ama faturam yüksek".

The other one is the complaint. What was registered is not closed by it: that is asked, once the
other one is taken; by SMS, where one text is enough, the words are added to it.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from actions.backend_errors import RequestRefusedError
from actions.dialogue.state import Want
from actions.reading import over_but, questions, reading as r

if TYPE_CHECKING:
    from actions.dialogue.turn import Turn

_AT = frozenset({questions.NONE, questions.PROBLEM})
_MEANT_AS_SAID = frozenset({r.HUMAN, r.FOREIGN, r.STALE, r.DANGER, r.STATUS, r.REOPEN})


def take(turn: Turn) -> bool:
    """Begin a complaint of the other trouble, unless one is being told already."""
    state, message = turn.state, turn.message
    if message.is_choice or state.question not in _AT or turn.draft.description is not None:
        return False
    other = None if turn.reading.main in _MEANT_AS_SAID else over_but.told(message.text)
    number = state.complaint if state.takes_more else None
    if other is None or (number is not None and not other.follows(turn.at_hand().topic)):
        return False
    turn.reading = turn.reading.without(*r.STORY, r.SOLVED)
    if number is not None and turn.manner.name == "sms":
        key = turn.call_key("over")
        with suppress(RequestRefusedError):  # the words stand in the other one anyway
            turn.backend.add_information(number, turn.conversation_id, message.text, key)
    elif number is not None:
        turn.change(wants=(*state.wants, Want(r.SOLVED, number)))
    turn.manner.take_problem(turn, message.text)
    return True
