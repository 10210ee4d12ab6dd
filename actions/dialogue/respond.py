"""What is done about a message, the same on every channel, in this order.

What was broken off is offered again; danger comes before everything, and what is said after an
alarm is answered as that; who waits for a human is not asked anything; then the answer to what was
asked, what else the message wants, in its order, and at last the next question.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from actions.dialogue import (
    advised,
    aftercare,
    aftercare_answers,
    afterwards,
    agent,
    alarm,
    alarm_readers,
    another,
    awaited,
    beside,
    child,
    danger,
    disputed,
    dropping,
    foreign,
    into_record,
    introduced,
    new_number,
    nothing_lost,
    over_but,
    pieces_told,
    preference,
    queue,
    recontact,
    recording,
    renewing,
    repeat,
    resuming,
    secret,
    seeming,
    solving,
    talk,
    twice,
)
from actions.dialogue.state import Want
from actions.reading import anothers_mail, of_record, questions, reading as r, unwanted, wishes

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from actions.dialogue.turn import Turn
    from actions.reading.message import Message
    from actions.reading.reading import Reading

_ANSWERS: Mapping[str, Callable[[Turn], bool]] = {
    questions.DROP: dropping.answer,
    questions.RESUME: resuming.answer,
    questions.WITHDRAW: aftercare_answers.answer_withdrawal,
    questions.CLOSE: solving.answer,
    questions.ANEW: twice.answer,
    questions.CONTACT: recontact.answer,
    questions.ADD_TO_EARLIER: repeat.answer,
    questions.REOPEN_EARLIER: repeat.answer,
    questions.ADDITION: aftercare_answers.answer_text,
    questions.REASON: aftercare_answers.answer_text,
    questions.WHICH: aftercare_answers.answer_which,
    questions.TRACKING: solving.answer_tracking,
    questions.STOP: queue.answer_what_to_stop,
}


def respond(turn: Turn) -> None:
    """Do what the message asks for and say what is to be said; `turn.state` is what to remember."""
    turn.reading = new_number.not_moved(turn.reading, turn.message)
    turn.reading = solving.believed(_complained(turn.reading, turn.message), turn.message)
    turn.reading = seeming.believed(turn)
    turn.reading = foreign.told_what_for(turn)
    turn.reading = new_number.believed(turn)
    pieces_told.put_together(turn)
    returned = resuming.come_back(turn)
    wished, known = preference.hear(turn), turn.state.complaint
    if alarm.answer(turn):
        if turn.state.form_goes_on:
            go_on(turn)
    elif turn.reading.main == r.DANGER:
        danger.help_now(turn)
    elif foreign.asks_for_help(turn):
        pass
    elif (place := queue.place_of(turn)) is not None and not _is_asked_beside(turn):
        queue.answer(turn, place)
    elif turn.reading.main == r.FOREIGN or foreign.goes_on(turn):
        foreign.answer(turn)
    elif turn.reading.main == r.STALE:
        turn.say("utter_choice_expired")
        go_on(turn)
    else:
        asked, waiting = turn.state.question, turn.state.wants
        introduced.remember(turn)
        if (returned is None or not returned(turn)) and not advised.join(turn):
            _answer(turn)
        nothing_lost.keep(turn, waiting)
        go_on(turn)
        queue.tell_that_it_stays(turn, asked)
    recording.finish(turn)
    alarm_readers.tell(turn)
    preference.pass_on(turn, wished, known)
    turn.change(
        said=tuple(one["response"] for one in turn.said),
        heard_at=turn.message.at or turn.state.heard_at,
    )


def _is_asked_beside(turn: Turn) -> bool:
    """Whether what was asked before an alarm goes on while a human is awaited."""
    turn.beside = turn.state.form_goes_on and turn.state.question != questions.NONE
    return turn.beside


def _answer(turn: Turn) -> None:
    """Take the answer to the open question, and serve everything else that the message wants."""
    reading = turn.reading
    question = turn.state.question
    if child.answer(turn):
        return
    beside.feeling(turn)
    if secret.heard(turn) or beside.question(turn):
        return
    reading = turn.reading
    own = _ANSWERS.get(question)
    answered = renewing.declined(turn) or over_but.take(turn)
    answered = answered or awaited.take(turn) or into_record.take(turn)
    answered = answered or afterwards.beside_a_new_one(turn)
    answered = answered or disputed.take(turn) or recontact.is_the_sender_s(turn)
    answered = answered or afterwards.regretted(turn)
    answered = answered or (own(turn) if own is not None else turn.manner.answer(turn))
    answered = answered or afterwards.answer(turn)
    if not answered:
        if question in questions.IRREVERSIBLE and reading.main not in {r.UNSURE, r.UNCLEAR, r.WAIT}:
            # Whoever speaks of something else has not said yes.
            _let_go(turn)
            if turn.beside and (place := queue.place_of(turn)) is not None:
                queue.answer(turn, place)
                return
        serve(turn, reading.main)
    served = {reading.main} | (r.STORY if reading.main in r.STORY else set())
    for further in turn.reading.also:
        # What was served may have taken the rest of the message along.
        fits = not (turn.said and further in _NOT_BESIDE)
        asks_it = turn.put and turn.state.question in {questions.CLOSE, questions.PROOF_PHONE}
        fits = fits and not (asks_it and further in {r.CANCEL, r.WITHDRAW})
        if fits and further not in served and further in turn.reading.also:
            served |= r.STORY if further in r.STORY else {further}
            serve(turn, further)


_NOT_BESIDE = frozenset({r.NO_COMPLAINT, r.POSITION, r.HOW_LONG, r.LEAVE_QUEUE, r.LOST_NUMBER})
"""What contradicts that something was answered already, and is not served beside it."""


def _complained(reading: Reading, message: Message) -> Reading:
    """Take for a complaint what has a request's words but complains: "faturam çok geldi"."""
    seeming = {one for one in reading.all if _ABOUT.get(one, "") == message.topic}
    if seeming and r.STORY & set(reading.all):
        kept = [one for one in reading.all if one not in seeming]
        return replace(reading, main=kept[0], also=tuple(kept[1:]))
    if r.NO_CALL in reading.all and wishes.says_how(message.text):
        kept = [one for one in reading.all if one != r.NO_CALL] or [r.MORE]
        return replace(reading, main=kept[0], also=tuple(kept[1:]))  # "arama yok, sadece mail"
    comes_to_them = reading.main in r.REQUESTS and anothers_mail.comes(message.text)
    if comes_to_them or (reading.main == r.DATA_REQUEST and unwanted.are_told(message.text)):
        return replace(reading, main=r.COMPLAINT)
    if reading.main in r.STORY and r.NO_CALL in reading.also:
        return reading.without(r.NO_CALL)  # that nobody came is a part of it
    if reading.main == r.NO_CALL and message.likelihood("file_complaint") >= _SURELY_FILED:
        return replace(reading, main=r.COMPLAINT)
    return reading


