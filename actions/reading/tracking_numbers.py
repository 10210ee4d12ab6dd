"""Tracking numbers as customers write them. Pure; the backend has the last word."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from actions.reading import questions as q, reading as r, refusals, signs, verbs
from actions.reading.candidate import Candidate
from bot.patterns.spoken_numbers import dictated
from lexicon.tracking_number import LENGTH, check_digit, display, is_right

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actions.reading.message import Message

__all__ = ["LENGTH", "candidates", "check_digit", "display", "is_right", "written_in"]
_RUN = re.compile(r"\d(?:[\s.\-\u2013/]*\d)*", re.ASCII)
_FEWEST_DIGITS = 6
_LONGEST = 400
_FEW = 3
_LOST = re.compile(
    r"\b(?:bilmi[yo]\w*|bilmem|hatirla(?:miyo|mam|yama)\w*|unut(?:tum|musum)|kaybet\w*|kaybol\w*|"
    r"kayip|sil(?:dim|mis\w*|inmis\w*)|yok|yoktu|bulam\w+|att(?:im|ik)|yika\w+|yirt\w+|"
    r"not al(?:ma\w*)|"
    r"verilmedi|aklimda degil|neresinde|verilmemis|ver(?:medi|memis)(?:ler|niz)?|gelmedi|gelmemis|"
    r"nerede?n? bul\w+|hangi(?:si)? bil\w+)\b"
)
_WILL_NOT = re.compile(
    r"\b(?:ver(?:mem|mi[yc]\w*|mek istemi\w*|meyecegim)|soyle(?:mem|micem)|paylasm\w+|"
    r"siz (?:verdiniz|bilirsiniz)|"
    r"bana sormayin)\b"
)


def written_in(message: Message) -> str | None:
    """Return the digits that were meant as a tracking number, right or not, or None.

    A right number anywhere wins; then one that looks like it; then any longer row of
    digits, so that a number with a digit too few can be called wrong by name.
    """
    rows = [re.sub(r"\D", "", run) for run in _RUN.findall(message.text)]
    candidates = [*message.entities.get("tracking_number", ()), *rows]
    right = next(filter(is_right, candidates), None)
    if right is not None:
        return right
    if candidates and "tracking_number" in message.entities:
        return candidates[0]
    return next((row for row in rows if len(row) >= _FEWEST_DIGITS), None)


def all_in(text: str) -> list[str]:
    """Return every row of as many digits as a tracking number has, in order, right or not."""
    rows = re.findall(r"(?<!\d)\d(?:[ .\-\u2013/]?\d){11}(?!\d)", text, re.ASCII)
    return list(dict.fromkeys(re.sub(r"\D", "", row) for row in rows))


def candidates(message: Message, told: str | None) -> Iterator[Candidate]:
    """Yield the number that answers "takip numaranız nedir?", or why it is not given.

    Twelve digits are given, right or not: whoever looks them up says which digit is wrong.
    """
    if len(message.text) > _LONGEST:
        return
    number = told or together(message, LENGTH) or written_in(message) or spelt(message.text, LENGTH)
    folded = message.folded
    if number is not None:
        yield Candidate(r.GIVEN if len(number) == LENGTH else r.INVALID, 1.0, value=number)
        return
    if _WILL_NOT.search(folded):
        yield from refusals.candidates(message, q.TRACKING)
    elif _LOST.search(folded) and "sikayet" not in folded:
        other = max(message.likelihood(one) for one in ("talk_to_agent", "cancel"))
        yield Candidate(r.LOST_NUMBER, 1.0 if other < 1 / 2 else other - 0.05)
    elif signs.WAIT.search(verbs.plain(folded)):
        yield Candidate(r.WAIT, 0.95)
    else:
        yield from refusals.candidates(message, q.TRACKING)


def together(message: Message, length: int) -> str | None:
    """Return digits that came in several messages, this one the last, if they are so many."""
    if not _is_all_digits(message.text):
        return None
    digits = re.sub(r"\D", "", message.text)
    for text in reversed(message.earlier):
        if not _is_all_digits(text) or len(digits) >= length:
            break
        digits = re.sub(r"\D", "", text) + digits
    return digits if len(digits) == length else None


def spelt(text: str, length: int) -> str | None:
    """Return the digits that a text spells in words, if they can be so many."""
    if len(text) > _LONGEST:
        return None
    return next((one for one in dictated(text, _FEW) if len(one) == length), None)


def _is_all_digits(text: str) -> bool:
    return bool(_RUN.fullmatch(text.strip()))
