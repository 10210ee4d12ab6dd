"""Which detail of a complaint a message is about, and whether it says that it is wrong. Pure."""

from __future__ import annotations

import re

from actions.reading import questions as q, signs

SERVICE_NUMBER = "service_number"
DESCRIPTION, TOPIC, PHONE, EMAIL, NAME = q.PROBLEM, q.TOPIC, q.PHONE, q.EMAIL, q.NAME
PLACE = q.PLACE
_FIELDS: tuple[tuple[str, str], ...] = (
    (EMAIL, r"\b(?:e ?-?posta|eposta|e ?-?mail|mail|meyil)\w*"),
    (SERVICE_NUMBER, r"\b(?:hizmet|abone|abonelik|musteri) ?(?:no|num)\w*"),
    (
        DESCRIPTION,
        (
            r"\b(?:aciklama|cumle|hikaye|metin|metni|metnim|yazdigim (?:sey|sikayet)|"
            r"sikayet (?:metn|kism|"
            r"acikla)|"
            r"(?:sorun|problem)(?:u|um|un|i|im|unu|umu|ini)?\b(?= ?(?:kism|acik|yanl|eksik|hatal|"
            r"degis|duzel)))\w*"
        ),
    ),
    (PLACE, r"\b(?:yer (?:bilgi|hane|kism|yanl|hatal)|yeri(?:m|mi|ni)?\b|ilce|sehir|sehr)\w*"),
    (TOPIC, r"\b(?:konu(?!s)|kategori|basli[gk])\w*"),
    (
        PHONE,
        (
            r"\b(?:(?:tel(?!ev[iz])|tlf|tlfn|telefon|tefon|numara|nmr|num|cep|cebi|gsm|rakam|hane)\w*|no\b|"
            r"hat(?:t[iu]\w*|lar\w*)?\b)"
        ),
    ),
    (
        NAME,
        (
            r"\b(?:ad|adi|adim|adm|adimi|adimiz|adin|adini|adina|adimin|isim|ismi|ismin|ismim|ismimi|"
            r"ismime|"
            r"isimde|ismm|isimi|ismimin|soyad\w*|soyis\w*)\b"
        ),
    ),
)
_FIELD = tuple((field, re.compile(words)) for field, words in _FIELDS)
WRONG = re.compile(r"yanl|ynls|hatali|\bdegil|duzel|duzlt|dzlt|degis|dogrusu|guncel|eksik|olacakti")
_AMISS = re.compile(
    r"yanl|ynls|\bhata|\bdegil|duzel|duzlt|dzlt|degis|dogrusu|guncel|eksik|\bol[au]?c[ae]k|olmali|"
    r"olsun|"
    r"\bharic|\beski|\bkapan|\bkapali|\bbaska|\bbenim degil|\bfazla|"
    r"\bkaris(?!tirm[ae](?:y|s|\b))|\byap|\byaz|\bekle|"
    r"\bunut|"
    r"\bson |\bkontrol|\bkim\b|\bnere|\boldu\b|\bbit(?:iyor|er)|\bkoy|\bartik|\byok\b|\bait\b|"
    r"\bfarkli|\bsil(?:in|s|ecek|$)|\bcikar"
)
_WEAK = re.compile(r"\b(?:yap|yaz|ekle|son |koy|kim\b|nere|ait|oldu\b|yok\b)")
_FAULT = (
    r"(?:yanlis|ynls|hata|eksi[gk]|sorun|sikinti|problem|kusur|itiraz|duzelt(?:ecek|ilecek))\w*"
)
NOTHING_WRONG = re.compile(
    r"\b(?:(?:hayir|yok|hic|hicbir|bir|bi)[, ]+)*"
    rf"(?:{_FAULT}(?: (?:(?:hic)?bir|bi)?)?(?: ?(?:sey|yer|taraf|falan|filan)\w*)? "
    r"(?:yok(?:tur)?|(?:gor|bul|fark ?ed|rastla)\w*m[ae]d[iu][mk]?|"
    r"(?:gor|bul|fark ?ed|rastla)\w*m[iu]yo\w*)"
    rf"|(?:yok(?:tur)? (?:hic|hicbir|bir|bi) {_FAULT})"
    r"|(?:degistir|dokun|elle)m[ae](?:y[iu]n(?:[iu]z)?)?(?: boyle (?:iyi|kalsin))?)\b"
)
"""Said of a summary in which there is nothing to put right."""
_ALL_RIGHT = re.compile(rf"{NOTHING_WRONG.pattern}|\byanlis (?:yok|gor)|\bdegil mi\b")


def is_amiss(folded: str) -> bool:
    """Whether a folded text says that something is wrong or is to be otherwise."""
    found = {match.group() for match in _AMISS.finditer(folded)}
    if signs.ASKED.search(folded) and not re.search(r"\bkim\b", folded):
        found = {word for word in found if not _WEAK.match(word)}
    return bool(found) and not _ALL_RIGHT.search(folded)


def field_named(folded: str) -> str | None:
    """Return the field that a folded text is about: the one it names first, or None."""
    found = [(match.start(), field) for field, words in _FIELD if (match := words.search(folded))]
    return min(found, default=(0, None))[1]
