"""A child writes: a warm word, a grown-up is to go on; nothing about the child is asked or kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actions.dialogue.draft import Draft
from actions.reading import children, reading as r

if TYPE_CHECKING:
    from actions.dialogue.turn import Turn

_FELT = "child"
_GOES_ON = r.STORY | {r.OPENER, r.GIVEN, r.YES, r.NO, r.UNCLEAR, r.UNSURE, r.HELP, r.BILL}


def is_known(turn: Turn) -> bool:
    """Whether a child writes, by this message or by what was said before."""
    text = turn.message.text
    if children.is_grown_up(text):
        return False
    return _FELT in turn.state.felt or children.writes(text)


def answer(turn: Turn) -> bool:
    """Send a child to a grown-up; return False where no child writes."""
    text = turn.message.text
    if turn.message.is_choice:
        return False
    known = _FELT in turn.state.felt
    if known and children.is_grown_up(text):
        turn.change(felt=tuple(one for one in turn.state.felt if one != _FELT))
        return False
    now = children.writes(text)
    if not now and not (known and turn.reading.main in _GOES_ON):
        return False
    if not known:
        turn.change(felt=(*turn.state.felt, _FELT), draft=Draft())
    turn.settle()
    turn.say("utter_child")
    if now and children.bought(text):
        turn.say("utter_child_bought")
    turn.put = True
    return True
