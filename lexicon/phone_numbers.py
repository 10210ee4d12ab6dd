"""Telephone numbers as customers type them, read in one way at every door. Pure.

Turkish numbers go by the national numbering plan itself (BTK, "Ulusal Numaralandırma Planı", kept
under the Numaralandırma Yönetmeliği of 27 June 2009, Resmî Gazete 27271): ten digits, of which the
first three say what a number is. The plan gives every 5xx to mobile services, so that a prefix
that is handed out tomorrow is known today. Foreign numbers go by `phonenumbers`.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import Enum

import phonenumbers
from phonenumbers import PhoneNumberFormat, PhoneNumberType


class PhoneKind(str, Enum):
    """What stands behind a number."""

    MOBILE = "mobile"
    LANDLINE = "landline"
    # 444: one number of a company, for all of the country.
    COMPANY = "company"
    # 0850: a company's or a switchboard's, tied to no place.
    PLACELESS = "placeless"
    # 0800: free for who calls.
    FREE = "free"
    # 0900: who calls pays for what is said.
    PREMIUM = "premium"
    # Abroad, and neither mobile nor a landline.
    OTHER = "other"


@dataclass(frozen=True)
class PhoneNumber:
    """A number of a numbering plan, in E.164."""

    e164: str
    kind: PhoneKind

    @property
    def gets_sms(self) -> bool:
        """Whether an SMS to it arrives with a person."""
        return self.kind is PhoneKind.MOBILE

    @property
    def reaches_a_person(self) -> bool:
        """Whether somebody can be called there: no company's line and no service."""
        return self.kind in {PhoneKind.MOBILE, PhoneKind.LANDLINE}


TURKEY = "+90"
# One for each province, but two for İstanbul (212, 216) and one for Northern Cyprus (392).
AREA_CODES = frozenset(
    """
    212 216 222 224 226 228 232 236 242 246 248 252 256 258 262 264 266 272 274 276 282 284 286 288
    312 318 322 324 326 328 332 338 342 344 346 348 352 354 356 358 362 364 366 368 370 372 374 376
    378 380 382 384 386 388 392
    412 414 416 422 424 426 428 432 434 436 438 442 446 452 454 456 458 462 464 466 472 474 476 478
    482 484 486 488
    """.split()  # noqa: SIM905 - numbers read better as a text
)
_SERVICES = {
    "850": PhoneKind.PLACELESS,
    "800": PhoneKind.FREE,
    "900": PhoneKind.PREMIUM,
    "888": PhoneKind.PREMIUM,
    "898": PhoneKind.PREMIUM,
}
_MOBILE = re.compile(r"5\d{9}")
_COMPANY = re.compile(r"444\d{4}")
_E164 = re.compile(r"\+[1-9][0-9]{6,14}")

# Digits and what people put between them; a letter, an extension or a second plus is in none.
_WRITTEN = re.compile(r"\(?\+?[\d\s().,/_*\u00b7\u2010-\u2015\u2212\u2022-]*")
_LONGEST = 60
# "90 532 …", "0090 …", "+90 (0) 532 …" and "0 532 …", or ten digits alone.
_NATIONAL = re.compile(r"(?:(?:00|0)?90)?0?([2-589]\d{9}|444\d{4})")
_AFTER_COUNTRY = re.compile(r"0?([2-589]\d{9}|444\d{4})")
# No number of E.164 is longer.
_ABROAD = re.compile(r"[1-9]\d{6,14}")
_KINDS = {
    PhoneNumberType.MOBILE: PhoneKind.MOBILE,
    # In North America nobody can tell them apart.
    PhoneNumberType.FIXED_LINE_OR_MOBILE: PhoneKind.MOBILE,
    PhoneNumberType.FIXED_LINE: PhoneKind.LANDLINE,
    PhoneNumberType.PREMIUM_RATE: PhoneKind.PREMIUM,
    PhoneNumberType.TOLL_FREE: PhoneKind.FREE,
}


def read_phone(text: str, *, plus_may_lack: bool = False) -> PhoneNumber | None:
    """Read one number in any spelling, Turkish unless it has a country's code.

    Digits of any script and of every layout; the marks that phones put around a copied number are
    passed over. None for all else: a letter is never a digit (not of a keypad, and no O for a
    zero), and an extension or a second number makes it doubtful whose it is.

    `plus_may_lack`: from a network, which always writes the country's code, some links without
    the plus.
    """
    if len(text) > _LONGEST:
        return None
    written = "".join(map(_plain, text)).strip()
    if not _WRITTEN.fullmatch(written):
        return None
    has_plus = "+" in written
    digits = re.sub(r"\D", "", written)
    if has_plus and not digits.startswith("90"):
        return _abroad(digits)
    national = _AFTER_COUNTRY.fullmatch(digits[2:]) if has_plus else _NATIONAL.fullmatch(digits)
    if national is not None and (found := _turkish(national[1])) is not None:
        return found
    if not has_plus and digits.startswith("00"):
        # With a zero too many it is more likely a mobile of ours than a phone in Cuba.
        return None if _MOBILE.fullmatch(digits[2:]) else _abroad(digits[2:])
    return _abroad(digits) if plus_may_lack and not has_plus else None


def phone_kind(e164: str) -> PhoneKind | None:
    """Return what a number in E.164 is; None if it is none."""
    found = read_phone(e164) if _E164.fullmatch(e164) else None
    return found.kind if found is not None else None


def display(e164: str) -> str:
    """Write a number in E.164 as it is dialled in Turkey: `0532 123 45 67`."""
    digits = e164.removeprefix(TURKEY)
    if digits != e164 and _COMPANY.fullmatch(digits):
        return f"{digits[:3]} {digits[3]} {digits[4:]}"
    if digits != e164 and len(digits) == len("5321234567"):
        return f"0{digits[:3]} {digits[3:6]} {digits[6:8]} {digits[8:]}"
    try:
        number = phonenumbers.parse(e164)
    except phonenumbers.NumberParseException:
        return e164
    return str(phonenumbers.format_number(number, PhoneNumberFormat.INTERNATIONAL))


def _plain(character: str) -> str:
    """Write a digit in ASCII, and nothing for what cannot be seen."""
    if character.isdecimal():
        return str(unicodedata.decimal(character))
    if unicodedata.category(character) == "Cf":  # direction marks, zero-width spaces
        return ""
    return "+" if character == "\N{FULLWIDTH PLUS SIGN}" else character


def _turkish(national: str) -> PhoneNumber | None:
    if _MOBILE.fullmatch(national):
        kind: PhoneKind | None = PhoneKind.MOBILE
    elif _COMPANY.fullmatch(national):
        kind = PhoneKind.COMPANY
    elif national[:3] in AREA_CODES:
        kind = PhoneKind.LANDLINE
    else:
        kind = _SERVICES.get(national[:3])
    return PhoneNumber(TURKEY + national, kind) if kind is not None else None


def _abroad(digits: str) -> PhoneNumber | None:
    if not _ABROAD.fullmatch(digits):
        return None
    try:
        number = phonenumbers.parse(f"+{digits}")
    except phonenumbers.NumberParseException:
        return None
    if number.country_code == int(TURKEY) or not phonenumbers.is_valid_number(number):
        return None
    kind = _KINDS.get(phonenumbers.number_type(number), PhoneKind.OTHER)
    return PhoneNumber(phonenumbers.format_number(number, PhoneNumberFormat.E164), kind)
