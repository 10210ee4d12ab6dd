"""Questions, small talk and requests that are no complaint: answered, and back to the matter."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from actions.dialogue import advised
from actions.reading import (
    bill_questions,
    questions,
    reading as r,
    sympathy,
    verbs,
)

if TYPE_CHECKING:
    from actions.dialogue.turn import Turn

_LOOSE = {
    r.UNSURE: "utter_go_ahead",
    r.WAIT: "utter_take_your_time",
    r.YES: "utter_go_ahead",
    r.NO: "utter_goodbye",
    r.REFUSED: "utter_nothing_to_refuse",
    r.CORRECT: "utter_nothing_to_correct",
}
# Said shortly while something is asked, because that is asked again right after.
_BRIEFER = frozenset({r.GREET, r.GOODBYE, r.THANK, r.HELP, r.SMALL_TALK, r.OUT_OF_SCOPE, r.INSULT})
_WHY = frozenset(
    {
        *(questions.PROBLEM, questions.TOPIC, questions.PLACE, questions.SOLVED, questions.PHONE),
        *(questions.EMAIL, questions.NAME, questions.CONFIRM, questions.TRACKING),
        *(questions.PROOF_PHONE, questions.CODE, questions.CONTACT),
        *questions.OF_AN_EARLIER,
    },
)

_ASKED = frozenset({r.BILL, r.TARIFF, r.OUTAGE_CHECK, r.DOCUMENTS})
"""What is asked rather than wanted to be done."""
_LINE_LOST = re.compile(
    r"\b(?:sim|hat|hatt|telefon|cep|kart)\w*(?: \w+){0,2} (?:kayb\w*|kayip\w*|dusurdum|unuttum)"
)
_LINES = frozenset({r.CANCEL_SUBSCRIPTION, r.TRANSFER})


def answer(turn: Turn, said: str) -> None:
    """Answer small talk or a question about the service."""
    if said == r.WHY:
        question = turn.state.question
        response = f"utter_why_{question}" if question in _WHY else "utter_why_none"
        turn.say("utter_why_none" if response in turn.state.said else response)
        return
    busy = turn.draft.active or turn.state.question != questions.NONE
    if busy and said in _BRIEFER and turn.manner.repeats_questions:
        turn.say(f"utter_{said}_meanwhile")
        return
    turn.say(f"utter_{said}")


def request(turn: Turn, wanted: str) -> None:
    """Say where something is done that is no complaint, and what we can do instead."""
    advised.remember(turn, wanted)
    response = f"utter_request_{wanted}"
    if wanted == r.REGULATOR and (turn.draft.active or turn.state.takes_more):
        response += "_meanwhile"
    if wanted in _LINES and sympathy.felt(turn.message.text) == sympathy.BEREAVED:
        response = "utter_request_cancel_subscription_bereaved"
    if wanted == r.BILL and (kind := bill_questions.asked(turn.message.text)) is not None:
        response = f"utter_request_bill_{kind}"
    if response in turn.state.said:
        response = "utter_request_unknown" if wanted in _ASKED else "utter_request_again"
    turn.say(response)


def answer_loose(turn: Turn, said: str) -> None:
    """Answer a yes, a no or the like that answers no question."""
    if said == r.YES and turn.is_idle and turn.state.takes_more and not _wants_more(turn):
        # "tamam" to "kaydedildi, deneyin": nothing was asked, and nothing more is wanted.
        turn.say("utter_stays_open")
    elif said == r.YES and turn.is_idle and _wants_more(turn):
        # What comes next is another complaint, however it begins: "bir de telefonda cızırtı var".
        turn.redraft(active=True)
    elif turn.state.question == questions.NONE and not turn.draft.active:
        turn.say(_LOOSE[said])
    elif said == r.WAIT:
        turn.wait_for_answer()
    else:
        not_understood(turn)


def _wants_more(turn: Turn) -> bool:
    """Whether a yes asks for more: "evet" does to "başka bir konuda …?", "tamam" ends it."""
    asked = "utter_anything_else" in turn.state.said
    plain = turn.message.folded
    return turn.manner.name != "sms" and asked and bool(_MORE_THERE_IS.match(plain))


# "Evet doğru" and "evet kaydedin" are a yes to the summary, which came late.
_MORE_THERE_IS = re.compile(r"evet\b(?!.*\b(?:dogru|kaydet|kaydedin|onay|tamam|oyle)\w*)")


def not_understood(turn: Turn) -> None:
    """Say so; the second time offer a human. An open question is simply asked again."""
    if turn.state.question != questions.NONE or turn.draft.active:
        return
    if _LINE_LOST.search(verbs.plain(turn.message.folded)):
        turn.say("utter_line_lost")
        return
    turn.change(failures=turn.state.failures + 1)
    turn.say("utter_not_understood" if turn.state.failures == 1 else "utter_still_not_understood")
