"""Several troubles of one text were registered, and only one was meant: the others may go.

"Yok ben öyle demedim, sadece fatura" right after three numbers: nothing is added to the one that is
named, and each of the others is asked about before it is withdrawn.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from actions.dialogue import aftercare
from actions.dialogue.standing import OPEN
from actions.dialogue.state import Want
from actions.reading import questions, reading as r, topic_words, topics, verbs

if TYPE_CHECKING:
    from actions.backend import Complaint
    from actions.dialogue.turn import Turn

_ONLY = re.compile(r"\b(?:sadece|sirf|yalniz(?:ca)?|bir tek|tek)\b")
_MOST_WORDS = 10
_SEVERAL = 2
_JUST = "utter_registered_again"


def take(turn: Turn) -> bool:
    """Ask whether to withdraw what was registered beside the one that is said to be meant."""
    message = turn.message
    just = any(one.startswith(_JUST) for one in turn.state.said)
    if not just or message.is_choice or turn.state.question != questions.NONE:
        return False
    if len(message.words) > _MOST_WORDS or not _ONLY.search(verbs.plain(message.folded)):
        return False
    own = turn.backend.complaints_of(turn.conversation_id)
    here = [one for one in own if one.tracking_number in turn.state.numbers and one.status in OPEN]
    meant = [one for one in here if _is_named(one, message.folded, message.text)]
    if len(here) < _SEVERAL or len(meant) != 1:
        return False
    others = [one for one in here if one is not meant[0]]
    turn.reading = turn.reading.alone()
    turn.hold(meant[0].tracking_number, meant[0].topic)
    first, *rest = [Want(r.WITHDRAW, one.tracking_number) for one in others]
    turn.change(wants=(*turn.state.wants, *rest))
    aftercare.start(turn, first)
    return True


def _is_named(complaint: Complaint, folded: str, text: str) -> bool:
    plain = topic_words.plainly(folded)
    return complaint.topic == plain or complaint.topic in topics.read(text)
