"""The story told anew while the complaint is being taken: replaced, cut down, or kept."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from actions.dialogue.draft import BY_CLASSIFIER
from actions.reading import questions, reading as r, rewriting, topic_words
from lexicon.turkish import fold

if TYPE_CHECKING:
    from actions.dialogue.turn import Turn

_NO_REWRITING = frozenset({r.HUMAN, r.FOREIGN, r.STALE})


def take(turn: Turn) -> bool:
    """Put the new words in the story's place, or leave it; the summary shows what stands then."""
    draft, text = turn.draft, turn.message.text
    if draft.description is None or turn.message.is_choice or turn.reading.main in _NO_REWRITING:
        return False
    asked = draft.correcting is not None or turn.state.question == questions.CONFIRM
    if asked and rewriting.is_kept(text):
        turn.redraft(correcting=None)
    elif (words := rewriting.anew(text)) is not None:
        _rewrite(turn, words)
    elif (named := rewriting.only(text)) is not None:
        left = rewriting.cut_to(draft.description, named)
        if left is None:
            # Which words are meant is not said: they are asked for, the old ones stay till then.
            turn.redraft(correcting=questions.PROBLEM)
        else:
            _rewrite(turn, left)
    else:
        return False
    turn.reading = replace(turn.reading, also=tuple(r.HUMAN for _ in _humans(turn)))
    turn.settle()
    return True


def _humans(turn: Turn) -> list[str]:
    return [one for one in turn.reading.also if one == r.HUMAN]


def _rewrite(turn: Turn, words: str) -> None:
    draft = replace(turn.draft.rewritten(words), correcting=None)
    topic = topic_words.plainly(fold(words))
    if topic is not None and topic != draft.topic:
        draft = draft.with_topic(topic, BY_CLASSIFIER)
    turn.change(draft=draft)
    turn.say("utter_corrected")
