"""What is asked of the date that was told: why that one, and whether it cannot be sooner. Pure.

Held where a complaint is registered and its date was said. Days of other things ("taahhüdüm salıya
bitmez mi") and what went wrong on a day ("salı günü neden gelmediniz") are none.
"""

from __future__ import annotations

import re

from actions.reading import trouble, verbs
from lexicon.turkish import fold, words_only

_MOST_WORDS = 14
_MONTH = r"(?:ocak|subat|mart|nisan|mayis|haziran|temmuz|agustos|eylul|ekim|kasim|aralik|araliga)"
_DAY = (
    r"(?:pazartesi|sali|carsamba|persembe|cuma(?:rtesi)?|pazar|haftaya|hafta ?(?:sonu|basi|ici)|"
    rf"bu hafta|yarin|bugun|aksam|ogle|sabah|bayram|ay ?(?:basi|sonu)|\d{{1,2}} ?{_MONTH}|{_MONTH}|"
    r"(?:\d{1,2}|b[iu]r?|iki|uc|dort|bes|yedi|on) ?(?:gun|is gun|hafta|saat))\w*"
)
_DONE = (
    r"(?:yetis|bit|coz|hallol|hallet|halled|sonuc|yap|tamir|onar|duzel|gel|ol|don|acil|baglan|ver|bak|"
    r"ilgilen)"
)
_MAY_IT = (
    rf"{_DONE}\w*(?: ed)?\w*(?:maz|mez|[aeiu]r|bilir|bilr|[ae]cak|[ae]cek|cek|cak)\w* ?m[iu]\w*"
)
_SHALL = (
    rf"{_DONE}\w*(?:s[iu]n(?:ler|lar)?|[iu]r[iu]n(?:[iu]z)?|t[iu]r[iu]n(?:[iu]z)?|d[iu]n|l[iu]m)|"
    r"(?:yap|coz|onar|duzelt|bitir|tamir ed)[iu]n(?:[iu]z)?|lazim|sart|"
    r"isti?yo\w*|isterim|istiyom|yetistir\w*|hallediver\w*|halledin"
)
_SOONER = re.compile(
    r"\b(?:daha|biraz|az|en) (?:da |bir )?(?:erken|erkene|hizli|cabuk|yakin|kisa|tez)\w*"
    r"(?! (?:\w+ )?(?:aradi|yazdi|soyledi|dedi|bildir|gelmis))|"
    r"\bdaha once(?:ki|ye|sine)? (?:\w+ ){0,2}?(?:ol|bit|coz|hallol|yap|gel|ver|tarih|alin)\w*"
    r"(?:maz|mez|r|sin|bilir|cak|cek|n) ?(?:m[iu]\w*)?$|"
    r"\b(?:one|erkene|geriye) (?:al|cek)\w*|\b(?:hizlandir|cabuklastir|acele ed|acele et)\w*|"
    rf"\b{_DAY}(?: (?:kadar|icin|once|icinde|gunu|gune|de|da)){{0,2}}(?: \w+)? {_MAY_IT}|"
    rf"\b{_DAY}(?: (?:kadar|icin|once|icinde|gunu|gune)){{0,2}}(?: \w+)? (?:{_SHALL})\b|"
    rf"\b(?:{_MAY_IT}) {_DAY}$"
)
_WHY = (
    r"(?:neden|niye|nicin|niyeymis|nedenmis|sebebi(?: ne)?|ne diye|neye gore|nasil hesap\w*|"
    r"hangi kural\w*)"
)
_OF_A_DATE = rf"(?:{_DAY}|tarih\w*|sure\w*|gun\w*|gec\b|uzun\w*|bekl\w*|bu kadar|o kadar|boyle)"
_WHY_THEN = re.compile(
    rf"\b{_WHY}(?: \w+){{0,3}}? {_OF_A_DATE}|\b{_OF_A_DATE}(?: \w+){{0,3}}? {_WHY}\b|"
    r"\b(?:bu |o )?(?:tarih|sure|gun)\w* (?:\w+ )?(?:nereden|nerden|neye|nasil|kim) "
    r"(?:\w+ )?(?:cik|gore|belirle|hesapla|koy|ver)\w*"
)
_HAPPENED = re.compile(
    r"\b\w{2,}m[ae](?:d[iu]|m[iu]s)\w*|\b\w{2,}(?:[dt][iu]n[iu]z|[dt][iu]l[ae]r)\b|"
    r"\b\w+d[iu]r\b|\b\w+[dt][ae]n beri\b|\b(?:kesil|kapat|kapan|gitti|kopu|arandi|cekil)\w*"
)
_OF_SOMETHING_ELSE = re.compile(
    r"\b(?:taahh?u[td]|sozlesme|kampanya|paket|tarife|son odeme|kesim|indirim)\w*|"
    r"\bfatura\w* (?:\w+ ){0,2}(?:gel|kes|od)\w*"
)


def asks_why_then(text: str) -> bool:
    """Whether a message asks why the date that was told is that one."""
    plain = _plain(text)
    if not plain or _HAPPENED.search(plain) or trouble.is_told(plain):
        return False
    return bool(_WHY_THEN.search(plain))


def wants_it_by(text: str) -> bool:
    """Whether a message wishes for an earlier day than the one that was told, or for a day."""
    plain = _plain(text)
    if not plain or _HAPPENED.search(plain):
        return False
    return bool(_SOONER.search(plain))


def is_nothing_else(text: str) -> bool:
    """Whether a message is such a wish in the words of one and no other: no danger is in it."""
    plain = _plain(text)
    return bool(plain) and bool(_ONLY_A_DAY.fullmatch(plain))


_ONLY_A_DAY = re.compile(
    rf"(?:(?:ben|biz|bunu|onu|en gec|lutfen|sonucu|cevabi|cevap|haber|bana|lan|ya|be|hayir) )*"
    rf"{_DAY}(?: (?:kadar|once|icin|gunu))*"
    r"(?: (?:bana|cevap|haber|sonuc|cozum|lutfen))*"
    r" (?:isti?yor?u?[mz]|ister(?:im|iz)|lazim|coz(?:un|ulsun|ulur|ulmez)|hallet?d?(?:in|ilsin)|"
    r"hallol(?:sun|ur|maz)|yetis(?:sin|tirin|ir|mez)|sonuclan(?:sin|dirin|ir|maz)|duzel(?:sin|tin))"
    r"(?: ?m[iu])?(?: (?:lutfen|lan|ya|be|artik bunu))*"
)


def _plain(text: str) -> str:
    """Return the folded words of a short message; "" for a longer one, or of another date."""
    plain = words_only(verbs.plain(fold(text)).replace("'", ""))
    other = _OF_SOMETHING_ELSE.search(plain)
    return "" if other or len(plain.split()) > _MOST_WORDS else plain
