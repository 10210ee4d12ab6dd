"""Hide what nobody may keep: card numbers, national ids, passwords; and, for logs, contacts.

Pure functions on text. `mask_secrets` runs before anything a customer wrote is stored.
"""

from __future__ import annotations

import re

MASK = "•"

# All of them read a text once: nothing unbounded is tried again from the next character.

_CARD = re.compile(r"(?<![\d+])\d(?:[ \-.]?\d){12,18}(?!\d)")
_NATIONAL_ID = re.compile(r"(?<!\d)[1-9]\d{2}(?:[ ]?\d{2,3}){3,4}(?!\d)")
_PASSWORD = re.compile(
    r"(?P<word>\b(?:[şsŞS][iıİI](?i:frem?)|(?i:parolam?|pass?word|cvv2?|cvc))(?:\s*(?i:kodu))?)"
    r"(?P<between>\s*[:=]\s*|\s+)(?P<secret>(?=[^\s\d]{0,99}+\d)\S{3,})"
)
_PHONE = re.compile(
    r"(?<!\d)(?:\+?90|0)?[ (]{0,4}5\d{2}[ )\-.]*\d{3}[ \-.]*\d{2}[ \-.]*\d{2}(?!\d)"
)
_EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_TRACKING_DIGITS = 12
_CARD_DIGITS = range(13, 20)
_ID_DIGITS = 11


def mask_secrets(text: str) -> str:
    """Replace card numbers (Luhn), national ids (their two check digits) and passwords by dots.

    The last four digits of a card stay, so that customer and agent can speak of the same card.
    """
    text = _CARD.sub(_mask_card, text)
    text = _NATIONAL_ID.sub(_mask_national_id, text)
    return _PASSWORD.sub(lambda m: m["word"] + m["between"] + MASK * 6, text)


def mask_phone(phone: str) -> str:
    """Show the ends of a number only: `+905321234567` becomes `+90532•••••67`."""
    return phone[:6] + MASK * max(len(phone) - 8, 0) + phone[-2:] if phone else phone


def mask_email(email: str) -> str:
    """Show first letter and host only: `ayse@example.com` becomes `a•••@example.com`."""
    user, _, host = email.partition("@")
    return f"{user[:1]}{MASK * 3}@{host}" if host else MASK * 3


def mask_name(name: str) -> str:
    """Show initials only: `Ayşe Yılmaz` becomes `A••• Y•••`."""
    return " ".join(part[:1] + MASK * 3 for part in name.split())


def mask_for_log(text: str) -> str:
    """Take every contact and secret out of a text that is about to be logged."""
    text = mask_secrets(text)
    text = _EMAIL.sub(lambda m: mask_email(m[0]), text)
    return _PHONE.sub(MASK * 10, text)


def _digits(text: str) -> str:
    return re.sub(r"\D", "", text)


def _mask_card(match: re.Match[str]) -> str:
    digits = _digits(match[0])
    if len(digits) not in _CARD_DIGITS or not _luhn(digits):
        return match[0]
    return MASK * (len(digits) - 4) + digits[-4:]


def _mask_national_id(match: re.Match[str]) -> str:
    digits = _digits(match[0])
    return MASK * _ID_DIGITS if is_national_id(digits) else match[0]


def _luhn(digits: str) -> bool:
    """ISO/IEC 7812-1, annex B."""
    total = 0
    for place, character in enumerate(reversed(digits)):
        value = int(character) * (2 if place % 2 else 1)
        total += value - 9 if value > 9 else value  # noqa: PLR2004 - the sum of the two digits
    return total % 10 == 0


def is_national_id(digits: str) -> bool:
    """Check the two control digits of a Turkish identity number (T.C. kimlik numarası)."""
    if len(digits) != _ID_DIGITS or digits[0] == "0" or not digits.isascii():
        return False
    d = [int(character) for character in digits]
    tenth = (7 * sum(d[0:9:2]) - sum(d[1:8:2])) % 10
    return tenth == d[9] and sum(d[:10]) % 10 == d[10]
