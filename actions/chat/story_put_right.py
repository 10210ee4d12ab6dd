"""What is put right in the story itself, whatever is asked: "89,90 değil 98,90", "A değil B köyü".

What is denied has to stand in the words that were told: then it is no refusal of what was asked,
no number to call and no other topic.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from actions.chat.correcting import MEANT_AS_SAID
from actions.reading import facts_put_right, new_amounts, reading as r

if TYPE_CHECKING:
    from actions.dialogue.turn import Turn

_MOST_WORDS = 14


def take(turn: Turn) -> bool:
    """Put the fact right in the story; where only its place in it is known, the words are added."""
    draft, reading, message = turn.draft, turn.reading, turn.message
    told = reading.fields
    if draft.description is None or message.is_choice or reading.main in MEANT_AS_SAID:
        return False
    if told.phone or told.email or len(message.words) > _MOST_WORDS:
        return False
    if not facts_put_right.is_said(message.text):
        return False
    story = facts_put_right.in_story(draft.description, message.text)
    if story is not None:
        turn.change(draft=draft.rewritten(story))
        moved = new_amounts.after_a_change(draft.description, story, draft.amount)
        turn.redraft(amount=new_amounts.put_right(message.folded) or moved)
    elif facts_put_right.denies_what_was_told(draft.description, message.text):
        turn.change(draft=draft.with_more(f"Düzeltme: {message.text}"))
    else:
        return False
    turn.redraft(correcting=None)
    turn.say("utter_corrected")
    turn.reading = replace(reading, main=r.CORRECT, also=())
    turn.settle()
    return True
