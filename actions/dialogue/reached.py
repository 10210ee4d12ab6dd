"""How somebody wants to be reached, said of a complaint that is registered: it is that one's."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from actions.dialogue import record_changes
from actions.reading import by_landline, reading as r, topic_words, trouble, verbs, wishes
from lexicon import contact_wishes

if TYPE_CHECKING:
    from actions.dialogue.turn import Turn

_ELSEWHERE = frozenset({r.DANGER, r.CANCEL, r.WITHDRAW, r.STATUS, r.LOST_NUMBER, r.REOPEN})

# What words of calls are taken for by themselves.
_OF_CALLS = frozenset({"privacy_consent", "customer_service"})


def is_wished(turn: Turn) -> bool:
    """Whether a message is nothing but such a wish, whatever else it may be read as."""
    message = turn.message
    if message.is_choice or turn.reading.main in _ELSEWHERE:
        return False
    if by_landline.is_all(message.text):
        return True
    if not wishes.is_all(message.text):
        return False
    sure = message.topic_sure and message.topic not in _OF_CALLS
    begins = turn.reading.main == r.COMPLAINT and sure
    told = trouble.is_told(verbs.plain(message.folded)) or topic_words.plainly(message.folded)
    return not (begins or told)  # "gece aramayın, faturam iki kat" is more than a wish


def take(turn: Turn) -> bool:
    """Note the wish at the complaint of this conversation, with who says it."""
    number = turn.state.complaint
    if number is None or not turn.state.takes_more or not is_wished(turn):
        return False
    turn.reading = replace(turn.reading, also=())
    wish = contact_wishes.written(turn.message.text)
    record_changes.add(turn, number, wish, "utter_wish_noted")
    return True
