"""What is said of a jest after an alarm: denied, asked, or the opposite, "ciddiyim". Pure.

"Şaka yapmıyorum", "yanlış alarm değil", "kaydı iptal etmeyin" hold the words that end an alarm and
say that it is none; "şaka mı bu", "dalga mı geçiyorsunuz" ask us. Neither ends anything.
"""

from __future__ import annotations

import re

_JEST = (
    r"(?:saka\w*|espri\w*|mecaz\w*|dalga\w*|blof\w*|mavra\w*|makara\w*|oyun (?:oyna|yap)\w*|"
    r"laf\w* gelisi|soz\w* gelisi|laf olsun diye|lafta|sinirden|ofkeden|kizginlik\w*|"
    r"yanlis(?:likla)?(?: (?:alarm|anlama|yazma|ifade|sozcuk|kelime)\w*)?|yalnis(?:likla)?|sohbet|"
    r"abarti\w*|deyim\w*)"
)
_FILLER = (
    r"(?:(?:falan|filan|fln|felan|maka|hic|da|de|bile|asla|kesinlikle|bir|bi|olarak|diye|icin|"
    r"amacli) ){0,3}"
)
_NOT = (
    r"m(?:[iu]yo\w*|[ae]d[iu]\w*|[ae]m\b|[ae]z\w*|[ae]m[iu]s\w*|[iu]?y?[ae]?c[ae][gkmz]\w*|"
    r"[ae]y[ae]c\w*)"
)
_DO_NOT = r"m(?:[ae]y[iu]n\w*|[ae]s[iu]n\w*|[ae]\b)"
_SAID = r"(?:yap|et|gec|soyle|yaz|konus|ol|de)"
_DENIED = (
    rf"\b{_JEST} {_FILLER}(?:degil\w*|yok\w*|{_SAID}(?:{_NOT}|{_DO_NOT})|anla{_NOT})|"
    rf"\babart{_NOT}|\b(?:yok|degil) degil\w*|"
    r"\b(?:alarm|kayd|kayit|sikayet|basvuru)\w* (?:\w+ )?"
    rf"(?:(?:iptal|geri|yok) )?(?:et|kaldir|kapat|sil|cek)(?:{_NOT}|{_DO_NOT})"
)
_ASKED = (
    r"\b(?:saka|dalga|espri)\w* m[iu]\w*(?: \w+)?|\b(?:saka|dalga)\w* (?:\w+ )?"
    r"(?:yap|gec|et)\w*s[iu]n\w*(?: m[iu]\w*)?|\bsaka gibi(?!yd)\w*"
)
_NONE_OF_IT = re.compile(rf"{_DENIED}|{_ASKED}")
_IS_DENIED = re.compile(_DENIED)
_MEANT = re.compile(
    r"\b(?:(?:gayet |cok |son derece )?ciddi(?:y[iu][mz]\w*|(?: \w+)? (?:diyo\w*|soyluyo\w*|"
    r"konusuyo\w*|ciddi\w*))|(?:gercekten|hakikaten|vallahi?|yemin \w+|inan\w*) "
    r"(?:\w+ )?(?:diyo\w*|soyluyo\w*|yapac\w*|yapar[iu]m|edec\w*|ederim)|"
    r"ciddiye al(?:in\w*|sana|sin\w*)?\b|sozum\w* soz)"
)
_BUT_NOT = re.compile(r"\bciddi\w* (?:\w+ )?(?:degil\w*|demi\w*|soylemi\w*)")


def without_denied(words: str) -> str:
    """Return folded words without the jest that they deny, or ask us about."""
    return _NONE_OF_IT.sub(" ", words)


def is_in_earnest(words: str) -> bool:
    """Whether folded words say that what was told was meant: "ciddi diyorum", "şaka değil"."""
    meant = _MEANT.search(words) and not _BUT_NOT.search(words)
    return bool(meant or _IS_DENIED.search(words))
