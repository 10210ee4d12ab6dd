"""What is answered to what is said of whoever presses or threatens the writer, after an alarm."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actions.dialogue import alarm_said, whereabouts
from actions.reading import situations
from actions.reading.phones import phone_display

if TYPE_CHECKING:
    from actions.dialogue.turn import Turn


def not_at_home(turn: Turn) -> None:
    """Say to a child that we tell nobody at home, and that it should tell somebody itself."""
    if turn.state.danger != situations.PRESSED:
        alarm_said.given_to_nobody(turn)
        return
    whereabouts.note(turn, "DİKKAT, müşterinin isteği: ")
    turn.say("utter_alarm_not_told_at_home")


def give_theirs(turn: Turn) -> None:
    """Say that the other's number or name can be written here, and nothing given to the other."""
    whereabouts.note(turn)
    turn.say("utter_alarm_give_theirs")


def of_another(turn: Turn) -> None:
    """Keep the other's number as evidence: nobody is reached by it."""
    phone = turn.reading.fields.phone or turn.message.text
    shown = phone_display(phone) if phone.startswith("+") else phone
    turn.reading = whereabouts.without_the_other_s(turn)
    whereabouts.note(turn, whereabouts.OF_THE_OTHER)
    turn.say("utter_alarm_of_another", {"told": turn.manner.quoted(shown)})
