"""How each question of a complaint is answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actions.chat import contact, describing, replacing, steps, topic as topic_asked
from actions.chat.registering import register
from actions.dialogue import another, beside, dropping
from actions.dialogue.draft import NOT_SOLVED, REFUSED
from actions.reading import instructions, questions, reading as r, stories

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from actions.dialogue.turn import Turn

TELLS = frozenset({r.COMPLAINT, r.MORE, r.PERSISTS})
_ENDS = frozenset({r.THANK, r.GOODBYE})
# "Kimse aramadı", said where the problem was asked for, is the problem.
_TELLS_OF_US = frozenset({r.NO_CALL})


def _problem(turn: Turn) -> bool:
    reading = turn.reading
    if reading.main in TELLS | _TELLS_OF_US:
        before = turn.draft
        text = reading.text or turn.message.text
        if before.description is not None:
            replacing.rewrite(turn, text)
            return True
        first = another.in_one_message(turn, text)
        draft = before.described(turn.message, first)
        draft = draft if first == text else draft.about_a_part(first)
        turn.change(draft=draft)
        describing.look_around(turn)
        return True
    if reading.main == r.OPENER:
        if stories.content_words(turn.message) and not turn.draft.opening:
            turn.redraft(opening=turn.message.text)
        return True
    ends = reading.main == r.GOODBYE or (reading.main in _ENDS and turn.state.complaint)
    if not (ends or reading.main in {r.NO, r.REFUSED}) or turn.draft.has_content:
        return False
    dropping.leave(turn, f"utter_{reading.main}" if ends else "utter_cancelled")
    return True


def _topic(turn: Turn) -> bool:
    answered = topic_asked.answer(turn)
    if not turn.message.is_choice and instructions.is_to_be_recorded(turn.message.text):
        turn.redraft(help_result=turn.draft.help_result or NOT_SOLVED)
    beside.spare_tips(turn)
    describing.look_around(turn)
    return answered


def _place(turn: Turn) -> bool:
    reading, again = turn.reading, turn.state.asked > 1
    if reading.main == r.GIVEN:
        turn.redraft(place=reading.value, province=reading.fields.city or turn.draft.province)
    elif reading.main in {r.NO, r.REFUSED, r.UNSURE}:
        turn.redraft(place=REFUSED)
    elif reading.main in TELLS and another.announced(turn):
        turn.reading = reading.without(*r.STORY)
    elif reading.main in TELLS or (reading.main == r.UNCLEAR and again and turn.message.words):
        turn.change(draft=turn.draft.with_more(reading.text or turn.message.text))
        turn.say("utter_noted")
        # Asked once more, and no place yet: it goes on, and the words stand in the record.
        turn.redraft(place=turn.draft.place or (REFUSED if again else None))
    else:
        return False
    return True


def _correction(turn: Turn) -> bool:
    reading = turn.reading
    if reading.main in {r.NO, r.YES}:
        turn.redraft(correcting=None)
        return True
    if reading.main in TELLS:
        turn.redraft(correcting=None)
        describing.take_more(turn, reading.text or turn.message.text)
        return True
    return False


def _confirmed(turn: Turn) -> bool:
    reading = turn.reading
    if reading.main == r.YES:
        reading = turn.reading = reading.without(r.REOPEN, r.UNDO)  # "evet geri aç": this one
        if another.announced(turn):
            turn.reading = reading.without(r.MORE, r.COMPLAINT, r.OPENER)
        elif r.MORE in reading.also or r.COMPLAINT in reading.also:
            more = reading.text or ""
            turn.change(draft=turn.draft.with_more(more) if more else turn.draft)
            turn.reading = reading.without(r.MORE, r.COMPLAINT)
        register(turn)
    elif reading.main == r.NO:
        turn.redraft(correcting=questions.CORRECT)
    elif reading.main in TELLS:
        describing.take_more(turn, reading.text or turn.message.text)
    elif reading.main == r.WAIT:
        turn.wait_for_answer()
    elif reading.main != r.UNSURE:
        return False
    return True


ANSWERS: Mapping[str, Callable[[Turn], bool]] = {
    questions.PROBLEM: _problem,
    questions.TOPIC: _topic,
    questions.PLACE: _place,
    questions.SOLVED: steps.answer,
    questions.PHONE: contact.phone,
    questions.EMAIL: contact.email,
    questions.NAME: contact.name,
    questions.CORRECT: _correction,
    questions.CONFIRM: _confirmed,
}
"""By the question: whether a reading answers it, and what is done then."""
