"""Telephone numbers as customers write them. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import phonenumbers
from phonenumbers import PhoneNumberFormat, PhoneNumberType

from actions.reading import reading as r
from actions.reading.candidate import Candidate

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actions.reading.message import Message

_REGION = "TR"
_DIGITS_LIKE_A_PHONE = 7
_FEWEST_BEGUN, _MOST_BEGUN, _LETTERS_BESIDE = 3, 9, 12
_TYPED_NUMBER = re.compile(r"\+?\d[\d ()./\-]{5,}\d")


@dataclass(frozen=True)
class Phone:
    """A valid telephone number (E.164)."""

    number: str
    mobile: bool


def phone_of(message: Message) -> Phone | None:
    """Return the first valid mobile number in a message, else the first valid landline."""
    written = [*message.entities.get("phone", ()), *_TYPED_NUMBER.findall(message.text)]
    phones = [phone for text in written if (phone := read_phone(text)) is not None]
    return next((phone for phone in phones if phone.mobile), phones[0] if phones else None)


def read_phone(text: str) -> Phone | None:
    """Read one number in any spelling, Turkish unless it has a country code.

    Short and service numbers (444 …, 0850 …) are not ways to reach a person: None.
    """
    try:
        number = phonenumbers.parse(text, _REGION)
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_valid_number(number):
        return None
    kind = phonenumbers.number_type(number)
    mobile = kind in {PhoneNumberType.MOBILE, PhoneNumberType.FIXED_LINE_OR_MOBILE}
    if not mobile and kind != PhoneNumberType.FIXED_LINE:
        return None
    return Phone(phonenumbers.format_number(number, PhoneNumberFormat.E164), mobile)


def begun_phone(text: str) -> str | None:
    """Return the digits of a number that was only begun ("0532 123"), or None.

    People send a number in two messages; what is begun starts as Turkish numbers do.
    """
    digits = "".join(character for character in text if character.isdigit())
    rest = sum(character.isalpha() for character in text)
    fits = _FEWEST_BEGUN <= len(digits) <= _MOST_BEGUN and digits.startswith(("0", "5", "90"))
    return digits if fits and rest <= _LETTERS_BESIDE else None


def finished_phone(begun: str, text: str) -> Phone | None:
    """Return the number that `text` finishes, or None."""
    return read_phone(begun + "".join(character for character in text if character.isdigit()))


def looks_like_a_phone(text: str) -> bool:
    """Whether so many digits were written that a number must have been meant."""
    return sum(character.isdigit() for character in text) >= _DIGITS_LIKE_A_PHONE


def phone_display(number: str) -> str:
    """Show an E.164 number as it is dialled in Turkey: `0532 123 45 67`."""
    parsed = phonenumbers.parse(number, _REGION)
    turkish = parsed.country_code == phonenumbers.country_code_for_region(_REGION)
    style = PhoneNumberFormat.NATIONAL if turkish else PhoneNumberFormat.INTERNATIONAL
    return str(phonenumbers.format_number(parsed, style))


def candidates(message: Message, begun: str | None) -> Iterator[Candidate]:
    """Yield the number that answers "cep numaranız nedir?", a part of it, or a wrong one."""
    phone = phone_of(message)
    if phone is None and begun:
        phone = finished_phone(begun, message.text)
    if phone is not None:
        yield Candidate(r.GIVEN, 0.98 if phone.mobile else 0.9, value=phone.number)
        return
    started = begun_phone(message.text)
    if "tracking_number" in message.entities:
        return
    if started is not None:
        yield Candidate(r.PART, 0.9, value=started)
    elif looks_like_a_phone(message.text):
        yield Candidate(r.INVALID, 0.85)
