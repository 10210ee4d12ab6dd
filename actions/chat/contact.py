"""The ways to reach the customer: mobile number, e-mail address, name."""

from __future__ import annotations

import re
from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from actions.chat import landlines
from actions.dialogue import another, wording
from actions.dialogue.draft import REFUSED, given
from actions.reading import (
    anothers_name,
    calls_unwanted,
    details,
    instructions,
    name_words,
    no_names,
    questions,
    reading as r,
    refusals,
    wishes,
)
from actions.reading.medium import EMAIL
from actions.reading.phone_answers import FILED
from actions.reading.told_fields import field_named

if TYPE_CHECKING:
    from actions.dialogue.draft import Draft
    from actions.dialogue.turn import Turn


def phone(turn: Turn) -> bool:
    """Take a mobile number, a part of one, another way to be reached, or a refusal."""
    reading, known = turn.reading, turn.draft
    turn.redraft(phone_part=None)
    if reading.main == r.GIVEN and reading.value:
        _take_number(turn, reading.value)
    elif reading.main == r.PART:
        turn.redraft(phone_part=reading.value)
    elif landlines.is_given_otherwise(turn) or _complains_of_calls(turn):
        pass
    elif _is_no_to_what_was_said(turn):
        return False
    elif _is_a_late_no(turn):
        pass
    elif reading.main == r.REFUSED or (reading.main == r.NO and not reading.fields.phone):
        nothing = refusals.gives_nothing(turn.message.folded) or _was_told_why(turn)
        nothing = nothing or turn.draft.contact_refused
        email = REFUSED if nothing else turn.draft.email
        _refuse(turn, replace(turn.draft, phone=REFUSED, email=email))
    elif reading.main == r.INVALID and reading.field == FILED and turn.draft.active:
        turn.change(draft=turn.draft.with_more(turn.message.text))
        turn.say("utter_filed_number_noted")
    elif reading.main in _NOT_A_NUMBER:
        turn.say(_NOT_A_NUMBER[reading.main])
    elif reading.fields.email and reading.main == r.UNCLEAR:  # an address instead of a number
        turn.redraft(phone=REFUSED)
    else:
        return _told(turn, known)
    return True


def _take_number(turn: Turn, number: str) -> None:
    """Take a number to be reached at; that of the line of whom it is told for is kept as that."""
    line, told = turn.draft.service_number, turn.draft.description or ""
    their_line = line in {None, number} and anothers_name.is_told_for(told)
    if their_line and anothers_name.is_their_line(turn.message.text):
        turn.redraft(service_number=number)
        turn.say("utter_taken", {"details": wording.labelled({"service_number": number})})
        return
    if anothers_name.is_beside_a_number(turn.message.text):
        turn.change(draft=turn.draft.with_more(turn.message.text))  # whose it is
    # A landline to be reached at is not told for the line that it is about.
    turn.redraft(phone=number, service_number=None if line == number else line)
    landlines.take_as_it_is(turn)


def _complains_of_calls(turn: Turn) -> bool:
    """Keep what is told of calls that came: it refuses none that is to come."""
    text, story = turn.message.text, turn.draft.description or ""
    told = wishes.complains_of_calls(text) or calls_unwanted.is_more_of_them(text, story)
    if turn.message.is_choice or not told:
        return False
    if not another.announced(turn):
        turn.change(draft=turn.draft.with_more(text))
        turn.say("utter_noted")
    turn.reading = turn.reading.without(*r.STORY)
    return True


_NOT_A_NUMBER = MappingProxyType(
    {r.AMBIGUOUS: "utter_phone_ambiguous", r.INVALID: "utter_phone_invalid"}
)


def email(turn: Turn) -> bool:
    """Take an address, a mobile number instead, or a refusal."""
    reading, known = turn.reading, turn.draft
    if reading.main == r.GIVEN and reading.value:
        turn.redraft(email=reading.value)
    elif reading.main == r.REFUSED and reading.field == questions.PHONE:
        turn.redraft(phone=None, email=REFUSED)  # "telefon versem olur mu"
    elif _is_no_to_what_was_said(turn):
        return False
    elif _says_that_it_goes_on(turn):
        pass
    elif reading.main in {r.REFUSED, r.NO}:
        _refuse(turn, replace(turn.draft, email=REFUSED))
    elif _wants_no_more(turn) and given(turn.draft.phone):
        turn.redraft(email=REFUSED)
    else:
        return _is_no_address(turn) or _told(turn, known)
    return True


def was_asked_enough(turn: Turn) -> bool:
    """Whether an address was asked for twice of somebody who can be called, and wishes no mail."""
    asked = turn.state.question == questions.EMAIL and turn.state.asked >= _MOST_ASKED
    can_be_called = given(turn.draft.phone) is not None
    return asked and can_be_called and turn.draft.preferred != EMAIL


_MOST_ASKED = 2


def _is_no_address(turn: Turn) -> bool:
    """Say what is wrong with what was written for an address, if it was meant as one."""
    main = turn.reading.main
    if _is_a_wrong_number(turn):
        turn.say("utter_phone_invalid")
    elif main == r.PART:
        turn.say("utter_email_part")
        turn.put = True
    elif main in {r.AMBIGUOUS, r.INVALID}:
        turn.say("utter_email_ambiguous" if main == r.AMBIGUOUS else "utter_email_invalid")
    else:
        return False
    return True


def _is_a_wrong_number(turn: Turn) -> bool:
    """Whether a number is written where an address was asked for, and is none as it stands."""
    digits = re.sub(r"[\s().+-]", "", turn.message.text)
    fits = digits.isdecimal() and _FEWEST_DIGITS <= len(digits) <= _MOST_DIGITS
    return fits and not turn.message.is_choice and turn.reading.fields.phone is None


