"""A number that is to change or to move: a request, unless it was turned down."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from actions.reading import questions, reading as r, transfers, verbs

if TYPE_CHECKING:
    from actions.dialogue.turn import Turn
    from actions.reading.message import Message
    from actions.reading.reading import Reading


def not_moved(reading: Reading, message: Message) -> Reading:
    """Return the reading, as a complaint where a move that was applied for was turned down."""
    moves = {r.PORTING, r.TRANSFER} & {*reading.all}
    if not moves or message.is_choice or not transfers.is_turned_down(verbs.plain(message.folded)):
        return reading
    kept = tuple(one for one in reading.also if one not in {*moves, r.COMPLAINT})
    main = r.COMPLAINT if reading.main in moves else reading.main
    return replace(reading, main=main, also=kept)


def believed(turn: Turn) -> Reading:
    """Return the reading, as that request where no contact is at hand that is put right by it."""
    free = turn.state.question == questions.NONE and turn.state.complaint is None
    if not free or turn.draft.active or turn.message.is_choice or turn.state.waiting:
        return turn.reading
    if turn.reading.main in {r.DANGER, r.FOREIGN, r.HUMAN}:
        return turn.reading
    if not transfers.of_a_new_number(verbs.plain(turn.message.text)):
        return turn.reading
    return replace(turn.reading, main=r.NEW_NUMBER, also=(), text=None)
