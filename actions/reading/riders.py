"""What follows a yes after "ama", "ancak", "da": what it puts right, adds, or only wishes. Pure.

"Evet, ama tutarı 350 yap" is no leave to register 300; "evet de Allah utandırmasın" is one.
"""

from __future__ import annotations

import re

from actions.reading import signs, trouble, verbs
from lexicon.turkish import fold

PUTS_RIGHT, TELLS, WISHES, LATER, OPEN = "puts right", "tells", "wishes", "later", "open"

_BUT = re.compile(
    r"\b(?:ancak|ama|fakat|yalniz|lakin|sadece)\b|"
    r"^\W*(?:(?:e+v+e+t+|tamam|tmm|olur|dogru|he+|oke?y?|aynen|hepsi|iyi)\W+){1,2}(?:da|de)\b"
)
_RIGHT = re.compile(
    r"\bdegil|\bolacak|\bolsun|\bolmali|\bcikar|\bsil(?:[iu]n\w*)?$|\byanlis|\beksik|\bhatali|"
    r"\bduzel|\badina\w*|\bdegis|\bunut(?:m|ul)|\byap(?:[iu]n\w*|al[iu]m)?$"
)
_COUNT = (
    r"(?:\d+|\b(?:bir|iki|uc|dort|bes|alti|yedi|sekiz|dokuz|on|yirmi|otuz|kirk|elli|altmis|"
    r"yetmis|seksen|doksan|yuz|bin)\b)"
)
_AMOUNT = re.compile(
    rf"{_COUNT} ?(?:tl|lira\w*|gun\w*|hafta\w*|ay\b|ayd\w*|yil\w*|saat\w*|mb\w*|gb\w*|kez|"
    r"kere|kat\w*)\b|"
    r"\b(?:tutar|fatura|ucret|para|borc|iade|hiz)\w* (?:\w+ ){0,2}?\d|₺"
)
# When it should go on, how fast, and what is hoped: nothing of it stands in the summary.
_HASTE = re.compile(
    r"\b(?:acil\w*|acele\w*|cabuk\w*|hizl\w*|bir an (?:once|evvel)|hemen|lutfen|biran once|"
    r"tez|en kisa|bugun|yarin|artik|bu sefer|bi zahmet)\b"
)
_HOPED = re.compile(
    r"\b(?:allah\w*|ins(?:allah)?|insallah|umar[iu]m|umuyo\w*|bakal[iu]m|gorelim|sagol\w*|saol\w*|"
    r"tesekkur\w*|hayirl\w*|kolay|bik(?:t[iu]m|kinlik)\w*|sinir\w*|yorul\w*|yeter\w*|ayip\w*|"
    r"bekl(?:iyo\w*|er[iu]m|etmeyin))\b"
)
_WISHED = re.compile(
    r"\b(?!olsun\b)\w{2,}s[iu]n(?:l[ae]r)?\b|\b(?!yak[iu]n\b|dun\b|gun\b|butun\b)\w{2,}(?:[iu]n[iu]z|[iu]n)$|"
    r"\b\w+(?:[iu]rs[ae]n[iu]z|[aeiu]r m[iu]s[iu]n\w*)"
)
_LATER_ONLY = re.compile(rf"(?:\W*(?:{signs.LATER.pattern}|bugun|degil|simdi|daha))+\W*")


def after_yes(text: str) -> str:
    """Return the words after "ama", as they were written; "" where there are none."""
    but = _BUT.search(fold(text))
    return text[but.end() :].strip(" ,.:;!") if but else ""


def kind(rider: str) -> str:
    """Return what a rider comes to, `OPEN` where its words do not say."""
    plain = verbs.plain(fold(rider))
    if _AMOUNT.search(plain):
        return PUTS_RIGHT
    if _LATER_ONLY.fullmatch(plain):
        return LATER
    if _HASTE.search(plain) or _HOPED.search(plain):
        return WISHES
    if _RIGHT.search(plain):
        return PUTS_RIGHT
    if trouble.is_told(plain) and not trouble.asks(plain):
        return TELLS
    return WISHES if _WISHED.search(plain) or trouble.wishes(plain) else OPEN
