"""One text is enough: who tells a problem by SMS has complained; more words are added to it."""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from actions.backend import NewComplaint
from actions.backend_errors import RequestRefusedError
from actions.dialogue import aftercare, help as first_help, record, repeat, twice
from actions.dialogue.draft import BY_CLASSIFIER, BY_CUSTOMER, Draft, given
from actions.reading import (
    details,
    of_record,
    places,
    questions,
    reading as r,
    several,
    stories,
    topic_answers,
    topic_words,
    topics,
    trouble,
)
from actions.sms import pieces, reaching, wording
from lexicon.turkish import fold

if TYPE_CHECKING:
    from actions.backend import Complaint
    from actions.dialogue.turn import Turn


def take_problem(turn: Turn, text: str) -> None:
    """Register at once, and say the one thing that matters next: the topic, or help."""
    if of_record.is_only_filler(turn.message):  # "bir şey soracağım" announces something
        turn.ask(questions.PROBLEM)
        return
    if turn.state.wordless and turn.state.takes_more:
        _tell_at_last(turn, text)
        return
    if pieces.begins_with(turn) or _tells_only_who(turn):
        return
    if of_record.is_forwarded(text) and turn.draft.opening is None:
        pieces.ask_about_forwarded(turn, text)
        return
    opening = turn.draft.opening
    words = f"{opening}\n{text}" if opening else text
    new = _complaint(turn, words)
    sure = _is_sure(new, turn)
    if _registered(turn, new, again=turn.draft.privacy_told) is None:
        return
    if reaching.told_along(turn, text):
        turn.say("utter_wish_noted")
    turn.change(topic=new.topic if sure else None)
    turn.reading = turn.reading.without(r.MORE, r.COMPLAINT)
    if not sure:
        turn.ask(questions.TOPIC, choices=topics_of(turn))
    elif topics.has_first_help(new.topic):
        turn.change(help_offered=first_help.tell(turn, new.topic, new.description))


def _tells_only_who(turn: Turn) -> bool:
    """Ask for the trouble of whoever wrote only who and where they are; both are kept."""
    told, message = turn.reading.fields, turn.message
    says_who = told.name or told.place or told.phone or told.email
    if turn.draft.opening is not None or not (says_who and details.only(message, told)):
        return False
    if trouble.about_the_service(details.without_contact_words(message.folded)):
        return False
    turn.change(draft=replace(turn.draft.heard(told), opening=message.text))
    turn.ask(questions.PROBLEM)
    return True


def take_more(turn: Turn, text: str) -> None:
    """Add to the complaint of this conversation; begin one where there is none."""
    number = turn.state.complaint
    another = of_record.is_another_trouble(turn.message, turn.state.topic)
    if number is not None and another and not turn.state.finished:
        _leave_the_place_with(turn, number)
    if number is None or turn.state.finished or another or turn.state.wordless:
        take_problem(turn, text)
        return
    open_still = turn.reading.main == r.PERSISTS
    aftercare.add(turn, number, text, "utter_stays_open" if open_still else "utter_addition_done")


def _leave_the_place_with(turn: Turn, number: str) -> None:
    """Add where it is to the complaint at hand, where that is told before another trouble."""
    first = _NEXT.split(turn.message.text, maxsplit=1)[0].strip(" ,.;")
    words = fold(first).split()
    placed = any(places.is_of_an_address(one) or one.startswith("adres") for one in words)
    if placed and not trouble.is_told(fold(first)):
        with suppress(RequestRefusedError):  # it stands in the other one's words anyway
            key = f"{turn.key}/place"  # what is told anew is registered by the turn's own key
            turn.backend.add_information(number, turn.conversation_id, first, key)


_NEXT = re.compile(r"[,.;\n]\s*|\s(?:ayrıca|ayrica|bir de|birde|bide)\s", re.IGNORECASE)


def record_wish(turn: Turn, words: str) -> None:
    """Register that somebody wants a human; people sort it until it is known what about."""
    told = _complaint(turn, words)
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


