"""Strong words bound to the trade, or to who lives there: no danger even where one is feared. Pure.

"Babam kızcak acil", "boğazım ağrıyor fatura yüksek", "evde on kişi", "sizden hat alacağıma ölürüm",
"bebek uyuyor aramayın". Beside any word of peril they say nothing.
"""

from __future__ import annotations

import re

from lexicon.danger.trade import COST, TRADE

_FAMILY = r"(?:anne|baba|kocam|esim|abi|abla|mudur|patron|hoca|karim|hanim)\w*"
_BODY = (
    r"(?:bogaz|bas|kafa|mide|goz|kula[kg]|bel|dil|cene|nefes|soluk|tansiyon|sac|parmak|parmag)\w*"
)
_ACHES = (
    r"(?:agri|agir|sis(?:ti|iyo)|don(?:du|uyo)|bulan|kuru|tut(?:tu|uldu)|kesil|tuken|tukett|"
    r"cik(?:ti|iyo)|patla|firla|yukse|agar|kust)\w*"
)
_WAITS = (
    r"(?:sira\w* (?:\w+ )?bekle|hatta bekle|bekle(?:mek|rken|t)|ugras|anlat|bagir|dil dok|konus)\w*"
)
_FEARED = (
    rf"\bkorku(?:yo|tuyo|dum|dugum|cam)\w*(?: \w+){{0,4}} {COST}|"
    rf"\b{COST}(?: \w+){{0,5}} korku(?:yo|tuyo|dum)\w*"
)
_SCOLDED = (
    rf"\b{_FAMILY}(?: \w+){{0,2}} (?:kiz(?:ca[kg]|ac|icak|iyo|ar\b|di\b)|soylen|azarl|dirdir|"
    r"laf (?:et|soyl)|surat)\w*"
)
_HURTING = (
    rf"\b{_BODY} {_ACHES}(?: \w+){{0,6}} (?:{TRADE}|{_WAITS})|"
    rf"\b(?:{TRADE}|{_WAITS})(?: \w+){{0,6}} {_BODY} {_ACHES}"
)
_OF_US = r"(?:hat|internet|net|abone\w*|sizden|sizin|size|paket|tarife|telekom|modem|firma\w*)"
_SWORN_OFF = (
    rf"\b{_OF_US}(?: \w+){{0,4}} (?:\w+(?:acagima|ecegime|acagimiza|maktansa|mektense)|"
    r"(?:alir|gelir|gecer|donerse|girer|yapar|kullanir|secer|baglatir)s[ae][mk])\b"
)
_BY_PAPERS = (
    r"(?:icra|haciz|avukat|hukuk|dava|borc|reklam|kampanya|faiz)\w*",
    r"(?:tehdit|taciz)\w*",
)
_THREATENED = (
    rf"\b{_BY_PAPERS[1]}(?: \w+){{0,4}} {_BY_PAPERS[0]}|"
    rf"\b{_BY_PAPERS[0]}(?: \w+){{0,5}} {_BY_PAPERS[1]}"
)
_UP_IN_SMOKE = (
    r"\b(?:duman|kul|rezil|perisan) (?:et(?:ti|tiniz|tiler)|oldu[km])(?: \w+)? "
    r"(?:beni|bizi|sayenizde|internet\w*)|\b(?:beni|bizi) (?:duman|kul|perisan) et\w*"
)
_NUMBER = r"(?:\d+|bir|iki|uc|dort|bes|alti|yedi|sekiz|dokuz|on|kac)"
_HEADS = (
    rf"\bevde (?:{_NUMBER}|kalabalik)(?: \w+)? (?:kisi|can|nufus|ogrenci|cocu[kg]|kafa)\w*|"
    rf"\b{_NUMBER} kisi\w*(?: \w+)? (?:evde|ayni|bir evde|kullan)\w*"
)
_DO_NOT_RING = (
    r"\b(?:bebe|bebek|bebeg|cocu[kg]|esim|cocuklar)\w* uyu(?:yo|r\b|rken|dug)\w*"
    r"(?=.{0,40}\b(?:arama|ara\b|mesaj|yaz|zil|ses))|"
    r"\b(?:toplanti|ders|mesai|sinav|vardiya)\w*(?=.{0,30}\b(?:arama|mesaj|yaz))|"
    r"\b(?:arama\w*|konusam\w*)"
    r"(?=.{0,30}\b(?:toplantida|derste|isteyim|mesai|vardiya|otobuste|kutuphane))"
)
# A wire of a device in the flat, which is torn and costs the connection only.
_OWN_WIRE = (
    r"\b(?:modem|telefon|ethernet|tv|televizyon|sarj|laptop|internet|adaptor|kutu)\w* "
    r"(?:kablo|fis|uc)\w*(?: \w+){0,4} (?:kop|kir|cek(?:mis|ti|ip)|kemir|isir|dis|bozul|kisa|"
    r"kayb|kayip|eksik|cik)\w*|"
    r"\b(?:kedi|kopek|fare|hamster|tavsan|muhabbet)\w*(?: \w+){0,3} kablo\w*(?: \w+)? "
    r"(?:kemir|isir|kop|ye(?:mis|di))\w*"
)
_IN_PERIL = (
    r"\b(?:imdat|yetisin|kurtarin|112|155|156|ambulans\w*|kan(?:iyor|ama)\w*|bayil\w*|baygin\w*|"
    r"(?:yasa|ol)mak ist\w*|yasamak\w*|bu gece|dov\w*|vur(?:du|uyo|acak)\w*|oldurec\w*|bicak\w*|"
    r"silah\w*|sakla\w*|evde biri\w*|duman(?! et| oldu[km])\w*|alev\w*|kivilcim\w*|koku(?!d)\w*|"
    r"yangin\w*|carp(?:ti|ild)\w*|zehir\w*|morar\w*|cinsel|elle(?:di|meye)|ifsa\w*|bogul\w*|hap\w*|"
    r"ilac\w*|kopru\w*|cati\w*|dayak|taki[pb] ed\w*|kitle\w*|kilit\w*|uyan(?:irsa|masin)|duymasin|"
    r"duyarsa|mahsur|enkaz\w*|yerde\w*|yat[iu]yo\w*|sikis\w*|gaz\b|rehin\w*|kriz\w*|kemer\w*|"
    r"tokat\w*|yumruk\w*|saldir\w*|sel bas\w*)\b"
)
_BOUND = re.compile(
    "|".join(
        (
            *(_FEARED, _SCOLDED, _HURTING, _SWORN_OFF, _THREATENED, _UP_IN_SMOKE),
            *(_HEADS, _DO_NOT_RING),
        )
    ),
    re.ASCII,
)
_PERIL, _WIRE = re.compile(_IN_PERIL, re.ASCII), re.compile(_OWN_WIRE, re.ASCII)


def is_bound(words: str) -> bool:
    """Whether folded words are bound to the trade or a household, with none of peril beside."""
    return bool(_BOUND.search(words)) and not _PERIL.search(words)


def is_own_wire(words: str) -> bool:
    """Whether folded words tell of a wire in the flat that is torn or too short."""
    return bool(_WIRE.search(words))
