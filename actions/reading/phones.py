"""Telephone numbers as customers write them. Pure.

Figures and words are read by `bot.patterns`, the same as inside Rasa: what was left open by one
message ("sıfır beş yüz otuz iki") is only known here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from bot.patterns import labels
from bot.patterns.finding import Finding, settled
from bot.patterns.numbers import PHONE, look_alikes, numbers, plain
from bot.patterns.spoken_numbers import spoken_phones
from lexicon import phone_numbers
from lexicon.turkish import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actions.reading.message import Message

_LONGEST = 2000
"""Further on nobody writes a number to be reached at."""
_LONGEST_TO_CALL = 14
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

    A number that is said to be the former one is only taken where there is no other; one with a
    letter in a digit's place never is.
    """
    text = message.text[:_LONGEST]
    doubtful = look_alikes(text)
    found = [
        (place, phone)
        for place, phone in typed_and_spoken(text) or _laid_out(text)
        if not any(start < place.end and place.start < end for start, end in doubtful)
    ]
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


def guessed_phone(message: Message) -> Phone | None:
    """Return the number that a message holds if its letters stand for digits ("O532 l23 …")."""
    text = message.text[:_LONGEST]
    return phone_of(replace(message, text=plain(text))) if look_alikes(text) else None


def is_filed_under(text: str) -> bool:
    """Whether a text holds a number that is none to call: a file's, a bill's, a company's.

    What introduces it says so, or that no telephone number is as long.
    """
    folded = fold(text)
    for match in _TYPED.finditer(plain(text)):
        before = folded[max(0, match.start() - labels.REACH) : match.start()]
        digits = digits_of(match.group())
        if labels.is_no_telephone(before, digits) or len(digits) > _LONGEST_TO_CALL:
            return True
    return False


# Asked for the number of a message, and for whether it tells two.
@lru_cache(maxsize=64)
def typed_and_spoken(text: str) -> tuple[tuple[Finding, Phone], ...]:
    """Return the numbers of a text, each with its place, in their order."""
    found = settled([*numbers(text), *spoken_phones(text)])
    return tuple(
        (place, phone)
        for place in found
        if place.entity == PHONE and (phone := read_phone(place.value)) is not None
    )


def _laid_out(text: str) -> Iterator[tuple[Finding, Phone]]:
    """Yield numbers that only phonenumbers knows: "2125554433", "0049 171 …"."""
    folded = fold(text)
    for match in _TYPED.finditer(plain(text)):
        before = folded[max(0, match.start() - labels.REACH) : match.start()]
        if labels.is_no_telephone(before, digits_of(match.group())):
            continue
        phone = read_phone(match.group())
        if phone is not None:
            yield Finding(PHONE, match.start(), match.end(), phone.number), phone


def read_phone(text: str) -> Phone | None:
    """Read one number as every door does (`lexicon.phone_numbers`).

    Those of companies and services (444 …, 0850 …) are not ways to reach a person: None.
    """
    number = phone_numbers.read_phone(text)
    if number is None or not number.reaches_a_person:
        return None
    return Phone(number.e164, number.gets_sms)


def phone_display(number: str) -> str:
    """Show an E.164 number as it is dialled in Turkey: `0532 123 45 67`."""
    return phone_numbers.display(number)


def digits_of(text: str) -> str:
    """Return the figures of a text, one after the other."""
    return "".join(character for character in text if character.isdecimal())
