"""The number or address of a registered complaint was wrong: read back, and put right on a yes.

Until then it goes on getting what we write, so this comes before everything else that such a
message may be. Who may, the backend says: where it was registered, or who proved the number.
By SMS the network shows the number; what is said of it there is passed on.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from actions.backend_errors import RequestRefusedError
from actions.dialogue import record_changes
from actions.dialogue.draft import given
from actions.dialogue.state import NewContact, Want
from actions.dialogue.wording import labelled
from actions.reading import (
    contact_put_right,
    emails_in_part,
    of_record,
    questions,
    reading as r,
    tracking_numbers,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from actions.dialogue.turn import Turn

_SLOTS: Mapping[str, str] = {questions.PHONE: "phone", questions.EMAIL: "email"}
_MEANT_OTHERWISE = frozenset({r.HUMAN, r.DANGER})
_REFUSED = frozenset({r.NO, r.REFUSED, r.CANCEL, r.NO_COMPLAINT})


def take(turn: Turn) -> bool:
    """Take what the message says of it; return False where it says nothing of the kind."""
    if turn.manner.name == "sms" or turn.message.is_choice:
        return False
    if turn.reading.main in _MEANT_OTHERWISE:
        return False
    fields = turn.reading.fields
    way = questions.EMAIL if fields.email else questions.PHONE
    known = given(getattr(turn.draft, _SLOTS[way]))
    told = contact_put_right.told(turn.message, fields, known)
    value = fields.email or fields.phone
    another = known is not None and value not in {None, known}
    if told is None and another and contact_put_right.is_alone(turn.message, fields):
        told = contact_put_right.NewContact(way, value)
    if told is None and value is None:
        told = contact_put_right.in_part(turn.message, known) or _address_in_part(turn)
    if told is not None and told.value is None and turn.reading.main == r.WITHDRAW:
        return False
    number = _meant(turn) if told is not None else None
    if told is None or number is None:
        return False
    turn.reading = turn.reading.without(*turn.reading.also)
    turn.settle()
    if told.value is None:
        _ask_value(turn, number, told.way)
    elif told.value == known:
        turn.say("utter_known_already", {"details": labelled({_SLOTS[way]: known})})
    else:
        _read_back(turn, NewContact(number, told.way, told.value))
    return True


def _address_in_part(turn: Turn) -> contact_put_right.NewContact | None:
    """Return the address of which a part is put right: "con değil com"."""
    value = emails_in_part.put_right(turn.message.text, given(turn.draft.email))
    return contact_put_right.NewContact(questions.EMAIL, value) if value else None


def is_the_sender_s(turn: Turn) -> bool:
    """Say by SMS which number a concluded complaint is told to: nothing is left to pass on."""
    asked = turn.draft.active or turn.state.question != questions.NONE or turn.message.is_choice
    if turn.manner.name != "sms" or asked or not turn.state.finished:
        return False
    if contact_put_right.in_part(turn.message, None) is None:
        return False
    turn.reading = turn.reading.without(*turn.reading.also)
    turn.say("utter_number_is_the_sender_s")
    return True


def _meant(turn: Turn) -> str | None:
    """Return the complaint that is meant: the one named, the one at hand, else the newest."""
    named = turn.reading.fields.tracking_number or turn.state.complaint
    if named is not None:
        return named
    own = turn.backend.complaints_of(turn.conversation_id)
    return own[0].tracking_number if own else None


def offer(turn: Turn, way: str, known: str | None, value: str) -> None:
    """Read back for what was registered here what was put right while the next one is taken.

    That one was registered with what is `known`: it goes on getting what we write.
    """
    number = turn.state.complaint
    if number is not None and turn.draft.active and known not in {None, value}:
        _read_back(turn, NewContact(number, way, value))


def _ask_value(turn: Turn, number: str, way: str) -> None:
    turn.change(new_contact=NewContact(number, way))
    turn.say("utter_contact_asked")
    turn.ask(way)


def _read_back(turn: Turn, new: NewContact) -> None:
    turn.change(new_contact=new)
    turn.ask(questions.CONTACT, new.number, _values(new))


def ask_again(turn: Turn) -> None:
    """Put the question once more."""
    if turn.state.new_contact is not None:
        _read_back(turn, turn.state.new_contact)


def _values(new: NewContact) -> dict[str, str]:
    details = labelled({_SLOTS[new.way]: new.value})
    return {"number": tracking_numbers.display(new.number), "details": details}


def answer_value(turn: Turn) -> bool:
    """Take the right number or address that was asked for."""
    new, reading, question = turn.state.new_contact, turn.reading, turn.state.question
    if new is None or turn.draft.active or question not in _SLOTS:
        return False
    told = reading.value if reading.main in {r.GIVEN, r.CORRECT} else None
    phone, email = reading.fields.phone, reading.fields.email
    if told is None and (email or phone):
        question, told = (questions.EMAIL, email) if email else (questions.PHONE, phone)
    if told is not None:
        turn.settle()
        _read_back(turn, NewContact(new.number, question, told))
    elif reading.main in _REFUSED:
        _pass_on(turn, new, "utter_contact_still_wrong")
        turn.reading = reading.without(*reading.also)
    elif reading.main in {r.INVALID, r.AMBIGUOUS, r.PART}:
        kind = "ambiguous" if reading.main == r.AMBIGUOUS else "invalid"
        turn.say(f"utter_{question}_{kind}")
        turn.ask(question)
    elif reading.main == r.WAIT:
        turn.wait_for_answer()
    elif reading.main in {r.UNCLEAR, r.UNSURE, r.YES}:
        turn.ask(question)
    else:
        if reading.main in r.STORY:
            _pass_on(turn, new, "utter_contact_still_wrong")
        return False
    return True


def answer(turn: Turn) -> bool:
    """Take the answer to what was read back; only an explicit yes changes anything."""
    new, reading = turn.state.new_contact, turn.reading
    if new is None:
        turn.settle()
        return False
    main, fields = reading.main, reading.fields
    other = fields.email or fields.phone
    if other is not None and other != new.value and not turn.message.is_choice:
        turn.settle()
        way = questions.EMAIL if fields.email else questions.PHONE
        _read_back(turn, NewContact(new.number, way, other))
        turn.reading = reading.without(*reading.also)
        return True
    if main == r.YES and not of_record.is_plainly_yes(turn.message, questions.CONTACT):
        main = r.UNSURE
    if main == r.YES:
        _change(turn, new)
    elif main in _REFUSED:
        turn.settle()
        turn.change(new_contact=None)
        turn.say("utter_contact_kept", {"number": tracking_numbers.display(new.number)})
        turn.reading = reading.without(*reading.also)
    elif main == r.WAIT:
        turn.wait_for_answer()
    elif main in {r.UNSURE, r.UNCLEAR, r.CORRECT}:
        turn.say("utter_ask_back")
        ask_again(turn)
    elif main in r.STORY:
        _told_beside(turn, new)
    else:
        return False
    return True


def _told_beside(turn: Turn, new: NewContact) -> None:
    """Keep what is told instead of a yes, another trouble for afterwards; and ask again."""
    message = turn.message
    if turn.reading.main == r.COMPLAINT or of_record.says_another(message):
        turn.change(wants=(*turn.state.wants, Want(r.MORE, text=message.text)))
        turn.say("utter_one_after_the_other")
    else:
        record_changes.add(turn, new.number, message.text)
    _read_back(turn, new)


def _change(turn: Turn, new: NewContact) -> None:
    slot, here = _SLOTS[new.way], turn.conversation_id
    turn.settle()
    turn.change(new_contact=None)
    try:
        key = turn.call_key("contact")
        turn.backend.change_contact(new.number, here, {slot: new.value}, key)
    except RequestRefusedError as error:
        record_changes.refused(turn, new.number, error, "utter_not_yours")
        return
    turn.redraft(**{slot: new.value})
    turn.say("utter_contact_changed", _values(new))


def _pass_on(turn: Turn, new: NewContact, response: str) -> None:
    """Leave it to whoever works on the complaint: that it is wrong is not lost."""
    turn.settle()
    turn.change(new_contact=None)
    what = labelled({_SLOTS[new.way]: new.value}) or _WHAT[new.way]
    record_changes.add(turn, new.number, f"Düzeltme isteği: {what}", response)


_WHAT = {questions.PHONE: "telefon numarası yanlış", questions.EMAIL: "e-posta adresi yanlış"}
