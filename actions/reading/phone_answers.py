"""The answer to "cep numaranız nedir?": a number, a part of one, or a wrong one. Pure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from actions.reading import reading as r, tracking_numbers
from actions.reading.candidate import Candidate
from actions.reading.message import Message
from actions.reading.phones import (
    Phone,
    digits_of,
    guessed_phone,
    is_filed_under,
    phone_of,
    read_phone,
)
from bot.patterns.numbers import look_alikes, plain
from bot.patterns.spoken_numbers import dictated
from lexicon.turkish import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

FILED = "filed"
"""The field of a number that is none to call: a file's, a bill's, a company's."""
_NATIONAL_DIGITS = 10
_DIGITS_LIKE_A_PHONE = 7
_COUNTRY = re.compile(r"(?:00|0)?90(?=0?5)")
_WORDS_BESIDE, _FEWEST_BEGUN = 3, 3
MEASURE = re.compile(
    r"(?:\b|\d)(?:lira|tl|kurus|gb|mb|mbps|gun|hafta|ay|yil|sene|saat|dakika|dk|dakka|saniye|sn|kere|"
    r"defa|kez|kisi|tane|adet|yas|yuzde|puan|metre|km)(?:[a-z]*)\b"
)
_MOST_BEGUN = 8
_UNFINISHED = frozenset({(3, 3, 1), (3, 3, 2), (3, 4)})
_NEITHER = re.compile(r"\bya\b.{8,40}\bya(?: da)?\b.*\b(?:hangisi|bilmiyo|emin degil)")
_NO_MORE = re.compile(
    r"\b(?:bu kadar|hepsi bu|(?:baska|devami|gerisi|kalani|otesi) "
    r"(?:\w+ ){0,2}?(?:yok|okunmu|silin))\b"
)
_OWN_DIGITS = re.compile(r"\d+")


def begun_phone(text: str) -> str | None:
    """Return the digits of a number that was only begun ("0532 123"), or None.

    People send a number in several messages; what is begun starts as Turkish mobiles do and ends
    where people pause: "0532 123 45" goes on, "053212345" lacks a digit.
    """
    if MEASURE.search(fold(text)):
        return None
    for digits in dictated(text, others=_WORDS_BESIDE) or dictated(text, others=0):
        national = _national(digits)
        if len(digits) < _FEWEST_BEGUN and not dictated(text, others=0):
            continue
        if digits in {"0", "90", "090", "0090"}:
            return digits
        if not national.startswith("5") or len(national) > _MOST_BEGUN:
            continue
        if len(national) < len("532123") + 1 or _ends_naturally(text, national):
            return digits
    return None


def finished_phone(begun: str, text: str) -> Phone | None:
    """Return the number that `text` finishes, or None."""
    return next(
        (phone for digits in dictated(text) if (phone := read_phone(begun + digits)) is not None),
        None,
    )


def looks_like_a_phone(text: str) -> bool:
    """Whether so many digits were written that a number must have been meant."""
    return len(digits_of(text)) >= _DIGITS_LIKE_A_PHONE


def candidates(
    message: Message, begun: str | None, reached: Phone | None = None
) -> Iterator[Candidate]:
    """Yield the number that answers "cep numaranız nedir?", a part of it, or a wrong one.

    `begun` are the digits of the messages before; a part's value are all digits so far. `reached`
    is that of two numbers at which somebody is to be called. With a letter in a digit's place
    ("O533 OO1 …") it may be anybody's number: ambiguous.
    """
    if _NEITHER.search(message.folded):
        yield Candidate(r.UNCLEAR, 0.995)
        return
    phone = reached or phone_of(message)
    if phone is None and _is_guessed(message, begun):
        yield Candidate(r.AMBIGUOUS, _certainty(message.text))
        return
    if phone is None and begun:
        phone = finished_phone(begun, message.text)
    if phone is None and not is_filed_under(message.text):
        phone = _landline_in_words(message.text) or _in_several(message)
    if phone is not None:
        yield Candidate(r.GIVEN, 0.99 if phone.mobile else 0.95, value=phone.number)
    elif begun:
        yield from _going_on(message.text, begun)
    else:
        yield from _begun_or_wrong(message)


