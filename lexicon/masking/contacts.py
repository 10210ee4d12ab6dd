"""Telephone numbers and e-mail addresses, for logs."""

from __future__ import annotations

import re

from lexicon.masking.marks import MASK, plain_digits

_LEVEL = r"[ \t\u00a0\u200b.\-\u2010-\u2015()/]{0,4}"
_PHONE = re.compile(
    # "+49 151 …", "0049 151 …", and Turkish numbers written like that
    rf"(?<![^\W_])(?<!{MASK})(?:\+|00){_LEVEL}[1-9](?:{_LEVEL}[0-9]){{6,14}}(?![0-9])"
    # mobile, landline, 0850 and the like, with or without 0 or 90
    rf"|(?<![^\W_])(?<!{MASK})(?:(?:90|0){_LEVEL})?"
    rf"[2-58][0-9]{{2}}{_LEVEL}[0-9]{{3}}{_LEVEL}[0-9]{{2}}{_LEVEL}[0-9]{{2}}(?![0-9])"
)
_EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_HIDDEN = MASK * 10


def mask_email(email: str) -> str:
    """Show first letter and host only: `ayse@example.com` becomes `a•••@example.com`."""
    user, _, host = email.partition("@")
    return f"{user[:1]}{MASK * 3}@{host}" if host else MASK * 3


def hide_contacts(text: str) -> str:
    """Hide e-mail addresses but for first letter and host, and telephone numbers altogether."""
    text = _EMAIL.sub(lambda match: mask_email(match[0]), text)
    parts: list[str] = []
    done = 0
    for found in _PHONE.finditer(plain_digits(text)):
        parts += text[done : found.start()], _HIDDEN
        done = found.end()
    return "".join(parts) + text[done:] if parts else text