_SURELY_FILED = 0.8


_ABOUT = {
    r.BILL: "billing",
    r.TARIFF: "package_tariff",
    r.OUTAGE_CHECK: "internet_outage",
    r.CANCEL_SUBSCRIPTION: "commitment_cancellation",
    r.DATA_REQUEST: "privacy_consent",
}
"""The topic that a complaint with the words of a request has."""


def _let_go(turn: Turn) -> None:
    if turn.state.question == questions.WITHDRAW:
        turn.say("utter_not_withdrawn")
    turn.settle()


def serve(turn: Turn, wanted: str) -> None:
    """Do one thing that the message wants or only says."""
    reading = turn.reading
    if wanted in _SERVED:
        _SERVED[wanted](turn)
    elif wanted in _AFTERCARE:
        number = reading.fields.tracking_number
        text = aftercare.text_said_along(wanted, turn.message)
        aftercare.start(turn, Want(wanted, number, text))
    elif wanted in r.REQUESTS:
        talk.request(turn, wanted)
    elif wanted in r.TALK:
        talk.answer(turn, wanted)
    elif wanted in {r.UNSURE, r.WAIT, r.YES, r.NO, r.REFUSED, r.CORRECT}:
        talk.answer_loose(turn, wanted)
    else:
        talk.not_understood(turn)


