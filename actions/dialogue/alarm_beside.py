"""An everyday trouble that is told beside a danger: a complaint of its own, the urgent one stays.

Nobody who said that it was meant, or who may be in despair or under force, is offered to leave the
queue of those in danger because a bill was spoken of: only words that deny the danger ask for that.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from actions.dialogue import alarm_form, alarm_lifting, alarm_words as words, whereabouts
from actions.dialogue.draft import NOT_SOLVED
from actions.reading import beside_danger, questions, reading as r, trouble
from lexicon.turkish import fold

if TYPE_CHECKING:
    from actions.dialogue.turn import Turn

_NOT_OFFERED = frozenset({"self_harm", "violence", "online", "threat"})


def everyday(turn: Turn) -> None:
    """Take an everyday trouble beside the danger; where that may be none, ask about it first."""
    group = words.group_of(turn.state.danger or "")
    text = turn.reading.text or turn.message.text
    asked = any(one.startswith("utter_ask_alarm") for one in turn.state.said)
    over = turn.state.calm  # told for itself once a real danger is over: both stay
    if not (asked or over or turn.state.in_earnest or group in _NOT_OFFERED):
        alarm_lifting.ask_beside(turn)
        return
    whereabouts.note(turn)
    waiting = [one.text for one in turn.state.wants if one.kind == r.COMPLAINT and one.text]
    if asked and waiting:  # asked, and spoken of once more instead of an answer: it is recorded
        turn.change(wants=tuple(one for one in turn.state.wants if one.text not in waiting))
        text = "\n".join([*waiting, text])
    take(turn, text)


def take(turn: Turn, text: str) -> None:
    """Begin a complaint with these words, or add them to the one that is being taken."""
    if words.group_of(turn.state.danger or "") == "self_harm":
        turn.say("utter_alarm_beside_self_harm")  # nobody in despair goes over to a bill unseen
    turn.say("utter_alarm_beside")
    if turn.draft.has_content:
        alarm_form.resume(turn)
        turn.manner.take_more(turn, text)
    else:
        turn.change(interrupted=None)
        turn.manner.take_problem(turn, text)
        if turn.draft.has_content:
            turn.redraft(help_result=NOT_SOLVED)  # no steps to try for who is in danger
    if turn.draft.has_content and turn.state.question == questions.NONE:
        turn.change(question=turn.draft.next_question or questions.NONE)


def take_what_waits(turn: Turn) -> bool:
    """Take up what was told beside words that were no denial after all; whether there was any."""
    told = next((one for one in turn.state.wants if one.kind == r.COMPLAINT), None)
    if told is None or not told.text or turn.draft.has_content:
        return False
    turn.change(wants=tuple(one for one in turn.state.wants if one is not told))
    _begin(turn, told.text, told.topic)
    return True


def take_what_raised_it(turn: Turn) -> bool:
    """Take up the everyday trouble that raised a doubtful alarm; return whether there is one."""
    told = alarm_lifting.doubted(turn)
    if told is None or turn.draft.has_content:
        return False
    turn.change(danger_told="")
    _begin(turn, told)
    return True


def take_what_was_told_with_it(turn: Turn) -> bool:
    """Take up what was complained of in the words that raised an alarm which is over."""
    told = beside_danger.of_the_service(turn.state.danger_told)
    if told is None or turn.draft.has_content or not trouble.is_told(fold(told)):
        return False
    turn.change(danger_told="")
    _begin(turn, told)
    return True


def _begin(turn: Turn, text: str, topic: str | None = None) -> None:
    words = turn.message.of_words(text)
    turn.message = replace(words, topic=topic, topic_sure=topic is not None)
    turn.redraft(separate=True)  # the urgent record may hold the same words
    take(turn, text)
