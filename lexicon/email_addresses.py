"""E-mail addresses as customers type them, read in one way at every door. Pure.

A letter to a wrong address tells a stranger, and a Turkish keyboard makes wrong ones: it writes
`GMAİL.COM`, and `ı` for a small `I`. What can mean one address only is put right, and what may also
be another's is asked for again. A domain of its own letters (`örnek.com`, RFC 5890) stays as it is.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

import email_validator

from lexicon.turkish import fold, lower

# Who gives mailboxes to everybody: in plain letters alone, and nobody means a name beside theirs.
PROVIDERS = frozenset(
    """
    gmail.com googlemail.com hotmail.com hotmail.com.tr hotmail.co.uk outlook.com
    outlook.com.tr live.com windowslive.com msn.com yahoo.com yahoo.com.tr
    yahoo.co.uk ymail.com icloud.com me.com mac.com yandex.com yandex.com.tr yandex.ru mynet.com
    ttmail.com ttnet.net.tr superonline.com turk.net proton.me protonmail.com aol.com
    """.split()  # noqa: SIM905 - names read better as a text
)
_PARTS = re.compile(r"([^@]{1,64})@([^@]{1,255})")  # RFC 5321, 4.5.3.1
_DOTTED_CAPITAL = "İ"
# An `i` and the dot above it, as other programs make a small letter of `İ`.
_DOTTED_SMALL = "i\N{COMBINING DOT ABOVE}"


@dataclass(frozen=True)
class Email:
    """What was read: an address, or why there is none."""

    address: str | None = None
    # It is somebody's address, but perhaps not the one that is written: ask again.
    doubtful: bool = False


NONE, DOUBTFUL = Email(), Email(doubtful=True)


def read_email(text: str) -> Email:
    """Read one address. Its name keeps its case; nothing is looked up."""
    written = unicodedata.normalize("NFC", text.strip().replace(_DOTTED_SMALL, _DOTTED_CAPITAL))
    parts = _PARTS.fullmatch(written)
    if parts is None:
        return NONE
    name, domain = parts.groups()
    is_provider = fold(domain) in PROVIDERS
    found_domain = fold(domain) if is_provider else _domain(domain, written)
    found_name = _name(name, is_provider=is_provider)
    if found_domain is None or found_name is None:
        # In doubt only where it would be an address at all.
        plain = _checked(f"{fold(name)}@{fold(domain)}")
        return DOUBTFUL if plain is not None else NONE
    return Email(_checked(f"{found_name}@{found_domain}"))


def on_the_wire(address: str) -> str:
    """Write an address as mail servers take it: a domain of its own letters in `xn--` (RFC 5890).

    What is no address by today's rules stays as it is: it may have been taken by others.
    """
    try:
        found = email_validator.validate_email(address, check_deliverability=False)
    except email_validator.EmailNotValidError:
        return address
    return found.ascii_email or address


def _domain(domain: str, written: str) -> str | None:
    """Return a domain in small letters; None where another may be meant."""
    if domain.isascii():
        # Who wrote an `İ` beside it tells the two apart: this `I` may be an `ı`.
        doubtful = "I" in domain and _DOTTED_CAPITAL in written
        return None if doubtful else domain.lower()
    small = lower(domain)
    if domain == small:
        return small
    # No domain has a small `i` with a dot of its own, so that `İ` is the plain letter.
    dotted = domain.replace(_DOTTED_CAPITAL, "i")
    return dotted.lower() if dotted.isascii() and "I" not in dotted else None


def _name(name: str, *, is_provider: bool) -> str | None:
    """Return what stands before the sign; None where another's may be meant."""
    if name.isascii():
        return name
    if is_provider:
        return fold(name)
    dotted = name.replace(_DOTTED_CAPITAL, "I")
    return dotted.lower() if dotted.isascii() else None


def _checked(address: str) -> str | None:
    try:
        found = email_validator.validate_email(
            address, check_deliverability=False, allow_smtputf8=False
        )
    except email_validator.EmailNotValidError:
        return None
    return found.normalized
