"""What was told in several short messages is taken as one, before anything is asked anew."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from actions.reading import in_pieces, questions, reading as r

if TYPE_CHECKING:
    from actions.dialogue.turn import Turn

TOGETHER = timedelta(minutes=15)
"""A silence after which a message is the beginning of something else."""


def put_together(turn: Turn) -> None:
    """Read the last messages as one complaint, where only together they tell it."""
    message, main = turn.message, turn.reading.main
    begins = turn.state.question in {questions.NONE, questions.PROBLEM}
    if not begins or message.is_choice or turn.draft.description:
        return
    if turn.state.waiting or turn.state.danger is not None or is_long_ago(turn):
        return
    announced = turn.draft.opening if turn.state.question == questions.PROBLEM else None
    if announced and main in r.STORY:
        return  # what was kept of an announcement stands before it anyway
    told = in_pieces.completed(announced, message.text, main) if announced else None
    if told is None and not turn.state.takes_more:
        told = in_pieces.whole(message.text, message.earlier, main)
    if told is None:
        return
    turn.redraft(opening=None)  # it stands in what is told together
    topic = in_pieces.topic(told)
    sure, surely = topic is not None, float(topic is not None)
    turn.message = replace(
        message, text=told, topic=topic, topic_sure=sure, topic_confidence=surely
    )
    turn.reading = replace(turn.reading, main=r.COMPLAINT, also=(), text=None, value=None)


def is_long_ago(turn: Turn) -> bool:
    """Whether what was said before was said too long ago to belong to this."""
    return turn.silence is not None and turn.silence > TOGETHER
