"""A language that is not Turkish: one line in it, a human, and short lines while one is awaited.

Whoever only writes "help" is asked whether somebody is in danger, in English and in Turkish.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from actions.backend_errors import RequestRefusedError
from actions.dialogue import agent, record
from actions.dialogue.draft import Draft, given
from actions.dialogue.standing import OPEN
from actions.reading import (
    details,
    foreign_dangers,
    foreign_words,
    languages,
    reading as r,
    topics,
    tracking_numbers,
)
from actions.reading.reading import Reading
from lexicon.languages import marked

if TYPE_CHECKING:
    from actions.backend import AgentPlace
    from actions.dialogue.turn import Turn

_THE_PLACE = frozenset({r.POSITION, r.HOW_LONG, r.HUMAN, r.DURATION, r.GREET})
_LEAVES = frozenset({r.LEAVE_QUEUE, r.CANCEL})
_OFFERS = ("utter_foreign_closed_", "utter_foreign_needed_", "utter_foreign_invalid_")
_ASKED_WHAT_FOR = "utter_help_or_danger"
_TELLS_IN_TURKISH = r.STORY | {r.OPENER}


def answer(turn: Turn) -> None:
    """Say in the customer's language that a colleague will answer, and ask for one."""
    language = turn.reading.language or turn.state.language or "en"
    if turn.reading.main in _SAYS_NO_MORE:
        turn.say(f"utter_queue_left_{language}")
        return
    asked = agent.call(turn, marked(language, turn.message.text))
    if asked is None:
        return
    before = turn.state.language is not None
    told = _with_what_was_told(turn) if before else turn.message.text
    turn.change(language=language, asked_for=told)
    if asked.staffed:
        turn.say(f"utter_foreign_{language}")
    else:
        turn.change(recording=agent.OFFERED)
        turn.say(f"utter_foreign_closed_{language}")
    turn.put = True


def goes_on(turn: Turn) -> bool:
    """Whether somebody who left the queue goes on in their language; a number is kept.

    Who writes Turkish after all is answered in it from then on.
    """
    language, text = turn.state.language, turn.message.text
    if language is None or turn.message.is_choice or not turn.is_idle:
        return False
    if turn.reading.fields.tracking_number:
        return False
    if _is_only_a_contact(turn) or languages.may_be(text, language):
        turn.change(draft=turn.draft.heard(turn.reading.fields))
        return True
    if languages.is_turkish(text):
        turn.change(language=None)
    return False


_SAYS_NO_MORE = frozenset({r.YES, r.NO, r.THANK, r.GOODBYE, r.CANCEL, r.LEAVE_QUEUE, r.GREET})


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
    if turn.state.language is None or turn.message.is_choice:
        return None
    if _is_only_a_contact(turn):
        return r.MORE
    return None if _is_turkish_after_all(turn) else _wanted(turn)


def _is_only_a_contact(turn: Turn) -> bool:
    """Whether a message is a number or an address, which is of no language."""
    told = turn.reading.fields
    return bool(told.phone or told.email) and details.only(turn.message, told)


def _wanted(turn: Turn) -> str | None:
    main = turn.reading.main
    if main == r.YES and said_to_record(turn):
        in_their_own = any(one.startswith(_OFFERS) for one in turn.state.said)
        return r.MORE if in_their_own else None
    if main == r.FOREIGN:
        turn.change(language=turn.reading.language or turn.state.language)
        return foreign_words.wanted(turn.message.text) or r.MORE
    said = foreign_words.wanted(turn.message.text)
    if said is not None or main in _LEAVES:
        return said or r.LEAVE_QUEUE
    if main in _THE_PLACE:
        return r.POSITION
    hardly_turkish = languages.may_be(turn.message.text, turn.state.language or "")
    return None if main in _TELLS_IN_TURKISH and not hardly_turkish else r.MORE


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
    turn.change(draft=turn.draft.heard(turn.reading.fields))
    if place.staffed and want == r.MORE:
        turn.change(asked_for=_with_what_was_told(turn))
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


def _with_what_was_told(turn: Turn) -> str:
    """Return the words so far with these: people go home while somebody waits."""
    told = (turn.state.asked_for, turn.message.text)
    return "\n".join(dict.fromkeys(one for one in told if one))


def _record_or_offer(turn: Turn, language: str) -> None:
    """Record what was written, as it stands, once there is a number or a yes; else offer it."""
    told, message = turn.reading.fields, turn.message
    known = turn.state.complaint if turn.state.takes_more else None
    words = _with_what_was_told(turn)
    offered = turn.state.recording == agent.OFFERED
    if not told.phone and (phone := foreign_words.phone_in(message.text)) is not None:
        told = replace(told, phone=phone, phone_is_mobile=True)
        turn.change(draft=turn.draft.heard(told))
    reached = turn.manner.name == "sms" or given(turn.draft.phone) or given(turn.draft.email)
    agreed = offered and foreign_words.agrees(message.text)
    of_ones_own = known is not None and known != turn.state.danger_complaint
    if of_ones_own and foreign_words.asks_how_it_stands(message.text):
        _tell_how_it_stands(turn, known or "", language)
    elif of_ones_own and known is not None:
        turn.backend.add_information(
            known, turn.conversation_id, message.text, turn.call_key(r.ADD)
        )
        turn.say(f"utter_foreign_added_{language}")
    elif offered and (told.phone or told.email or (agreed and reached)):
        if _register(turn, words):
            number = tracking_numbers.display(turn.state.complaint or "")
            turn.say(f"utter_foreign_recorded_{language}", {"number": number})
    else:
        if not agreed:
            turn.change(asked_for=words)
        turn.change(recording=agent.OFFERED)
        lacks = "invalid" if foreign_words.holds_a_number(message.text) else "needed"
        asked = offered and not reached  # said once what is needed, it is not begun again
        turn.say(f"utter_foreign_{lacks if asked else 'closed'}_{language}")


def _tell_how_it_stands(turn: Turn, number: str, language: str) -> None:
    """Tell in the customer's language how the record stands, and when the result comes."""
    complaint = turn.backend.complaint(number, turn.conversation_id)
    state = "open" if complaint.status in OPEN else "done"
    turn.say(f"utter_foreign_{state}_{language}", turn.manner.values_of(complaint))


def _register(turn: Turn, words: str) -> bool:
    phone, email = given(turn.draft.phone), given(turn.draft.email)
    alone = Draft(topic=topics.OTHER, phone=phone, email=email)
    begun = turn.draft if turn.draft.has_content else alone
    told = turn.reading.fields
    name = told.name or foreign_words.name_in(words)
    draft = begun.with_more(words).heard(replace(told, name=name))
    new = record.of(turn, record.spoken(draft, turn.state.language))
    try:
        complaint = turn.backend.register(new, turn.call_key("register"))
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
