"""Taking a complaint in the chat: what each question is answered with, and which comes next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actions.chat import (
    contact,
    describing,
    details,
    email_in_part,
    figures_again,
    landlines,
    last_word,
    of_another,
    replacing,
    rewriting,
    steps,
    story_put_right,
    summary,
    to_the_earlier,
    topic as topic_asked,
)
from actions.chat.answers import ANSWERS
from actions.chat.correcting import another_field, correct
from actions.chat.registering import register
from actions.dialogue import (
    dropping,
    told_before,
    wording,
)
from actions.dialogue.draft import BY_CUSTOMER, REFUSED
from actions.reading import (
    of_record,
    other_ends,
    questions,
    reading as r,
    stories,
    told_fields,
    topics,
    topics_put_right,
    yes_no,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from actions.dialogue.draft import Draft
    from actions.dialogue.turn import Turn

_PERSONAL = frozenset({questions.PHONE, questions.EMAIL, questions.NAME, questions.CONFIRM})


def answer(turn: Turn) -> bool:
    """Take the reading as the answer to the open question, if it is one."""
    question, reading = turn.state.question, turn.reading
    if not turn.draft.active or question not in ANSWERS:
        return False
    before = turn.draft
    if any(take(turn) for take in _TAKEN_FIRST):
        return True
    if summary.added(turn) or summary.restricted(turn):
        return True
    if _stops(turn):
        dropping.ask(turn)
        return True
    reading = turn.reading
    other = _another_topic(turn)
    if reading.main == r.CORRECT or other is not None:
        _put_right(turn, other)
        answered = True
    elif _is_kept(turn, before):
        answered = True
    else:
        turn.change(draft=turn.draft.heard(reading.fields))
        answered = ANSWERS[question](turn)
        new = _value(turn.draft, question) != _value(before, question)
        # The same value given again is right as well.
        if before.correcting == question and (new or (answered and reading.main == r.GIVEN)):
            turn.redraft(correcting=None)
    if turn.draft != before and turn.state.question == question and not steps.is_to_close(turn):
        turn.settle()
    return answered


def _put_right(turn: Turn, other: str | None) -> None:
    """Put a detail right, or take the other topic; "hız değil, internetim hiç yok" tells more."""
    reading = turn.reading
    field = questions.TOPIC if other else reading.field
    told_no_more = topics_put_right.says_no_more(turn.message.text)
    if field == questions.TOPIC and told_no_more:
        turn.reading = reading.without(*r.STORY)
    correct(turn, field, other or reading.value)
    if other is not None and not told_no_more and not r.STORY & {*turn.reading.all}:
        turn.change(draft=turn.draft.with_more(turn.message.text))


def _goes_on_with_another(turn: Turn) -> bool:
    """Begin "vazgeçtim, modem şikâyeti olsun" in the other's place; "geri al" brings it back."""
    reading, told = turn.reading, turn.message.text
    topic = None if turn.message.is_choice else other_ends.begun_instead(told)
    if reading.main != r.CORRECT or topic is None or reading.value != topic:
        return False
    if stories.is_kindred(turn.draft.topic, topic):
        return False
    left = turn.draft
    turn.change(draft=left.emptied(), set_aside=left, to_offer=False)
    turn.redraft(active=True, topic=topic, topic_set_by=BY_CUSTOMER)
    if r.MORE in reading.also:
        turn.redraft(description=told)
    turn.reading = reading.without(*r.STORY)
    turn.settle()
    turn.say("utter_topic_understood", {"topic_label": topics.label(topic)})
    return True


def _is_to_be_ended(turn: Turn) -> bool:
    """Add "hatları kapatın" to a complaint of a line that was opened, or does not end."""
    about = of_record.is_about_a_line(turn.draft.description or "")
    asked = turn.state.question in _PERSONAL | {questions.CORRECT}
    wanted = turn.reading.main == r.CANCEL_SUBSCRIPTION and not turn.message.is_choice
    if not (wanted and asked and about):
        return False
    turn.redraft(correcting=None)
    describing.take_more(turn, turn.message.text)
    turn.reading = turn.reading.alone()
    turn.settle()
    return True


def _was_told_before(turn: Turn) -> bool:
    return turn.state.question == questions.PROBLEM and told_before.take(turn)


