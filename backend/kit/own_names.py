"""A customer's own name in a text, as far as it is known; nothing is guessed to be a name. Pure.

Other people's names cannot be told from words, and stay.
"""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from backend.kit.masking import MASK, mask_for_log
from lexicon.turkish import fold

if TYPE_CHECKING:
    from collections.abc import Callable

_WORD = re.compile(r"[^\W\d_]+")
_FEWEST_LETTERS = 3
# Shorter ones begin too many other words: "Ali" is not in "alıyorum".
_WITH_ENDINGS_FROM = 5


def mask_words(text: str, name: str | None) -> str:
    """Hide what `mask_for_log` hides, and the customer's own name but for initials."""
    return hide(mask_for_log(text), name, lambda word: word[:1] + MASK * 3)


def masking(name: str | None) -> Callable[[str], str]:
    """Return what hides so in texts about the customer of this name."""
    return partial(mask_words, name=name)


def hide(
    text: str,
    name: str | None,
    shown: Callable[[str], str],
    *,
    endings_from: int = _WITH_ENDINGS_FROM,
) -> str:
    """Return a text with each word that is a part of `name` as it is to be `shown`.

    Upper and lower case and Turkish letters count alike. A part of at least `endings_from` letters
    is found with whatever ending it carries, a shorter one alone or before an apostrophe. One of
    fewer than three is too often another word, and stays.
    """
    parts = {each for each in _WORD.findall(fold(name or "")) if len(each) >= _FEWEST_LETTERS}
    if not parts:
        return text
    carrying = tuple(each for each in parts if len(each) >= endings_from)

    def put(match: re.Match[str]) -> str:
        word = fold(match.group())
        return shown(match.group()) if word in parts or word.startswith(carrying) else match.group()

    return _WORD.sub(put, text)
