"""What became of something that was told before: "internet yok diye yazmıştım ne oldu". Pure.

The trouble in it is quoted, and known already; what is asked is how it stands. Where another
trouble, or the same anew, is told beside the earlier telling it is a complaint.
"""

from __future__ import annotations

import re

from actions.reading import reading as r, trouble, verbs
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


def beside_a_telling(plain: str) -> str | None:
    """Return what a plain text says besides that something was told before; None where it was not.

    What is quoted of the telling is left out.
    """
    told = _TOLD.search(plain)
    if told is None or len(plain.split()) > _MOST_WORDS:
        return None
    after = _QUOTED_AFTER.sub("", plain[told.end() :])
    rest = f"{_QUOTED.sub('', plain[: told.end()])} {after}"
    return " ".join(_TOLD.sub(" ", rest).split())


_WHICH = (
    r"(?:gecen (?:hafta|ay|gun|sefer|defa)\w*|dunku|evvelki \w+|onceki(?: \w+)?|ilk|eski|"
    r"daha once(?:ki|den)?|(?:\w+ )?(?:gun|hafta|ay|saat)\w* (?:once|evvel)(?:ki)?|az once(?:ki)?|"
    r"demin(?:ki)?|o|su|bu|ayni|mevcut|acik|kayitli|benim)"
)
_RECORD = r"(?:sikayet|basvuru|kay[iı]?[dt]|talep|taleb|ariza kayd|ariza kayit)\w*"
_NOT_DONE = (
    r"(?:(?:coz(?:ul|m)|duzel(?:t)?|hallol|hallet|gider(?:il)?|bit(?:ir)?|gec|sonuclan\w*)"
    r"(?:m[ae]|m[iu]yo)\w*|duruyo\w*|suruyo\w*|devam ed\w*|ayni(?: sekilde)?|hala|halen|"
    r"(?:hicbir|hic) (?:sey|islem|gelisme)\w*|degismedi\w*|olmadi|yapilmadi|bakilmadi|"
    r"ilgilenilmedi)"
)
_RECORD_NOT_DONE = re.compile(
    rf"\b{_WHICH} (?:\w+ ){{0,3}}?{_RECORD}(?: \w+){{0,4}}? {_NOT_DONE}\b|"
    rf"\b{_RECORD}(?:im|imiz|m)?(?: \w+){{0,3}}? {_NOT_DONE}\b"
)
_SAME_AGAIN = re.compile(
    r"\bayni (?:sorun|problem|ariza|sikinti|sey|dert|konu|sikayet)\w*(?: \w+){0,3} "
    rf"(?:{_NOT_DONE}|yine|gene|tekrar\w*|var)\b|"
    r"\b(?:yine|gene|tekrar) ayni (?:sorun|problem|ariza|sikinti|sey|dert)\w*"
)
_GOES_ON = re.compile(
    r"\b(?:hala|halen|daha|henuz|yine|gene|bugun de|degismedi|duzelmedi|cozulmedi|gelmedi|"
    r"acilmadi)\b"
)


def persists(text: str) -> bool:
    """Whether a text says that what was told before is not solved: "2 gün önce yazmıştım hâlâ yok".

    What only asks how it stands is `is_asked_after`.
    """
    plain = " ".join(re.findall(r"[a-z0-9?]+", verbs.plain(fold(text))))
    if len(plain.split()) > _MOST_WORDS * 2 or trouble.asks(plain) or _OTHERS.search(plain):
        return False
    if _RECORD_NOT_DONE.search(plain) or _SAME_AGAIN.search(plain):
        return True
    told = _TOLD.search(_APPLIED.sub(" ", plain))
    return told is not None and bool(_GOES_ON.search(plain))


# "İnternet aboneliği için başvurdum": for a service, and not to complain.
_APPLIED = re.compile(
    r"\b(?:abone\w*|(?:inter)?net\w*|hat\w*|nakil\w*|tasi\w*|kurulum\w*|baglant\w*|tarife\w*|"
    r"paket\w*|modem\w*|fiber\w*|kampanya\w*)(?: \w+){0,2} "
    r"(?:basvur|talep|talebi|muracaat)\w*(?: \w*d[iu]\w*)?"
)


def goes_on(text: str) -> bool:
    """Whether a text says of what it names that nothing has changed: "internet hâlâ yok"."""
    plain = " ".join(re.findall(r"[a-z0-9?]+", verbs.plain(fold(text))))
    return bool(_UNCHANGED.search(plain)) and not trouble.asks(plain) and not _ASKED.search(plain)


_UNCHANGED = re.compile(
    r"\b(?:hala|halen|henuz|degismedi|duzelmedi|cozulmedi|ayni (?:sekilde|durumda|dert|sorun)|"
    r"hallolmadi|(?:duzel|coz[ue]l)m(?:edi|iyo|emis)\w*)\b"
)


def asks_what_became(text: str) -> bool:
    """Whether a text asks what was done, of whatever it names: "birincisine bakıldı mı"."""
    plain = " ".join(re.findall(r"[a-z0-9?]+", verbs.plain(fold(text))))
    return len(plain.split()) <= _MOST_WORDS and bool(_ASKED.search(plain))


