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

from bot.patterns.finding import Finding, settled
from bot.patterns.numbers import PHONE, numbers, plain
from bot.patterns.spoken_numbers import spoken_phones
from lexicon.turkish import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actions.reading.message import Message

_REGION = "TR"
_LONGEST = 2000
"""Further on nobody writes a number to be reached at."""


# The operators' prefixes 50x to 55x and 561; newer than some releases of phonenumbers' metadata.
_TURKISH_MOBILE = re.compile(r"\+905(?:[0-5]\d|61)\d{7}")
_TYPED = re.compile(r"\+?\d(?:[\s().,/_*\-\u2010-\u2015]{0,3}\d){5,16}")
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
    digits = ("+" if text.lstrip(" (").startswith("+") else "") + digits_of(text)
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


def phone_display(number: str) -> str:
    """Show an E.164 number as it is dialled in Turkey: `0532 123 45 67`."""
    parsed = phonenumbers.parse(number, _REGION)
    turkish = parsed.country_code == phonenumbers.country_code_for_region(_REGION)
    style = PhoneNumberFormat.NATIONAL if turkish else PhoneNumberFormat.INTERNATIONAL
    return str(phonenumbers.format_number(parsed, style))


def digits_of(text: str) -> str:
    """Return the figures of a text, one after the other."""
    return "".join(character for character in text if character.isdecimal())
