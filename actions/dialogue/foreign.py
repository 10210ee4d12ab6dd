"""A language that is not Turkish: one line in it, a human, and short lines while one is awaited.

Whoever only writes "help" is asked whether somebody is in danger, in English and in Turkish.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from actions.backend_errors import RequestRefusedError
from actions.dialogue import agent, record
from actions.dialogue.draft import Draft
from actions.reading import (
    foreign_dangers,
    foreign_words,
    languages,
    reading as r,
    topics,
    tracking_numbers,
)
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
    asked = agent.call(turn, f"[{language}] {turn.message.text}")
    if asked is None:
        return
    turn.change(language=language, asked_for=turn.message.text)
    if asked.staffed:
        turn.say(f"utter_foreign_{language}")
    else:
        turn.change(recording=agent.OFFERED)
        turn.say(f"utter_foreign_closed_{language}")
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
        in_their_own = any(one.startswith("utter_foreign_closed_") for one in turn.state.said)
        return r.MORE if in_their_own else None
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
    """Tell the place, that they left, or that it was noted, in the customer's language.

    A colleague is promised to who reads it now; where nobody is there, to record it is offered.
    """
    language = turn.state.language
    position = f"utter_queue_position_{language}"
    noted = f"utter_queue_noted_{language}"
    if want == r.LEAVE_QUEUE:
        turn.say(f"utter_queue_left_{language}")
    elif not place.staffed:
        _record_or_offer(turn, language or "en")
    elif position not in turn.state.said and (want == r.POSITION or noted in turn.state.said):
        turn.say(position, {"position": str(place.position)})
    else:
        turn.say(noted)


def _record_or_offer(turn: Turn, language: str) -> None:
    """Record what was written, as it stands, once there is a number or a yes; else offer it."""
    told, message = turn.reading.fields, turn.message
    known = turn.state.complaint if turn.state.takes_more else None
    words = "\n".join(dict.fromkeys(one for one in (turn.state.asked_for, message.text) if one))
    offered = turn.state.recording == agent.OFFERED
    by_sms = turn.manner.name == "sms"
    agreed = offered and foreign_words.agrees(message.text)
    if known is not None and known != turn.state.danger_complaint:
        turn.backend.add_information(
            known, turn.conversation_id, message.text, turn.call_key(r.ADD)
        )
        turn.say(f"utter_foreign_added_{language}")
    elif offered and (told.phone or told.email or (agreed and by_sms)):
        if _register(turn, words):
            number = tracking_numbers.display(turn.state.complaint or "")
            turn.say(f"utter_foreign_recorded_{language}", {"number": number})
    else:
        if not agreed:
            turn.change(asked_for=words)
        turn.change(recording=agent.OFFERED)
        turn.say(f"utter_foreign_closed_{language}")


def _register(turn: Turn, words: str) -> bool:
    begun = turn.draft if turn.draft.has_content else Draft(topic=topics.OTHER)
    draft = begun.with_more(words).heard(turn.reading.fields)
    try:
        complaint = turn.backend.register(record.of(turn, draft), turn.call_key("register"))
    except RequestRefusedError:
        turn.say("utter_cannot_register")
        return False
    turn.settle()
    turn.hold(complaint.tracking_number, complaint.topic)
    turn.change(recording="", draft=draft.emptied())
    with suppress(RequestRefusedError):  # without a number: it is answered in writing
        turn.backend.ask_call(
            complaint.tracking_number, turn.conversation_id, turn.call_key("ask_call")
        )
    return True


def said_to_record(turn: Turn) -> bool:
    """Whether it was offered to record, what was told in Turkish or as nobody is there."""
    return turn.state.recording == agent.OFFERED


def offers_to_record(turn: Turn) -> bool:
    """Offer to record at once what somebody who waits has told in Turkish after all."""
    if turn.state.language is None or turn.reading.main not in _TELLS_IN_TURKISH:
        return False
    turn.say("utter_record_in_turkish", {"asked": turn.state.offer})
    return True
