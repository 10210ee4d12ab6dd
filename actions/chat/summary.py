"""What is said at the summary that is neither a yes nor a no: a question about it, an addition."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from actions.chat import telling
from actions.chat.correcting import correct
from actions.dialogue import wording
from actions.reading import corrections, questions, reading as r, summary_questions, tells
from lexicon.turkish import fold

if TYPE_CHECKING:
    from actions.dialogue.turn import Turn

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
    telling.told_more(turn, message.text)
    turn.settle()
    turn.reading = reading.without(*r.STORY, r.CORRECT, r.NO, r.YES)
    return True


def restricted(turn: Turn) -> bool:
    """Take "doğru, ancak …" for what it puts right: it is no yes before that is done."""
    message = turn.message
    if turn.state.question != questions.CONFIRM or turn.reading.main != r.YES or message.is_choice:
        return False
    but = _BUT.search(message.folded)
    tail = message.text[but.end() :].strip() if but else ""
    if len(tail.split()) < _FEWEST or not _PUTS_RIGHT.search(fold(tail)):
        return False
    part = replace(message, text=tail, clauses=(), ranking=())
    context = turn.state.context(turn.manner.name)
    found = corrections.candidates(part, context, tells.fields(part))
    one = next((one for one in found if one.main == r.CORRECT and one.field), None)
    turn.reading = turn.reading.without(*r.STORY, r.CORRECT)
    if one is not None:
        correct(turn, one.field, one.value)
    else:
        turn.change(draft=turn.draft.told_more(f"Düzeltme: {tail}"))
        turn.say("utter_noted")
    turn.settle()
    return True


_FEWEST = 2
_BUT = re.compile(r"\b(?:ancak|ama|fakat|yalniz|lakin|sadece)\b")
_PUTS_RIGHT = re.compile(
    r"\bdegil|\bolacak|\bolsun|\bolmali|\bcikar|\bsil|\byanlis|\beksik|\bhatali|"
    r"\bduzel|\badina\w*|\bdegis"
)