_SHOW = (
    r"(?:nere\w*|nerd\w*|goster\w*|listel\w*|goreyim|gorelim|gorebil\w*|gormek|gorem\w*|goremi\w*|"
    r"gor(?:unmuyo|unmuy)\w*|hangi\w*|neler\w*|kac (?:tane|adet)\w*|sirala\w*|getir\w*|ac (?:bana|"
    r"bakayim)|bak(?:ayim|alim|mak)\w*)"
)
_MINE = r"(?:sikayet|basvuru|kayi?[dt]|talep|taleb)"
_ALL_OF_MINE = re.compile(
    rf"\b{_MINE}(?:l[ae]r)[iu]m(?:[iu]z)?[iu]?(?: \w+){{0,3}} {_SHOW}\b|"
    rf"\b{_SHOW} (?:\w+ ){{0,2}}?{_MINE}l[ae]r[iu]m\w*|"
    rf"\b(?:butun|tum) {_MINE}\w* {_SHOW}|\b(?:actig\w+|yaptig\w+|verdig\w+) "
    rf"{_MINE}\w*(?: \w+){{0,2}} {_SHOW}"
)
_ONE_OF_MINE = re.compile(
    rf"\b{_MINE}(?:im|imi|imiz|imizi)(?: \w+){{0,2}} (?:nere\w*|nerd\w*|goster\w*|gorunmu\w*|"
    r"goremi\w*|gorebil\w*|gormek\w*|goreyim)\b"
)


_SOLVED_YET = re.compile(
    r"(?:(?:peki|ee|e|ya|yani|simdi|artik|sizce|bence|benim|bizim|bu|su|o|sorun\w*|is\w*|ariza\w*|"
    r"sikayet\w*|kayd\w*|problem\w*|konu\w*) )*"
    r"(?:coz[iu]l|duzel|hallol|sonuclan|halledil|gideril|bit|tamamlan)"
    r"(?:d[iu]|m[iu]s|mis|iyo|uyo|ece[kg]|aca[kg]) ?m[iu]\w*"
    r"(?: (?:sizce|simdi|artik|ki|acaba|ya|yani|su an|diyosunuz|dersiniz|yoksa|hala))*\??"
)


def asks_whether_solved(text: str) -> bool:
    """Whether a text only asks, or mocks, whether it is solved: "çözüldü mü sizce"."""
    plain = " ".join(re.findall(r"[a-z0-9?]+", verbs.plain(fold(text))))
    return bool(_SOLVED_YET.fullmatch(plain) or _DONE_YET.fullmatch(plain))


_DONE_YET = re.compile(
    r"(?:(?:peki|ee|e|ya|sorunu(?:mu)?|arizayi|isi(?:mi)?|onu|bunu) )*"
    r"(?:hallettiniz|cozdunuz|duzelttiniz|baktiniz|ilgilendiniz|giderdiniz) ?m[iu]\w*\??"
)


_HOW_MANY = re.compile(
    r"\b(?:iki|uc|kac|cift|\d+)(?: ?(?:tane|adet|kere|kez|kayit|sikayet))?(?: m[iu])? "
    r"(?:kayit |kayd\w* |sikayet )?(?:ac|kaydet|kayded|olustur)\w*(?: m[iu]\w*)?"
)
_ANOTHER_ONCE = re.compile(
    r"\b(?:baska|onceki|eski|ilk|bi|bir|daha once|digeri?) (?:\w+ )?"
    r"(?:sikayet|kayd|kayit|basvuru|talep|taleb)\w* (?:daha |da |de )?var(?:di|mis)\w*"
)


def mentions_another(text: str) -> bool:
    """Whether a text speaks of other records: "başka şikâyetim vardı", "iki tane mi açtınız"."""
    plain = " ".join(re.findall(r"[a-z0-9?]+", verbs.plain(fold(text))))
    counted = trouble.asks(plain) and _HOW_MANY.search(plain)
    few = len(plain.split()) <= _FEW_WORDS
    return few and bool(_ANOTHER_ONCE.search(plain) or counted)


def asks_to_see(text: str) -> str | None:
    """Return `r.LOST_NUMBER` for "şikâyetlerim nerede", `r.STATUS` where one is meant, else None.

    All of them are listed by their numbers; of one it is told how it stands.
    """
    plain = " ".join(re.findall(r"[a-z0-9?]+", verbs.plain(fold(text))))
    if len(plain.split()) > _FEW_WORDS:
        return None
    if _ALL_OF_MINE.search(plain):
        return r.LOST_NUMBER
    return r.STATUS if _ONE_OF_MINE.search(plain) else None


_FEW_WORDS = 9
# Told to others: that nobody there listened is the complaint itself.
_OTHERS = re.compile(
    r"\b(?:cagri merkezi|musteri hizmet|temsilci|bayi|magaza|btk|tuketici|usta|teknisyen|444|"
    r"kac (?:kere|kez|defa)|defalarca|kac gun)\w*"
)
