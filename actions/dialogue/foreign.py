"""A language that is not Turkish: one line in it, a human, and short lines while one is awaited.

Whoever only writes "help" is asked whether somebody is in danger, in English and in Turkish.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from actions.dialogue import agent
from actions.reading import foreign_dangers, foreign_words, languages, reading as r
from actions.reading.reading import Reading

if TYPE_CHECKING:
    from actions.backend import AgentPlace
    from actions.dialogue.turn import Turn

_THE_PLACE = frozenset({r.POSITION, r.HOW_LONG, r.HUMAN, r.DURATION, r.GREET})
_LEAVES = frozenset({r.LEAVE_QUEUE, r.CANCEL})
_ASKED_WHAT_FOR = "utter_help_or_danger"
_TELLS_IN_TURKISH = r.STORY | {r.OPENER}


def answer(turn: Turn) -> None:
    """Say in the customer's language that a colleague will answer, and ask for one."""
    language = turn.reading.language or "en"
    if agent.call(turn, f"[{language}] {turn.message.text}") is not None:
        turn.change(language=language)
        turn.say(f"utter_foreign_{language}")
        turn.put = True


def asks_for_help(turn: Turn) -> bool:
    """Ask what help is called for, once: it may be a fire, or a bill; the open question waits."""
    if turn.reading.kind != foreign_dangers.HELP or _ASKED_WHAT_FOR in turn.state.said:
        return False
    turn.say(_ASKED_WHAT_FOR)
    turn.put = True
    return True


def told_what_for(turn: Turn) -> Reading:
    """Return the reading of a message, which may answer whether somebody is in danger."""
    reading, fields = turn.reading, turn.reading.fields
    if _ASKED_WHAT_FOR not in turn.state.said or turn.message.is_choice:
        return reading
    english = foreign_words.yes_or_no(turn.message.text)
    if r.YES in {reading.main, english}:
        language = "en" if english else None
        return Reading(
            r.DANGER, kind="emergency", language=language, fields=fields, text=turn.message.text
        )
    if english == r.NO:
        return Reading(r.FOREIGN, language="en", fields=fields)
    return Reading(r.HELP, fields=fields) if reading.main == r.NO else reading


def wanted(turn: Turn) -> str | None:
    """Return what somebody wants who waits and does not write Turkish: a reading, or None."""
    main = turn.reading.main
    if turn.state.language is None or turn.message.is_choice or _is_turkish_after_all(turn):
        return None
    if main == r.YES and said_to_record(turn):
        return None
    if main == r.FOREIGN:
        turn.change(language=turn.reading.language or turn.state.language)
        return foreign_words.wanted(turn.message.text) or r.MORE
    said = foreign_words.wanted(turn.message.text)
    if said is not None or main in _LEAVES:
        return said or r.LEAVE_QUEUE
    if main in _THE_PLACE:
        return r.POSITION
    return None if main in _TELLS_IN_TURKISH else r.MORE


def _is_turkish_after_all(turn: Turn) -> bool:
    """Go on in Turkish with whoever writes it: one foreign word does not make a foreigner."""
    turkish = turn.reading.main != r.FOREIGN and languages.is_turkish(turn.message.text)
    if turkish and turn.reading.main not in _TELLS_IN_TURKISH:
        turn.change(language=None)
    return turkish and turn.state.language is None


def while_waiting(turn: Turn, place: AgentPlace, want: str) -> None:
    """Tell the place, that they left, or that it was noted, in the customer's language."""
    language = turn.state.language
    position = f"utter_queue_position_{language}"
    noted = f"utter_queue_noted_{language}"
    if want == r.LEAVE_QUEUE:
        turn.say(f"utter_queue_left_{language}")
    elif position not in turn.state.said and (want == r.POSITION or noted in turn.state.said):
        turn.say(position, {"position": str(place.position)})
    else:
        turn.say(noted)


def said_to_record(turn: Turn) -> bool:
    """Whether it was offered to record, what was told in Turkish or as nobody is there."""
    return turn.state.recording == agent.OFFERED


def offers_to_record(turn: Turn) -> bool:
    """Offer to record at once what somebody who waits has told in Turkish after all."""
    if turn.state.language is None or turn.reading.main not in _TELLS_IN_TURKISH:
        return False
    turn.say("utter_record_in_turkish", {"asked": turn.state.offer})
    return True
