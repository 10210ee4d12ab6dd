"""What is said once a complaint is registered and nothing is asked: it is about that complaint.

What was done to it last is taken back; what it says wrong is passed on; a date that is asked for is
its own; a remark is added to it. Only what surely is something else goes on from here.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from actions.backend_errors import RequestRefusedError
from actions.dialogue import (
    aftercare,
    date_asked,
    messages_to_stop,
    putting_right,
    reached,
    recontact,
    record_changes,
    remarks,
    renewing,
    solving,
    told_before,
    whether_recorded,
    wish_after,
)
from actions.dialogue.state import Want
from actions.reading import (
    additions,
    earlier,
    instructions,
    new_words,
    of_record,
    other_ends,
    places,
    questions,
    reading as r,
    record_put_right,
    record_taken_back,
    several,
    topic_words,
    tracking_numbers,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from actions.dialogue.turn import Turn

_DENIES = frozenset({r.NO, r.PERSISTS, r.UNDO, r.REOPEN, r.NO_COMPLAINT, r.COMPLAINT, r.MORE})
_ASIDE = {
    r.GREET: "utter_greet_with_record",
    r.SMALL_TALK: "utter_small_talk_with_record",
    r.INSULT: "utter_insult_with_record",
}
_JUST_CLOSED = frozenset({"utter_solved", "utter_registered_solved"})


def answer(turn: Turn) -> bool:
    """Take the message as one about the complaint at hand; return False where it is not."""
    if turn.draft.active or turn.state.question not in {questions.NONE, questions.TOPIC}:
        return False
    if _taken_back(turn):
        return True
    if turn.message.is_choice:
        return False
    taken = (*_TAKEN_OF_ANY, *(_TAKEN if turn.state.takes_more else ()))
    return any(take(turn) for take in taken)


def beside_a_new_one(turn: Turn) -> bool:
    """Take what is rather of the complaint at hand where another was to come and none was told.

    "Evet" to "başka bir konuda …?" is often said to what stands above it. A question of the date,
    where they live or when they are at home begins no complaint.
    """
    asked = turn.state.question == questions.PROBLEM and not turn.message.is_choice
    if not asked or turn.draft.has_content or not turn.state.takes_more:
        return False
    before = turn.state
    turn.change(draft=turn.draft.emptied())
    turn.settle()
    if any(take(turn) for take in _TAKEN_BESIDE_A_NEW_ONE):
        return True
    turn.state = before
    return False


def _where_and_when(turn: Turn) -> bool:
    """Add where they are to be found, or when: "yarın evde yokum"."""
    message, main = turn.message, turn.reading.main
    where = places.is_alone(message) or bool(turn.reading.fields.place)
    if main in remarks.NOT_FOR_IT or not (where or of_record.says_when_at_home(message)):
        return False
    if of_record.tells_a_trouble(message) or additions.asks(message):
        return False
    record_changes.add(turn, turn.state.complaint or "", message.text)
    turn.reading = turn.reading.alone()
    return True


def _ended(turn: Turn) -> bool:
    """Take "internetinkini iptal edin" for the complaint and not for the line that it is about."""
    if turn.reading.main not in {r.CANCEL_SUBSCRIPTION, r.CANCEL, r.WITHDRAW, r.UNCLEAR}:
        return False
    if not of_record.ends_the_one_of(turn.message):
        return False
    turn.reading = turn.reading.alone()
    aftercare.start(turn, Want(r.WITHDRAW))
    return True


def regretted(turn: Turn) -> bool:
    """Offer what was withdrawn just now as a new complaint, whatever the words may be besides."""
    done = turn.state.done
    asked = turn.draft.active or turn.state.question not in {questions.NONE, questions.TOPIC}
    if asked or done is None or done.kind != r.WITHDRAW:
        return False
    return _taken_back(turn)


def _taken_back(turn: Turn) -> bool:
    """Open what was closed by mistake, or offer what was withdrawn as a new complaint."""
    done, main = turn.state.done, turn.reading.main
    other = turn.reading.fields.tracking_number
    if done is None or done.number is None or other not in {None, done.number}:
        return False
    again = main in {r.UNDO, r.REOPEN}
    if done.kind == r.SOLVED:
        just_said = bool(_JUST_CLOSED & {*turn.state.said})
        rather = record_taken_back.is_to_be_kept_open(turn.message)
        if main in {r.YES, r.SOLVED} and just_said and not rather:
            turn.say("utter_stays_closed", {"number": tracking_numbers.display(done.number)})
            return True
        denies = main in _DENIES | {r.UNCLEAR, r.WHY} and record_taken_back.denies_closing(
            turn.message
        )
        denies = denies or (just_said and rather)
        if not (again or denies or main == r.PERSISTS or (main == r.NO and just_said)):
            return False
        turn.change(complaint=done.number, finished=True)
        solving.reopen(turn, turn.message.text)
    else:
        just_said = "utter_withdrawal_done" in turn.state.said
        regretted = record_taken_back.takes_back(turn.message)
        regretted = regretted or (just_said and record_taken_back.stops(turn.message))
        if not (again or regretted or (main == r.NO and just_said)):
            return False
        renewing.offer(turn, done.number)
    turn.reading = turn.reading.alone()
    return True


def _asked_after(turn: Turn) -> bool:
    """Tell how the complaint stands that is named, where it is asked what became of it."""
    message = turn.message
    if turn.meant is None or turn.reading.main in {r.STATUS, r.WITHDRAW, r.REOPEN, r.HUMAN}:
        return False
    over = turn.state.finished and of_record.asks_when(message)
    if not (over or earlier.asks_what_became(message.text)):
        return False
    turn.reading = turn.reading.alone()
    aftercare.start(turn, Want(r.STATUS))
    return True


def _of_the_other(turn: Turn) -> bool:
    """Tell how the complaints stand where it is asked of another: "öbürü duruyor mu"."""
    several = len(turn.state.numbers) > 1
    if turn.reading.main in {r.HUMAN, r.WITHDRAW} or not several:
        return False
    if not of_record.asks_of_another(turn.message):
        return False
    turn.reading = turn.reading.alone()
    aftercare.start(turn, Want(r.STATUS))
    return True


def _addressed(turn: Turn) -> bool:
    """Add to the complaint whose number stands in the message, and to no other."""
    number, message = turn.reading.fields.tracking_number, turn.message
    if number is None or turn.reading.main in {r.WITHDRAW, r.REOPEN, r.HUMAN}:
        return False
    told = turn.reading.fields
    if earlier.persists(message.text):  # it is said of that one, whoever else's words it has
        turn.reading = turn.reading.alone()
        aftercare.start(turn, Want(r.PERSISTS, number, message.text))
        return True
    wrong = record_put_right.puts_right(message, told)
    if not (wrong or additions.says_to_write(message)):
        return False
    text = putting_right.as_a_correction(message.text) if wrong else additions.told_to_add(message)
    turn.reading = turn.reading.alone()
    aftercare.start(turn, Want(r.ADD, number, text))
    return True


def _detail(turn: Turn) -> bool:
    """Take a number, an address or a name that is told by itself."""
    told, main = turn.reading.fields, turn.reading.main
    if not (told.phone or told.email) or main in remarks.NOT_FOR_IT - {r.SOLVED, r.CANCEL}:
        return False
    number = turn.state.complaint or ""
    contact = {"name": told.name, "phone": told.phone, "email": told.email}
    # Where it is known already, maybe otherwise, whoever works on it reads the words.
    with suppress(RequestRefusedError):
        turn.backend.add_contact(number, turn.conversation_id, contact, turn.call_key("contact"))
    turn.redraft(email=told.email or turn.draft.email)
    record_changes.add(turn, number, turn.message.text)
    turn.reading = turn.reading.alone()
    return True


def _aside(turn: Turn) -> bool:
    """Greet or chat without forgetting that there is a complaint."""
    main = turn.reading.main
    ends = of_record.is_to_be_ended(turn.message) and not other_ends.is_a_things(turn.message.text)
    if ends and main in remarks.BELIEVED:
        aftercare.start(turn, Want(r.WITHDRAW))
    elif main == r.NO_COMPLAINT and not remarks.is_remark(turn):
        turn.say("utter_no_other_complaint", turn.manner.values_of(turn.at_hand()))
    elif main == r.REGULATOR and not of_record.wants_a_remedy(turn.message):
        turn.say("utter_regulator_with_record", turn.manner.values_of(turn.at_hand()))
    elif main == r.WHY and turn.state.question == questions.NONE and not remarks.is_remark(turn):
        turn.say("utter_still_open", turn.manner.values_of(turn.at_hand()))
    elif additions.is_only_filler(turn.message) and main in {
        r.UNCLEAR,
        r.SMALL_TALK,
        r.OPENER,
    }:
        turn.say("utter_write_on_for_record")
    elif main == r.INSULT and _tells_a_fact(turn):
        return False
    elif main in {r.GREET, r.INSULT} or (main == r.SMALL_TALK and not remarks.is_remark(turn)):
        turn.say(_ASIDE[main], turn.manner.values_of(turn.at_hand()))
    else:
        return False
    turn.reading = turn.reading.alone()
    return True


def _tells_a_fact(turn: Turn) -> bool:
    """Whether it says how long it lasts or where, whatever its words are taken for: "üç gündür"."""
    told = turn.reading.fields
    return bool(told.lasted or told.city or told.district or told.place or told.amount)


def _kept_on(turn: Turn) -> bool:
    """Say that it stands to whoever asks not to give it up: "yok dur vazgeçme"."""
    may_be = turn.reading.main in {r.WITHDRAW, r.CANCEL, r.UNDO, r.WAIT, r.NO, r.UNCLEAR}
    if not may_be or not record_taken_back.keeps(turn.message):
        return False
    turn.reading = turn.reading.alone()
    turn.settle()
    turn.say("utter_not_withdrawn")
    return True


def _line_to_close(turn: Turn) -> bool:
    """Add "kapatın hemen" where a line was opened or is to end: the record is not meant."""
    message = turn.message
    if turn.reading.main not in {r.WITHDRAW, r.CANCEL} | remarks.BELIEVED:
        return False
    if not of_record.wants_something_closed(message):
        return False
    if not of_record.is_about_a_line(turn.at_hand().description or ""):
        return False
    turn.reading = turn.reading.alone()
    record_changes.add(turn, turn.state.complaint or "", message.text)
    return True


def _another(turn: Turn) -> bool:
    """Begin a complaint of its own with "bir de internet yavaş, onu da yaz": it is no addition."""
    message, known = turn.message, turn.state.topic
    if turn.manner.name == "sms" or turn.reading.main in remarks.NOT_FOR_IT:
        return False
    beside = instructions.is_to_be_recorded_too(message.text)
    if not (beside or of_record.says_another(message)) or known is None:
        return False
    announces = turn.reading.main in remarks.TOLD and several.announces_another(message.folded)
    if announces and not of_record.tells_a_trouble(message):
        turn.reading = turn.reading.alone()
        turn.settle()
        turn.manner.take_announcement(turn)
        return True
    if not several.differs(topic_words.plainly(message.folded), known):
        return False
    turn.reading = turn.reading.alone()
    turn.settle()
    turn.manner.take_problem(turn, new_words.without_command(message.text))
    return True


_TAKEN_BESIDE_A_NEW_ONE: tuple[Callable[[Turn], bool], ...] = (
    _of_the_other,
    _asked_after,
    _ended,
    _addressed,
    date_asked.take,
    _where_and_when,
)
_TAKEN_OF_ANY: tuple[Callable[[Turn], bool], ...] = (
    recontact.take,
    wish_after.take,
    told_before.take,
    _asked_after,
    _of_the_other,
    whether_recorded.take,
    _ended,
    _addressed,
    date_asked.take_of_ones_own,
)
"""What may be about any complaint of the customer's, not only about the one at hand."""
_TAKEN: tuple[Callable[[Turn], bool], ...] = (
    messages_to_stop.take,
    _kept_on,
    _line_to_close,
    date_asked.take_wish,
    reached.take,
    putting_right.topic_later,
    putting_right.mistaken,
    putting_right.take,
    _detail,
    date_asked.take,
    _aside,
    _another,
    remarks.take,
)
