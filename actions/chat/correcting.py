"""Putting right what was told before: at the summary, or whenever somebody says so."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from actions.chat import describing
from actions.dialogue import another, recontact, wording
from actions.dialogue.draft import BY_CUSTOMER, NOT_SOLVED, REFUSED, given
from actions.reading import (
    details,
    facts_put_right,
    new_amounts,
    new_places,
    questions,
    reading as r,
    topics,
    topics_put_right,
)
from actions.reading.phones import read_phone
from actions.reading.told_fields import field_named

if TYPE_CHECKING:
    from actions.dialogue.draft import Draft
    from actions.dialogue.turn import Turn

MEANT_AS_SAID = frozenset({r.HUMAN, r.CANCEL, r.FOREIGN, r.STALE, r.WITHDRAW, r.UNDO, r.DANGER})
"""Readings that are followed as such, whatever a message puts right or tells of others besides."""
_SERVICE_NUMBER, _PUT_RIGHT = "service_number", "utter_put_right"
_ASKED_AGAIN = frozenset({questions.PHONE, questions.EMAIL, questions.NAME})
_SLOT = {
    questions.PHONE: "phone",
    questions.EMAIL: "email",
    questions.NAME: "name",
    _SERVICE_NUMBER: "service_number",
    questions.PLACE: "place",
}


def correct(turn: Turn, field: str | None, value: str | None) -> None:
    """Put a correction into the draft, or ask for what it leaves open."""
    turn.redraft(correcting=None)
    turn.reading = turn.reading.without(r.DATA_REQUEST)  # "silinsin" is said of the detail
    if field == questions.TOPIC:
        _topic(turn, value)
    elif field == questions.PROBLEM:
        _describe(turn, value)
    elif field in _SLOT and value is not None:
        _replace(turn, field, value)
    elif field == questions.PLACE:
        turn.redraft(place=REFUSED, province=None)  # a place that is wrong does not stay
        _say(turn, f"yer {wording.NOT_GIVEN}")
    elif field == questions.PHONE and value is None and _has_none_of_ones_own(turn):
        turn.change(draft=turn.draft.with_more(turn.message.text))
        turn.say("utter_noted")
    elif field in _ASKED_AGAIN and value is None and _is_taken_out(turn, field):
        turn.redraft(**{_SLOT[field]: REFUSED})
        _say(turn, f"{_CALLED[field]} {wording.NOT_GIVEN}")
    elif field in _ASKED_AGAIN:
        turn.redraft(correcting=field)
    elif field == _SERVICE_NUMBER:
        turn.redraft(service_number=None)
        turn.say("utter_write_service_number")
    else:
        turn.redraft(correcting=questions.CORRECT)


def _has_none_of_ones_own(turn: Turn) -> bool:
    """Whether "benim numaram yok ki" is said of the number of somebody else that was told."""
    known = given(turn.draft.phone)
    return known is not None and details.says_none_of_ones_own(turn.message.folded)


def another_field(turn: Turn) -> bool:
    """Ask for the other detail that is named instead of what is asked anew: "telefon"."""
    asked, message = turn.draft.correcting, turn.message
    if asked is None or asked != turn.state.question or message.is_choice or len(message.words) > 1:
        return False
    named = field_named(message.folded)
    if named not in _MAY_BE_CORRECTED or named == asked or turn.reading.main == r.GIVEN:
        return False
    turn.settle()
    correct(turn, named, None)
    return True


_MAY_BE_CORRECTED = frozenset(
    {questions.TOPIC, questions.PROBLEM, questions.PHONE, questions.EMAIL, questions.NAME}
)


def _replace(turn: Turn, field: str, value: str) -> None:
    """Put a detail in the place of the one that was known."""
    known = given(getattr(turn.draft, _SLOT[field]))
    changed: dict[str, Any] = {_SLOT[field]: value}
    if field == questions.PHONE:
        changed |= _beside_a_number(turn.draft, value)
    if field == questions.PLACE:
        province = new_places.province_of(value, turn.message, turn.draft.province)
        changed["province"] = province
    turn.redraft(**changed)
    if known is None:  # nothing was put right
        turn.say("utter_taken", {"details": wording.labelled({_SLOT[field]: value})})
    elif known == value:  # beside something that was put right it needs no word
        if _put_right(turn) is None:
            turn.say("utter_known_already", {"details": wording.labelled({_SLOT[field]: value})})
    else:
        _say(turn, wording.labelled({_SLOT[field]: value}))
    if field in {questions.PHONE, questions.EMAIL}:
        recontact.offer(turn, field, known, value)


def _is_taken_out(turn: Turn, field: str) -> bool:
    """Whether a detail is to go ("adımı silin"); one way to reach them has to stay."""
    draft = turn.draft
    left = {
        questions.PHONE: given(draft.email) is not None,
        questions.EMAIL: given(draft.phone) is not None,
        questions.NAME: True,
    }
    return left[field] and facts_put_right.takes_out(turn.message.text)


_CALLED = {questions.PHONE: "telefon", questions.EMAIL: "e-posta", questions.NAME: "ad"}


def _put_right(turn: Turn) -> dict[str, Any] | None:
    """Return what was said of this turn's corrections, if anything was."""
    return next((one for one in turn.said if one["response"].startswith(_PUT_RIGHT)), None)


