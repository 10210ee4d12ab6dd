"""Whether something was recorded: "internet de yavaştı, onu kaydettiniz mi". Nothing is dropped.

What stands in a complaint of the customer's is shown there; what stands in none is taken now, as
a complaint of its own, in the words in which it was told.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from actions.dialogue import another, status
from actions.dialogue.state import Want
from actions.reading import of_record, reading as r, several, topic_words
from lexicon.turkish import fold

if TYPE_CHECKING:
    from actions.backend import Complaint
    from actions.dialogue.turn import Turn

_MEANT_OTHERWISE = frozenset({r.HUMAN, r.DANGER, r.WITHDRAW})


def take(turn: Turn) -> bool:
    """Answer whether it was recorded; return False where that is not asked."""
    message = turn.message
    if turn.manner.name == "sms" or message.is_choice or turn.reading.main in _MEANT_OTHERWISE:
        return False
    asked = of_record.asks_whether_recorded(message)
    if asked is None:
        return False
    own = turn.backend.complaints_of(turn.conversation_id)
    if not own:
        return False
    turn.reading = turn.reading.without(*turn.reading.also)
    turn.settle()
    named = {code for codes in topic_words.named(fold(asked)) for code in codes}
    held = own[0] if not named else next((one for one in own if _tells(one, named)), None)
    if not named and len(own) > 1:
        status.list_numbers(turn, own)
        return True
    if held is not None:
        turn.say("utter_recorded_in", turn.manner.values_of(held))
        return True
    turn.say("utter_not_recorded_yet")
    another.take_up(turn, Want(r.COMPLAINT, text=asked, topic=several.topic_of(asked)))
    turn.manner.go_on(turn)
    return True


def _tells(complaint: Complaint, named: set[str]) -> bool:
    told = {
        code for codes in topic_words.named(fold(complaint.description or "")) for code in codes
    }
    return complaint.topic in named or bool(told & named)
