"""Hide what nobody may keep: card numbers, national ids, IBANs, passwords and codes.

One function guards what both sides store and print: messages, forms, SMS and staff's notes in the
system of record, Rasa's tracker, and the logs of all processes. Therefore it lies here and needs
the standard library only (docs/adr/0013-masking.md); the check digits are held against
python-stdnum by the tests. Pure functions on text, each reading a text once.
"""

from __future__ import annotations

import re

from lexicon.masking import announced, ibans, numbers, words
from lexicon.masking.contacts import hide_contacts, mask_email
from lexicon.masking.marks import MASK

__all__ = ["MASK", "mask_email", "mask_for_log", "mask_secrets"]

# A number that another was glued to stands alone once that one is hidden. More than two passes are
# needed by nobody who writes numbers, and a text of nothing else shall not take for ever.
_MOST_PASSES = 8
_MAYBE = re.compile(r"[\d:=>\u2192]")


def mask_secrets(text: str, *, keep_six_digits: bool = False) -> str:
    """Replace card numbers, national ids, IBANs, passwords and codes by dots.

    Cards and IBANs keep their last four digits, so that customer and agent can speak of the same
    one; what follows a card (expiry, security code) goes with it. Phone, service and tracking
    numbers, IMEI and ICCID stay as written: complaints need them. Where a secret and another
    number can be read in the same digits, the reading counts that explains more of them; if both
    explain as many, the secret. Masking twice is masking once.

    `keep_six_digits` is for the answer to the question for our own code: "onay kodu 482109" stays.
    """
    if not _MAYBE.search(text):
        return text
    for _ in range(_MOST_PASSES):
        told = announced.hide(numbers.hide(ibans.hide(text)))
        hidden = words.hide(told, keep_six_digits=keep_six_digits)
        if hidden == text:
            break
        text = hidden
    return text


def mask_for_log(text: str) -> str:
    """Take every secret, e-mail address and telephone number out of a text for a log."""
    return hide_contacts(mask_secrets(text))
