"""What comes after registration: adding to a complaint, taking it back, opening it again."""

from __future__ import annotations

import re
from contextlib import suppress
from typing import TYPE_CHECKING

from actions.backend_errors import (
    ComplaintNotFoundError,
    InvalidTrackingNumberError,
    RequestRefusedError,
    TransitionNotAllowedError,
)
from actions.dialogue import renewing, reopening, status
from actions.dialogue.standing import FINISHED, OPEN
from actions.dialogue.state import Want
from actions.reading import (
    of_record,
    questions,
    reading as r,
    stories,
    topic_answers,
    topics,
    tracking_numbers,
)
from actions.reading.short_answers import lead

if TYPE_CHECKING:
    from actions.backend import Complaint
    from actions.dialogue.turn import Turn
    from actions.reading.message import Message

_FITTING = {
    r.WITHDRAW: OPEN,
    r.ADD: OPEN,
    r.REOPEN: FINISHED,
    # What is not solved is added to, or opened again: as it stands.
    r.PERSISTS: OPEN | FINISHED,
}
_IMPOSSIBLE = {
    r.WITHDRAW: "utter_withdrawal_not_possible",
    r.ADD: "utter_addition_not_possible",
    r.REOPEN: "utter_reopening_not_possible",
    r.PERSISTS: "utter_addition_not_possible",
}
_WITHDRAWN = "withdrawn"
_TELLING, _SEVERAL = 5, 2
_OFFERED = 5
TEXT_LIMIT = 10_000


def start(turn: Turn, want: Want) -> None:
    """Find out which complaint is meant; then ask for what is missing, or do it."""
    if want.kind in {r.STATUS, r.LOST_NUMBER}:
        status.start(turn, want)
        return
    if turn.draft.has_content and want.number is None:
        if want.kind == r.ADD:
            turn.say("utter_write_on")
            return
        turn.say("utter_finish_first")
        turn.change(wants=(*turn.state.wants, want))
        return
    number = want.number
    if number is not None and not tracking_numbers.is_right(number):
        turn.say("utter_number_has_error", {"number": tracking_numbers.display(number)})
        return
    own = {one.tracking_number: one for one in turn.backend.complaints_of(turn.conversation_id)}
    if not own or (number is not None and number not in own):
        turn.manner.not_ones_own(turn, want)
    elif number is not None:
        _with(turn, want, own[number])
    else:
        _with_the_one_that_fits(turn, want, list(own.values()))


def _with_the_one_that_fits(turn: Turn, want: Want, own: list[Complaint]) -> None:
    fitting = _meant(turn, [one for one in own if one.status in _FITTING[want.kind]])
    here = [one for one in fitting if one.tracking_number == turn.state.complaint]
    if not fitting:
        done = turn.state.done.number if turn.state.done else turn.state.complaint
        _unfit(turn, want, next((one for one in own if one.tracking_number == done), own[0]))
    elif len(fitting) > 1 and not (here and turn.manner.name == "sms"):
        _ask_which(turn, want, fitting)
    else:
        _with(turn, want, (here or fitting)[0])


def _meant(turn: Turn, fitting: list[Complaint]) -> list[Complaint]:
    """Return those of several complaints that the words name: by first digits, or by topic."""
    if turn.message.is_choice or len(fitting) < _SEVERAL:
        return fitting
    digits = re.findall(r"\b\d{4,11}\b", turn.message.text)
    begin = [one for one in fitting if one.tracking_number.startswith(tuple(digits))]
    named = topics.read(turn.message.text)
    about = [one for one in fitting if one.topic in named]
    return (begin if digits else []) or about or fitting


def _unfit(turn: Turn, want: Want, complaint: Complaint) -> None:
    """Say which state it is in that stands against it, and what can be done instead."""
    values = turn.manner.values_of(complaint)
    if complaint.status == _WITHDRAWN and want.kind != r.WITHDRAW:
        renewing.offer(turn, complaint.tracking_number)
    elif complaint.status == _WITHDRAWN:
        turn.say("utter_already_withdrawn", values)
    elif want.kind == r.REOPEN and complaint.status in OPEN and of_record.tells_news(turn.message):
        add(turn, complaint.tracking_number, turn.message.text)
    elif want.kind == r.REOPEN and complaint.status in OPEN:
        turn.say("utter_reopening_open", values)
    else:
        turn.say(_IMPOSSIBLE[want.kind], values)


