"""What comes after registration: adding to a complaint, taking it back, opening it again."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from actions.dialogue import record_changes, renewing, status
from actions.dialogue.standing import FINISHED, OPEN, SOLVABLE
from actions.dialogue.state import Want
from actions.reading import (
    additions,
    of_record,
    questions,
    reading as r,
    stories,
    topics,
    tracking_numbers,
)

if TYPE_CHECKING:
    from actions.backend import Complaint
    from actions.dialogue.turn import Turn
    from actions.reading.message import Message

FITTING = {
    r.WITHDRAW: OPEN,
    r.ADD: OPEN,
    r.REOPEN: FINISHED,
    r.SOLVED: SOLVABLE,
    # What is not solved is added to, or opened again: as it stands.
    r.PERSISTS: OPEN | FINISHED,
}
_WITHDRAWN = "withdrawn"
_TELLING, _SEVERAL = 5, 2
_OFFERED = 5


def start(turn: Turn, want: Want) -> None:
    """Find out which complaint is meant; then ask for what is missing, or do it."""
    if want.kind in {r.STATUS, r.LOST_NUMBER}:
        status.start(turn, want)
        return
    if want.number is None and want.kind in _OF_THE_ONE_SPOKEN_OF:
        want = replace(want, number=spoken_of(turn))
    if want.kind == r.ADD and want.text:
        turn.reading = turn.reading.without(*r.STORY)  # the words go where they are to stand
    if turn.draft.has_content and want.number is None:
        if want.kind == r.ADD:
            turn.say("utter_write_on")
            return
        _put_off(turn, want)
        return
    number = want.number
    if number is not None and not tracking_numbers.is_right(number):
        turn.say("utter_number_has_error", {"number": tracking_numbers.display(number)})
        return
    own = {one.tracking_number: one for one in turn.backend.complaints_of(turn.conversation_id)}
    if not own or (number is not None and number not in own):
        turn.manner.not_ones_own(turn, want)
    elif number is not None:
        go_on_with(turn, want, own[number])
    else:
        _with_the_one_that_fits(turn, want, list(own.values()))


def _put_off(turn: Turn, want: Want) -> None:
    """Put a wish off until what is being taken is registered; its words are kept there too."""
    turn.say("utter_finish_first")
    if want not in turn.state.wants:
        turn.change(wants=(*turn.state.wants, want))
    text = turn.message.text
    if of_record.says_that_it_was_closed(text) and text not in (turn.draft.description or ""):
        turn.change(draft=turn.draft.with_more(text))


def spoken_of(turn: Turn) -> str | None:
    """Return the number in the message, else the one whose status was told just before it.

    It may be another's: then it is shown first whose it is, and no other record is taken instead.
    """
    if turn.message.is_choice:
        return None
    named = turn.reading.fields.tracking_number
    if named is not None or turn.meant is not None or topics.read(turn.message.text):
        return named
    told = any(one.startswith(status.TELLS) for one in turn.state.said)
    return turn.state.spoken if told else None


_OF_THE_ONE_SPOKEN_OF = frozenset({r.WITHDRAW, r.REOPEN, r.SOLVED})


def _with_the_one_that_fits(turn: Turn, want: Want, own: list[Complaint]) -> None:
    if turn.meant is not None:
        own = [one for one in own if one.tracking_number == turn.meant]
    fitting = meant(turn, [one for one in own if one.status in FITTING[want.kind]])
    here = [one for one in fitting if one.tracking_number == turn.state.complaint]
    if not fitting:
        done = turn.state.done.number if turn.state.done else turn.state.complaint
        _unfit(turn, want, next((one for one in own if one.tracking_number == done), own[0]))
    elif len(fitting) > 1 and not (here and turn.manner.name == "sms"):
        _ask_which(turn, want, fitting)
    else:
        go_on_with(turn, want, (here or fitting)[0])


def meant(turn: Turn, fitting: list[Complaint]) -> list[Complaint]:
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
    if want.kind == r.SOLVED:
        turn.say("utter_problem_solved")  # it is concluded, or waits for others
    elif complaint.status == _WITHDRAWN and want.kind != r.WITHDRAW:
        renewing.offer(turn, complaint.tracking_number)
    elif complaint.status == _WITHDRAWN:
        turn.say("utter_already_withdrawn", values)
    elif want.kind == r.REOPEN and complaint.status in OPEN and additions.tells_news(turn.message):
        record_changes.add(turn, complaint.tracking_number, turn.message.text)
    elif want.kind == r.REOPEN and complaint.status in OPEN:
        turn.say("utter_reopening_open", values)
    else:
        turn.say(record_changes.IMPOSSIBLE[want.kind], values)


def _ask_which(turn: Turn, want: Want, fitting: list[Complaint]) -> None:
    turn.change(wants=(want, *turn.state.wants))
    turn.ask(questions.WHICH, choices=choices(turn, fitting))


def choices(turn: Turn, complaints: list[Complaint]) -> list[dict[str, str]]:
    """Return the first few of the complaints as quick replies."""
    """Return the complaints as quick replies, the first few of them."""
    titles = {
        one.tracking_number: turn.manner.values_of(one)["number"] for one in complaints[:_OFFERED]
    }
    return turn.choices(questions.WHICH, "tracking_number", titles)


def go_on_with(turn: Turn, want: Want, complaint: Complaint) -> None:
    """Go on with a complaint that is known to be the customer's."""
    values = turn.manner.values_of(complaint)
    if complaint.status not in FITTING[want.kind]:
        _unfit(turn, want, complaint)
    elif want.kind == r.PERSISTS:
        kind = r.REOPEN if complaint.status in FINISHED else r.ADD
        record_changes.carry_out(turn, kind, complaint.tracking_number, want.text)
        turn.hold(complaint.tracking_number, complaint.topic)
    elif want.kind == r.WITHDRAW:
        asked = values_to_withdraw(turn, complaint)
        turn.ask(questions.WITHDRAW, complaint.tracking_number, asked)
    elif want.kind == r.SOLVED:
        turn.ask(questions.CLOSE, complaint.tracking_number, values)
    elif want.text or (want.kind == r.REOPEN and turn.manner.name == "sms"):
        record_changes.carry_out(turn, want.kind, complaint.tracking_number, want.text)
    else:
        question = questions.ADDITION if want.kind == r.ADD else questions.REASON
        turn.ask(question, complaint.tracking_number, values)


