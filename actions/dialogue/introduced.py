"""Who writes says so in the first line, whatever else it says: nobody is asked for it twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actions.dialogue import advised
from actions.reading.reading import Fields

if TYPE_CHECKING:
    from actions.dialogue.turn import Turn


def remember(turn: Turn) -> None:
    """Keep name and way of whoever tells both before anything is asked: "çözüldü", "durumu ne".

    By SMS the sender's own number is known, and one in the text is rather another's.
    """
    told = turn.reading.fields
    if turn.manner.name == "sms" or not (turn.is_idle and told.identify):
        return
    if advised.is_of_somebody_else(turn):
        return
    who = Fields(
        name=told.name, phone=told.phone, phone_is_mobile=told.phone_is_mobile, email=told.email
    )
    turn.change(draft=turn.draft.heard(who))
