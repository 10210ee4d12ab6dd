"""What is said at the summary that is neither a yes nor a no: a question about it, an addition."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actions.chat import telling
from actions.dialogue import wording
from actions.reading import corrections, questions, reading as r, summary_questions

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
