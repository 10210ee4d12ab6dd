"""Family named beside the service only: for what they need it, whose it is, who knows. Pure.

"Acil lazım çocuğun sınavı var bugün açılsın", "babamın interneti annem bilmiyo". Haste is for a
line that is wanted for an exam, a lesson, work; nothing befalls who is named. Each is cut out with
the wish for the service, so that what is left can be looked at.
"""

from __future__ import annotations

import re

from lexicon.danger.trade import TRADE

_KIN = (
    r"(?:(?:anne|baba|abi|abla|agabey|kardes|dede|nine|nene|babaanne|anneanne|anane|amca|dayi|halam|"
    r"teyze|yenge|kuzen|yegen|torun|ogl|kiz(?:im|i\b|in)|cocu[gk]|bebe[gk]|ogrenci|kaynana)\w*|"
    r"(?:ogul|oglan|esim|hanim|kocam|karim|peder)\w*)"
)
_BUSINESS = (
    r"(?:sinav|ders(?:h?an)?|odev|okul|toplanti|mulakat|gorusme|proje|tez|sunum|vize|final|kurs|is|"
    r"mesai|vardiya|kayit|kayd|basvuru|egitim|etut|eba|kpss|yks|lgs|tyt|ayt|ales|yds|webinar)"
    r"(?:l[ae]r)?(?:[iu]?m[iu]z|[iu]?m|s?[iu])?(?:n?[iuae]|y[iuae]|n?[dt][ae]n?|n?[iu]n)?"
)
_HOLDS = (
    r"(?:var(?:di|mis|ken)?|basl[iu]yo\w*|baslayacak\w*|olacak\w*|kac(?:iyo|acak|ti)\w*|"
    r"gir(?:ecek|emi|eme|emey)\w*|yetis(?:ecek|emi|tirecek|tiremi)\w*|icin|geri kal\w*)"
)
_FOR_BUSINESS = (
    rf"(?:(?:ben(?:im)?|biz(?:im)?|{_KIN}) ){{0,2}}(?:(?:online|uzaktan|canli|yarin\w*|bugun\w*|"
    rf"aksam\w*|saat|\d+\w*|bir|cok|onemli) ){{0,3}}{_BUSINESS}(?: (?:yarin\w*|bugun\w*|saat|"
    rf"\d+\w*|da|de|cok|onemli)){{0,3}}(?: {_HOLDS})?"
)
_HASTE = (
    r"(?:cok )?(?:acil\w*|ivedi\w*|hemen|cabuk|derhal|bugun\w*|yarin\w*|simdi|bir an once|lutfen|"
    r"ltfn|lazim|gerek(?:iyo\w*|li)?|sart|ne olur|nolur|rica ed\w*)"
)
# It is to be opened, connected, solved: what is wanted of a line, never of somebody.
_DONE_TO_IT = r"(?:ac|bagla|coz|yap|duzel|duzelt|hallet|onar|aktiflestir|tamamla)"
_WISH = (
    rf"{_DONE_TO_IT}(?:[iu]?[ln])?(?:s[iu]n(?:lar)?|y?[iu]n(?:[iu]z)?|sana\w*|"
    r"m[ae]s[iu] (?:lazim|gerek\w*|sart)|(?:ar|er|ir|ur|abilir|ebilir) m[iu]\w*)"
)
# Whose it is and who pays; from whose phone somebody writes is another matter.
_OWNED = (
    rf"(?!\w*[dt][ae]n\b)(?:{TRADE}|(?:numara|telefon|bilgisayar|tablet|konsol|oyun|adin|ustun)\w*)"
)
_WHOSE = (
    rf"(?=\w+[iu]n\b){_KIN}(?: (?:kendi|cep|sabit|ev|is|yeni|eski))? {_OWNED}|"
    rf"{_KIN}(?: (?:hep|kendi|internet\w*|fatura\w*|parasini))? (?:ode|odu)\w*"
)
# What a husband does not know of is hidden from him.
_UNKNOWING = (
    rf"(?!koca|esim){_KIN}"
    rf"(?: (?:de|da|hic|pek|zaten|bunu|bundan|bu|isi|isten|isleri|sifre\w*|{TRADE})){{0,4}}"
    r" (?:bilmi\w*|bilmez\w*|anlami\w*|anlamaz\w*|haberi (?:bile |de )?yok\w*|"
    r"(?:evde|burada|burda|yanimda) (?:yok|degil)\w*|iste\b)"
)
_FRAME = re.compile(rf"\b(?:{_WHOSE}|{_UNKNOWING}|{_FOR_BUSINESS})\b", re.ASCII)
_URGED = re.compile(rf"\b(?:{_HASTE}|{_WISH})\b", re.ASCII)
_SERVICE = re.compile(rf"\b(?:{TRADE}|{_WISH}|numara|telefon|oyun)", re.ASCII)
_MOST_LEFT = 6
"""Words beyond which somebody tells a story, and not only why there is haste."""


def without(words: str) -> str | None:
    """Return folded words without why the service is wanted; None where nobody says it."""
    if not _SERVICE.search(words):
        return None
    left, times = _FRAME.subn(" ", words)
    left = _URGED.sub(" ", left)
    return left if times and len(left.split()) <= _MOST_LEFT else None