def _ask_which(turn: Turn, want: Want, fitting: list[Complaint]) -> None:
    turn.change(wants=(want, *turn.state.wants))
    turn.ask(questions.WHICH, choices=_choices(turn, fitting[:_OFFERED]))


def _choices(turn: Turn, complaints: list[Complaint]) -> list[dict[str, str]]:
    titles = {one.tracking_number: turn.manner.values_of(one)["number"] for one in complaints}
    return turn.choices(questions.WHICH, "tracking_number", titles)


def _with(turn: Turn, want: Want, complaint: Complaint) -> None:
    """Go on with a complaint that is known to be the customer's."""
    values = turn.manner.values_of(complaint)
    if complaint.status not in _FITTING[want.kind]:
        _unfit(turn, want, complaint)
    elif want.kind == r.PERSISTS:
        kind = r.REOPEN if complaint.status in FINISHED else r.ADD
        _do(turn, kind, complaint.tracking_number, want.text)
        turn.hold(complaint.tracking_number, complaint.topic)
    elif want.kind == r.WITHDRAW:
        turn.ask(questions.WITHDRAW, complaint.tracking_number, values)
    elif want.text or (want.kind == r.REOPEN and turn.manner.name == "sms"):
        _do(turn, want.kind, complaint.tracking_number, want.text)
    else:
        question = questions.ADDITION if want.kind == r.ADD else questions.REASON
        turn.ask(question, complaint.tracking_number, values)


def answer_which(turn: Turn) -> bool:
    """Take the complaint that is meant."""
    reading = turn.reading
    number = reading.value or reading.fields.tracking_number
    if reading.main in {r.GIVEN, r.STATUS} and number is not None and turn.state.wants:
        want, *rest = turn.state.wants
        turn.change(wants=tuple(rest))
        turn.settle()
        start(turn, Want(want.kind, number, want.text))
        return True
    if reading.main in {r.NO, r.CANCEL, r.REFUSED}:
        turn.settle()
        turn.change(wants=())
        turn.say("utter_cancelled")
        turn.reading = reading.without(*reading.also)
        return True
    if _names_one(turn):
        return True
    if reading.main in {r.UNCLEAR, r.UNSURE, r.YES, r.INVALID}:
        ask_again(turn)
        return True
    return False


def _names_one(turn: Turn) -> bool:
    """Take the one complaint that is named by its topic, its first digits or its place."""
    if not turn.state.wants or turn.message.is_choice:
        return False
    want, *rest = turn.state.wants
    own = turn.backend.complaints_of(turn.conversation_id)
    fitting = [one for one in own if one.status in _FITTING.get(want.kind, OPEN)]
    at = topic_answers.number_in(turn.message.text, len(turn.state.offered))
    if at is not None:
        number = turn.state.offered[at]
        meant = [one for one in fitting if one.tracking_number == number]
    else:
        meant = _meant(turn, fitting)
    if len(meant) != 1:
        return False
    turn.change(wants=tuple(rest))
    turn.settle()
    turn.reading = turn.reading.without(*turn.reading.also)
    _with(turn, want, meant[0])
    return True


def answer_withdrawal(turn: Turn) -> bool:
    """Take the answer to "geri çekelim mi?"; only an explicit yes withdraws."""
    main, number = turn.reading.main, turn.state.subject or ""
    asks = main in {r.YES, r.WITHDRAW}
    if asks and not of_record.is_plainly_yes(turn.message, questions.WITHDRAW):
        main = r.UNSURE
    other = turn.reading.fields.tracking_number
    if other is not None and other != number:
        return False
    if main in {r.YES, r.WITHDRAW}:
        turn.settle()
        _do(turn, r.WITHDRAW, number, "")
    elif main == r.NO:
        turn.settle()
        turn.say("utter_not_withdrawn")
    elif main in {r.UNSURE, r.CANCEL, r.UNCLEAR}:
        turn.say("utter_ask_back")
        ask_again(turn)
    elif main == r.WAIT:
        turn.settle()
        turn.say("utter_not_withdrawn")
    else:
        return False
    return True


