"""What is said beside the form: questions are answered, hardship gets a word; then it goes on."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from actions.dialogue.draft import NOT_SOLVED
from actions.reading import (
    house_questions,
    questions,
    reading as r,
    recourse,
    side_questions,
    sympathy,
)
from lexicon.danger import aged

if TYPE_CHECKING:
    from actions.dialogue.turn import Turn

_GIVES = frozenset({r.GIVEN, r.PART, r.CORRECT, r.YES, r.AMBIGUOUS, r.INVALID})
_FELT_AT = r.STORY | {r.OPENER, r.CANCEL_SUBSCRIPTION, r.TRANSFER, r.NO_CALL, r.INSULT, r.REGULATOR}
_ALWAYS = frozenset({sympathy.BEREAVED, sympathy.BESIDE_ONESELF, sympathy.WORN})
_LOST = frozenset({r.HELP, r.UNSURE, r.UNCLEAR, r.OUT_OF_SCOPE, r.SMALL_TALK, r.BOT, r.WHY})
_OF_THE_HOUSE = frozenset((*house_questions.KINDS, *recourse.KINDS))
BY_THE_LIMIT = frozenset({recourse.APPEAL, recourse.NOT_SATISFIED})
_RESPONSES = {side_questions.WHEN: "utter_duration", side_questions.SPLITTER: "utter_side_splitter"}


def question(turn: Turn) -> bool:
    """Answer what is asked beside the form; return whether that is all that the message says."""
    if turn.message.is_choice:
        return False
    asked = side_questions.asked(turn.message.text, turn.state.question)
    if asked is None or (asked == side_questions.WHY and _was_told_why(turn)):
        return False
    main = turn.reading.main
    if main in r.STORY and not turn.draft.active and asked not in _OF_THE_HOUSE:
        return False
    turn.say(_response(turn, asked))
    if main in _GIVES or turn.reading.fields.phone or turn.reading.fields.email:
        turn.reading = turn.reading.without(*r.REQUESTS, *r.STORY, r.DURATION, r.WHY, r.HELP)
        return False
    if asked == side_questions.STEP:
        turn.redraft(help_result=NOT_SOLVED)
        turn.settle()
    return True


def feeling(turn: Turn) -> None:
    """Say one word about what the customer has to bear, once, before business."""
    reading, message = turn.reading, turn.message
    if message.is_choice or reading.main in {r.DANGER, r.FOREIGN}:
        return
    felt = sympathy.felt(message.text)
    if felt is None and reading.main in _LOST and sympathy.is_hard(message.text):
        felt = sympathy.HARD
        # How it works was not asked; the question comes again in its own words.
        turn.reading = replace(reading, main=r.UNCLEAR)
    elif felt is None and aged.only_says_its_age(message.folded.replace("'", "")):
        felt = sympathy.HARD
        begins = turn.is_idle and not turn.state.takes_more
        turn.reading = replace(reading, main=r.OPENER if begins else r.UNCLEAR, value=None)
    elif reading.main == r.REFUSED and sympathy.is_wary(message.text):
        felt = sympathy.WARY
    elif felt not in _ALWAYS and not _FELT_AT & {*reading.all}:
        return
    by_sms = turn.manner.name == "sms" and felt not in _ALWAYS
    if felt is None or felt in turn.state.felt or by_sms:
        return
    turn.change(felt=(*turn.state.felt, felt))
    turn.say(f"utter_sympathy_{felt}")


def is_bereaved(turn: Turn, told: str) -> bool:
    """Whether a death was told of, here or in these words of the trouble."""
    return sympathy.BEREAVED in {*turn.state.felt, sympathy.felt(told)}


def spare_tips(turn: Turn) -> None:
    """Leave out the steps that would be tactless: for who is dead, who has a lawyer already."""
    draft = turn.draft
    if is_bereaved(turn, draft.description or "") or r.REGULATOR in turn.reading.all:
        turn.redraft(help_result=draft.help_result or NOT_SOLVED)


def _response(turn: Turn, asked: str) -> str:
    if asked == side_questions.WHY:
        return f"utter_why_{turn.state.question}"
    if asked in BY_THE_LIMIT and not turn.operator.get("arbitration_limit"):
        return f"utter_side_{asked}_no_limit"
    return _RESPONSES.get(asked, f"utter_side_{asked}")


def _was_told_why(turn: Turn) -> bool:
    asked = turn.state.question
    told = f"utter_why_{asked}" in turn.state.said or turn.state.asked > 1
    return told or asked not in {questions.PHONE, questions.EMAIL, questions.NAME}
