"""The answers to what is asked of a registered complaint: which one, whether, what to add."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actions.dialogue import aftercare, record_changes
from actions.dialogue.standing import OPEN
from actions.dialogue.state import Want
from actions.reading import (
    additions,
    of_record,
    questions,
    reading as r,
    record_taken_back,
    topic_answers,
    tracking_numbers,
)
from actions.reading.short_answers import lead

if TYPE_CHECKING:
    from actions.dialogue.turn import Turn


def answer_which(turn: Turn) -> bool:
    """Take the complaint that is meant."""
    reading = turn.reading
    number = reading.value or reading.fields.tracking_number
    if reading.main in {r.GIVEN, r.STATUS} and number is not None and turn.state.wants:
        want, *rest = turn.state.wants
        turn.change(wants=tuple(rest))
        turn.settle()
        aftercare.start(turn, Want(want.kind, number, want.text))
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
    fitting = [one for one in own if one.status in aftercare.FITTING.get(want.kind, OPEN)]
    at = topic_answers.number_in(turn.message.text, len(turn.state.offered))
    if at is not None:
        number = turn.state.offered[at]
        meant = [one for one in fitting if one.tracking_number == number]
    else:
        meant = aftercare.meant(turn, fitting)
    if len(meant) != 1:
        return False
    turn.change(wants=tuple(rest))
    turn.settle()
    turn.reading = turn.reading.without(*turn.reading.also)
    aftercare.go_on_with(turn, want, meant[0])
    return True


def answer_withdrawal(turn: Turn) -> bool:
    """Take the answer to "geri çekelim mi?"; only an explicit yes withdraws."""
    main, number = turn.reading.main, turn.state.subject or ""
    asks = main in {r.YES, r.WITHDRAW}
    if asks and not of_record.is_plainly_yes(turn.message, questions.WITHDRAW):
        main = r.UNSURE
    if main != r.YES and record_taken_back.keeps(turn.message):
        main = r.NO  # "yok vazgeçmedim", "çekmeyin"
    other = turn.reading.fields.tracking_number
    if other is not None and other != number:
        return False
    if main in {r.YES, r.WITHDRAW}:
        turn.settle()
        record_changes.carry_out(turn, r.WITHDRAW, number, "")
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
    refuses = lead(message.folded) == r.NO and not additions.told_to_add(message)
    if reading.main in {r.CANCEL, r.NO, r.REFUSED} or refuses:
        turn.settle()
        turn.say("utter_cancelled")
        turn.reading = reading.without(*reading.also)
        return True
    if r.ADD in reading.all and not additions.told_to_add(message):
        ask_again(turn)  # it is announced once more
        return True
    told = reading.main in {r.MORE, r.COMPLAINT, r.PERSISTS, r.GIVEN, r.NO_CALL, r.REGULATOR}
    details = reading.fields
    corrects = reading.main in {r.CORRECT, r.UNCLEAR} and additions.is_a_remark(message)
    if not (told or corrects or details.phone or details.email) or message.is_choice:
        return False
    kind = r.ADD if turn.state.question == questions.ADDITION else r.REOPEN
    number = turn.state.subject or ""
    turn.settle()
    record_changes.carry_out(turn, kind, number, message.text[: record_changes.TEXT_LIMIT])
    turn.reading = reading.without(r.MORE, r.COMPLAINT, r.PERSISTS)
    return True


def ask_again(turn: Turn) -> None:
    """Put the open question about a complaint once more."""
    question, number = turn.state.question, turn.state.subject
    if question == questions.WHICH:
        own = turn.backend.complaints_of(turn.conversation_id)
        kind = turn.state.wants[0].kind if turn.state.wants else r.ADD
        fitting = [one for one in own if one.status in aftercare.FITTING.get(kind, OPEN)]
        turn.ask(question, choices=aftercare.choices(turn, fitting))
        return
    values = {"number": tracking_numbers.display(number)} if number else {}
    if number and question == questions.WITHDRAW:
        asked_of = turn.backend.complaint(number, turn.conversation_id)
        values = aftercare.values_to_withdraw(turn, asked_of)
    turn.ask(question, number, values)
