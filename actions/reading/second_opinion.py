"""What the rules read, held against what was learnt from lines that people wrote. Pure.

Where both agree, the rules' reading stands with all its details. Where they do not, what was
learnt counts, within bounds: it never says yes to what cannot be taken back, and never gives a
detail that no reader found in the words. A yes that it does not believe is asked back.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from actions.reading import questions as q, reading as r

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from actions.reading.candidate import Candidate
    from actions.reading.reading import Reading

_BELIEVED = 0.3
"""The least share for which a reading is taken instead of the rules'."""
_BELIEVED_TO_SAY_NOTHING = 0.6
_DOUBTED = 0.35
"""The share of yes below which a yes that binds is asked back."""
DANGER_SEEN, DANGER_ONLY_LEARNT, DANGER_WITHOUT_A_WORD = 0.25, 0.7, 0.9
DANGER_DENIED, DANGER_GUESSED = 0.1, 0.5
"""The shares from which danger is seen: where its words tell it, where they only hint at it, and
where only what was learnt speaks for it; and those below which a danger that the rules read is
dropped: by its words, and by the classifier alone.

Low where words tell it, because the alarm that nobody heard is the worse mistake: it can be talked
back (docs/nlu-experiments.md). High where none does: what has the letters of a danger is everyday
a hundred times more often.
"""
TELL, HINT, SAY_NOTHING = "tell", "hint", "say nothing"
_SEEN_FROM = {
    TELL: DANGER_SEEN,
    HINT: DANGER_ONLY_LEARNT,
    SAY_NOTHING: DANGER_WITHOUT_A_WORD,
}
_DENIED_BESIDE_A_NAME, _SURELY_A_NAME = 0.6, 0.9
ALIKE = (
    frozenset({r.YES, r.SOLVED}),
    frozenset({r.NO, r.PERSISTS}),
    frozenset({r.COMPLAINT, r.MORE, r.PERSISTS}),
    frozenset({r.UNCLEAR, r.INVALID}),
    frozenset({r.POSITION, r.HOW_LONG}),
)
"""Readings that lead to the same thing being done."""
_TELLS_A_DETAIL = frozenset({r.GIVEN, r.PART, r.CORRECT, r.AMBIGUOUS, r.INVALID})
_BINDING = q.IRREVERSIBLE | {q.SOLVED, q.CONFIRM, q.CONTACT}
_YES = frozenset({r.YES, r.SOLVED})
# Known by script, by a button, by what was left, or by words of which no line was learnt.
_CERTAIN = frozenset({r.FOREIGN, r.STALE, r.UNDO, r.DANGER, r.PORTING, r.TRANSFER})


def is_danger(
    question: str,
    ranking: Sequence[Candidate],
    shares: Mapping[str, float],
    *,
    by_rules: bool,
    words: str,
) -> bool:
    """Whether a message tells of danger, after what the rules said of it.

    `by_rules` when they read it as danger; `words` is `TELL` when its words tell of one, `HINT`
    when they at least speak of what the classifier sees, else `SAY_NOTHING`. A known name that
    answers the question for it may be made of any word: "Alev Yanar".
    """
    named = any(one.main == r.GIVEN and one.score >= _SURELY_A_NAME for one in ranking)
    denied = DANGER_DENIED if words == TELL else DANGER_GUESSED
    if named and question == q.NAME:
        denied = _DENIED_BESIDE_A_NAME
    return shares.get(r.DANGER, 0.0) >= (denied if by_rules else _SEEN_FROM[words])


def alike(one: str, other: str) -> bool:
    """Whether two readings lead to the same thing being done."""
    return one == other or any({one, other} <= pair for pair in ALIKE)


def heard(
    found: Reading, question: str, ranking: Sequence[Candidate], shares: Mapping[str, float]
) -> Reading:
    """Return the reading after what was learnt has been heard."""
    likely = max(shares, key=lambda one: shares[one])
    if found.main in _CERTAIN or alike(likely, found.main):
        return found
    if found.main in _YES and question in _BINDING:
        return _doubted(found, likely, shares)
    stands = sum(share for one, share in shares.items() if alike(one, found.main))
    may_be = likely not in _CERTAIN and not (likely in _YES and question in _BINDING)
    beside_a_yes = likely in found.also and found.main in {r.YES, r.NO}
    if beside_a_yes or (found.main == r.OPENER and likely in r.STORY):
        return found  # it is served as well; a story that is only announced is asked for
    least = _BELIEVED_TO_SAY_NOTHING if likely == r.UNCLEAR else _BELIEVED
    if not may_be or shares[likely] < max(least, stands):
        return found
    return _with_detail(found, likely, ranking)


def _doubted(found: Reading, likely: str, shares: Mapping[str, float]) -> Reading:
    """Return a yes that binds, or what it is asked back for where little speaks for it."""
    if sum(shares.get(one, 0.0) for one in _YES) >= _DOUBTED:
        return found
    return _instead(found, r.UNSURE if likely in _CERTAIN | _TELLS_A_DETAIL else likely)


def _instead(found: Reading, main: str) -> Reading:
    kept = tuple(one for one in found.also if one != main)
    told = (r.MORE,) if found.main in r.STORY and found.text and r.MORE not in kept else ()
    return replace(found, main=main, value=None, field=None, choices=(), also=(*kept, *told))


def _with_detail(found: Reading, main: str, ranking: Iterable[Candidate]) -> Reading:
    """Return another reading; with the detail that a reader found, else the rules' reading."""
    if main not in _TELLS_A_DETAIL:
        return _instead(found, main)
    one = next((one for one in ranking if one.main == main), None)
    if one is None:
        return found
    return replace(_instead(found, main), value=one.value, field=one.field, choices=one.choices)
