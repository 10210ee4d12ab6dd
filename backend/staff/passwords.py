"""Passwords: hashed with argon2id, refused only where they would be guessed.

Length is what counts (NIST SP 800-63B, 5.1.1.2): no rule asks for digits or signs, none expires.
"""

from __future__ import annotations

import secrets
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from lexicon.turkish import fold

SHORTEST, LONGEST = 10, 200
TOO_SHORT = f"Parola en az {SHORTEST} karakter olmalı."
TOO_LONG = f"Parola en çok {LONGEST} karakter olabilir."
TOO_PLAIN = "Bu parola kolay tahmin edilir. Birkaç kelimelik bir cümle seçin."
_FEWEST_CHARACTERS = 5
# Begin many lists of leaked passwords, or are what everybody here would think of.
_GUESSED = ("parola", "sifre", "password", "qwerty", "yardim", "telekom", "123456", "istanbul")
# Nothing that looks like another letter when it is read out or copied by hand.
_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
_GROUPS, _GROUP = 4, 4

# The library's own parameters follow RFC 9106's second recommendation.
_HASHER = PasswordHasher()


def hashed(password: str) -> str:
    """Return what is stored of a password. Takes some 50 ms of a processor: not on the loop."""
    return _HASHER.hash(password)


def fits(password: str, stored: str | None) -> bool:
    """Whether a password is the stored one; as slow where none is stored, so that nobody can tell.

    Not on the loop, as `hashed`.
    """
    try:
        matches = _HASHER.verify(stored or _nobodys(), password)
    except (VerificationError, InvalidHashError):
        return False
    return matches and stored is not None


def is_outdated(stored: str) -> bool:
    """Whether a stored hash was made with weaker parameters than those of today."""
    return _HASHER.check_needs_rehash(stored)


def one_time() -> str:
    """Make a password to be read out once and changed at the first login: 78 bits."""
    groups = ("".join(secrets.choice(_LETTERS) for _ in range(_GROUP)) for _ in range(_GROUPS))
    return "-".join(groups)


def wrong_with(password: str, username: str) -> str | None:
    """Say in Turkish why a password cannot be chosen, or None."""
    if len(password) < SHORTEST:
        return TOO_SHORT
    if len(password) > LONGEST:
        return TOO_LONG
    plain = fold(password)
    left = plain
    for word in (fold(username), *_GUESSED):
        left = left.replace(word, "")
    if len(set(plain)) < _FEWEST_CHARACTERS or len(left) < SHORTEST // 2:
        return TOO_PLAIN
    return None


@cache
def _nobodys() -> str:
    return _HASHER.hash(secrets.token_urlsafe())
