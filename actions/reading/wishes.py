"""How a customer wants to be reached: "sabah arasınlar", "eşimi arayın", "akşam evdeyim". Pure.

No wish for a human now, and no part of the trouble: it is noted for whoever works on the complaint.
"""

from __future__ import annotations

import re

from actions.reading import human_words, trouble, verbs
from lexicon.turkish import fold

_MOST_WORDS = 24
_CALL = re.compile(
    r"\b(?:arama yap(?:ma|ilma)\w*|"
    r"ara(?:s[iu]n(?:lar)?|y[iu]n(?:[iu]z)?|[rs]+[iau]?n[iu]z|rs[iu]n|sana\w*|ns[iu]n|"
    r"nmas[iu]n\w*|nmak|ma|"
    r"mas[iu]n(?:lar)?|may[iu]n(?:[iu]z)?|y[iu]ver\w*)?|"
    r"ulas(?:s[iu]n(?:lar)?|[iu]n(?:[iu]z)?|ma\w+n(?:lar)?)|"
    r"gel(?:s[iu]n(?:ler)?|[iu]n(?:[iu]z)?|me\w*s[iu]n(?:ler)?|mey[iu]n(?:[iu]z)?)|"
    r"(?:mesaj|sms|msj|mail|zil\w*) (?:at|gonder|yolla|cal)\w*n(?:lar|ler|iz)?|"
    r"haber (?:ver(?:in|s[iu]n\w*|mey[iu]n\w*)|et(?:sin\w*)?|ed[iu]n)|"
    r"don(?:sun|s[iu]nler)|donus yap\w*n|iletisime gec\w*n|"
    r"(?:cal|rahatsiz et)ma?m?[ae]?\w*n(?:lar|ler)?)\b"
)
_WHEN = re.compile(
    r"\b(?:sabah|ogle|oglen|aksam|gece|gunduz|ikindi|hafta ?(?:ici|sonu)|mesai|cumartesi|pazar|"
    r"pazartesi|sali|carsamba|persembe|cuma|saat|yarin|haftaya)\w{0,6}\b|"
    r"\b\d{1,2}(?:[.:]\d\d)?['\u2019]?(?:[dt][ae]n?|y?[ea])? ?"
    r"(?:sonra|once|aras[iu]|gibi|bucuk|kadar)\b"
)
_KIN = re.compile(
    r"\b(?:es|koca|kari|anne|baba|ogl|oglan|kiz|kardes|abi|abla|torun|gelin|damad|komsu|yegen|amca|"
    r"dayi|teyze|avukat|muhasebeci|sekreter)[iu]?(?:m|miz)[iuae]?(?:n[iu]?)?\b|"
    r"\b(?:ona|onu|kendisi\w*)\b"
)
_HOW = re.compile(
    r"\b(?:telefonla|sadece|yalniz(?:ca)?|mesajla|whatsapp\w*|sabit\w*|cepten|ev telefonu\w*|"
    r"yazili\w*|zil\w*|kapi\w*|once)\b"
)
_NOT = re.compile(
    r"\b(?:ara|ulas|gel|cal|rahatsiz et)(?:n)?m[ae](?:s[iu]n|y[iu]n)\w*|"
    r"\barama yap(?:ma|ilma)\w*n(?:lar|iz)?\b"
)
_AVAILABLE = re.compile(
    r"\b(?:musait\w*|evde(?:y[iu]m|y[iu]z|yiz)|uygun(?:um|uz| olur\w*| degil\w*)|isteyim|isteyiz|"
    r"calis(?:iyorum|iyom|ta\w*)|nobette\w*|derste\w*|okulda\w*|"
    r"evde (?:olmam|olurum|oluruz|olmayiz))\b"
)
_AT_HOME = re.compile(r"\bevde\b.{0,40}\b(?:var|yok|kal\w+|uyuyor|uyuyo)\b|\bbebek uyu\w+")
_ASKS = re.compile(r"\?(?!\S)|\bm[iu](?:s[iu]n\w*|y[iu]m|y[iu]z|d[iu]r)?\b|\bne ?zaman|\bkac\w*")


def told(text: str) -> bool:
    """Whether a message says when, where, how or who is to be called or visited."""
    plain = verbs.plain(fold(text))
    if not 0 < len(plain.split()) <= _MOST_WORDS or _ASKS.search(plain):
        return False
    if human_words.WHO.search(plain):
        return False
    called = bool(_CALL.search(plain))
    with_details = any(one.search(plain) for one in (_WHEN, _KIN, _HOW, _NOT))
    available = bool(_AVAILABLE.search(plain) and _WHEN.search(plain))
    if not (available or (called and with_details) or _at_home(plain)):
        return False
    return called or not trouble.is_told(plain)


def _at_home(plain: str) -> bool:
    """Whether it says who is or is not at home, and nothing of the service."""
    return bool(_AT_HOME.search(plain)) and not trouble.about_the_service(plain)
