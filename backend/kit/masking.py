"""Hide what nobody may keep: secrets in what is stored, contacts in what is shown and logged.

`mask_secrets` runs before anything a customer wrote is stored. It and `mask_for_log` are the ones
that guard Rasa's side too (`lexicon.masking`).
"""

from __future__ import annotations

from lexicon import phone_numbers
from lexicon.masking import MASK, mask_email, mask_for_log, mask_secrets

__all__ = [
    "MASK",
    "mask_email",
    "mask_for_log",
    "mask_name",
    "mask_phone",
    "mask_secrets",
    "show_phone",
]

_BEGINS, _ENDS = 4, 2


def show_phone(number: str) -> str:
    """Write a number as it is read out: `+905321234567` becomes `0532 123 45 67`.

    What is no number of the telephone's plan (a line's, a contract's) stays as it is.
    """
    return phone_numbers.display(number) if number.startswith("+") else number


def mask_phone(phone: str) -> str:
    """Show the ends of a number only: `+905321234567` becomes `0532 ••• •• 67`."""
    shown = show_phone(phone)
    hidden = range(_BEGINS, len(shown) - _ENDS)
    return "".join(
        MASK if at in hidden and letter != " " else letter for at, letter in enumerate(shown)
    )


def mask_name(name: str) -> str:
    """Show initials only: `Ayşe Yılmaz` becomes `A••• Y•••`."""
    return " ".join(part[:1] + MASK * 3 for part in name.split())
