"""What is being told goes to an earlier record where that is said, or only its number is left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actions.dialogue import aftercare
from actions.dialogue.state import Want
from actions.reading import (
    of_the_earlier,
    questions,
    reading as r,
    tracking_numbers,
    trouble,
    verbs,
)

if TYPE_CHECKING:
    from actions.dialogue.turn import Turn


def take(turn: Turn) -> bool:
    """Take "yeni değil, eskiye ekle", or the number after a mere "düzelmedi", to that record.

    Whose it is is shown first; who does not show it goes on with the same words here.
    """
    draft, message = turn.draft, turn.message
    if draft.description is None or message.is_choice or turn.reading.main in {r.HUMAN, r.WITHDRAW}:
        return False
    number = _number(f"{draft.description}\n{message.text}")
    wished = of_the_earlier.is_wished(message.text)
    if not (wished or (number is not None and _is_all_there_is(turn))):
        return False
    turn.change(draft=draft.emptied())
    turn.settle()
    turn.reading = turn.reading.alone()
    aftercare.start(turn, Want(r.PERSISTS, number, draft.description))
    return True


def _is_all_there_is(turn: Turn) -> bool:
    """Whether a number answers what is asked of words that tell no trouble: "düzelmedi"."""
    asked = turn.state.question == questions.TOPIC
    told = trouble.about_the_service(verbs.plain(turn.draft.description or ""))
    return asked and turn.reading.fields.tracking_number is not None and not told


def _number(text: str) -> str | None:
    """Return the last right tracking number of a text."""
    right = [one for one in tracking_numbers.all_in(text) if tracking_numbers.is_right(one)]
    return right[-1] if right else None
