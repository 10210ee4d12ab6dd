"""The day's medicine, a drink, and what is swallowed or jumped at by way of a complaint. Pure.

"Tansiyon ilacımı içtim şimdi sakinim", "annem ilacını içti uyuyor, zile basmayın", "çayımı içtim
bekliyorum", "fırsata atladım". With a word of an end beside it, it is none of these.
"""

from __future__ import annotations

import re

from lexicon.danger.trade import TRADE

_MEDICINE = (
    r"(?:ilac|hap|surub|surup|vitamin|agri kesici|antibiyotik|sakinlestirici|damla)\w*"
    r"(?: \w+){0,2} (?:ic(?:t|m[iu]s|iyo|ip|ir|mem|meden)|al(?:d|iyo|ip|mis)|kullan|yaz)\w*"
)
_EVERYDAY = (
    r"(?:sakin|iyi(?:yim|yiz|lest)?\b|rahatla|gecti|uyudu|uyuyo|yat[iu]yo|yataca|bekliyo|her gun|"
    r"sabah|aksam|ogle|eczane|tansiyon|seker hast|bas(?:im)? agri|basim|doktor|recete|rapor|zil|"
    r"aray|arama|evdeyi|teknisyen|ekip|tesekkur|dinliyo)\w*"
)
_DRINK = (
    r"\b(?:cay|kahve|kola|ayran|su|raki|bira|sarap)\w*(?: \w+){0,3} "
    r"(?:ictim|ictik|iciyo\w*|icerken)\b|"
    r"\b(?:ictim|yuttum) (?:\w+ )?(?:cay|kahve|kola|laf|soz|yalan)\w*|\bhapi yut\w*|"
    r"\b(?:laf|soz|yalan)\w*(?: \w+){0,2} yut\w*"
)
_JUMPS_AT = (
    r"\b(?:paket|tarife|kampanya|firsat|teklif)\w*[ae](?: \w+)? atla\w*|"
    r"\bkendimi (?:\w+ )?(?:zor|size|bayi\w*|magaza\w*|sube\w*|yollara|disari\w*) "
    r"(?:\w+ )?(?:at|tut)\w*"
)
# A pacemaker is why a line is needed; a modem is what one would smash.
_PACEMAKER = r"\bkalp pil\w*(?: \w+){0,2} (?:var|takili|kullan|tasiyo)\w*"
_DEVICE, _I_SMASH = (
    r"(?:modem|kutu|cihaz|router|kumanda)\w*",
    r"(?:kir|parcala|vur|at|yak|ez)\w{0,4}[iu]m\b",
)
_SMASHES = rf"\b{_I_SMASH}(?: \w+){{0,3}} {_DEVICE}|\b{_DEVICE}(?: \w+){{0,3}} {_I_SMASH}"
_SO = re.compile(
    rf"\b{_MEDICINE}.*?\b(?:{_EVERYDAY}|{TRADE})|\b(?:{_EVERYDAY}|{TRADE}).*?\b{_MEDICINE}|"
    rf"{_DRINK}|{_JUMPS_AT}|{_PACEMAKER}|{_SMASHES}",
    re.ASCII,
)
_TO_END_IT = re.compile(
    r"\b(?:bitsin|bitti\b(?! faturam)|olmek|olecem|olece\w*|olunce|oluyor\w*|uyanm[ai]\w*|veda\w*|"
    r"elveda|affed\w*|affet\w*|hosca ?kal\w*|gidiyorum|fazla|hepsi\w*|kutu\w*|avuc\w*|bilerek|"
    r"kusuyo\w*|bayil\w*|baygin\w*|titr\w*|uyandiram\w*)"
)


def is_so(words: str) -> bool:
    """Whether folded words tell of it, and of nothing that is to end by it."""
    return bool(_SO.search(words)) and not _TO_END_IT.search(words)
