"""After an alarm in another language: every answer is in it, and what was told is said back."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from actions.dialogue import whereabouts
from actions.reading import after_alarm as after, details, languages
from actions.reading.phones import phone_display

if TYPE_CHECKING:
    from actions.dialogue.turn import Turn

_HOUSE = re.compile(r"\d")
_STREETS = re.compile(
    r"street|\broad\b|avenue|district|stra(?:ss|ß)e|\bplatz\b|улиц|проспект|район|شارع|حي |"
    r"kolan|\btax\b",
    re.IGNORECASE,
)


def answer(turn: Turn) -> bool:
    """Answer in the language of the alarm; return False where Turkish is written."""
    language = turn.reading.language or turn.state.language
    if language is None or turn.message.is_choice:
        return False
    told = turn.reading.fields
    contact = bool(told.phone or told.email) and details.only(turn.message, told)
    foreign = turn.reading.language is not None or languages.may_be(turn.message.text, language)
    if not (contact or foreign) or (not contact and languages.is_turkish(turn.message.text)):
        return False
    whereabouts.learn(turn)
    whereabouts.note(turn)
    turn.change(language=language)
    shown = turn.manner.quoted(_told(turn))
    again = f"utter_danger_foreign_{language}_again"
    if shown:
        turn.say(f"utter_danger_foreign_told_{language}", {"told": shown})
    elif again in turn.state.said:
        turn.say(f"utter_danger_foreign_{language}")
    else:
        turn.say(again)
    return True


def _told(turn: Turn) -> str:
    """Return where they are or how they are reached, as it was told; nothing for other words."""
    told, text = turn.reading.fields, turn.message.text
    if (told.phone or told.email) and details.only(turn.message, told):
        return phone_display(told.phone) if told.phone else told.email or ""
    placed = after.is_a_place(turn.message) or _STREETS.search(text) or _HOUSE.search(text)
    return text if placed else ""
