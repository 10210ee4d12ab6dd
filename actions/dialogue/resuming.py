"""What was broken off is kept, and offered again: never lost, never continued unasked.

How long a dialogue lasts is the same on every channel. After that a "yes" is no answer to a
question of yesterday. Having been with people in between breaks a dialogue off as a silence does.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from actions.dialogue.draft import Draft
from actions.dialogue.state import Want
from actions.dialogue.wording import one_line
from actions.reading import questions, reading as r

if TYPE_CHECKING:
    from collections.abc import Callable

    from actions.dialogue.turn import Turn

DIALOGUE = timedelta(minutes=60)
"""A silence after which open questions are closed and a draft is offered rather than continued."""
KEPT = timedelta(hours=72)
"""A silence after which a draft is forgotten, which the customer is told."""
# A story comes after the question what becomes of the one before: as another, or as more of it.
_HELD_BACK = {r.COMPLAINT: r.COMPLAINT, r.OPENER: r.COMPLAINT, r.MORE: r.MORE, r.PERSISTS: r.MORE}


def come_back(turn: Turn) -> Callable[[Turn], bool] | None:
    """Notice a customer who comes back after a long silence; return what to do with the message.

    The reading was made for the question that was open; it is none any more.
    """
    silence = turn.silence
    if silence is None or silence < DIALOGUE:
        given_back = turn.message.people is not None and turn.state.set_aside is not None
        return _offer_before if given_back and turn.state.to_offer else None
    left = turn.state.draft if turn.state.draft.has_content else turn.state.set_aside
    # Offered, and gone again without a word about it: it was not refused, so it stays.
    unanswered = turn.state.to_offer or turn.state.question == questions.RESUME
    broken_off = turn.state.draft.has_content or (left is not None and unanswered)
    if turn.state.draft.active:
        turn.change(draft=turn.state.draft.emptied())
    told = _put_off(turn)
    if left is not None and broken_off:
        left = left.with_more(told) if told else left
    turn.settle()
    turn.change(wants=(), proven=False, proof_phone=None, interrupted=None, reopening=None)
    if turn.state.calm or silence >= KEPT:
        turn.change(danger=None, danger_complaint=None, calm=False, whereabouts=None)
        turn.change(in_earnest=False)
    if silence >= KEPT:
        if broken_off:
            turn.say("utter_draft_expired")
        turn.change(set_aside=None)
        return None
    if not broken_off or left is None:
        turn.change(set_aside=None)
        return None
    turn.change(set_aside=left.heard(turn.reading.fields), to_offer=True)
    return _offer_before


def _put_off(turn: Turn) -> str:
    """Return the words of the troubles that were to come next: they are offered with the draft."""
    waiting = [one.text for one in turn.state.wants if one.kind == r.COMPLAINT and one.text]
    return "\n".join(dict.fromkeys(waiting))


def _offer_before(turn: Turn) -> bool:
    """Offer the draft to whoever answers, greets or tells a new problem; serve wishes first."""
    reading = turn.reading
    if reading.main in _HELD_BACK:
        turn.change(wants=(Want(_HELD_BACK[reading.main], text=turn.message.text),))
        ask(turn)
        return True
    if reading.main in r.WANTS | r.REQUESTS:
        return False
    ask(turn)
    return True


def offer(turn: Turn) -> None:
    """Offer a draft that was broken off, once nothing else is going on."""
    if turn.state.to_offer and turn.state.set_aside is not None:
        ask(turn)


def ask(turn: Turn) -> None:
    """Ask whether to go on where it was broken off."""
    kept = turn.state.set_aside or Draft()
    turn.change(to_offer=False)
    words = one_line(kept.description or kept.opening or "")
    turn.ask(questions.RESUME, values={"short_description": words})


def answer(turn: Turn) -> bool:
    """Take the answer to "kaldığımız yerden devam edelim mi?"."""
    reading, kept = turn.reading, turn.state.set_aside
    if kept is None:
        turn.settle()
        return False
    if reading.main == r.YES:
        more = [want.text for want in turn.state.wants if want.kind == r.MORE]
        draft = (kept.with_more("\n".join(more)) if more else kept).completed_by(turn.draft)
        others = tuple(want for want in turn.state.wants if want.kind != r.MORE)
        turn.change(draft=draft, set_aside=None, wants=others)
        turn.settle()
        turn.say("utter_resumed")
        return True
    if reading.main in {r.NO, r.CANCEL, r.NO_COMPLAINT}:
        turn.settle()
        turn.say("utter_resume_refused", {"asked": turn.state.offer})
        return True
    if reading.main in {r.UNSURE, r.UNCLEAR}:
        turn.say("utter_ask_back")
        ask(turn)
        return True
    if reading.main not in _LEFT_FOR_LATER:
        return False
    turn.settle()
    turn.change(to_offer=True)
    if reading.main in {r.COMPLAINT, r.MORE}:
        turn.say("utter_draft_kept")
        turn.manner.take_problem(turn, turn.reading.text or turn.message.text)
    else:
        turn.say(f"utter_{reading.main}")
        turn.put = True
    return True


# "Peki teşekkürler" is neither a yes nor a no.
_LEFT_FOR_LATER = frozenset({r.COMPLAINT, r.MORE, r.THANK, r.GOODBYE})