def _withdraw(turn: Turn) -> None:
    """Take "şikâyetimden vazgeçtim" as leaving while the complaint is not registered yet."""
    number = turn.reading.fields.tracking_number
    if number is None and turn.draft.active and _is_the_registered(turn):
        number = turn.state.complaint
    if number is None and (turn.draft.active or turn.state.question == questions.PROBLEM):
        dropping.ask(turn)
    elif number is None and _was_left_just_now(turn):
        turn.say("utter_nothing_to_cancel")
    else:
        aftercare.start(turn, Want(r.WITHDRAW, number))


def _is_the_registered(turn: Turn) -> bool:
    """Whether "o şikâyeti iptal et" means the one that was registered, and not what is told now."""
    if not turn.state.takes_more:
        return False
    return not turn.draft.has_content or of_record.means_the_earlier(turn.message)


def _was_left_just_now(turn: Turn) -> bool:
    """Whether what is meant was left before it was registered, and nothing else there is."""
    left = turn.state.set_aside is not None and not turn.state.takes_more
    return left and not turn.backend.complaints_of(turn.conversation_id)


_AFTERCARE = frozenset({r.STATUS, r.LOST_NUMBER, r.WITHDRAW, r.REOPEN, r.ADD})
_PUT_OFF = _AFTERCARE | {r.PERSISTS, r.SOLVED}
_SERVED: Mapping[str, Callable[[Turn], None]] = {
    r.HUMAN: lambda turn: (queue.asked_about if turn.state.waiting else agent.request)(turn),
    r.CANCEL: dropping.ask,
    r.WITHDRAW: _withdraw,
    r.NO_COMPLAINT: dropping.no_complaint,
    r.UNDO: dropping.undo,
    r.NO_CALL: aftercare.nobody_called,
    r.SOLVED: solving.solved,
    r.PERSISTS: solving.persists,
    r.COMPLAINT: lambda turn: turn.manner.take_problem(
        turn, turn.reading.text or turn.message.text
    ),
    r.MORE: lambda turn: turn.manner.take_more(turn, turn.reading.text or turn.message.text),
    r.OPENER: lambda turn: turn.manner.take_announcement(turn),
    r.POSITION: queue.asked_about,
    r.HOW_LONG: queue.asked_about,
    r.LEAVE_QUEUE: queue.asked_about,
}


def _ask_again(turn: Turn) -> None:
    if turn.state.question == questions.RESUME:
        resuming.ask(turn)
    elif turn.state.question == questions.ANEW:
        twice.ask_again(turn)
    elif turn.state.question in questions.OF_AN_EARLIER:
        repeat.ask_again(turn)
    elif turn.state.question == questions.CONTACT:
        recontact.ask_again(turn)
    else:
        aftercare_answers.ask_again(turn)


def go_on(turn: Turn) -> None:
    """Put the open question again, or the next one; nothing more is asked once one was put."""
    if turn.put or not (turn.state.form_goes_on or turn.beside):
        return
    question = turn.state.question
    if question in _ANSWERS and (not turn.said or turn.manner.repeats_questions):
        _ask_again(turn)
        return
    turn.manner.go_on(turn)
    if not turn.put and turn.is_idle and turn.state.wants:
        want, *rest = turn.state.wants
        turn.change(wants=tuple(rest))
        if want.kind == r.COMPLAINT:
            another.take_up(turn, want)
            turn.manner.go_on(turn)
        elif want.kind == r.MORE:
            turn.manner.take_problem(turn, want.text)
            turn.manner.go_on(turn)
        elif want.kind in _PUT_OFF:
            aftercare.start(turn, want)
    if not turn.put and turn.is_idle:
        resuming.offer(turn)
    if not turn.said:
        talk.not_understood(turn)