def _say(turn: Turn, shown: str) -> None:
    """Say what was put right; the summary, where it follows, shows it."""
    said = _put_right(turn)
    if said is not None:  # several things at once are read back in one sentence
        said["details"] += f", {shown}"
    elif turn.state.question in {questions.CONFIRM, questions.CORRECT}:
        turn.say("utter_corrected")
    else:
        turn.say(_PUT_RIGHT, {"details": shown})


def _beside_a_number(draft: Draft, value: str) -> dict[str, str]:
    """Return what changes with the number: a landline stays the line's, and asks no address."""
    number, known = read_phone(value), given(draft.phone)
    if number is not None and not number.mobile:
        return {"email": given(draft.email) or REFUSED}
    line = known is not None and not draft.has_mobile and draft.service_number is None
    return {"service_number": known} if line and known else {}


def _topic(turn: Turn, value: str | None) -> None:
    if value in topics.TOPICS and another.switched(turn, str(value)):
        return
    if value in topics.TOPICS:
        turn.change(draft=turn.draft.with_topic(str(value), BY_CUSTOMER))
        # Steps for the new topic would only delay a complaint that is all but complete.
        turn.redraft(help_result=turn.draft.help_result or NOT_SOLVED)
        _say(turn, f"konu {topics.label(str(value))}")
        return
    named = bool(turn.reading.choices)  # "konu internet olsun" may be three
    if not (named or turn.message.is_choice or topics_put_right.is_wrong(turn.message.folded)):
        describing.take_more(turn, turn.message.text)  # "işyeri interneti bu, ev değil" is no topic
        return
    choices = turn.reading.choices or turn.draft.topic_choices
    turn.redraft(topic_choices=choices, topic_put=0, correcting=questions.TOPIC)


def _describe(turn: Turn, value: str | None) -> None:
    """Write what is right where it was said; else ask for the story anew, keeping the old words.

    What was told before is never thrown away on a guess: it stays until the new words are there.
    """
    amount = new_amounts.put_right(turn.message.folded)
    if value is not None and amount is not None:
        turn.redraft(amount=amount)
    if value is not None and value == turn.message.text.strip():  # what was told stays as well
        story = facts_put_right.in_story(turn.draft.description or "", value)
        if story is not None:
            turn.change(draft=turn.draft.rewritten(story))
            turn.reading = turn.reading.without(*r.STORY)
            turn.say("utter_corrected")
            return
        turn.change(draft=turn.draft.with_more(f"Düzeltme: {value}"))
        turn.reading = turn.reading.alone()  # "4 değil 5 gün" asks of no date
        turn.say("utter_corrected")
        return
    if value is not None:
        turn.change(draft=turn.draft.rewritten(value))
        turn.reading = turn.reading.without(*r.STORY)
        turn.say("utter_corrected")
        return
    turn.redraft(correcting=questions.PROBLEM)