_TAKEN_FIRST: tuple[Callable[[Turn], bool], ...] = (
    _was_told_before,
    to_the_earlier.take,
    last_word.take,
    _goes_on_with_another,
    _is_to_be_ended,
    another_field,
    email_in_part.take,
    of_another.take,
    rewriting.take,
    landlines.take_the_known,
    story_put_right.take,
    figures_again.take,
    replacing.take,
    summary.read_back,
    summary.named,
    details.take,
)
"""What a message may be whatever was asked, in this order."""


def _is_kept(turn: Turn, before: Draft) -> bool:
    """Take the answer to what is asked anew: it was right after all, or said in a word or two."""
    question = turn.state.question
    if before.correcting != question:
        return False
    if question == questions.PROBLEM and replacing.is_told(turn):
        replacing.rewrite(turn, turn.message.text)
        return True
    if turn.reading.main not in _KEEPS and not _says_yes_again(turn):
        return False
    turn.redraft(correcting=None)  # nothing is taken away
    return True


def _says_yes_again(turn: Turn) -> bool:
    """Whether a bare yes is said once more to what is asked anew: it may stay as it is."""
    bare = turn.message.folded.strip(" .!") in {"evet", "evt", "dogru", "evet dogru", "tamam"}
    return bare and turn.state.asked > 1


def _stops(turn: Turn) -> bool:
    """Whether "kaydetmeyin, vazgeç" is said at a detail or the summary, whatever it is read as."""
    asked, text = turn.state.question, turn.message.text
    if asked not in _STOPPED_AT or turn.message.is_choice or turn.reading.value is not None:
        return False
    if asked in _DETAILS and told_fields.field_named(turn.message.folded) is not None:
        return False  # "numaramı kaydetme"
    may_be = turn.reading.main in {r.NO, r.UNSURE, r.UNCLEAR, r.CORRECT, r.WAIT, r.REFUSED}
    return may_be and yes_no.says_to_stop(text)


_DETAILS = frozenset({questions.PHONE, questions.EMAIL, questions.NAME})
_STOPPED_AT = _DETAILS | {questions.CONFIRM, questions.CORRECT}


def _another_topic(turn: Turn) -> str | None:
    """Return the topic that is to be instead of the one known, or before it."""
    question, message = turn.state.question, turn.message
    if message.is_choice or question in {questions.TOPIC, questions.PROBLEM}:
        return None
    if turn.reading.main in {r.GIVEN, r.CORRECT, r.HUMAN, r.CANCEL}:
        return None
    return topics_put_right.instead_of(turn.draft.topic, message.folded)


_KEEPS = frozenset({r.NO, r.YES, r.UNSURE})
_SLOT = {
    questions.PROBLEM: "description",
    questions.TOPIC: "topic",
    questions.PHONE: "phone",
    questions.EMAIL: "email",
    questions.NAME: "name",
}


def _value(draft: Draft, question: str) -> str | None:
    return getattr(draft, _SLOT[question]) if question in _SLOT else None


def go_on(turn: Turn) -> None:
    """Put the next question of the complaint; register it when it is complete."""
    if turn.put or not turn.draft.active:
        return
    following = turn.draft.next_question
    if following == questions.TOPIC and topic_asked.put_too_often(turn):
        following = turn.draft.next_question
    if following == questions.EMAIL and contact.was_asked_enough(turn):
        turn.redraft(email=REFUSED)
        following = turn.draft.next_question
    if following == questions.SOLVED and not turn.draft.tips_given:
        steps.offer(turn)
        following = turn.draft.next_question
    if following is None:
        register(turn)
        return
    if following in _PERSONAL and not turn.draft.privacy_told:
        if not turn.said and turn.draft.topic != topics.OTHER:
            turn.say("utter_topic_understood", {"topic_label": topics.label(turn.draft.topic)})
        turn.say("utter_privacy_notice")
        turn.redraft(privacy_told=True)
    _put(turn, following)


def _put(turn: Turn, question: str) -> None:
    if question == questions.PHONE and contact.is_asked_otherwise(turn):
        return
    values = wording.summary_of(turn.draft) if question == questions.CONFIRM else None
    choices = topic_asked.choices(turn) if question == questions.TOPIC else None
    turn.ask(question, values=values, choices=choices)
