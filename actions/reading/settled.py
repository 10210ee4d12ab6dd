"""What was learnt, heard where the words of a message leave anything open. Pure.

Some things its words settle: an echo, a name behind a no, what became of an earlier telling. And
what the rules read is kept beside what was learnt instead: who told a name and wished for a human
gets both.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from actions.reading import (
    authority,
    earlier,
    echoes,
    happenings,
    history,
    human,
    misconduct,
    named_after_a_no,
    over_since,
    questions as q,
    reading as r,
    second_opinion,
    trouble,
    verbs,
    wants,
    whose_number,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from actions.reading.candidate import Candidate
    from actions.reading.context import Context
    from actions.reading.message import Message
    from actions.reading.reading import Reading

_ANSWERED = frozenset({r.GIVEN, r.REFUSED, r.NO})
_NAMED = frozenset({q.NAME, q.CONFIRM, q.CORRECT})


def heard(
    found: Reading,
    message: Message,
    context: Context,
    ranking: Sequence[Candidate],
    shares: Mapping[str, float],
) -> Reading:
    """Return the rules' reading after what was learnt has been heard, within its words' bounds."""
    if _is_settled(found, message, context):
        return found
    after = second_opinion.heard(found, context.question, ranking, shares)
    if after is found or _is_denied(after.main, found, message.text):
        return found
    wished = found.main == r.HUMAN and human.asked_for(message.text) >= wants.SURE
    if wished and after.main in _ANSWERED and r.HUMAN not in after.also:
        return replace(after, also=(*after.also, r.HUMAN))
    return after


def asks_how_it_stands(text: str) -> bool:
    """Whether nothing is told, and what became of an earlier telling is asked, or who looked."""
    asked = earlier.is_asked_after(text) or earlier.asks_whether_solved(text)
    return asked or history.is_asked_for(text)


def _is_settled(found: Reading, message: Message, context: Context) -> bool:
    """Whether the words leave nothing to weigh: an earlier telling asked after, "hayır Ömer"."""
    if found.main in {r.STATUS, r.LOST_NUMBER} and earlier.asks_to_see(message.text) is not None:
        return True
    if found.main == r.LOST_NUMBER and earlier.mentions_another(message.text):
        return True
    if found.main == r.SOLVED and over_since.is_told(message.text):
        return True
    if _is_plainly_told(found, message, context):
        return True
    if found.main == r.STATUS:
        return asks_how_it_stands(message.text)
    named = context.question in _NAMED and found.main in {r.GIVEN, r.CORRECT}
    return found.kind == echoes.ECHO or (
        named and named_after_a_no.name(message.text, asked=True) is not None
    )


def _is_plainly_told(found: Reading, message: Message, context: Context) -> bool:
    """Whether the words alone tell it: another's number, contrasted sums, whom one acts for."""
    if context.question == q.PHONE and whose_number.is_another_s(message.text):
        return True
    if context.question == q.PLACE and found.main == r.GIVEN:
        return True
    if authority.is_told(message.text) and found.main in {r.MORE, r.OPENER}:
        return True
    return found.main in r.STORY and trouble.is_certain(verbs.plain(message.text))


def _is_denied(learnt: str, by_rules: Reading, text: str) -> bool:
    """Whether the words deny what was learnt: "temsilci değil", "düzeldi, şimdi yine yok"."""
    if learnt == r.SOLVED:
        return happenings.fails_at_last(verbs.plain(text))
    if learnt == r.REGULATOR:
        # Who says where they will go, and what for, is served with both.
        return by_rules.main in r.STORY and r.REGULATOR in by_rules.also
    if learnt != r.HUMAN or by_rules.main == r.HUMAN:
        return False
    return human.is_declined(text) or misconduct.is_told(text)
