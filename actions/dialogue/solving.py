"""A problem that is solved, or is not after all. Only closing wants an explicit word."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from actions.backend_errors import RequestRefusedError, TransitionNotAllowedError
from actions.dialogue import aftercare, record_changes, reopening, standing, status
from actions.dialogue.state import Want
from actions.reading import (
    additions,
    all_over,
    of_record,
    over_since,
    questions,
    reading as r,
    tracking_numbers,
)

if TYPE_CHECKING:
    from actions.backend import Complaint
    from actions.dialogue.turn import Turn
    from actions.reading.message import Message
    from actions.reading.reading import Reading

_LIKELY = 0.5
_SAY_HOW_IT_IS = frozenset({r.YES, r.SOLVED, r.NO, r.PERSISTS})


def believed(reading: Reading, message: Message) -> Reading:
    """Take "it is solved" as said only where the words say that it works now.

    "Oldu", "dondu", "geldim" are none of that, however sure the classifier is.
    """
    if reading.main == r.THANK and message.likelihood("problem_solved") >= _LIKELY:
        reading = replace(reading, main=r.SOLVED)
    if r.SOLVED not in reading.all or not any(map(str.isalpha, message.text)):
        return reading
    if message.is_choice or _says_it_works(message.text):
        return reading
    if reading.main != r.SOLVED:
        return reading.without(r.SOLVED)
    told = of_record.solved_or_not(message.text)
    if told == r.NO or (told is None and additions.is_a_remark(message)):
        return replace(reading, main=r.PERSISTS if told == r.NO else r.UNCLEAR)
    return replace(reading, main=r.UNSURE)


def _says_it_works(text: str) -> bool:
    return of_record.is_solved(text) or over_since.is_told(text)


def solved(turn: Turn) -> None:
    """Take the good news: of the complaint of this conversation, else of the newest open one."""
    if turn.draft.has_content:
        turn.ask(questions.DROP)
        return
    if turn.state.finished:
        turn.say("utter_thank")
        return
    number, spoken = turn.state.complaint, aftercare.spoken_of(turn)
    if spoken is not None and spoken != number:
        aftercare.start(turn, Want(r.SOLVED, spoken))
        return
    own = turn.backend.complaints_of(turn.conversation_id)
    if number is None:
        number = next((o.tracking_number for o in own if o.status in standing.SOLVABLE), None)
    if number is None:
        turn.say("utter_problem_solved")
        _ask_for_its_number(turn)
        return
    if not _is_waited_for(turn, number):
        _close_or_ask(turn, number, next((o for o in own if o.tracking_number == number), None))


def _close_or_ask(turn: Turn, number: str, known: Complaint | None) -> None:
    """Close what its steps were offered with, where that is all it tells; else ask for a yes."""
    if known is not None and all_over.is_of_another(turn.message.text, known.topic):
        aftercare.start(turn, Want(r.SOLVED))
        return
    tried = turn.state.help_offered and not _offered_now(turn)
    whole = known is not None and not all_over.is_of_several(known.description or "")
    if tried and whole and number == turn.state.complaint and _is_explicit(turn):
        _close(turn, number)  # it is what the steps were offered with: "Cozulduyse COZULDU yazin"
        return
    turn.ask(questions.CLOSE, number, {"number": tracking_numbers.display(number)})


def _is_waited_for(turn: Turn, number: str) -> bool:
    """Keep a record open where the words name what is still waited for; they are added to it."""
    if turn.message.is_choice or not all_over.awaits(turn.message.text):
        return False
    turn.reading = turn.reading.without(*r.STORY)
    record_changes.add(turn, number, turn.message.text, "utter_stays_open")
    return True


def _ask_for_its_number(turn: Turn) -> None:
    """Ask for the number of what is told to be solved since, where nothing is known of it here."""
    if turn.manner.name == "sms" or not over_since.is_told(turn.message.text):
        return
    want = Want(r.SOLVED, turn.reading.fields.tracking_number)
    if want.number is not None:
        aftercare.start(turn, want)
    else:
        turn.change(wants=(want, *turn.state.wants))
        turn.ask(questions.TRACKING)


def answer_tracking(turn: Turn) -> bool:
    """Take the number of what is solved; without such a wish its status is told."""
    wants, reading = turn.state.wants, turn.reading
    if not wants or wants[0].kind != r.SOLVED:
        return status.answer_tracking(turn)
    number = reading.value if reading.main == r.GIVEN else reading.fields.tracking_number
    if number is not None and tracking_numbers.is_right(number):
        turn.change(wants=wants[1:])
        turn.settle()
        aftercare.start(turn, Want(r.SOLVED, number))
        return True
    if reading.main in {r.THANK, r.GOODBYE, r.NO, r.REFUSED, r.CANCEL, r.UNSURE}:
        turn.change(wants=wants[1:])
        turn.settle()
        turn.say("utter_goodbye" if reading.main == r.GOODBYE else "utter_thank")
        return True
    answered = status.answer_tracking(turn)
    if turn.state.question != questions.TRACKING:
        turn.change(wants=tuple(one for one in turn.state.wants if one.kind != r.SOLVED))
    return answered


def _offered_now(turn: Turn) -> bool:
    return any(one["response"].startswith("utter_first_help_") for one in turn.said)


def _is_explicit(turn: Turn) -> bool:
    return turn.message.is_choice or of_record.is_plainly_yes(turn.message, questions.CLOSE)


def answer(turn: Turn) -> bool:
    """Take the answer to "çözüldü olarak kapatalım mı?"."""
    main, number = turn.reading.main, turn.state.subject or ""
    if main in _SAY_HOW_IT_IS and _is_waited_for(turn, number):
        turn.settle()
        return True
    if main == r.YES and not of_record.is_plainly_yes(turn.message, questions.CLOSE):
        main = r.UNSURE
    if main in {r.YES, r.SOLVED}:
        turn.settle()
        _close(turn, number)
    elif main in {r.NO, r.PERSISTS}:
        turn.settle()
        turn.say("utter_stays_open")
    elif main in {r.UNSURE, r.UNCLEAR, r.CANCEL}:
        turn.say("utter_ask_back")
        turn.ask(questions.CLOSE, number, {"number": tracking_numbers.display(number)})
    elif main == r.WAIT:
        turn.settle()
        turn.say("utter_stays_open")
    else:
        return False
    return True


def _close(turn: Turn, number: str) -> None:
    try:
        complaint = turn.backend.solve(number, turn.conversation_id, turn.call_key("solve"))
    except RequestRefusedError:
        # Resolved before, or waiting for others: nothing is lost by being glad.
        turn.say("utter_problem_solved")
        return
    turn.say("utter_solved", turn.manner.values_of(complaint))
    turn.change(complaint=number, finished=True, help_offered=False, done=Want(r.SOLVED, number))


def persists(turn: Turn) -> None:
    """Take "hâlâ düzelmedi": what was closed is opened again at once, what is open is added to."""
    text = turn.reading.text or turn.message.text
    number = turn.state.complaint
    if number is None:
        own = turn.backend.complaints_of(turn.conversation_id)
        if not own:
            turn.manner.take_problem(turn, text)
            return
        newest = own[0]
        number = newest.tracking_number
        turn.change(complaint=number, finished=newest.status in standing.FINISHED)
    if not turn.state.finished:
        turn.manner.take_more(turn, text)
        return
    reopen(turn, text)


def reopen(turn: Turn, text: str) -> None:
    """Open the complaint of this conversation again, which was closed."""
    number = turn.state.complaint or ""
    try:
        reopening.reopen(turn, number, text)
    except TransitionNotAllowedError:
        turn.manner.take_problem(turn, text)
    except RequestRefusedError as error:
        record_changes.refused(turn, number, error, "utter_reopening_not_possible")
