"""After a danger was told: every message is answered as what it is, and no one is let go unasked.

It gets worse, it is over, it was none, who is coming, where they are, what must not be done. An
alarm is lifted, and its queue left, by a yes to a question of its own only. What was asked before
the alarm waits, and goes on when the danger is over or the customer answers it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from actions.dialogue import (
    alarm_beside,
    alarm_by_another,
    alarm_ending,
    alarm_foreign,
    alarm_form,
    alarm_lifting,
    alarm_said as said,
    queue,
    safe_contact,
)
from actions.reading import after_alarm as after, lingering, of_the_other, questions, situations

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from actions.dialogue.turn import Turn


def answer(turn: Turn) -> bool:
    """Answer what is said after the alarm; return False where it belongs to what else goes on."""
    state = turn.state
    if state.danger is None:
        return False
    if after.is_in_earnest(turn.message):
        turn.change(in_earnest=True)
    if _is_answered_at_once(turn):
        return True
    place = queue.place_of(turn)
    if alarm_form.is_its_name(turn):
        return False
    kind = situations.kind_of(state.danger)
    missing = state.danger == situations.MISSING
    what = after.said(turn.message, turn.reading, kind, calm=state.calm, missing=missing)
    what = alarm_ending.what_lasts(turn, what)
    of_the_form = turn.state.question not in {questions.NONE, *questions.OF_AN_ALARM}
    if of_the_form and what in _BESIDE_THE_FORM:
        what = None
    if what is not None and (place is not None or what not in _OF_THE_QUEUE):
        _let_go(turn)
        _SAID[what](turn)
        return True
    if place is None or state.calm or of_the_form:
        _let_go(turn)
        return False
    _let_go(turn)
    if alarm_form.wants_to_go_on(turn):
        said.go_on(turn)
    elif not alarm_form.goes_on(turn):
        said.stay(turn)
    return not turn.state.form_goes_on or bool(turn.said)


def _is_answered_at_once(turn: Turn) -> bool:
    """Answer another language, a way that is called safe, and a question of the alarm."""
    if alarm_foreign.answer(turn):
        return True
    if safe_contact.called_safe(turn):
        return True
    if turn.state.question == questions.SAFE:
        return safe_contact.answer(turn)
    if turn.state.question not in questions.OF_AN_ALARM or not alarm_lifting.answer(turn):
        return False
    if turn.state.danger is not None and turn.state.question == questions.NONE:
        alarm_beside.take_what_waits(turn)  # it stays, and what was told beside it is recorded
    return True


def _let_go(turn: Turn) -> None:
    if turn.state.question in questions.OF_AN_ALARM:
        turn.settle()


_SAID: Mapping[str, Callable[[Turn], None]] = {
    after.DESPAIR: said.despairs,
    after.FALSE: alarm_lifting.ask_to_lift,
    after.EVERYDAY: alarm_beside.everyday,
    after.IN_EARNEST: said.stay,
    after.TAKE_BACK: alarm_lifting.take_back,
    after.SOMEBODY: said.somebody,
    after.DIED: said.died,
    after.OVER: alarm_ending.over,
    lingering.PASSED: alarm_ending.passed,
    lingering.STILL_THERE: alarm_ending.still_there,
    after.WORSE: said.worse,
    after.STILL_GONE: said.still_gone,
    after.COMING: said.coming,
    after.BLOCKED: said.blocked,
    after.CALLED: said.called,
    after.CANNOT_CALL: said.cannot_call,
    after.WITHHELD: said.withheld,
    after.GIVEN_TO_NOBODY: said.given_to_nobody,
    of_the_other.NOT_AT_HOME: alarm_by_another.not_at_home,
    of_the_other.GIVE_THEIRS: alarm_by_another.give_theirs,
    of_the_other.OF_ANOTHER: alarm_by_another.of_another,
    after.ERASE: said.erase,
    after.GIVEN_ALREADY: said.given_already,
    after.LEAVE: alarm_lifting.ask_to_leave,
    after.STAYS: said.stays,
    after.PLACE_IN_QUEUE: said.place,
    after.SAFE: said.safe,
    after.TOLD: said.told,
    after.UNSAVED: said.unsaved,
    after.GO_ON: said.go_on,
    after.HELP: said.what_to_do,
}
_OF_THE_QUEUE = frozenset(
    {after.LEAVE, after.STAYS, after.PLACE_IN_QUEUE, after.UNSAVED, after.GO_ON, after.HELP}
)
"""What whoever has left the queue says of other things."""
_BESIDE_THE_FORM = frozenset(
    {after.TOLD, after.GO_ON, after.HELP, after.UNSAVED, after.GIVEN_ALREADY, after.EVERYDAY}
)
"""What belongs to the form once that goes on."""
