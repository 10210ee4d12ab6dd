"""What somebody who works for us did to the customer, or broke: "temsilciniz bana bağırdı". Pure.

It has the words with which a human is asked for, and is a complaint of one.
"""

from __future__ import annotations

import re
from functools import lru_cache

from actions.reading import verbs
from lexicon.danger import damage
from lexicon.turkish import fold, words_only

_LONGEST = 400
# As a subject: who is asked for stands in another case ("temsilciye", "yetkiliyle").
_WHO = (
    r"(?:temsilci|yetkili|gorevli)(?:si|niz|ler|leri|leriniz|lerden biri|lerinizden biri)?|"
    r"(?:personel|calisan|danisman|operator|eleman|memur|teknisyen|kurulumcu)"
    r"(?:i|u|[iu]niz|lar|ler|lari|leri|lar[iu]niz|leriniz|lar[iu]n[iu]zdan biri)?|"
    r"(?:bayi|usta)(?:si|niz|n[iu]z|ler|lar|leriniz|lar[iu]niz)?|"
    r"(?:telefonda|bayide|magazada|subede|karsima cik|cagri merkezinde)\w* \w+"
)
_DEED = (
    r"bag[iu]r\w*|hakaret\w*|kuf(?:ur|re)\w*|azarla\w*|tersle\w*|kaba\w*|asag[iu]la\w*|"
    r"(?:dalga|alay) (?:gec|ed|et)\w*|tehdit\w*|yalan soyle\w*|kandir\w*|oyala\w*|"
    r"(?:yuzume|suratima|yuzumuze) kapa\w*|saygisiz\w*|terbiyesiz\w*|ukala\w*|laubali\w*|"
    r"taciz\w*|dinleme(?:di|den)\w*|umursama\w*|yanlis (?:bilgi|yonlen)\w*|dolandir\w*|"
    r"(?:rusvet|para) iste\w*|sov(?:du|up)\w*|itti|vurdu|ka[cp]kin\w*"
)
_TOLD = re.compile(rf"\b(?:{_WHO})\b(?: \w+){{0,5}}? (?:{_DEED})\b")
_WISHED = re.compile(r"\b(?:bagla|aktar|gorus(?:mek|tur)|konusmak|cagir|istiyo\w*|isterim|lazim)")


@lru_cache(maxsize=64)
def is_told(text: str) -> bool:
    """Whether a text tells what one of our people did, and asks for nobody."""
    plain = words_only(verbs.plain(fold(text[:_LONGEST])))
    told = _TOLD.search(plain)
    if told is None:
        return damage.is_all(text) and not _WISHED.search(plain)
    return not _WISHED.search(plain, told.end())