def _wants_no_more(turn: Turn) -> bool:
    """Whether it is to be recorded as it is, instead of what is asked for: "kaydet işte"."""
    brief = len(turn.message.words) <= _FEW_WORDS and not turn.message.is_choice
    return brief and instructions.is_to_be_recorded(turn.message.text)


_FEWEST_DIGITS, _MOST_DIGITS, _FEW_WORDS = 9, 14, 6


def name(turn: Turn) -> bool:
    """Take a name or a refusal."""
    reading, known = turn.reading, turn.draft
    anothers = details.is_anothers_name(turn.message.folded) or _belongs(turn.message.folded)
    anothers = anothers or name_words.names_somebody_else(turn.message.text)
    anothers = anothers or no_names.names_a_thing(turn.message.text)
    if reading.main == r.GIVEN and reading.value:
        turn.redraft(name=reading.value)
        if anothers:  # whose name it is, for whoever calls there
            turn.change(draft=turn.draft.with_more(turn.message.text))
    elif reading.main == r.UNCLEAR and anothers:
        turn.change(draft=turn.draft.with_more(turn.message.text))
        turn.say("utter_noted")
    elif _is_no_to_what_was_said(turn):
        return False
    elif _wants_no_more(turn) or _refuses_the_name(turn):
        turn.redraft(name=REFUSED)
    else:
        return _told(turn, known)
    return True


def _refuses_the_name(turn: Turn) -> bool:
    return turn.reading.main in {r.REFUSED, r.NO} and not _is_about_the_number(turn)


def _belongs(folded: str) -> bool:
    """Whether a folded text says whose the line is: "eşimin üstüne kayıtlı"."""
    return bool(_BELONGS.search(folded))


_BELONGS = re.compile(r"\b\w{2,}[iu]m(?:[iu]z)?[iu]n (?:ustune|uzerine|adina)\b")


def _is_no_to_what_was_said(turn: Turn) -> bool:
    """Whether a bare "hayır" may answer what was just explained, rather than refuse a detail.

    It is asked once more then; who says no to that means the detail.
    """
    bare = turn.reading.main in {r.REFUSED, r.NO} and turn.message.folded.strip(" .!") in _BARE_NO
    return bare and any(said.startswith(_EXPLAINED) for said in turn.state.said)


def _is_a_late_no(turn: Turn) -> bool:
    """Whether a no answers what was asked before, so that the number is asked for again."""
    if _says_that_it_goes_on(turn):
        return True
    return turn.reading.main in {r.REFUSED, r.NO} and _wants_no_more(turn)  # "hayır, kaydedin"


def _says_that_it_goes_on(turn: Turn) -> bool:
    """Add a no that says of the trouble that it lasts, and refuses no detail: "hayır, sürüyor"."""
    may_be = turn.reading.main in {r.REFUSED, r.NO} and not turn.message.is_choice
    if not may_be or not refusals.says_that_it_goes_on(turn.message.folded):
        return False
    turn.change(draft=turn.draft.with_more(turn.message.text))
    turn.say("utter_noted")
    return True


_BARE_NO = frozenset(
    {"hayir", "yok", "yo", "hayir yok", "hayir tesekkurler", "yok tesekkurler", "bilmem"}
)
# What a question beside the matter is answered with; "why" and "privacy" end in the detail itself.
_EXPLAINED = (
    *("utter_duration", "utter_channels", "utter_help", "utter_bot", "utter_small_talk"),
    *("utter_out_of_scope", "utter_request_", "utter_side_", "utter_stays_open"),
)


def _is_about_the_number(turn: Turn) -> bool:
    """Whether it is the number that somebody does not know, rather than the name that is kept."""
    folded = turn.message.folded
    return field_named(folded) == questions.PHONE and bool(_NOT_KNOWN.search(folded))


_NOT_KNOWN = re.compile(r"\b(?:bilm[ie]\w*|hatirlam\w*|ezber\w*|yok)\b")


def _told(turn: Turn, known: Draft) -> bool:
    """Whether a message that answers otherwise told something that was kept, such as the story."""
    reading = turn.reading
    if reading.main in {r.MORE, r.COMPLAINT, r.PERSISTS}:
        if another.announced(turn):
            return True
        turn.change(draft=turn.draft.with_more(reading.text or turn.message.text))
        turn.say("utter_noted")
        return True
    return turn.draft != known and reading.main == r.UNCLEAR


def _was_told_why(turn: Turn) -> bool:
    """Whether both ways were refused a moment ago: neither is asked for once more."""
    return any(said.startswith("utter_contact_needed") for said in turn.state.said)


def _refuse(turn: Turn, draft: Draft) -> None:
    """Go on with the other way of reaching the customer; without any, say why one is needed."""
    if not draft.unreachable:
        turn.change(draft=draft)
        return
    turn.change(draft=replace(draft, phone=None, email=None, contact_refused=True))
    _ask_for_any(turn)


def is_asked_otherwise(turn: Turn) -> bool:
    """Ask for the rest of a number, or say that one of both ways is needed; else return False."""
    if turn.draft.contact_refused and not turn.draft.email:
        _ask_for_any(turn)
        return True
    if turn.draft.phone_part:
        turn.change(question=questions.PHONE)
        turn.say("utter_phone_part")
        turn.put = True
        return True
    return False


def _ask_for_any(turn: Turn) -> None:
    """Say that nobody can be told without a number or an address, and how to go without."""
    # It says what may be given, and how to go without: the question is open, and not put again.
    turn.state = turn.state.settled().asking(questions.PHONE)
    turn.say("utter_contact_needed", {"asked": turn.state.offer})
    turn.put = True
