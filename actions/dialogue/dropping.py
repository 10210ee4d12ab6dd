"""Leaving what was begun: asked first, and taken back on "geri al" while the dialogue lives."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from actions.dialogue import aftercare
from actions.dialogue.state import Want
from actions.reading import leaving_words, questions, reading as r, riders

if TYPE_CHECKING:
    from actions.dialogue.turn import Turn


def ask(turn: Turn) -> None:
    """Take "vazgeçtim": ask where something would be lost, else leave.

    A remark never opens that question: an absent "evet" would then delete what was told.
    """
    if turn.draft.has_content and not _is_clear(turn):
        return
    if turn.draft.has_content:
        turn.ask(questions.DROP)
    elif turn.state.question == questions.TOPIC and turn.state.takes_more:
        aftercare.start(turn, Want(r.WITHDRAW))  # by SMS it is registered by then
    elif turn.draft.active or turn.state.question != questions.NONE or turn.state.wants:
        leave(turn, "utter_cancelled")
    elif leaving_words.to_the_start(" ".join(turn.message.words)):
        turn.say("utter_help")  # there is no other start than this
    elif turn.state.takes_more or _is_the_one_spoken_of(turn):
        aftercare.start(turn, Want(r.WITHDRAW))
    else:
        turn.say("utter_nothing_to_cancel")


def _is_the_one_spoken_of(turn: Turn) -> bool:
    """Whether the record is meant whose status was told just now: "kapat gitsin kaydı"."""
    named = _THE_RECORD.search(turn.message.folded)
    return named is not None and aftercare.spoken_of(turn) is not None


_THE_RECORD = re.compile(r"\b(?:kayd|kayit|sikayet|basvuru|talep|taleb|bunu|onu)\w*")


def no_complaint(turn: Turn) -> None:
    """Take "şikâyetim yok": it always leads out, and loses nothing without a yes."""
    if turn.draft.has_content and not _is_clear(turn):
        return
    if turn.draft.has_content:
        turn.ask(questions.DROP)
    elif turn.state.takes_more:  # it is registered already: that none is would be untrue
        turn.say("utter_no_other_complaint", turn.manner.values_of(turn.at_hand()))
        turn.change(draft=turn.draft.emptied(), wants=())
        turn.settle()
    else:
        leave(turn, "utter_no_complaint")


def _is_clear(turn: Turn) -> bool:
    """Whether the wish to stop stands in the words, and not only in what they are taken for."""
    text = turn.message.text
    return turn.message.is_choice or not any(map(str.isalpha, text)) or leaving_words.is_clear(text)


def leave(turn: Turn, response: str) -> None:
    """Leave everything that is open and was not told yet."""
    turn.unask()
    turn.say(response)
    turn.change(draft=turn.draft.emptied(), wants=(), reopening=None)
    turn.settle()


def answer(turn: Turn) -> bool:
    """Take the answer to "bırakalım mı?"."""
    main, rider = turn.reading.main, riders.after_yes(turn.message.text)
    if main == r.YES and rider and riders.kind(rider) != riders.WISHES:
        main = r.UNSURE
    if main in {r.YES, r.CANCEL, r.NO_COMPLAINT}:
        turn.change(
            set_aside=turn.draft, to_offer=False, draft=turn.draft.emptied(), wants=(), done=None
        )
        turn.settle()
        turn.say("utter_dropped", {"asked": turn.state.offer})
        turn.reading = turn.reading.without(r.MORE, r.PERSISTS)  # of what was left just now
        return True
    if main == r.NO:
        turn.settle()
        turn.say("utter_not_dropped")
        return True
    told = turn.reading.fields
    if main == r.UNCLEAR and (told.phone or told.email):
        # Whoever writes what was asked before goes on.
        turn.change(draft=turn.draft.heard(told))
        turn.settle()
        return True
    if main in {r.UNSURE, r.UNCLEAR}:
        turn.say("utter_ask_back")
        turn.ask(questions.DROP)
        return True
    # Anything else belongs to what was asked before, and what was told stays.
    turn.settle()
    if turn.draft.next_question is not None:
        turn.change(question=turn.draft.next_question)
    return turn.manner.answer(turn)


def undo(turn: Turn) -> None:
    """Bring back what was left last."""
    kept = turn.state.set_aside
    if kept is None:
        turn.say("utter_nothing_to_undo")
        return
    if turn.draft.has_content:
        turn.say("utter_finish_first")
        return
    turn.change(draft=kept, set_aside=None)
    turn.settle()
    turn.say("utter_undone")
