"""Which language somebody asked for a person in, before their words: `[en] my bill is wrong`.

The assistant writes it so when it is not Turkish; whoever reads the request is told by name. Pure.
"""

from __future__ import annotations

import re

NAMES = {"en": "İngilizce", "de": "Almanca", "ar": "Arapça", "ru": "Rusça", "ku": "Kürtçe"}
"""The languages that are read beside Turkish, by code, as the house calls them."""
_MARK = re.compile(rf"\[({'|'.join(NAMES)})\] ")


def marked(language: str | None, text: str) -> str:
    """Return words with the language they are in, where it is not Turkish."""
    return f"[{language}] {text}" if language in NAMES else text


def language_of(text: str) -> str | None:
    """Return the code of the language that stands before words; None for Turkish."""
    found = _MARK.match(text)
    return found[1] if found else None


def named(text: str) -> str:
    """Return marked words as people of the house read them: "İngilizce: my bill is wrong"."""
    language = language_of(text)
    return _MARK.sub(f"{NAMES[language]}: ", text, count=1) if language else text
