"""How a Turkish verb is meant: done, not done, only if, or only named. Pure.

What is looked at are the endings after a verb's stem, in folded letters and in the spellings of
chats, where vowels are left out ("silmyn", "calsiyo"): negation is the `m` that follows the stem.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lexicon import spoken

if TYPE_CHECKING:
    from collections.abc import Iterator

DO, DO_NOT, IF, NAMED = "do", "do not", "if", "named"

_VOICE = r"(?:[iu]l|[iu]?n|[dt][iu]r)?"
_NAMED = re.compile(
    _VOICE
    + r"(?:(?:y?[ae])?m[ae](?:k\w*|d[ae]n|s[iu]|s[iu]n[iuaed]\w*|n[iu]z\w*|m[iu]\w*|yi|ya|ye)|"
    r"(?:m[ae])?[dt][iu]g\w+|(?:m[ae]y?)?[iuae]?y?[ae]?c[ae]g[iu](?![mz]$)\w*|[iu]nc[ae]|[iu]p|"
    r"[ae]rak|"
    r"[dt][iu]kt[ae]n|[iu]?rken|[ae]n(?:[iu]|l[ae]r\w*)?|[iu]s\w*)"
)
_BEGGED = re.compile(_VOICE + r"(?:[iu]ver)?s[ae]n(?:[ae]|[iu]z[ae])")
_IF = re.compile(
    _VOICE + r"(?:m[ae])?(?:s[ae](?:m|n|k|n[iu]z|l[ae]r)?|[iuae]?[rz]s[ae]\w*|[dt][iu]ys[ae]\w*)"
)
_DO_NOT = re.compile(
    _VOICE + r"(?:y?[ae])?m(?:[ae]|[ae]?y[iu]?n\w*|[ae]?s[iu]?n(?:l[ae]r)?|[ae]?y[ae]?l[iu]?m|"
    r"[ae]?y[iae]y?[iu]?m|[ae]m|[ae]z\w*|[iu]?yo\w*|[iu]?yr\w*|[iu]?y?c[ae]?\w*|[ae]y[ae]?c\w*|"
    r"[ae][dt][iu][mk]?|[ae]m[iu]s\w*)"
)
_DO = re.compile(
    _VOICE + r"(?:|[iu]?n|[iu]?y?n[iu]?z|[iu]ver\w*|s[iu]?n(?:l[ae]r)?|g[iu]l|y?[ae]?l[iu]?m|"
    r"y?[ae]y[iu]?m|"
    r"[iu]y[iu]m|[ae]?b[iu]?l[iu]?r\w*|[iu]?yo\w*|[iu]?yr\w*|[iu]y?c[ae]\w*|y?[ae]c[ae]\w*|"
    r"[aeiu]r(?:[iu]z|[iu]m|s[iu]n(?:[iu]z)?|m[iu]s[iu]n\w*)?|[ae]k|[dt][iu][mk])"
)
_ASSERTED = re.compile(
    r"(?:[dt][iu]?(?:m|k|l[ae]r)?|m[iu]?s(?:t[iu]r|l[ae]r|[iu]m)?|[iu]?yo(?:r(?:um|uz|l[ae]r)?|m|"
    r"z)?|"
    r"[iu]?yr(?:m|z)?|m[ae]kt[ae]\w*)"
)
_DENIED = re.compile(
    r"(?:y?[ae])?m[aeiu]?(?:[dt](?![ae]n|[iu]g)\w{0,5}|m[iu]?s\w*|y[iou]?r?\w*|z(?:l[ae]r)?|"
    r"y?[ae]?c\w*|m[ae]kt\w*)"
)


plain = spoken.plain


def mood(ending: str) -> str | None:
    """Return how a verb with this ending is meant as an answer to "shall we …?"."""
    if _BEGGED.fullmatch(ending):
        return DO
    if _NAMED.fullmatch(ending):
        return NAMED
    if _IF.fullmatch(ending):
        return IF
    if _DO_NOT.fullmatch(ending):
        return DO_NOT
    return DO if _DO.fullmatch(ending) else None


def moods(stem: re.Pattern[str], words: list[str]) -> Iterator[tuple[int, str]]:
    """Yield where one of the stems is a verb, and how it is meant."""
    for at, word in enumerate(words):
        match = stem.match(word)
        found = mood(word[match.end() :]) if match else None
        if found is not None:
            yield at, found


def is_asserted(ending: str) -> bool:
    """Whether a verb with this ending says that something is or has become so."""
    return bool(_ASSERTED.fullmatch(ending))


def is_denied(ending: str) -> bool:
    """Whether a verb with this ending says that something is not so or cannot be done."""
    return bool(_DENIED.fullmatch(ending))
