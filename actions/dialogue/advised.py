"""What was answered with advice only: its words stand in the record that comes of it.

"Babam vefat etti, hattını kapatın" is told where that is done; who then says who they are, or what
went wrong, has told the rest of one story, and is asked nothing that was said before.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from actions.dialogue import beside, pieces_told, wording
from actions.dialogue.draft import BY_CLASSIFIER
from actions.dialogue.state import Want
from actions.reading import (
    additions,
    details,
    instructions,
    questions,
    reading as r,
    stories,
    topic_words,
    topics,
)

if TYPE_CHECKING:
    from actions.dialogue.draft import Draft
    from actions.dialogue.turn import Turn

# What is wanted to be done; the others only ask.
_DEEDS = frozenset({r.CANCEL_SUBSCRIPTION, r.TRANSFER, r.PORTING, r.NEW_NUMBER})
_TOPICS = {
    r.CANCEL_SUBSCRIPTION: "commitment_cancellation",
    r.PORTING: "number_porting",
    r.BILL: "billing",
    r.TARIFF: "package_tariff",
    r.OUTAGE_CHECK: "internet_outage",
    r.DATA_REQUEST: "privacy_consent",
}
_KEPT = _DEEDS | {*_TOPICS, r.DOCUMENTS, r.REGULATOR}
_BEGINS = frozenset({r.COMPLAINT, r.MORE, r.OPENER, r.NO_CALL})
# What may be the rest of the story of who has lost somebody.
_VAGUE = frozenset({r.UNCLEAR, r.OUT_OF_SCOPE, r.PERSISTS})
_AGREES = frozenset({r.OPENER, r.YES})
_FEW = 4


def remember(turn: Turn, wanted: str) -> None:
    """Keep the words that advice answers, and the line that they name, for what may come of them.

    Who is dead is not the customer: their name and number are the line's.
    """
    unasked = turn.state.question in {questions.NONE, questions.PROBLEM}
    if wanted not in _KEPT or turn.message.is_choice or not unasked:
        return
    if turn.draft.description is not None or turn.state.takes_more:
        return
    told, text = turn.reading.fields, turn.message.text
    before = turn.state.advised
    words = f"{before.text}\n{text}" if before and text not in before.text else text
    topic = _TOPICS.get(wanted) or (before.topic if before else None)
    if beside.is_bereaved(turn, words):
        wanted, topic = r.CANCEL_SUBSCRIPTION, _TOPICS[r.CANCEL_SUBSCRIPTION]
    turn.change(advised=Want(wanted, text=words, topic=topic))
    if wanted not in _DEEDS:
        return
    line = told.service_number or told.phone
    where = replace(told, name=None, phone=None, email=None, service_number=line)
    turn.change(draft=turn.draft.heard(where))


def is_of_somebody_else(turn: Turn) -> bool:
    """Whether the name and number told are those of who has died."""
    lines = {r.CANCEL_SUBSCRIPTION, r.TRANSFER}
    return bool(lines & {*turn.reading.all}) and beside.is_bereaved(turn, turn.message.text)


def join(turn: Turn) -> bool:
    """Put what was said before to what is told now; return whether the message is done with."""
    said, main = turn.state.advised, turn.reading.main
    if said is None:
        return False
    if turn.draft.description is not None or turn.state.takes_more or pieces_told.is_long_ago(turn):
        turn.change(advised=None)
        return False
    bereaved, only_details = beside.is_bereaved(turn, said.text), _tells_only_details(turn)
    if only_details and said.kind not in _DEEDS:
        return False  # who they are; what is wrong is asked
    rest = main in _VAGUE and _tells_something(turn)
    whole = only_details or (bereaved and (rest or (main in _AGREES and _is_all_said(turn))))
    return (whole or main in _BEGINS) and _put_before(turn, said, bereaved=bereaved, whole=whole)


def _put_before(turn: Turn, said: Want, *, bereaved: bool, whole: bool) -> bool:
    """Put what was said before in front of what is told; return whether that is all there is."""
    own = _own_topic(turn)
    turn.change(advised=None)
    if said.kind not in _DEEDS and own not in {None, said.topic}:
        return False  # another matter was asked about: "yok, internet kopuyor"
    if said.text not in turn.message.text:
        told = (one for one in (turn.draft.opening, said.text) if one)
        turn.redraft(opening="\n".join(told))
    if own is None and (said.kind in _DEEDS or not turn.message.is_choice):
        _lead_to(turn, said.topic)
    if whole or (bereaved and own is None):
        _begin(turn, said)
        return True
    return False


def _begin(turn: Turn, said: Want) -> None:
    """Take what was said before as the problem; what is told now belongs to it."""
    text, fields = turn.message.text, turn.reading.fields
    adds = not (turn.message.is_choice or _is_all_said(turn))
    if turn.manner.name == "sms":
        words = text if adds else (turn.draft.opening or said.text)
        if not adds:
            turn.redraft(opening=None)
        turn.message = replace(turn.message, text=words)
        _lead_to(turn, said.topic or topics.OTHER)
        turn.manner.take_problem(turn, words)
    else:
        before, draft = turn.draft, turn.draft.heard(fields)
        draft = _of_topic(draft, said.topic)
        words = turn.draft.opening or said.text
        only = details.only(turn.message, fields, most=0)
        words = f"{words}\n{text}" if adds and not only else words
        turn.change(draft=replace(draft, active=True, opening=None).with_description(words))
        names = ("name", "phone", "email", "service_number", "place")
        new = {
            one: value
            for one in names
            if (value := getattr(turn.draft, one)) and value != getattr(before, one)
        }
        if new:
            turn.say("utter_taken", {"details": wording.labelled(new)})
        beside.spare_tips(turn)
        turn.settle()
    turn.reading = turn.reading.alone()


def _lead_to(turn: Turn, topic: str | None) -> None:
    """Take the topic of what was said before where the words of now tell none."""
    turn.change(draft=_of_topic(turn.draft, topic))
    if topic is not None and turn.manner.name == "sms":
        turn.message = replace(turn.message, topic=topic, topic_sure=True, topic_confidence=1.0)


def _of_topic(draft: Draft, topic: str | None) -> Draft:
    return draft if topic is None or draft.topic else draft.with_topic(topic, BY_CLASSIFIER)


def _own_topic(turn: Turn) -> str | None:
    """Return the topic that the message tells by itself."""
    message = turn.message
    if message.is_choice:
        return None
    plain = topic_words.plainly(message.folded)
    return plain or (message.topic if message.topic_sure else None)


def _tells_only_details(turn: Turn) -> bool:
    told = turn.reading.fields
    says = told.name or told.phone or told.email or told.service_number or told.place
    return bool(says) and not turn.message.is_choice and details.only(turn.message, told)


def _tells_something(turn: Turn) -> bool:
    message = turn.message
    return bool(stories.content_words(message)) and not (
        message.is_choice or additions.asks(message)
    )


def _is_all_said(turn: Turn) -> bool:
    """Whether it only wants a record: the choice, "evet", "kaydedin lütfen"."""
    message = turn.message
    brief = len(message.words) <= _FEW
    ordered = turn.reading.main == r.YES or instructions.is_to_be_recorded(message.text)
    return message.is_choice or (brief and ordered)
