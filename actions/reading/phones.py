"""Telephone numbers as customers write them. Pure.

Figures and words are read by `bot.patterns`, the same as inside Rasa: what was left open by one
message ("sıfır beş yüz otuz iki") is only known here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import phonenumbers
from phonenumbers import PhoneNumberFormat, PhoneNumberType

from actions.reading import reading as r, tracking_numbers
from actions.reading.candidate import Candidate
from actions.reading.message import Message
from bot.patterns.finding import Finding, settled
from bot.patterns.numbers import PHONE, numbers, plain
from bot.patterns.spoken_numbers import dictated, spoken_phones
from lexicon.turkish import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

_REGION = "TR"
_LONGEST = 2000
"""Further on nobody writes a number to be reached at."""
_NATIONAL_DIGITS = 10
_DIGITS_LIKE_A_PHONE = 7
# The operators' prefixes 50x to 55x and 561; newer than some releases of phonenumbers' metadata.
_TURKISH_MOBILE = re.compile(r"\+905(?:[0-5]\d|61)\d{7}")
_COUNTRY = re.compile(r"(?:00|0)?90(?=0?5)")
_TYPED = re.compile(r"\+?\d(?:[\s().,/_*\-\u2010-\u2015]{0,3}\d){5,16}")
_WORDS_BESIDE, _FEWEST_BEGUN = 3, 3
_MEASURE = re.compile(
    r"(?:\b|\d)(?:lira|tl|kurus|gb|mb|mbps|gun|hafta|ay|yil|sene|saat|dakika|dk|dakka|saniye|sn|kere|"
    r"defa|kez|kisi|tane|adet|yas|yuzde|puan|metre|km)(?:[a-z]*)\b"
)
_MOST_BEGUN = 8
_UNFINISHED = frozenset({(3, 3, 1), (3, 3, 2), (3, 4)})
_NO_LONGER = re.compile(
    r"^\W{0,3}(?:(?:numara|hat|tel|telefon)\w*\W{1,2})?"
    r"(?:degil|kapal|kapand|iptal|eski|kullanmi|artik (?:yok|degil|kullan))"
)
_PUT_RIGHT = re.compile(r"^\W{0,3}(?:yok|pardon|yanlis|olmadi|ay|dur|hayir|yo)\b")
# "… 66 pardon 67", "… değil sonu 68": the end is said again.
_END_AGAIN = re.compile(
    r"^\W{0,3}(?:(?:yok|pardon|yanlis|degil|hayir|ay|yo|oldu)\W+){1,3}"
    r"(?:(?:son|sonu|sondaki|son iki)\W+)?"
    r"(\d{1,4})\b(?!\W*\d)"
)
_FORMER = re.compile(r"\b(?:eski|onceki)\w*\W+(?:\w+\W+){0,2}$")
_REACH = 40
_NEITHER = re.compile(r"\bya\b.{8,40}\bya(?: da)?\b.*\b(?:hangisi|bilmiyo|emin degil)")
_NO_MORE = re.compile(
    r"\b(?:bu kadar|hepsi bu|(?:baska|devami|gerisi|kalani|otesi) (?:\w+ ){0,2}?(?:yok|okunmu|silin))\b"
)
_OWN_DIGITS = re.compile(r"\d+")


@dataclass(frozen=True)
class Phone:
    """A valid telephone number (E.164)."""

    number: str
    mobile: bool


def phone_of(message: Message) -> Phone | None:
    """Return the first valid mobile number in a message, else the first valid landline.

    A number that is said to be the former one is only taken where there is no other.
    """
    text = message.text[:_LONGEST]
    found = [*_typed_and_spoken(text)] or [*_laid_out(text)]
    former: list[Phone] = []
    usual: list[Phone] = []
    folded = fold(text)
    for place, phone in found:
        before = folded[max(0, place.start - _REACH) : place.start]
        after = folded[place.end : place.end + _REACH]
        is_former = bool(_NO_LONGER.search(after) or _FORMER.search(before)) or (
            len(found) > 1 and bool(_PUT_RIGHT.search(after))
        )
        again = _END_AGAIN.search(after)
        if again is not None and len(found) == 1:
            end = again.group(1)
            phone = read_phone(phone.number[: -len(end)] + end) or phone  # noqa: PLW2901
            usual.append(phone)
            continue
        (former if is_former else usual).append(phone)
    phones = usual or former
    return next((phone for phone in phones if phone.mobile), phones[0] if phones else None)


def _typed_and_spoken(text: str) -> Iterator[tuple[Finding, Phone]]:
    for place in settled([*numbers(text), *spoken_phones(text)]):
        if place.entity == PHONE and (phone := read_phone(place.value)) is not None:
            yield place, phone


def _laid_out(text: str) -> Iterator[tuple[Finding, Phone]]:
    """Yield numbers that only phonenumbers knows: "2125554433", "0049 171 …"."""
    for match in _TYPED.finditer(plain(text)):
        phone = read_phone(match.group())
        if phone is not None:
            yield Finding(PHONE, match.start(), match.end(), phone.number), phone


def read_phone(text: str) -> Phone | None:
    """Read one number in any spelling, Turkish unless it has a country code.

    Letters are never keypad digits. Short and service numbers (444 …, 0850 …) are not ways to
    reach a person: None.
    """
    digits = ("+" if text.lstrip(" (").startswith("+") else "") + _digits(text)
    try:
        number = phonenumbers.parse(digits, _REGION)
    except phonenumbers.NumberParseException:
        return None
    written = phonenumbers.format_number(number, PhoneNumberFormat.E164)
    if _TURKISH_MOBILE.fullmatch(written):
        return Phone(written, mobile=True)
    if not phonenumbers.is_valid_number(number):
        return None
    kind = phonenumbers.number_type(number)
    mobile = kind in {PhoneNumberType.MOBILE, PhoneNumberType.FIXED_LINE_OR_MOBILE}
    if not mobile and kind != PhoneNumberType.FIXED_LINE:
        return None
    return Phone(written, mobile)


def begun_phone(text: str) -> str | None:
    """Return the digits of a number that was only begun ("0532 123"), or None.

    People send a number in several messages; what is begun starts as Turkish mobiles do and ends
    where people pause: "0532 123 45" goes on, "053212345" lacks a digit.
    """
    if _MEASURE.search(fold(text)):
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
    return len(_digits(text)) >= _DIGITS_LIKE_A_PHONE


def phone_display(number: str) -> str:
    """Show an E.164 number as it is dialled in Turkey: `0532 123 45 67`."""
    parsed = phonenumbers.parse(number, _REGION)
    turkish = parsed.country_code == phonenumbers.country_code_for_region(_REGION)
    style = PhoneNumberFormat.NATIONAL if turkish else PhoneNumberFormat.INTERNATIONAL
    return str(phonenumbers.format_number(parsed, style))


def candidates(
    message: Message, begun: str | None, reached: Phone | None = None
) -> Iterator[Candidate]:
    """Yield the number that answers "cep numaranız nedir?", a part of it, or a wrong one.

    `begun` are the digits of the messages before; a part's value are all digits so far. `reached`
    is that of two numbers at which somebody is to be called.
    """
    if _NEITHER.search(message.folded):
        yield Candidate(r.UNCLEAR, 0.995)
        return
    phone = reached or phone_of(message)
    if phone is None and begun:
        phone = finished_phone(begun, message.text)
    if phone is None:
        phone = _landline_in_words(message.text) or _in_several(message)
    if phone is not None:
        yield Candidate(r.GIVEN, 0.99 if phone.mobile else 0.95, value=phone.number)
    elif begun:
        yield from _going_on(message.text, begun)
    else:
        started = begun_phone(message.text)
        if started is not None and _NO_MORE.search(message.folded):
            yield Candidate(r.INVALID, _certainty(message.text))
        elif started is not None:
            yield Candidate(r.PART, _certainty(message.text), value=started)
        elif not _has_a_right_tracking_number(message) and _is_meant_as_a_phone(message):
            yield Candidate(r.INVALID, _certainty(message.text))


def _landline_in_words(text: str) -> Phone | None:
    """Return a landline of which some digits are said ("sıfır iki yüz on altı 338 …")."""
    readings = dictated(text)
    if len(readings) != 1 or not readings[0].startswith("0"):
        return None
    return read_phone(readings[0])


def _in_several(message: Message) -> Phone | None:
    """Return the number that this message ends, where each piece alone is none.

    "0539 614 70 2" and "5"; "beş yüz elli üç dokuz yüz", "on iki", "34 78".
    """
    if not dictated(message.text, others=0):
        return None
    pieces = [message.text]
    for piece in reversed(message.earlier):
        if not dictated(piece, others=0) or phone_of(Message(piece)) is not None:
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
    if not spelt or (_MEASURE.search(fold(text)) and len(spelt[0]) < _FEWEST_BEGUN):
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


def _digits(text: str) -> str:
    return "".join(character for character in text if character.isdecimal())


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
