"""One of several values that were told, pointed out as the right one: "ilk yazdığım doğru". Pure.

At a summary "doğru" is a yes; said of one among several ("öbürü doğru", "101'li olan doğru") it
says that what the summary shows is not.
"""

from __future__ import annotations

import re

from lexicon.turkish import fold, words_only

_TOLD = r"(?:yaz|ver|soyle|de|bildir|ilet)\w*?d[iu]g\w*"
_ONE_OF_SEVERAL = re.compile(
    rf"\b(?:ilki?(?:n[ie])?|(?:ilk|once|onceden|demin|basta|az once|son|ikinci) {_TOLD}|"
    r"obur\w*|oteki\w*|diger\w*|onceki\w*|eski(?:si\w*)?|ustteki|alttaki|\w{2,} olan[iu]?)\b"
    r"(?: \w+){0,4}? (?:dogru(?:ydu|su)?|gecerli\w*|olsun|olacak\w*|olacakti)\b|"
    r"\bdogru(?:su)? (?:olan\w*|(?:ilk|obur|oteki|diger|onceki|eski|son)\w*)\b"
)
# "Yazdığım gibi doğru", "hepsi doğru olan gibi": said of all of it.
_OF_ALL = re.compile(r"\b(?:hepsi|hepsini|tamami|her ?sey|tumu|aynen|ikisi)\b")
_PART = re.compile(r"\d[\d ]*\d")
_FEWEST_DIGITS = 2


def is_any(text: str) -> bool:
    """Whether a text points out one of several things as the right one."""
    folded = words_only(fold(text))
    return bool(_ONE_OF_SEVERAL.search(folded)) and not _OF_ALL.search(folded)


def number(text: str, shown: str | None, other: str | None) -> str | None:
    """Return the other number (E.164) where it is pointed out instead of the one that is shown."""
    if shown is None or other is None or shown == other or not is_any(text):
        return None
    part = _PART.search(fold(text))
    if part is None:
        return other
    digits = part.group().replace(" ", "").lstrip("0")
    if len(digits) < _FEWEST_DIGITS:
        return other
    return other if digits in other and digits not in shown else None