def _tell_at_last(turn: Turn, text: str) -> None:
    """Add what it is about to a record that held only the wish for a human, and name its topic."""
    number, found = turn.state.complaint or "", _told(turn)
    sure = turn.message.topic if turn.message.topic_sure else None
    topic = found or (sure if sure in topics.TOPICS else None)
    untold = topic is None and not of_record.tells_a_trouble(turn.message)
    turn.change(wordless=untold)  # a name, an address: what it is about is still to come
    aftercare.add(turn, number, text)
    turn.reading = turn.reading.without(r.MORE, r.COMPLAINT)
    if untold:
        return
    if topic is not None:
        _name_topic(turn, topic, say=False)
    else:
        turn.ask(questions.TOPIC, choices=topics_of(turn))


def _renewed(turn: Turn) -> bool:
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
    if _registered(turn, replace(record.of(turn, draft), phone=None), again=True) is not None:
        turn.change(topic=draft.topic)
    return True


def register_anew(turn: Turn, *, anew: bool) -> None:
    """Register what was told before as well, as a complaint of its own; or ask about it again."""
    draft = turn.draft
    new = replace(record.of(turn, draft), phone=None, again=anew)
    if _registered(turn, new, again=True) is not None:
        turn.change(topic=draft.topic)


def _registered(turn: Turn, new: NewComplaint, *, again: bool) -> Complaint | None:
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


def take_announcement(turn: Turn) -> None:
    """Ask what is wrong; what little was said is kept."""
    kept = stories.content_words(turn.message)
    turn.redraft(opening=turn.message.text if kept else None)
    turn.ask(questions.PROBLEM)


def answer(turn: Turn) -> bool:
    """Take the problem, or the topic of what was registered."""
    question = turn.state.question
    if _begins_another(turn) or reaching.take(turn) or _tells_what_about(turn):
        return True
    if question == questions.NONE:
        return pieces.take(turn, take_problem)
    if question == questions.PROBLEM:
        return _problem(turn) or pieces.take(turn, take_problem)
    if question == questions.CONFIRM:
        return _renewed(turn)
    if question != questions.TOPIC or turn.state.complaint is None:
        return False
    return _topic(turn, turn.state.complaint)


def _tells_what_about(turn: Turn) -> bool:
    """Take what is told after a record of nothing but the wish for a human as what it is about."""
    state, message = turn.state, turn.message
    if not (state.wordless and state.takes_more and state.question == questions.NONE):
        return False
    if turn.reading.main not in r.STORY and not of_record.tells_a_trouble(message):
        return False
    _tell_at_last(turn, message.text)
    return True


def _begins_another(turn: Turn) -> bool:
    """Begin a record of its own where that is said, and leave the one at hand as it is."""
    said = several.is_to_be_separate(turn.message.text)
    of_one = turn.state.complaint is not None and turn.state.question in _AT_ONE
    if turn.message.is_choice or not (said and of_one):
        return False
    turn.settle()
    turn.redraft(separate=True)
    turn.reading = turn.reading.without(*turn.reading.also)
    if trouble.is_told(turn.message.folded):
        take_problem(turn, turn.message.text)
    else:
        take_announcement(turn)
    return True


_AT_ONE = frozenset({questions.NONE, questions.TOPIC})


def _topic(turn: Turn, number: str) -> bool:
    reading = turn.reading
    text, choice = turn.message.text, turn.message.is_choice
    if reading.main == r.GIVEN and reading.value in topics.TOPICS:
        more = not choice and topic_answers.tells_beside_the_topic(text)
        if more:
            aftercare.add(turn, number, text)
            turn.reading = reading.without(*r.STORY)
        _name_topic(turn, str(reading.value), say=not more)
    elif (at := topic_answers.number_in(text, len(turn.state.offered))) is not None:
        _name_topic(turn, turn.state.offered[at])
    elif reading.main in {r.NO, r.REFUSED, r.UNSURE} and topic_answers.only_not_known(text):
        _name_topic(turn, topics.OTHER)
    elif reading.main in {r.MORE, r.COMPLAINT} and (found := _told(turn)) is not None:
        aftercare.add(turn, number, reading.text or text)
        _name_topic(turn, found, say=False)
    elif reading.main in {r.NO, r.UNCLEAR} and not (choice or of_record.is_a_remark(turn.message)):
        if turn.state.asked >= _TRIES:  # it stays what it was classified as, and can be put right
            turn.settle()
            turn.say("utter_topic_left")
    else:
        return False
    return True


