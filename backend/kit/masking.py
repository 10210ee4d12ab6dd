"""Hide what nobody may keep: secrets in what is stored, contacts in what is shown and logged.

`mask_secrets` runs before anything a customer wrote is stored. It and `mask_for_log` are the ones
that guard Rasa's side too (`lexicon.masking`).
"""

from __future__ import annotations

from lexicon.masking import MASK, mask_email, mask_for_log, mask_secrets

__all__ = ["mask_email", "mask_for_log", "mask_name", "mask_phone", "mask_secrets"]


def mask_phone(phone: str) -> str:
    """Show the ends of a number only: `+905321234567` becomes `+90532•••••67`."""
    return phone[:6] + MASK * max(len(phone) - 8, 0) + phone[-2:] if phone else phone


def mask_name(name: str) -> str:
    """Show initials only: `Ayşe Yılmaz` becomes `A••• Y•••`."""
    return " ".join(part[:1] + MASK * 3 for part in name.split())
