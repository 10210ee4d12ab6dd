"""The very same text once more: answered with the number and the state, registered by nothing.

An impatient customer sends it again, or the network does; neither has told anything new.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from actions.backend_errors import RequestRefusedError
from actions.reading.message import words_of

if TYPE_CHECKING:
    from actions.dialogue.turn import Turn

WITHIN = timedelta(hours=1)
_FEWEST = 2
"""Words of what may be registered or added: one word is an answer or a command."""


def take(turn: Turn) -> bool:
    """Tell how the complaint at hand stands where a text says what was said a moment ago."""
    number, message = turn.state.complaint, turn.message
    if number is None or not turn.state.takes_more or message.is_choice:
        return False
    late = turn.silence is not None and turn.silence > WITHIN
    if late or len(message.words) < _FEWEST:
        return False
    if not any(words_of(one) == message.words for one in message.earlier):
        return False
    try:
        complaint = turn.at_hand()
    except RequestRefusedError:
        return False
    turn.reading = turn.reading.without(*turn.reading.also)
    turn.say("utter_said_again", turn.manner.values_of(complaint))
    turn.put = True  # a question that is open stays open, unsaid
    return True