_TRIES = 2


def _told(turn: Turn) -> str | None:
    """Return the topic that a story tells by its own words, or surely among those offered."""
    message = turn.message
    plain = topic_words.plainly(message.folded)
    sure = message.topic_sure and message.topic in turn.state.offered
    return plain or (message.topic if sure else None)


def _problem(turn: Turn) -> bool:
    reading = turn.reading
    if reading.main in r.STORY | {r.NO_CALL}:  # "kimse aramadı", asked for the problem
        take_problem(turn, reading.text or turn.message.text)
        return True
    words = stories.content_words(turn.message)
    if reading.main == r.OPENER and words and turn.draft.opening:
        take_problem(turn, turn.message.text)
        return True
    if reading.main in {r.NO, r.REFUSED, r.CANCEL}:
        turn.redraft(opening=None)
        turn.settle()
        turn.say("utter_cancelled")
        return True
    return False


def _name_topic(turn: Turn, topic: str, *, say: bool = True) -> None:
    number = turn.state.complaint or ""
    turn.settle()
    try:
        call = turn.backend.name_topic
        complaint = call(number, turn.conversation_id, topic, turn.call_key("topic"))
    except RequestRefusedError as error:
        aftercare.refused(turn, number, error, "utter_addition_not_possible")
        return
    turn.change(topic=topic)
    if not say:
        return
    turn.say("utter_topic_taken", {"topic_label": wording.plain(topics.label(topic))})
    if topics.has_first_help(topic) and not turn.state.help_offered and not complaint.dangerous:
        turn.change(help_offered=first_help.tell(turn, topic, complaint.description or ""))


def _complaint(turn: Turn, description: str) -> NewComplaint:
    """Return what the text says; the sender's number is the contact, which the backend knows."""
    message = turn.message
    said = replace(turn.draft, phone=None).heard(turn.reading.fields)
    named = topics.read(turn.draft.opening) if turn.draft.opening and not message.topic_sure else ()
    chosen = named[0] if len(named) == 1 else None
    plain = None if message.topic_sure else topic_words.plainly(message.folded)
    likeliest = plain or (message.topic if message.topic in topics.TOPICS else topics.OTHER)
    return NewComplaint(
        conversation_id=turn.conversation_id,
        channel=turn.manner.channel,
        description=reaching.with_wishes(turn, description),
        topic=chosen or str(likeliest),
        topic_confidence=None if chosen or plain else round(message.topic_confidence, 4),
        topic_set_by=BY_CUSTOMER if chosen else BY_CLASSIFIER,
        # Another number in the text is rather the line that it is about.
        service_number=given(said.service_number) or given(said.phone),
        **record.found(said),
        name=given(said.name),
        email=given(said.email),
        preferred=said.preferred,
        again=said.separate,
    )


def _is_sure(new: NewComplaint, turn: Turn) -> bool:
    message = turn.message
    if new.topic_set_by == BY_CUSTOMER or (message.topic_sure and new.topic == message.topic):
        return True
    return new.topic == topic_words.plainly(message.folded)


def topics_of(turn: Turn) -> list[dict[str, str]]:
    """Return the topics that are offered: those of the list before, where there was one."""
    likeliest = (*topics.likeliest(turn.message.topic_ranking, turn.message.text), topics.OTHER)
    before = turn.state.offered if turn.state.question == questions.TOPIC else ()
    codes = before if before and {*before} <= {*topics.TOPICS} else likeliest
    names = wording.titles()
    return turn.choices(questions.TOPIC, "topic", {code: names[code] for code in codes})
