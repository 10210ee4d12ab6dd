"""What was told before and is not solved: it goes to that complaint, and begins no new one.

It is added to what is open, and what was concluded is opened again with it. Where nothing of the
customer's is known here and the words tell no trouble of their own, whose it is has to be shown
first; who does not show it has complained all the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from actions.dialogue import aftercare
from actions.dialogue.state import Want
from actions.reading import earlier, reading as r, topic_words, topics, trouble, verbs

if TYPE_CHECKING:
    from actions.backend import Complaint
    from actions.dialogue.turn import Turn

_SAYS_SO = r.STORY | {r.REOPEN, r.OPENER, r.ADD, r.UNCLEAR, r.NO_COMPLAINT, r.SOLVED, r.NO}
_KINDRED = frozenset(("internet_outage", "internet_speed", "modem_device"))


def take(turn: Turn) -> bool:
    """Take the message as one about an earlier complaint; return False where it is none."""
    message, reading = turn.message, turn.reading
    by_number = reading.main == r.STATUS and turn.meant is not None
    if turn.draft.has_content or message.is_choice or not (by_number or reading.main in _SAYS_SO):
        return False
    named = turn.meant is not None and earlier.goes_on(message.text)
    if not (named or earlier.persists(message.text)):
        return False
    number = reading.fields.tracking_number or turn.meant
    own = turn.backend.complaints_of(turn.conversation_id)
    if not own and turn.manner.name == "sms":  # nothing but the number shows there whose it is
        return False
    if number is None and own:
        number = _meant(turn, own)
    elif number is None and _tells_a_trouble(turn):
        return False
    if number is None and own:
        return False
    turn.reading = reading.without(*(one for one in reading.also if one != r.HUMAN))
    turn.change(draft=turn.draft.emptied())
    turn.settle()
    aftercare.start(turn, Want(r.PERSISTS, number, message.text))
    return True


def _meant(turn: Turn, own: list[Complaint]) -> str | None:
    """Return the newest of the topic that is told, else of all; None where it is another's."""
    topic = _topic(turn)
    if topic is None:
        here = turn.state.complaint
        return here if here in {one.tracking_number for one in own} else own[0].tracking_number
    fitting = [one for one in own if one.topic == topic or {one.topic, topic} <= _KINDRED]
    return fitting[0].tracking_number if fitting else None


def _topic(turn: Turn) -> str | None:
    message = turn.message
    plain = topic_words.plainly(message.folded)
    named = {codes[0] for codes in topic_words.named(message.folded) if len(codes) == 1}
    named.discard("internet_outage")  # "yine kesildi" may be said of anything
    one = named.pop() if len(named) == 1 else None
    return plain or one or (message.topic if message.topic_sure else None)


def _tells_a_trouble(turn: Turn) -> bool:
    plain = verbs.plain(turn.message.text)
    about = trouble.about_the_service(trouble.without_people(plain))
    return about and _topic(turn) in topics.TOPICS
