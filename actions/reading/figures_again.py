"""A figure that is told otherwise than before, without what it was: "yok 1.350,75 miş". Pure.

"Ya 5 oldu", "yanlış söyledim 1.250,75 doğruydu": brief, with one figure and nothing else of weight.
"""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from lexicon.turkish import fold

_NUMBER = r"\d{1,3}(?:\.\d{3})+(?:,\d{1,2})?|\d{1,5}(?:[.,]\d{1,2})?"
_FIGURE = re.compile(rf"(?<![\w.,])(?P<number>{_NUMBER})(?![\d.,]*\d)")
_UNIT = (
    r"(?:tl|lira\w*|gun\w*|hafta\w*|ay|aydir|ayi|saat\w*|yil\w*|mb\w*|gb\w*|kere|kez|defa|kurus\w*)"
)
# What says that it is told anew; what may stand around it.
_ANEW = re.compile(
    r"\b(?:yok|yo|hayir|yanlis\w*|pardon|aslinda|dogrusu\w*|dogruy\w*|oldu\w*|olmus\w*|ol[au]?cak\w*|"
    r"y?[iu]?m[iu]s|degilmis)\b|\d['\u2019 ]?(?:y?m[iu]s|y?d[iu])\b"
)
_AROUND = re.compile(
    r"(?:ya+|be|yani|tamam|evet|iste|artik|bile|hatta|tam|ama|de|da|ki|simdi|bugun|toplam|tutar|"
    r"fatura\w*|soyle\w*|yaz\w*|de(?:dim|mistim)|gelmis\w*|geldi\w*|dogru|bu|o|su|onu|ben)"
)
_MOST_WORDS, _ALIKE = 7, 0.7


def told(text: str) -> str | None:
    """Return the figure as it is written, None where a text tells anything else."""
    folded = fold(text)
    found = [*_FIGURE.finditer(folded)]
    digits = sum(map(str.isdigit, folded))
    if len(found) != 1 or len(folded.split()) > _MOST_WORDS or not _ANEW.search(folded):
        return None
    if digits != sum(map(str.isdigit, found[0]["number"])):
        return None
    words = re.findall(r"[a-z]+", folded)
    known = (_ANEW, _AROUND, re.compile(_UNIT), re.compile(r"y?[iu]?[md][iu]s?"))
    if any(not any(one.fullmatch(word) for one in known) for word in words):
        return None
    return text[slice(*found[0].span("number"))]


def in_story(story: str, figure: str) -> str | None:
    """Return the story with its one sum replaced that is much like a figure, None else."""
    if len(figure) < _OF_A_SUM or figure in story:
        return None
    likely = [one for one in _FIGURE.finditer(story) if _is_like(one["number"], figure)]
    if len(likely) != 1:
        return None
    start, end = likely[0].span("number")
    return f"{story[:start]}{figure}{story[end:]}"


_OF_A_SUM = 3


def _is_like(one: str, other: str) -> bool:
    if len(one) != len(other) or ("," in one) != ("," in other):
        return False
    return SequenceMatcher(None, one, other).ratio() >= _ALIKE
