"""What the classifier believes about a problem, as an answer to "is it solved?". Pure.

It does not know the question: what it believes is summed up over the answers that are possible,
and only weighs against the words, never for a yes.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from actions.reading import happenings, reading as r, signs

if TYPE_CHECKING:
    from actions.reading.message import Message

_SPEAKS_FOR = {
    r.YES: ("problem_solved", "affirm", "thank"),
    r.NO: ("problem_persists", "file_complaint", "deny", "refuse_detail", "complain_no_reply"),
    r.UNSURE: ("hesitate",),
    r.WAIT: ("ask_wait",),
}
_MIND = (
    r"ist|bil|san|zannet|dusun|anla|di(?=y)|yaz|sor|bekle|kullan|od[ue]|yas|gor|sey|iddia|umu|"
    r"rica|tesekkur|ed|veri|ariyo|ara(?=dim)|konus|soyl|kal|duy|sevin|caliyo|calis|ver"
)
_I_AM_AT_IT = re.compile(
    rf"\b(?!(?:{_MIND})\w*)(?!\w*[ae]m[iu]yo)(?!\w*b[iu]liyo)\w{{2,}}?(?<!m)"
    r"(?:[iu]yo(?:r?um|r?uz|m|z)|[iuae]y?c[ae](?:m|z|g[iu]m|g[iu]z)|[ae]y[iu]m)\b"
)
_NEGATED = re.compile(
    r"\b(?!kalm|gerek|ara)\w{2,}?m(?:[ae]d[iu](?:ler|lar)?|[iu]yo(?:r|lar|rlar)?)\b"
)
_ASKS = re.compile(r"\b(?:hangi|ner[ed]\w*|kim|ne)\b")
_OPPOSED = re.compile(r"\s+(?:de|da)\s+(?:ben|biz|bana|bize|haber\w*|kimse|niye|neden|nicin)\b")
_MOST, _LITTLE, _HARDLY = 0.6, 0.1, 0.2
_CURT = 2


def belief(message: Message) -> dict[str, float]:
    """Return how likely each answer is by the classifier, of all that it believes."""
    return {
        answer: sum(message.likelihood(intent) for intent in intents)
        for answer, intents in _SPEAKS_FOR.items()
    }


def is_at_it(text: str) -> bool:
    """Whether customers say that they are doing a thing now, or are about to."""
    asks = _ASKS.search(text) or signs.RHETORICAL.search(text) or signs.ASKED.search(text)
    return bool(_I_AM_AT_IT.search(text)) and not asks


def against_a_yes(message: Message, text: str) -> str | None:
    """Return what a yes by its words is rather: what else is said, or believed, unsays it."""
    believed = belief(message)
    words = len(text.split())
    if not message.ranking or words <= _CURT:
        return None
    if believed[r.WAIT] >= _MOST:
        return r.WAIT
    unlikely = believed[r.YES] < _LITTLE
    rest = happenings.after_the_last(text)
    unsaid = _NEGATED.search(rest) or (_OPPOSED.match(rest) and unlikely)
    if unsaid or (
        unlikely and max(believed[r.NO], believed[r.UNSURE]) >= _MOST and signs.ASKED.search(text)
    ):
        return r.UNSURE
    return None


def hardly_a_yes(message: Message) -> bool:
    """Whether the classifier, where it was asked, sees next to no yes in a message."""
    return bool(message.ranking) and belief(message)[r.YES] < _HARDLY


def instead_of_unsure(message: Message) -> str | None:
    """Return the answer that the classifier is sure of where the words leave it open."""
    believed = belief(message)
    return next((one for one in (r.WAIT, r.NO) if believed[one] >= _MOST), None)
