"""How a danger ends: by who looked after it, not by a "geçti"; and what is left where it was."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actions.dialogue import (
    alarm_beside,
    alarm_form,
    alarm_lifting,
    alarm_words as words,
    danger,
    whereabouts,
)
from actions.reading import after_alarm as after, lingering, questions, reading as r, situations
from lexicon import danger as lexicon

if TYPE_CHECKING:
    from actions.dialogue.turn import Turn

_PASSED = {
    situations.FUMES: "utter_alarm_passed_fumes",
    "fire": "utter_alarm_passed_smoke",
    situations.HOT: "utter_alarm_passed_smoke",
}
_OVERRULED = frozenset({after.OVER, after.FALSE, after.EVERYDAY, after.TOLD, None})
"""What a danger that lasts is looked for behind; what is worse or called for comes first."""


_MEANS = {lingering.CHECKED: after.OVER, lingering.AGAIN: after.WORSE}
_GO_ON = frozenset({lingering.STILL_THERE, lingering.AGAIN})


def what_lasts(turn: Turn, what: str | None) -> str | None:
    """Return what a message says after an alarm, where `what` would end a danger that lasts."""
    situation = turn.state.danger or ""
    text = turn.message.text
    lasts = None if turn.message.is_choice else lingering.said(text, situation)
    # "Duman dağıldı" has the word of what gets worse, and of nothing that does.
    cleared = what == after.WORSE and lasts == lingering.PASSED and lexicon.find(text) is None
    if turn.message.is_choice or not (what in _OVERRULED or cleared):
        return what
    if turn.state.calm and lasts not in _GO_ON:
        return after.EVERYDAY if what is None and _announces_a_complaint(turn) else what
    if lasts is None and what == after.OVER and not lingering.is_ended(text, situation):
        return lingering.PASSED
    return _MEANS.get(lasts or "", lasts or what)


def _announces_a_complaint(turn: Turn) -> bool:
    """Whether "şikayetçiyim" is said alone, of a danger to somebody's life that is over."""
    life = words.group_of(turn.state.danger or "") == "life"
    announced = turn.reading.main == r.OPENER and lingering.complains(turn.message.text)
    return bool(life and announced)


def passed(turn: Turn) -> None:
    """Say that smell or smoke that is gone is not safe before somebody looked."""
    whereabouts.note(turn)
    turn.say(_PASSED.get(turn.state.danger or "", "utter_alarm_passed_gas"))


def still_there(turn: Turn) -> None:
    """Warn of what still hangs or lies open, also where the one that it struck is safe."""
    danger.call_again(turn)
    pit = turn.state.danger == situations.PIT
    turn.say("utter_alarm_still_there_pit" if pit else "utter_alarm_still_there_electricity")
    whereabouts.ask(turn)


def over(turn: Turn) -> None:
    """Say warm words; what was asked before, or complained of with it, goes on."""
    situation = turn.state.danger or ""
    group = words.group_of(situation)
    if group == "life" and alarm_lifting.doubted(turn) and not turn.state.calm:
        alarm_lifting.ask_to_lift(turn)  # well, and what raised it is a broken line: none, perhaps
        return
    whereabouts.note(turn)
    turn.say(f"utter_alarm_over_{_left_behind(turn, situation) or group}")
    if group not in {"self_harm", "violence", "online"} and alarm_lifting.keep_beside(turn):
        turn.change(calm=True)
        turn.ask(questions.ALARM)
    elif group != "self_harm":
        turn.change(calm=True)
        checked = lingering.is_checked(turn.message.text)
        if turn.state.interrupted is None and group == "life" and checked:
            alarm_beside.take_what_was_told_with_it(turn)
        alarm_form.resume(turn)


def _left_behind(turn: Turn, situation: str) -> str | None:
    """Return what may still be there, where nobody whose work it is has looked after it."""
    kind = situations.kind_of(situation)
    if kind not in {"electricity", "fire"} or lingering.is_checked(turn.message.text):
        return None
    return kind
