"""A problem that is solved, or is not after all. Only closing wants an explicit word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actions.backend import RequestRefusedError, TransitionNotAllowedError
from actions.dialogue import aftercare
from actions.reading import questions, reading as r, solved as solved_words, tracking_numbers

if TYPE_CHECKING:
    from actions.dialogue.turn import Turn

_EXPLICIT = 0.9


def solved(turn: Turn) -> None:
    """Take the good news: of the complaint of this conversation, else of the newest open one."""
    if turn.draft.has_content:
        turn.ask(questions.DROP)
        return
    if turn.state.finished:
        turn.say("utter_thank")
        return
    number = turn.state.complaint
    if number is None:
        own = turn.backend.complaints_of(turn.conversation_id)
        number = next((o.tracking_number for o in own if o.status in aftercare.SOLVABLE), None)
    if number is None:
        turn.say("utter_problem_solved")
        return
    tried = turn.state.help_offered and not _offered_now(turn)
    if tried and number == turn.state.complaint and _is_explicit(turn):
        _close(turn, number)  # it is what the steps were offered with: "Cozulduyse COZULDU yazin"
        return
    turn.ask(questions.CLOSE, number, {"number": tracking_numbers.display(number)})


def _offered_now(turn: Turn) -> bool:
    return any(one["response"].startswith("utter_first_help_") for one in turn.said)


def _is_explicit(turn: Turn) -> bool:
    said = solved_words.evidence(turn.message.text).get(r.YES, 0.0)
    return turn.message.is_choice or said >= _EXPLICIT


def answer(turn: Turn) -> bool:
    """Take the answer to "çözüldü olarak kapatalım mı?"."""
    main, number = turn.reading.main, turn.state.subject or ""
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
    turn.change(complaint=number, finished=True, help_offered=False)


def persists(turn: Turn) -> None:
    """Take "hâlâ düzelmedi": what was closed is opened again at once, what is open is added to."""
    text = turn.reading.text or turn.message.text
    number = turn.state.complaint
    if number is None:
        own = turn.backend.complaints_of(turn.conversation_id)
        if not own:
            turn.manner.told(turn, text)
            return
        newest = own[0]
        number = newest.tracking_number
        turn.change(complaint=number, finished=newest.status in aftercare.FINISHED)
    if not turn.state.finished:
        turn.manner.told_more(turn, text)
        return
    try:
        complaint = turn.backend.reopen(number, turn.conversation_id, text, turn.call_key(r.REOPEN))
    except TransitionNotAllowedError:
        turn.manner.told(turn, text)
    except RequestRefusedError as error:
        aftercare.refused(turn, number, error, "utter_reopening_not_possible")
    else:
        turn.say("utter_reopening_done", turn.manner.values_of(complaint))
        turn.hold(number, complaint.topic)