def values_to_withdraw(turn: Turn, complaint: Complaint) -> dict[str, str]:
    """Return what is shown where it is asked whether to withdraw.

    A bare "iptal" after "haberim olmadan abone yapmışsınız" may mean the subscription: then it is
    said that only the complaint would go, in the place of its topic.
    """
    values = turn.manner.values_of(complaint)
    if of_record.has_something_to_end(complaint.description or ""):
        return {**values, "label": turn.manner.quoted(_ONLY_THE_COMPLAINT)}
    return values


_ONLY_THE_COMPLAINT = "şikayetiniz; hat ya da abonelik bununla kapanmaz"


def nobody_called(turn: Turn) -> None:
    """Take "kimse aramadı": say that this is not how it should be, and then how it stands."""
    number = turn.reading.fields.tracking_number
    own = turn.backend.complaints_of(turn.conversation_id)
    if number is None and not own:
        turn.manner.not_ones_own(turn, Want(r.NO_CALL))
        return
    turn.say("utter_nobody_called")
    concluded = [one.tracking_number for one in own if one.status in FINISHED]
    typed = number is None and not turn.message.is_choice
    if typed and concluded and not any(one.status in OPEN for one in own):
        # What the result promised was not done: it is not concluded.
        at_hand = turn.state.complaint
        meant = at_hand if at_hand in concluded else concluded[0]
        start(turn, Want(r.REOPEN, meant, turn.message.text))
        return
    if turn.state.takes_more and typed and of_record.tells_a_trouble(turn.message):
        record_changes.add(
            turn, turn.state.complaint or "", turn.message.text
        )  # "fatura yanlış, arayan yok"
    elif turn.state.takes_more and typed:
        record_changes.note(turn, turn.state.complaint or "", turn.message.text)
    start(turn, Want(r.STATUS, number))


def text_said_along(kind: str, message: Message) -> str:
    """Return what the wish itself tells already, or "" when it has to be asked."""
    if message.is_choice:
        return (message.first("reason") or "").strip()
    if kind == r.ADD:  # "ekleme yapmak istiyorum" announces a text, a colon starts one
        return additions.told_to_add(message)
    if kind == r.REOPEN and len(stories.content_words(message)) >= _TELLING:
        return message.text
    return ""
