"""What is said at the summary that is neither a yes nor a no: a question about it, an addition."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from actions.chat import describing
from actions.chat.correcting import correct
from actions.dialogue import another, wording
from actions.dialogue.draft import given
from actions.reading import (
    corrections,
    facts_put_right,
    names,
    questions,
    reading as r,
    riders,
    summary_questions,
    tells,
)
from actions.reading.message import words_of
from lexicon.turkish import fold

if TYPE_CHECKING:
    from actions.dialogue.turn import Turn
    from actions.reading.reading import Reading

_AT_THE_SUMMARY = frozenset({questions.CONFIRM, questions.CORRECT})
_MEANT_AS_SAID = frozenset({r.HUMAN, r.CANCEL, r.FOREIGN, r.STALE})


def read_back(turn: Turn) -> bool:
    """Answer a question about the summary, and ask again: it is neither a yes nor a correction."""
    reading, told = turn.reading, turn.reading.fields
    if turn.state.question != questions.CONFIRM or turn.message.is_choice:
        return False
    if reading.main in _MEANT_AS_SAID or told.phone or told.email or told.name:
        return False
    field = summary_questions.asked(turn.message)
    if field is None:
        return False
    wanted = tuple(one for one in reading.also if one in r.WANTS)
    turn.reading = replace(reading, also=wanted)  # the answer is the summary
    if field == summary_questions.ALL:
        turn.settle()
        return True
    turn.change(question=questions.CONFIRM, serial=turn.state.serial + 1)
    shown = wording.field_shown(turn.draft, field)
    turn.say("utter_read_back", {"details": shown, "asked": turn.state.offer})
    turn.put = True
    return True


def named(turn: Turn) -> bool:
    """Take a name alone, however it is written, for the one that was not given before."""
    message = turn.message
    lacks = turn.state.question == questions.CONFIRM and given(turn.draft.name) is None
    if not lacks or message.is_choice or turn.reading.main not in _SAYS_NOTHING:
        return False
    found = max(names.candidates(message), key=lambda one: one.score, default=None)
    value = found.value if found is not None and found.main == r.GIVEN else None
    if value is None or words_of(value) != message.words:
        return False
    turn.redraft(name=value)
    turn.say("utter_taken", {"details": wording.labelled({"name": value})})
    turn.settle()
    return True


_SAYS_NOTHING = frozenset({r.UNCLEAR, r.UNSURE, r.SMALL_TALK, r.OUT_OF_SCOPE})


def added(turn: Turn) -> bool:
    """Add what is to be added at the summary, whole: "hayır, hat kesik, onu yaz" is no "no"."""
    message, reading = turn.message, turn.reading
    if turn.state.question not in _AT_THE_SUMMARY or message.is_choice:
        return False
    if reading.main in _MEANT_AS_SAID or (reading.main == r.CORRECT and reading.value):
        return False
    if not corrections.adds(message, reading.fields):
        return False
    turn.redraft(correcting=None)
    describing.take_more(turn, message.text)
    turn.settle()
    turn.reading = reading.without(*r.STORY, r.CORRECT, r.NO, r.YES)
    return True


def restricted(turn: Turn) -> bool:
    """Take "doğru, ancak …" for what it puts right: it is no yes before that is done."""
    message, reading = turn.message, turn.reading
    if turn.state.question != questions.CONFIRM or reading.main != r.YES or message.is_choice:
        return False
    rider = riders.after_yes(message.text)
    if another.separately(turn):
        turn.reading = reading.without(*r.STORY, r.OPENER)
        return False
    if not rider:
        return False
    kind = riders.kind(rider)
    if kind == riders.WISHES or _is_served(reading, kind, message.text):
        return False
    turn.reading = reading.without(*r.STORY, r.CORRECT)
    if kind == riders.PUTS_RIGHT:
        _put_right(turn, rider)
    elif kind == riders.TELLS:
        describing.take_more(turn, rider)
    turn.settle()
    if kind in {riders.OPEN, riders.LATER}:
        turn.reading = turn.reading.without(*turn.reading.also)
        turn.say("utter_ask_back")
    return True


def _is_served(reading: Reading, kind: str, text: str) -> bool:
    """Whether the rest is answered beside the yes: a question, a human, what is to be added."""
    if kind == riders.OPEN:
        return bool(reading.also)
    orders = kind == riders.TELLS and _ORDERS.search(fold(text)) is not None
    return orders and r.MORE in reading.also


_ORDERS = re.compile(r"\bkayde[dt](?!m[ei])")


def _put_right(turn: Turn, rider: str) -> None:
    part = replace(turn.message, text=rider, clauses=(), ranking=())
    context = turn.state.context(turn.manner.name)
    found = corrections.candidates(part, context, tells.fields(part))
    one = next((one for one in found if one.main == r.CORRECT and one.field), None)
    if one is not None and one.field != questions.PROBLEM:
        correct(turn, one.field, one.value)
        return
    story = facts_put_right.in_story(turn.draft.description or "", rider)
    if story is not None:
        turn.change(draft=turn.draft.rewritten(story))
        turn.say("utter_corrected")
    else:
        turn.change(draft=turn.draft.with_more(f"Düzeltme: {rider}"))
        turn.say("utter_noted")
