"""By what two complaints are known to be one customer's: mobile, address or line. Pure.

Each is compared as the one reader of such a thing reads it; a telephone number is stored so.
"""

from __future__ import annotations

from lexicon.email_addresses import read_email
from lexicon.phone_numbers import read_phone
from lexicon.turkish import fold, nfc


def email_key(address: str | None) -> str | None:
    """Return an address in the form in which two of them are one, or None where there is none."""
    if not address or not address.strip():
        return None
    return fold(nfc(read_email(address).address or address.strip()))


def line_key(number: str | None) -> str | None:
    """Return a service number in the form in which two are one: E.164, or letters and digits.

    Subscriber numbers are no telephone numbers, and written with any spaces and hyphens.
    """
    if not number:
        return None
    phone = read_phone(number)
    if phone is not None:
        return phone.e164
    return "".join(letter for letter in fold(nfc(number)) if letter.isalnum()) or None
