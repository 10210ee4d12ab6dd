"""One text is enough: who tells a problem by SMS has complained; more words are added to it."""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from actions.backend_errors import RequestRefusedError
from actions.dialogue import another, help as first_help, record_changes
from actions.reading import (
    additions,
    details,
    misconduct,
    of_record,
    places,
    questions,
    reading as r,
    several,
    stories,
    topic_words,
    topics,
    trouble,
)
from actions.sms import only_one, pieces, reaching, registering, said_again, topic_asked
from lexicon.turkish import fold

if TYPE_CHECKING:
    from actions.dialogue.turn import Turn


def take_problem(turn: Turn, text: str) -> None:
    """Register at once, and say the one thing that matters next: the topic, or help."""
    if additions.is_only_filler(turn.message):  # "bir şey soracağım" announces something
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
    parts = another.told_together(turn, words)
    if len(parts) > 1:
        registering.register_each(turn, parts, wished=reaching.told_along(turn, text))
        return
    new = registering.complaint_of(turn, words)
    sure = registering.is_sure(new, turn)
    if registering.registered(turn, new, again=turn.draft.privacy_told) is None:
        return
    if reaching.told_along(turn, text):
        turn.say("utter_wish_noted")
    turn.change(topic=new.topic if sure else None)
    turn.reading = turn.reading.without(r.MORE, r.COMPLAINT)
    if not sure:
        turn.ask(questions.TOPIC, choices=topic_asked.choices(turn))
    elif topics.has_first_help(new.topic) and turn.state.danger is None:
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
    another_trouble = of_record.is_another_trouble(turn.message, turn.state.topic)
    another_trouble = another_trouble and not _goes_with_it(turn)
    if number is not None and another_trouble and not turn.state.finished:
        _leave_the_place_with(turn, number)
    if number is None or turn.state.finished or another_trouble or turn.state.wordless:
        take_problem(turn, text)
        return
    others = [part for part in several.parts(text) if _is_of_another(part, turn.state.topic)]
    if others:
        _add_the_rest(turn, number, text, others)
        registering.register_each(turn, others, wished=False)
        return
    open_still = turn.reading.main == r.PERSISTS
    record_changes.add(
        turn, number, text, "utter_stays_open" if open_still else "utter_addition_done"
    )


def _goes_with_it(turn: Turn) -> bool:
    """Whether a word or two tell what somebody of ours did at that: "bağırdı da"."""
    message = turn.message
    few = len(message.words) <= _WITH_IT and not of_record.says_another(message)
    return few and misconduct.is_told(message.text) and not topics.read(message.text)


_WITH_IT = 3


def _is_of_another(part: str, topic: str | None) -> bool:
    plain = topic_words.plainly(fold(part))
    return topic is not None and several.differs(plain, topic)


def _add_the_rest(turn: Turn, number: str, text: str, others: list[str]) -> None:
    """Add what a text tells of the complaint at hand, where it tells of others as well."""
    for part in several.parts(text):
        if part not in others:
            record_changes.add(turn, number, part)


def _leave_the_place_with(turn: Turn, number: str) -> None:
    """Add where it is to the complaint at hand, where that is told before another trouble."""
    first = _NEXT.split(turn.message.text, maxsplit=1)[0].strip(" ,.;")
    words = fold(first).split()
    placed = any(places.is_of_an_address(one) or one.startswith("adres") for one in words)
    if placed and not trouble.is_told(fold(first)):
        with suppress(RequestRefusedError):  # it stands in the other one's words anyway
            here, key = turn.conversation_id, turn.call_key("place")
            turn.backend.add_information(number, here, first, key)


_NEXT = re.compile(r"[,.;\n]\s*|\s(?:ayrıca|ayrica|bir de|birde|bide)\s", re.IGNORECASE)


def _tell_at_last(turn: Turn, text: str) -> None:
    """Add what it is about to a record that held only the wish for a human, and name its topic."""
    number, found = turn.state.complaint or "", topic_asked.told(turn)
    sure = turn.message.topic if turn.message.topic_sure else None
    topic = found or (sure if sure in topics.TOPICS else None)
    untold = topic is None and not of_record.tells_a_trouble(turn.message)
    turn.change(wordless=untold)  # a name, an address: what it is about is still to come
    record_changes.add(turn, number, text)
    turn.reading = turn.reading.without(r.MORE, r.COMPLAINT)
    if untold:
        return
    if topic is not None:
        topic_asked.name(turn, topic, say=False)
    else:
        turn.ask(questions.TOPIC, choices=topic_asked.choices(turn))


def take_announcement(turn: Turn) -> None:
    """Ask what is wrong; what little was said is kept."""
    kept = [turn.message.text] if stories.content_words(turn.message) else []
    before = [turn.draft.opening] if turn.draft.opening else []
    turn.redraft(opening="\n".join([*before, *kept]) or None)
    turn.ask(questions.PROBLEM)


def answer(turn: Turn) -> bool:
    """Take the problem, or the topic of what was registered."""
    question = turn.state.question
    if any(take(turn) for take in _TAKEN_FIRST):
        return True
    if question == questions.NONE:
        return pieces.take(turn, take_problem)
    if question == questions.PROBLEM:
        return _problem(turn) or pieces.take(turn, take_problem)
    if question == questions.CONFIRM:
        return registering.renewed(turn)
    if question != questions.TOPIC or turn.state.complaint is None:
        return False
    return topic_asked.answer(turn, turn.state.complaint)


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


_TAKEN_FIRST = (said_again.take, only_one.take, _begins_another, reaching.take, _tells_what_about)
"""What a text may be whatever was asked, in this order."""
_AT_ONE = frozenset({questions.NONE, questions.TOPIC})


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
