"""Whether somebody says that nothing is to be ended or moved: "iptal etmek istemiyorum". Pure.

The words of a request, denied: who says so is told neither how to leave nor taken as leaving.
"""

from __future__ import annotations

import re

from actions.reading import verbs
from lexicon.turkish import fold

_NOT_WANTED = (
    # "İstemişsiniz" and "düşünmüşsünüz" deny nothing.
    r"(?: \w+)? (?:istemi(?:yo|c)\w*|istemem|istemed\w*|dusunmuyo\w*|"
    r"niyet\w* yok|niyet\w* degil\w*)"
)
_END = (
    r"(?:iptal|fes[ih]\w*|sonlandir|kapat|kapan|bitir|kes|kestir|ayril|cik|cay|durdur|dondur|tasi|"
    r"devret|vazgec|geri cek|geri al|cek)"
)
_DENIED = re.compile(
    # "iptal ettirmek istemiyorum", "kapatmayı düşünmüyorum", "taşıtmak niyetim yok"
    rf"\b{_END}\w*?(?: e[dt]\w*?| ol\w*?)?m[ae](?:k|y[iu]|s[iu]n[iu]|ye|ya|ge|ga)?{_NOT_WANTED}|"
    # "iptal istemiyorum": without a comma the matter itself is what is not wanted
    rf"\b(?:iptal|fesih)(?:ini?|i)?{_NOT_WANTED}|"
    # "kapatmayın", "iptal etmeyin", "iptal olmasın", "iptal etmiyorum"
    rf"\b(?:{_END}(?:t[iu]r)?|(?:iptal|fesh?) ?(?:e[td](?:t[iu]r)?|ol))"
    r"m(?:[ae](?:y[iu]n(?:[iu]z)?|s[iu]n(?:lar|ler)?|y[iu]c\w*|y[ae]c[ae]g\w*|m)|"
    r"[iu]yor(?:um|uz)|[iu]yom|[iu]c[ae]m)\b"
)
_TO_BE_ENDED = re.compile(
    r"\b(?:iptal ed(?:in|iniz|er|iyorum|elim|ecegim|icem)|kapatin|kapatalim|vazgectim|vazgeciyorum|"
    r"silin|birakin)\b"
)


def is_said(text: str) -> bool:
    """Whether a text denies the end of something, and asks for none in the same breath."""
    plain = _parted(text)
    return bool(_DENIED.search(plain)) and not _TO_BE_ENDED.search(plain)


def told_beside(text: str) -> str:
    """Return what a text says besides, in plain letters."""
    return _DENIED.sub(" ", _parted(text))


def _parted(text: str) -> str:
    """Return plain words, and a comma for whatever stands between two of them."""
    return " ".join(re.sub(r"[^\w\s]", " , ", verbs.plain(fold(text))).split())