def answer_text(turn: Turn) -> bool:
    """Take what is to be added, or why a complaint is to be opened again."""
    reading, message = turn.reading, turn.message
    refuses = lead(message.folded) == r.NO and not of_record.told_to_add(message)
    if reading.main in {r.CANCEL, r.NO, r.REFUSED} or refuses:
        turn.settle()
        turn.say("utter_cancelled")
        turn.reading = reading.without(*reading.also)
        return True
    if r.ADD in reading.all and not of_record.told_to_add(message):
        ask_again(turn)  # it is announced once more
        return True
    told = reading.main in {r.MORE, r.COMPLAINT, r.PERSISTS, r.GIVEN, r.NO_CALL, r.REGULATOR}
    details = reading.fields
    corrects = reading.main in {r.CORRECT, r.UNCLEAR} and of_record.is_a_remark(message)
    if not (told or corrects or details.phone or details.email) or message.is_choice:
        return False
    kind = r.ADD if turn.state.question == questions.ADDITION else r.REOPEN
    number = turn.state.subject or ""
    turn.settle()
    _do(turn, kind, number, message.text[:TEXT_LIMIT])
    turn.reading = reading.without(r.MORE, r.COMPLAINT, r.PERSISTS)
    return True


def ask_again(turn: Turn) -> None:
    """Put the open question about a complaint once more."""
    question, number = turn.state.question, turn.state.subject
    if question == questions.WHICH:
        own = turn.backend.complaints_of(turn.conversation_id)
        kind = turn.state.wants[0].kind if turn.state.wants else r.ADD
        fitting = [one for one in own if one.status in _FITTING.get(kind, OPEN)]
        turn.ask(question, choices=_choices(turn, fitting[:_OFFERED]))
        return
    values = {"number": tracking_numbers.display(number)} if number else {}
    if number and question == questions.WITHDRAW:
        values = turn.manner.values_of(turn.backend.complaint(number, turn.conversation_id))
    turn.ask(question, number, values)


def nobody_called(turn: Turn) -> None:
    """Take "kimse aramadı": say that this is not how it should be, and then how it stands."""
    number = turn.reading.fields.tracking_number
    if number is None and not turn.backend.complaints_of(turn.conversation_id):
        turn.manner.not_ones_own(turn, Want(r.NO_CALL))
        return
    turn.say("utter_nobody_called")
    start(turn, Want(r.STATUS, number))


def _do(turn: Turn, kind: str, number: str, text: str, response: str | None = None) -> None:
    """Do it and say so, in the usual words unless a `response` is named."""
    backend, here = turn.backend, turn.conversation_id
    try:
        if kind == r.REOPEN:
            reopening.reopen(turn, number, text)
            return
        call, usual = {
            r.ADD: (backend.add_information, "utter_addition_done"),
            r.WITHDRAW: (backend.withdraw, "utter_withdrawal_done"),
        }[kind]
        complaint = call(number, here, text, turn.call_key(kind))
    except RequestRefusedError as error:
        refused(turn, number, error, _IMPOSSIBLE[kind])
        return
    turn.say(response or usual, turn.manner.values_of(complaint))
    if kind == r.WITHDRAW:
        finished = turn.state.finished or turn.state.complaint == number
        turn.change(finished=finished, done=Want(r.WITHDRAW, number))


def add(turn: Turn, number: str, text: str, response: str = "utter_addition_done") -> None:
    """Add words to a complaint at once, with the name that is told among them; and say so."""
    if (name := turn.reading.fields.name) is not None and not turn.message.is_choice:
        with suppress(RequestRefusedError):  # known already, maybe otherwise
            here, key = turn.conversation_id, turn.call_key("name")
            turn.backend.add_contact(number, here, {"name": name}, key)
    _do(turn, r.ADD, number, text[:TEXT_LIMIT], response)


def refused(turn: Turn, number: str, error: RequestRefusedError, impossible: str) -> None:
    """Say why the backend does not do it: the state it is in, or whose it is."""
    shown = {"number": tracking_numbers.display(number)}
    if isinstance(error, TransitionNotAllowedError):
        turn.say(impossible, shown)
    elif isinstance(error, ComplaintNotFoundError):
        turn.say("utter_not_yours", shown)
    elif isinstance(error, InvalidTrackingNumberError):
        turn.say("utter_number_has_error", shown)
    else:
        turn.say("utter_cannot_register")


def text_said_along(kind: str, message: Message) -> str:
    """Return what the wish itself tells already, or "" when it has to be asked."""
    if message.is_choice:
        return (message.first("reason") or "").strip()
    if kind == r.ADD:  # "ekleme yapmak istiyorum" announces a text, a colon starts one
        return of_record.told_to_add(message)
    if kind == r.REOPEN and len(stories.content_words(message)) >= _TELLING:
        return message.text
    return ""
