"""What was told while a complaint is taken and stands nowhere in it yet: it is added, whole.

Whatever else a message was read as (an answer, a topic, something put right), what it tells besides
is the customer's story. This is the last to look, after everything that keeps a part of it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from actions.dialogue.draft import given
from actions.reading import asked_of_us, beyond_the_answer, of_record, reading as r
from lexicon.turkish import fold

if TYPE_CHECKING:
    from actions.dialogue.draft import Draft
    from actions.dialogue.state import Want
    from actions.dialogue.turn import Turn

_TOLD_BESIDE = (
    (r.ANSWERS - {r.CORRECT})
    | r.STORY
    | {r.SOLVED, r.OPENER, r.NO_CALL, r.THANK, r.ADD, r.INSULT, r.UNCLEAR, r.REGULATOR}
)
# New words that tell something; one does in a message of many words.
_FEWEST, _LONG = 2, 7


def keep(turn: Turn, before: tuple[Want, ...]) -> None:
    """Add the message to the description where it tells what stands nowhere in the draft.

    `before` is what waited when the message came: what it put off is kept with that.
    """
    draft, message, reading = turn.draft, turn.message, turn.reading
    if not draft.active or draft.description is None or message.is_choice:
        return
    if message.text.strip() in draft.description:
        return  # it stands there, whole
    if turn.state.wants != before or not _tells_what_is_new(turn):
        return
    part = (reading.text or "").strip()
    if part and draft.description.endswith(part):
        draft = _without_end(draft, part)
    turn.change(draft=draft.with_more(message.text))
    if reading.main == r.UNCLEAR and not turn.said:
        turn.say("utter_noted")


def _tells_what_is_new(turn: Turn) -> bool:
    if turn.reading.main not in _TOLD_BESIDE or asked_of_us.is_asked(turn.message.text):
        return False
    text = turn.message.text
    if of_record.says_that_it_was_closed(text) and text not in (turn.draft.description or ""):
        return True
    told = beyond_the_answer.told(turn.message, turn.reading.fields)
    known = _words(turn.draft)
    new = [word for word in told if word not in known]
    return len(new) >= (_FEWEST if len(turn.message.words) < _LONG else 1)


def _without_end(draft: Draft, part: str) -> Draft:
    description = (draft.description or "")[: -len(part)].rstrip()
    return draft.with_description(description or None)


def _words(draft: Draft) -> set[str]:
    """Return the folded words that stand anywhere in the draft."""
    texts = (draft.description, draft.former, draft.place, given(draft.name), *draft.wishes)
    return set(re.findall(r"[a-z0-9]+", fold(" ".join(one for one in texts if one))))
