"""Hedges take no danger away: "duman geliyor gibi", "yanıyor olabilir, emin değilim". Pure.

Whoever is not sure of what they see still saw it. Only what a thing is compared with ("yangın
gibi", "deprem olmuş gibi") or what was never seen is no danger; there the words stay.
"""

from __future__ import annotations

import re

from lexicon.turkish import fold, nfc

_HEDGE = (
    r"(?:(?:da |de )?gibi(?: (?:geldi|geliyo\w*|gorun\w*|sanki|birsey|bi ?sey|bir sey))?|sanki|"
    r"galiba|herhalde|heralde|her halde|sanirim|sanirsam|belki|olabilir|olmali|muhtemelen|"
    r"mi ne|mu ne)"
)
_SEEN = r"(?:[a-z]{2,}[iu]yo(?:r(?:lar|du|lardi)?)?|[a-z]{2,}(?<!m[ae])[dt][iu](?:lar|ler)?|var)"
# What is seen to go on, not "-miş gibi", which compares.
_AFTER_WHAT_IS_SEEN = rf"\b{_SEEN},?(?P<after>(?:,? {_HEDGE})+)\b"
_SIGHT = r"(?:duman|alev|kivilcim|yanik|koku|ates|yangin)\w*"
_SOMETHING_LIKE_IT = rf"\b{_SIGHT}(?P<like> gibi)(?= (?:bir ?seyl?e?r?|bi ?seyl?e?r?)\b)"
_AS_IF_FROM = rf"(?P<before>\bsanki )(?=(?:\w+ ){{0,4}}?\w{{2,}}[dt][ae]n (?:\w+ ){{0,2}}?{_SIGHT})"
_IS_IT = (
    rf"\b{_SIGHT}(?P<asked> m[iu])(?= (?:\w+ ){{1,2}}?"
    r"(?:bilm[iu]yo|bilem[iu]yo|emin deg|anlam[ai]|anlayam|ne\b))"
)
_HEDGED = re.compile(f"{_AFTER_WHAT_IS_SEEN}|{_SOMETHING_LIKE_IT}|{_AS_IF_FROM}|{_IS_IT}", re.ASCII)
_PARTS = ("after", "like", "before", "asked")


def without(text: str) -> str:
    """Return `text` without the hedges beside what is seen."""
    text = nfc(text)
    folded = fold(text)
    if len(folded) != len(text):
        return text
    kept, end = [], 0
    for match in _HEDGED.finditer(re.sub(r"\s", " ", folded)):
        part = next(name for name in _PARTS if match[name] is not None)
        kept += [text[end : match.start(part)], " "]
        end = match.end(part)
    return "".join([*kept, text[end:]])
