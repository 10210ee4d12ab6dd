"""Two telephone numbers in one message: the line it is about, and whom to call. Pure."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from actions.reading import whose_number
from actions.reading.phones import Phone, typed_and_spoken
from bot.patterns.numbers import look_alikes
from lexicon.turkish import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

_LONGEST, _REACH = 2_000, 40
_OF_THE_LINE = re.compile(
    r"\b(?:hat|hatt|numarali|nolu|no ?lu|numarasi|sabit|ev telefon|evdeki|isyeri\w*|ofis\w*|"
    r"hatti\w*)\w*"
)
_TO_BE_REACHED = re.compile(
    r"\b(?:beni|bana|bize|bizi|ulas\w*|ara(?:yin|yabil|rsan|sin)\w*|irtibat\w*|iletisim\w*|tel|"
    r"cep\w*|cepten|ten|den|dan|tan)\b"
)
_MINE = re.compile(r"\b(?:benimki\w*|benim|kendim\w*|kendi|bendeki|sahsi\w*)\b")
_ANOTHERS = re.compile(
    r"\b(?:muvekkil|anne|baba|es|koca|kari|ogl|kiz|kardes|abi|abla|komsu|abone|patron|is|dukkan)\w{0,4}m?[iu]n\b"
)
_DENIED = re.compile(r"\W{0,3}(?:numarali (?:hat\w* )?)?degil\b")
# "… ama beni arayın 0546 …": what follows is said of the next number.
_TURN = re.compile(r"\b(?:ama|fakat|ancak|lakin|yalniz)\b|[;.\n]")
# "benimkini esas alın", "ikincisini arayın", "ilkini yazın".
_ORDER = r"(?:esas al|ara|yaz|kullan|al|kaydet|gecerli|olsun|tercih)"
_CHOSEN = (
    re.compile(rf"\b(?:ilk|birinci|bastaki|onceki)\w* (?:\w+ ){{0,2}}?{_ORDER}"),
    re.compile(rf"\b(?:ikinci|son|sonraki|sondaki|obur|oteki|diger)\w* (?:\w+ ){{0,2}}?{_ORDER}"),
)
_MINE_CHOSEN = re.compile(rf"\b(?:benimki|kendim)\w* (?:\w+ ){{0,2}}?{_ORDER}")


# Asked for what a message tells and for the answer to a number's question.
@lru_cache(maxsize=64)
def told_apart(text: str) -> tuple[Phone | None, str | None]:
    """Return whom to call and the line it is about, where two numbers are told."""
    text = text[:_LONGEST]
    if look_alikes(text):
        return None, None
    folded = fold(text)
    known: dict[str, tuple[Phone, int, int]] = {}
    for one, phone in typed_and_spoken(text):
        known.setdefault(phone.number, (phone, one.start, one.end))
    if len(known) != 2:  # noqa: PLR2004 - a line and a contact
        return None, None
    places = list(known.values())
    if any(_DENIED.match(folded, end) for _, _, end in places):
        return None, None  # "… 33 değil … 34 numaralı hat": one number is told
    reached = _reached(folded, places)
    if reached is None:
        return None, None
    line = next(phone for phone, _, _ in places if phone != reached)
    return reached, line.number


def _own(folded: str, places: Sequence[tuple[Phone, int, int]]) -> Phone | None:
    """Return the writer's own of two numbers, where the other one is not to be called instead."""
    (first, start, end), (second, begins, ends) = places
    marks = (
        whose_number.mark(folded, start, end, until=begins),
        whose_number.mark(folded, begins, ends, since=end),
    )
    refused = (
        whose_number.is_not_to_be_called(folded, end, until=begins),
        whose_number.is_not_to_be_called(folded, ends),
    )
    if whose_number.names_whom_to_call(folded) and True not in refused:
        return None
    if set(marks) == {whose_number.MINE, whose_number.ANOTHERS}:
        return (first, second)[marks.index(whose_number.MINE)]
    if refused.count(True) == 1 and marks[refused.index(True)] != whose_number.MINE:
        return (first, second)[refused.index(False)]
    return None


def _reached(folded: str, places: Sequence[tuple[Phone, int, int]]) -> Phone | None:
    chosen = next((at for at, one in enumerate(_CHOSEN) if one.search(folded)), None)
    if chosen is not None:
        return places[chosen][0]
    own = _own(folded, places)
    if own is not None:
        return own
    mobiles = [phone for phone, _, _ in places if phone.mobile]
    if len(mobiles) == 1:
        return mobiles[0]
    scores: list[tuple[int, Phone]] = []
    for at, (phone, start, end) in enumerate(places):
        after_last = max(start - _REACH, places[at - 1][2] if at else 0)
        before = _TURN.split(folded[after_last:start])[-1]
        until = min(end + _REACH, places[at + 1][1] if at + 1 < len(places) else len(folded))
        beside = f"{before} | {_TURN.split(folded[end:until])[0][: _REACH // 2]}"
        if _MINE_CHOSEN.search(folded):
            scores.append((bool(_MINE.search(before)) - bool(_ANOTHERS.search(before)), phone))
            continue
        score = bool(_TO_BE_REACHED.search(beside)) - 2 * bool(_OF_THE_LINE.search(beside))
        scores.append((score, phone))
    scores.sort(key=lambda one: -one[0])
    return scores[0][1] if scores[0][0] > scores[1][0] else None
