"""The word a text must begin with, in whatever way people write it. Pure functions.

`YARDIM`, `yardım`, `YARDİM`, `Yardim:`, `"Yardım" `, `YARDIMinternetim yok`: all of them mean us.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from backend.kit.text import clean
from lexicon.turkish import fold

# What phones and people put before or around a word: quotes, brackets, emoji, bullets, spaces.
_BEFORE = re.compile(r"[\W_]*")
_AFTER = re.compile(r"[\s\-:;,.!>=*\"'”’)\]]*")  # noqa: RUF001 - quotes as phones write them
# Endings that make another word of the keyword: "yardımcı", "yardıma", "şikayetim". What is glued
# to the keyword and is none of them is the message itself.
_SUFFIX = re.compile(
    r"(?:c[iu]\w*|[aeiu]|y[aeiu]|[dt][ae]n?|n?[iu]n|[iu]n[iu]z\w*|[iu]m|[iu]m[iu]z\w*|l[ae]r\w*"
    r"|l[ae]s\w*|s[iu]z\w*|s[ae]ver\w*)(?!\w)"
)
# Verbs that make a sentence of the keyword: "yardım istiyorum", "şikayet etmek istiyorum".
_VERB = re.compile(
    r"\s+(?:e[dt]\w*|isti\w*|iste\w*|lazim\w*|gerek\w*|al\w*mak\w*|alabil\w*|bekli\w*|ol[au]\w*"
    r"|ver\w*|lutfen)(?!\w)"
)

# Zero-width and direction marks, which some keyboards put in.
_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200e\u200f\u2060\ufeff\u00ad"))


@dataclass(frozen=True, slots=True)
class Marked:
    """A text, and whether the keyword was at its beginning. `rest` is what was meant for us."""

    is_marked: bool
    rest: str


def split(text: str, keyword: str) -> Marked:
    """Find the keyword at the beginning of `text` and take it off.

    It stays where it is part of a sentence ("yardım istiyorum", "yardımcı olur musunuz").
    """
    text = clean(text).strip()
    bare = text.translate(_INVISIBLE)
    start = _end(_BEFORE, bare, 0)
    # Folding keeps every letter's place.
    folded = fold(bare)
    word = fold(clean(keyword)).strip()
    if not word or not folded.startswith(word, start):
        return Marked(is_marked=False, rest=text)
    end = start + len(word)
    if _SUFFIX.match(folded, end) or _VERB.match(folded, end):
        return Marked(is_marked=True, rest=bare[start:])
    return Marked(is_marked=True, rest=bare[_end(_AFTER, bare, end) :].strip())


def _end(pattern: re.Pattern[str], text: str, at: int) -> int:
    match = pattern.match(text, at)
    return match.end() if match else at
