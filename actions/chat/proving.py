"""Showing in the chat whose a complaint is: the registered mobile, then a code texted to it.

What was asked for before is done after it without asking again. Nothing that is said tells whether
a number is known.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from actions.backend_errors import RateLimitedError, RequestRefusedError
from actions.dialogue import aftercare
from actions.dialogue.draft import REFUSED
from actions.dialogue.state import Want
from actions.reading import leaving_words, questions, reading as r, topic_words, trouble, verbs
from actions.reading.short_answers import lead

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from actions.dialogue.turn import Turn


def start(turn: Turn, want: Want) -> None:
    """Remember what is wanted, and ask for the registered mobile unless it was just told."""
    if turn.state.proven:
        turn.say("utter_not_yours" if want.number else "utter_no_complaints_of_phone")
        _take_anew(turn, want)
        return
    if turn.state.question in _ANSWERS:
        # The proof is going on already: what is wanted besides is done after it.
        others = tuple(one for one in turn.state.wants if one.kind != want.kind)
        turn.change(wants=(*others, want))
        turn.ask(turn.state.question)
        return
    turn.change(wants=(want, *turn.state.wants))
    told = turn.reading.fields
    if told.phone is not None and told.phone_is_mobile:
        _send(turn, told.phone)
    elif turn.state.unproven:
        _offer_a_way_out(turn)
    else:
        turn.ask(questions.PROOF_PHONE)


def _offer_a_way_out(turn: Turn) -> None:
    """Say what else there is to whoever could not show it before; a mobile is taken all the same.

    Asked once more in the same words, they would go round and round.
    """
    turn.say("utter_not_proven_again")
    turn.state = replace(turn.state.asking(questions.PROOF_PHONE), asked=_TRIES)
    turn.put = True


def _take_anew(turn: Turn, *wants: Want) -> None:
    """Take for a new complaint what was said of an earlier one that is not shown to be theirs."""
    told = next((want.text for want in wants if want.kind == r.PERSISTS), "")
    if told and not turn.draft.has_content:
        turn.redraft(active=True, description=told)


def answer(turn: Turn) -> bool:
    """Take the number, or the code; who goes on about it after giving up is shown what else is."""
    reader = _ANSWERS.get(turn.state.question)
    if reader is not None and turn.reading.main == r.OPENER:
        turn.settle()  # "evet kaydet": a new one, and no earlier
        turn.change(wants=())
        return False
    if reader is not None:
        return reader(turn)
    if "utter_not_proven" in turn.state.said and turn.is_idle and _goes_on_about_it(turn):
        turn.change(wants=(Want(r.LOST_NUMBER),))
        told = turn.reading.fields
        if told.phone is not None and told.phone_is_mobile:
            _send(turn, told.phone)
        else:
            _offer_a_way_out(turn)
        return True
    return False


def _goes_on_about_it(turn: Turn) -> bool:
    """Whether a message is still about the number, and tells nothing that is wrong."""
    return turn.reading.main in _STILL_LOST or _is_around(turn)


def _is_around(turn: Turn) -> bool:
    """Whether what is read as a story tells no trouble: "kâğıda yazmıştım", "masada da yok"."""
    plain = verbs.plain(turn.message.text)
    told = trouble.is_told(plain) or topic_words.plainly(turn.message.folded) is not None
    return turn.reading.main in _AROUND and not (told or turn.message.is_choice)


_STILL_LOST = frozenset({r.UNCLEAR, r.UNSURE, r.NO_COMPLAINT, r.NO, r.HELP, r.LOST_NUMBER})
_AROUND = frozenset({r.COMPLAINT, r.MORE})
_TRIES = 3
"""How often a number or a code is asked for before something else is offered."""


def _ask_or_end(turn: Turn) -> None:
    """Ask once more, and of whoever answered around often enough no more."""
    if turn.state.asked < _TRIES:
        turn.ask(turn.state.question)
    else:
        _give_up(turn)


def _phone(turn: Turn) -> bool:
    reading = turn.reading
    other = reading.fields.phone if reading.fields.phone_is_mobile else None
    if reading.main in {r.GIVEN, r.CORRECT} and (reading.value or other):
        _send(turn, reading.value or other or "")
    elif reading.main == r.PART:
        turn.redraft(phone_part=reading.value)
        turn.say("utter_phone_part")
        turn.put = True
    elif reading.main in {r.AMBIGUOUS, r.INVALID}:
        doubtful = reading.main == r.AMBIGUOUS
        turn.say("utter_phone_ambiguous" if doubtful else "utter_phone_invalid")
        turn.ask(questions.PROOF_PHONE)
    elif reading.main in {r.REFUSED, r.NO, r.CANCEL, r.NO_COMPLAINT}:
        _give_up(turn)
    elif reading.main in {r.UNCLEAR, r.UNSURE, r.YES} or _is_around(turn):
        turn.reading = reading.without(*r.STORY)
        _ask_or_end(turn)
    else:
        return False
    return True


def _send(turn: Turn, phone: str) -> None:
    turn.redraft(phone_part=None)
    turn.settle()
    try:
        turn.backend.ask_proof(turn.conversation_id, phone, turn.call_key("proof"))
    except RateLimitedError:
        turn.say("utter_proof_too_often")
        turn.change(wants=())
    except RequestRefusedError:
        turn.say("utter_proof_needs_mobile")
        turn.ask(questions.PROOF_PHONE)
    else:
        turn.change(proof_phone=phone)
        turn.ask(questions.CODE)


def _code(turn: Turn) -> bool:
    reading = turn.reading
    other = reading.fields.phone if reading.fields.phone_is_mobile else None
    if reading.main == r.GIVEN and reading.value:
        _check(turn, reading.value)
    elif other is not None:
        _send(turn, other)
    elif r.NOT_RECEIVED in {reading.main, reading.field}:
        turn.say("utter_code_not_received", {"asked": turn.state.offer})
        turn.put = True
    elif reading.main in {r.REFUSED, r.NO} and not _refuses(turn):
        turn.ask(questions.CODE)
    elif reading.main in {r.REFUSED, r.NO, r.CANCEL, r.NO_COMPLAINT}:
        _give_up(turn)
    elif reading.main == r.AGAIN:
        _send(turn, turn.state.proof_phone or "")
    elif reading.main == r.WAIT:
        turn.wait_for_answer()
    elif reading.main in {r.UNCLEAR, r.UNSURE, r.YES, r.INVALID}:
        _ask_or_end(turn)
    else:
        return False
    return True


def _refuses(turn: Turn) -> bool:
    """Whether the code will not be told; "ben koddan anlamam" only finds it hard."""
    text = turn.message.text
    if turn.message.is_choice or not any(map(str.isalpha, text)):
        return True
    plain = verbs.plain(text)
    return lead(plain) == r.NO or leaving_words.is_clear(text) or bool(_WILL_NOT.search(plain))


_WILL_NOT = re.compile(
    r"\b(?:(?:ver|soyle|yaz|paylas|ugras)(?:m[ae]|[ae]?m[ae]m|mi?[yc]\w*)\w*|olmasin|gec)\b"
)


def _check(turn: Turn, code: str) -> None:
    proof = turn.backend.check_proof(turn.conversation_id, code, turn.call_key("check"))
    if not proof.proven:
        left = proof.tries_left
        turn.say("utter_code_wrong" if left else "utter_code_void", {"left": str(left)})
        if left:
            turn.ask(questions.CODE)
        else:
            turn.settle()
            turn.ask(questions.PROOF_PHONE)
        return
    turn.settle()
    turn.change(proven=True, unproven=False)
    if turn.draft.phone in {None, REFUSED}:
        turn.redraft(phone=turn.state.proof_phone)
    turn.say("utter_proven")
    wants = turn.state.wants
    turn.change(wants=wants[1:])
    if wants:
        aftercare.start(turn, wants[0])


def _give_up(turn: Turn) -> None:
    turn.settle()
    wants = turn.state.wants
    turn.change(wants=(), unproven=True)
    turn.say("utter_not_proven")
    _take_anew(turn, *wants)
    turn.reading = turn.reading.without(*turn.reading.also)  # one answer, and a way out


_ANSWERS: Mapping[str, Callable[[Turn], bool]] = {
    questions.PROOF_PHONE: _phone,
    questions.CODE: _code,
}
