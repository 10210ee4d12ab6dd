"""What was asked before an alarm: it waits, and goes on beside it once it is clearly answered."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from actions.reading import names, questions, reading as r
from actions.reading.read import read
from actions.reading.reading import Reading
from lexicon import danger as lexicon

if TYPE_CHECKING:
    from actions.dialogue.turn import Turn

_A_KNOWN_NAME = 0.9
_ANSWERED = frozenset({questions.NAME, questions.EMAIL, questions.PHONE, questions.TOPIC})
_ASKED_ANEW = frozenset({questions.CONFIRM, questions.SOLVED})


def resume(turn: Turn) -> None:
    """Put back the question that the alarm broke off; a draft's next one is asked by itself."""
    before = turn.state.interrupted
    if before is not None and turn.state.question == questions.NONE:
        turn.change(question=before.kind, subject=before.number, asked=0)
    turn.change(interrupted=None)


def is_its_name(turn: Turn) -> bool:
    """Take a message that has a danger's words as the name that was asked for: "Ali Ateş"."""
    if turn.reading.main != r.DANGER or not turn.draft.active:
        return False
    asked = questions.NAME in {turn.state.question, turn.draft.next_question}
    return asked and lexicon.find(turn.message.text) is None and goes_on(turn)


def asked_before(turn: Turn) -> str | None:
    """Return the question that the alarm broke off, or that a draft asks next."""
    if turn.draft.has_content:
        return turn.draft.next_question
    before = turn.state.interrupted
    return before.kind if before is not None else None


def wants_to_go_on(turn: Turn) -> bool:
    """Whether a yes or no can only be for the question of before; it is put once more then."""
    asked = asked_before(turn)
    if asked not in _ASKED_ANEW or turn.message.is_choice:
        return False
    return _read_at(turn, asked).main in {r.YES, r.NO}


def goes_on(turn: Turn) -> bool:
    """Take a message as the answer to what was asked before the alarm, if it clearly is one."""
    asked = asked_before(turn)
    if asked not in _ANSWERED or turn.message.is_choice:
        return False
    reading = _read_at(turn, asked)
    if asked == questions.NAME:
        name = _known_name(turn)
        if name is None:
            return False
        reading = Reading(r.GIVEN, value=name, fields=reading.fields)
    if reading.main != r.GIVEN:
        return False
    resume(turn)
    turn.change(question=asked)
    turn.reading = reading
    return True


def _read_at(turn: Turn, question: str) -> Reading:
    context = replace(turn.state.context(turn.manner.name), question=question)
    return read(turn.message, context)


def _known_name(turn: Turn) -> str | None:
    """Return a name that is surely one, of names that are known as such."""
    given = [one for one in names.candidates(turn.message) if one.main == r.GIVEN]
    best = max(given, key=lambda one: one.score, default=None)
    return best.value if best is not None and best.score >= _A_KNOWN_NAME else None