def _begun_or_wrong(message: Message) -> Iterator[Candidate]:
    """Yield that a number is begun, is none to call, or is wrong."""
    filed = is_filed_under(message.text)
    started = None if filed else begun_phone(message.text)
    if started is not None and _NO_MORE.search(message.folded):
        yield Candidate(r.INVALID, _certainty(message.text))
    elif started is not None:
        yield Candidate(r.PART, _certainty(message.text), value=started)
    elif filed and not message.first("tracking_number"):
        yield Candidate(r.INVALID, 0.95, field=FILED)
    elif not _has_a_right_tracking_number(message) and _is_meant_as_a_phone(message):
        yield Candidate(r.INVALID, _certainty(message.text))


def _is_guessed(message: Message, begun: str | None) -> bool:
    """Whether it is a number, or a part of one, only if its letters stand for digits."""
    if not look_alikes(message.text):
        return False
    if guessed_phone(message) is not None or begun_phone(message.text) is not None:
        return True
    return begun is not None and bool(dictated(message.text, others=0))


def _landline_in_words(text: str) -> Phone | None:
    """Return a landline of which some digits are said ("sıfır iki yüz on altı 338 …")."""
    readings = dictated(text)
    begun_as_one = [one for one in readings if one.startswith("0")]
    if len(readings) == 1 and begun_as_one:
        return read_phone(readings[0])
    if not dictated(text, others=0):  # without the zero only where nothing else is said
        return None
    return next((one for one in map(read_phone, readings) if one is not None), None)


def _in_several(message: Message) -> Phone | None:
    """Return the number that this message ends, where each piece alone is none.

    "0539 614 70 2" and "5"; "beş yüz elli üç dokuz yüz", "on iki", "34 78".
    """
    if not dictated(message.text, others=0):
        return None
    pieces = [message.text]
    for piece in reversed(message.earlier):
        if look_alikes(piece) or not dictated(piece, others=0) or phone_of(Message(piece)):
            return None
        pieces.insert(0, piece)
        phone = _only_number(" ".join(pieces))
        if phone is not None:
            return phone
    return None


def _only_number(text: str) -> Phone | None:
    """Return the number that all the digits of a text are."""
    for digits in dictated(text, others=0):
        phone = read_phone(digits)
        if phone is not None and phone.mobile:
            return phone
    return None


def _going_on(text: str, begun: str) -> Iterator[Candidate]:
    """Yield what a message adds to digits that were left open: more of them, or too many."""
    spelt = dictated(text)
    if not spelt or (MEASURE.search(fold(text)) and len(spelt[0]) < _FEWEST_BEGUN):
        return
    longer = [begun + digits for digits in spelt]
    still_short = next((d for d in longer if len(_national(d)) < _NATIONAL_DIGITS), None)
    anew = begun_phone(text) if _starts_anew(spelt[0]) else None
    if anew is not None:
        yield Candidate(r.PART, _certainty(text), value=anew)
    elif still_short is not None:
        yield Candidate(r.PART, _certainty(text), value=still_short)
    else:
        yield Candidate(r.INVALID, _certainty(text))


def _certainty(text: str) -> float:
    """Return how sure digits are meant where nothing else is said, or a little beside them."""
    return 0.99 if dictated(text, others=0) else 0.9


def _starts_anew(digits: str) -> bool:
    return digits.startswith(("05", "905", "0905"))


def _has_a_right_tracking_number(message: Message) -> bool:
    number = tracking_numbers.written_in(message)
    return number is not None and tracking_numbers.is_right(number)


def _is_meant_as_a_phone(message: Message) -> bool:
    if looks_like_a_phone(plain(message.text)):
        return True
    spelt = dictated(message.text)
    return bool(spelt) and max(map(len, spelt)) >= _DIGITS_LIKE_A_PHONE


def _national(digits: str) -> str:
    """Return digits without the country's code and the leading zeros."""
    return _COUNTRY.sub("", digits, count=1).lstrip("0")


def _ends_naturally(text: str, national: str) -> bool:
    """Whether a number is written in groups and ends after one of them, so that it may go on."""
    layout = [len(group) for group in _OWN_DIGITS.findall(plain(text))]
    if sum(layout) != len(national):  # a zero or the country's code is written, or words are
        rest = sum(layout) - len(national)
        layout = [n for n in [layout[0] - rest, *layout[1:]] if n > 0] if layout else []
    if sum(layout) != len(national):
        return True
    return tuple(layout) in _UNFINISHED
