"""What became of something that was told before: "internet yok diye yazmıştım ne oldu". Pure.

The trouble in it is quoted, and known already; what is asked is how it stands. Where another
trouble, or the same anew, is told beside the earlier telling it is a complaint.
"""

from __future__ import annotations

import re

from actions.reading import trouble, verbs
from lexicon.turkish import fold

_MOST_WORDS = 18
_REPORT = (
    r"(?:yaz|bildir|soyle|ilet|anlat|belirt|gonder|basvur|(?:kayit|kayd[iu]|ariza|talep|basvuru) "
    r"(?:ac(?:tir)?|olustur|birak|ver|yap|gir)|(?:sikayet|basvuru|talep|ihbar|muracaat) "
    r"(?:e[td]|yap|bulun)|muracaat e[td])"
)
# "Yazmıştım", "dün yazdım", "kayıt açtırmıştık": a telling that is over.
_TOLD = re.compile(
    rf"\b{_REPORT}(?:m[iu]st[iu](?:m|k)|m[iu]st[iu]r\w*|[dt][iu](?:m|k|yd[iu]m)|[dt][iu]g[iu]m)\b|"
    r"\b(?:de|di)(?:mistim|mistik)\b|\b(?:sikayetim|basvurum|kaydim|talebim|arizam) var(?:di|dik)\b"
)
_QUOTED = re.compile(
    rf"^.*?\b(?:diye|icin|hakkinda|konusunda|ile ilgili|yuzunden) (?:\w+ ){{0,3}}?(?={_REPORT})|"
    r"^.*?(?=\bdemist)"
)
_QUOTED_AFTER = re.compile(r"^.*?\bdiye\b")
_ASKED = re.compile(
    r"\bne ?oldu\w*|\bnol(?:du|uyo)\w*|\bn ?oldu\b|\bsonuc\w*|\bne (?:durum|asama|alem|halde)\w*|"
    r"\b(?:bakil|cozul|yapil|ilgilenil|incelen|sonuclan|halledil|islen)\w*[dt][iu] ?m[iu]\b|"
    r"\b(?:baktiniz|cozdunuz|ilgilendiniz|hallettiniz|gelisme (?:var|oldu)) ?m[iu]\b|"
    r"\bgelisme\b|\bakibet\w*|\bhaber (?:var|yok)\b"
)
_STILL = re.compile(r"\b(?:hala|halen|daha|henuz)\b")
_WAITED = re.compile(
    r"\bbekl(?:iyo\w*|e[dm]\w*|iyrm)\b|\bses(?: seda| soluk)? (?:yok|cikmadi|gelmedi)\b|"
    r"\b(?:donen|arayan|soran|bakan|ilgilenen|gelen|cevap veren)(?: \w+)? (?:yok|olmadi|cikmadi)\b|"
    r"\b(?:cevap|yanit|haber|donus|sonuc)(?: \w+){0,2} (?:yok|gelmedi|alamad\w*|verm\w*|"
    r"yapilmadi|yapmad\w*|edilmedi|etmed\w*|cikmadi|verilmedi)\b|"
    r"\bkimse(?: \w+)? (?:donm|aram|bakm|ilgilenm|cevap)\w*"
)
_ANEW = re.compile(
    r"\b(?:yine|gene|tekrar\w*|yeniden|bu (?:sefer|kez|defa)|simdi(?: de)?|ustelik|ayrica|bir de|"
    r"bi de|bide|baska|duzel(?:di|mi)\w*|cozuldu(?! m[iu])\w*|gelmisti|bozul\w*)\b"
)


def is_asked_after(text: str) -> bool:
    """Whether a text asks what became of what was told before, and tells nothing new."""
    plain = " ".join(re.findall(r"[a-z0-9?]+", verbs.plain(fold(text))))
    told = _TOLD.search(plain)
    if told is None or len(plain.split()) > _MOST_WORDS or _ANEW.search(plain):
        return False
    asked, waited = _ASKED.search(plain), _WAITED.search(plain)
    if asked is None and waited is None:
        return False
    after = _QUOTED_AFTER.sub("", plain[told.end() :])
    rest = f"{_QUOTED.sub('', plain[: told.end()])} {after}"
    rest = _WAITED.sub(" ", _ASKED.sub(" ", _TOLD.sub(" ", rest)))
    rest = _STILL.sub(" ", rest)
    return not trouble.is_told(rest)
