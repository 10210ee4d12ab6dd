"""Registering by SMS: at once, with the sender as the contact, each trouble by itself."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from actions.backend import NewComplaint
from actions.backend_errors import RequestRefusedError
from actions.dialogue import help as first_help, record, repeat, twice
from actions.dialogue.draft import BY_CLASSIFIER, BY_CUSTOMER, Draft, given
from actions.dialogue.state import Want
from actions.reading import over_but, questions, reading as r, tells, topic_words, topics
from actions.sms import reaching, wording
from lexicon.turkish import fold

if TYPE_CHECKING:
    from actions.backend import Complaint
    from actions.dialogue.turn import Turn
    from actions.reading.message import Message


def record_wish(turn: Turn, words: str) -> None:
    """Register that somebody wants a human; people sort it until it is known what about."""
    told = complaint_of(turn, words)
    new = replace(told, topic=topics.OTHER, topic_confidence=None, topic_set_by=BY_CLASSIFIER)
    try:
        complaint = turn.backend.register(new, turn.call_key("register"))
    except RequestRefusedError:
        turn.say("utter_cannot_register")
        return
    turn.say("utter_registered", wording.of_complaint(complaint))
    turn.settle()
    turn.change(draft=replace(turn.draft.emptied(), privacy_told=True))
    turn.hold(complaint.tracking_number, None)
    turn.change(wordless=True)


def register_each(turn: Turn, parts: list[str], *, wished: bool) -> None:
    """Register each of several troubles of one text; what help there is belongs to the last.

    Where one was told before, that is asked first, and those behind it wait for the answer.
    """
    message, reading = turn.message, turn.reading
    turn.redraft(opening=None)
    for at, part in enumerate(parts):
        turn.message = message.of_words(part)
        own = tells.fields(turn.message)
        told = replace(reading.fields, lasted=own.lasted, amount=own.amount)
        turn.reading = replace(reading, fields=told).without(*r.STORY)
        new = complaint_of(turn, part)
        if registered(turn, new, again=bool(at) or turn.draft.privacy_told) is None:
            waiting = [Want(r.COMPLAINT, text=one) for one in parts[at + 1 :]]
            turn.change(wants=(*turn.state.wants, *waiting))
            break
        turn.change(topic=new.topic)
    else:
        turn.change(help_offered=first_help.tell(turn, new.topic, new.description))
    turn.message = message
    if wished:
        turn.say("utter_wish_noted")


def renewed(turn: Turn) -> bool:
    """Register what was withdrawn once more, on a plain yes."""
    draft, main = turn.draft, turn.reading.main
    if main in {r.UNSURE, r.UNCLEAR}:
        turn.ask(questions.CONFIRM)
        return True
    turn.settle()
    turn.change(draft=Draft(privacy_told=True))
    if main != r.YES:
        if main in {r.NO, r.CANCEL, r.REFUSED}:
            turn.say("utter_cancelled")
        return main in {r.NO, r.CANCEL, r.REFUSED}
    if registered(turn, replace(record.of(turn, draft), phone=None), again=True) is not None:
        turn.change(topic=draft.topic)
    return True


def register_anew(turn: Turn, *, anew: bool) -> None:
    """Register what was told before as well, as a complaint of its own; or ask about it again."""
    draft = turn.draft
    new = replace(record.of(turn, draft), phone=None, again=anew)
    if registered(turn, new, again=True) is not None:
        turn.change(topic=draft.topic)


def registered(turn: Turn, new: NewComplaint, *, again: bool) -> Complaint | None:
    """Register, say so and hold it; None where that was refused, or it was told a moment ago."""
    try:
        complaint = turn.backend.register(new, turn.call_key("register"))
    except RequestRefusedError:
        turn.say("utter_cannot_register")
        return None
    if complaint.already_registered:
        turn.change(draft=_kept(new))
        twice.ask(turn, complaint)
        return None
    if complaint.repeat:
        turn.change(draft=_kept(new))
        repeat.ask(turn, complaint)
        return None
    response = "utter_registered_again" if again else "utter_registered"
    turn.say(response, wording.of_complaint(complaint))
    turn.settle()
    turn.change(draft=replace(turn.draft.emptied(), privacy_told=True))
    turn.redraft(name=new.name, email=new.email, preferred=new.preferred)
    turn.hold(complaint.tracking_number, None)
    return complaint


def _kept(new: NewComplaint) -> Draft:
    """Return what was told as a draft, until it is known whether it is to be registered anew."""
    return Draft(
        description=new.description,
        topic=new.topic,
        topic_confidence=new.topic_confidence,
        topic_set_by=new.topic_set_by,
        service_number=new.service_number,
        name=new.name,
        email=new.email,
        preferred=new.preferred,
        place=new.place,
        province=new.province,
        lasted=new.lasted_minutes,
        amount=new.amount,
        privacy_told=True,
    )


def complaint_of(turn: Turn, description: str) -> NewComplaint:
    """Return what the text says; the sender's number is the contact, which the backend knows."""
    message = turn.message
    said = replace(turn.draft, phone=None).heard(turn.reading.fields)
    named = topics.read(turn.draft.opening) if turn.draft.opening and not message.topic_sure else ()
    chosen = named[0] if len(named) == 1 else None
    plain = _besides(description, message)
    if plain is None and not message.topic_sure:
        plain = topic_words.plainly(fold(description))
    possible = {*topics.TOPICS} - topic_words.denied(message.folded)
    ranked = [message.topic, *topics.likeliest(message.topic_ranking, message.text)]
    known = message.topic in topics.TOPICS
    likeliest = plain or next((one for one in ranked if known and one in possible), topics.OTHER)
    classified = likeliest == message.topic and not (chosen or plain)
    return NewComplaint(
        conversation_id=turn.conversation_id,
        channel=turn.manner.channel,
        description=reaching.with_wishes(turn, description),
        topic=chosen or str(likeliest),
        topic_confidence=round(message.topic_confidence, 4) if classified else None,
        topic_set_by=BY_CUSTOMER if chosen else BY_CLASSIFIER,
        # Another number in the text is rather the line that it is about.
        service_number=given(said.service_number) or given(said.phone),
        **record.found(said),
        name=given(said.name),
        email=given(said.email),
        preferred=said.preferred,
        again=said.separate,
        quiet=turn.state.quiet,
    )


def is_sure(new: NewComplaint, turn: Turn) -> bool:
    """Whether the topic needs no question."""
    message = turn.message
    if new.topic_set_by == BY_CUSTOMER or (message.topic_sure and new.topic == message.topic):
        return True
    besides = _besides(new.description, message)
    if besides == _ABROAD:
        return True
    plain = besides or topic_words.plainly(fold(new.description))
    return new.topic in {plain, topics.leading(message)}


_ABROAD = "roaming"


def _besides(description: str, message: Message) -> str | None:
    """Return the topic that the words tell however sure the classifier is of another one."""
    if topic_words.is_use_abroad(fold(description), message.topic):
        return _ABROAD
    other = over_but.told(description)
    return other.topic if other else None
