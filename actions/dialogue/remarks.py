"""What is told of the matter once it is registered: it is added, however few words it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actions.dialogue import record_changes
from actions.reading import (
    additions,
    of_record,
    reading as r,
    short_answers,
    stories,
)

if TYPE_CHECKING:
    from actions.dialogue.turn import Turn

NOT_FOR_IT = frozenset(
    {r.HUMAN, r.STATUS, r.LOST_NUMBER, r.WITHDRAW, r.REOPEN, r.UNDO, r.CANCEL, r.SOLVED, r.THANK}
    | {r.GOODBYE, r.BOT, r.INSULT, r.LEAVE_QUEUE, r.POSITION, r.HOW_LONG, r.DATA_REQUEST}
)


# What is only believed of a message that asks nothing is rather a remark on the complaint.
BELIEVED = frozenset(
    {r.UNCLEAR, r.OUT_OF_SCOPE, r.SMALL_TALK, r.DOCUMENTS, r.TARIFF, r.BILL, r.ADD, r.DURATION}
    | {r.NO_COMPLAINT, r.REFUSED, r.CORRECT, r.UNSURE, r.NO, r.YES, r.WAIT}
    | {r.CANCEL_SUBSCRIPTION, r.OUTAGE_CHECK}
)


TOLD = frozenset({r.COMPLAINT, r.MORE, r.OPENER})


def take(turn: Turn) -> bool:
    """Add what is told of the matter, in however few words; another trouble is another's."""
    kept_off = NOT_FOR_IT - {r.INSULT}
    if turn.reading.main in kept_off or r.HUMAN in turn.reading.also:
        return False
    text = _belonging(turn)
    if not text:
        return False
    record_changes.add(turn, turn.state.complaint or "", text)
    turn.reading = turn.reading.alone()
    return True


def _belonging(turn: Turn) -> str:
    """Return the words that belong to the complaint at hand, "" where there are none."""
    message, main = turn.message, turn.reading.main
    if additions.says_to_write(message) and (main in BELIEVED | TOLD):
        return additions.told_to_add(message)
    if main == r.OPENER and not stories.content_words(message):
        return ""  # "şikâyetim var" announces another
    if of_record.wants_a_remedy(message) and not of_record.says_another(message):
        return message.text  # "iadesini istiyorum" tells no trouble of its own
    if main in TOLD:
        return _same_trouble(turn)
    told = turn.reading.fields
    if main in _MISHEARD and (told.lasted or told.city or told.district or told.place):
        return message.text  # how long, or where
    return message.text if main in BELIEVED and is_remark(turn) else ""


_ONLY_AN_ANSWER = frozenset({r.YES, r.NO, r.UNSURE, r.WAIT})


_MISHEARD = frozenset({r.INSULT, r.OUT_OF_SCOPE, r.SMALL_TALK, r.UNCLEAR})


def is_remark(turn: Turn) -> bool:
    """Whether the message tells something of the matter, and asks and wishes nothing."""
    """Whether it tells something of the matter, and asks and wishes nothing."""
    if turn.reading.main in _ONLY_AN_ANSWER and not short_answers.rest(turn.message.folded):
        return False  # "evet doğru" answers once more what was asked before
    return additions.is_a_remark(turn.message) and not additions.asks(turn.message)


def _same_trouble(turn: Turn) -> str:
    """Return the words of a story that tells more of the complaint's own trouble."""
    message = turn.message
    if of_record.says_another(message):
        return ""
    vague = not (message.topic_sure or of_record.tells_a_trouble(message))
    if turn.manner.name == "sms":  # what more there is of it was read already, as more
        return message.text if vague and turn.reading.main == r.COMPLAINT else ""
    same = message.topic is not None and message.topic_sure and message.topic == turn.state.topic
    return message.text if same or (vague and additions.is_a_remark(message)) else ""
