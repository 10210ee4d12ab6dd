"""What an agent asked the customer: said to whoever asks, and answered by what is written next.

By SMS the whole text is the answer, whatever else it may sound like: it was asked for. In the chat
it is one once the question was shown there.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from actions.dialogue import record_changes
from actions.reading import of_record, questions, reading as r

if TYPE_CHECKING:
    from actions.backend import Complaint
    from actions.dialogue.turn import Turn

_WAITS = "waiting_customer"
_SHOWN = "utter_awaited_question"
_AT = frozenset({questions.NONE, questions.PROBLEM})
_OTHERWISE = frozenset(
    {r.HUMAN, r.STATUS, r.LOST_NUMBER, r.WITHDRAW, r.CANCEL, r.SOLVED, r.REOPEN, r.UNDO}
    | {r.THANK, r.GOODBYE, r.STALE, r.OPENER}
)
_ASKS_WHAT = re.compile(
    r"\bne(?:yi|ler)? (?:sor|ist|bekl)\w*|\b(?:hangi|ne) (?:soru|bilgi|cevap|yanit)\w*|"
    r"\bsoru(?:nuz|n)\w* ne\w*|\bneydi soru\w*"
)


def take(turn: Turn) -> bool:
    """Take the answer, or show the question; return False where nothing is asked of them."""
    state, message = turn.state, turn.message
    if message.is_choice or turn.draft.active or state.question not in _AT:
        return False
    by_sms, shown = turn.manner.name == "sms", _SHOWN in state.said
    asks = bool(_ASKS_WHAT.search(message.folded))
    greets = turn.reading.main == r.GREET
    if not (asks or greets or by_sms or shown) or turn.reading.main in _OTHERWISE:
        return False
    asked = _asked(turn)
    if asked is None:
        return False
    turn.reading = turn.reading.without(*turn.reading.also)
    if asks or greets:
        turn.say(_SHOWN, {**turn.manner.values_of(asked), "question": asked.question})
        return True
    if of_record.says_another(message):
        return False
    turn.settle()
    record_changes.add(turn, asked.tracking_number, message.text, "utter_awaited_answered")
    turn.hold(asked.tracking_number, asked.topic)
    return True


def _asked(turn: Turn) -> Complaint | None:
    """Return the one complaint of theirs that waits for them, with its question."""
    here = turn.conversation_id
    waiting = [one for one in turn.backend.complaints_of(here) if one.status == _WAITS]
    if len(waiting) != 1:
        return None
    found = turn.backend.complaint(waiting[0].tracking_number, here)
    return found if found.question else None
