"""A figure of the story that is told anew: put right where it is known which, else added."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from actions.chat.correcting import MEANT_AS_SAID
from actions.dialogue.draft import NOT_SOLVED
from actions.reading import figures_again, new_amounts, questions, reading as r

if TYPE_CHECKING:
    from actions.dialogue.turn import Turn

_OTHERWISE_ASKED = frozenset({questions.PROBLEM, questions.TOPIC, questions.PLACE})


def take(turn: Turn) -> bool:
    """Take "yok 1.350,75 miş" for what it says of the trouble, whatever is asked."""
    draft, reading, message = turn.draft, turn.reading, turn.message
    if draft.description is None or message.is_choice or reading.main in MEANT_AS_SAID:
        return False
    if turn.state.question in _OTHERWISE_ASKED or draft.phone_part is not None:
        return False
    figure = figures_again.told(message.text)
    if figure is None:
        return False
    story = figures_again.in_story(draft.description, figure)
    if story is not None:
        amount = new_amounts.after_a_change(draft.description, story, draft.amount)
        turn.change(draft=replace(draft.rewritten(story), amount=amount))
        turn.say("utter_corrected")
    else:
        turn.change(draft=draft.with_more(f"Düzeltme: {message.text}"))
        turn.say("utter_noted")
    if turn.state.question == questions.SOLVED:
        turn.redraft(help_result=NOT_SOLVED)  # who puts a figure right wants it recorded
    turn.redraft(correcting=None)
    turn.reading = replace(reading, main=r.CORRECT, also=())
    turn.settle()
    return True
