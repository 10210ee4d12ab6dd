"""What is to be done to the text of a summary: "yazmışsın cebe çevir", "iki gün yap onu". Pure.

Whoever tells how it is to read has not said that it may be registered. A command with something
it is done to is such an instruction, and so is a remark on what was written; one with the record
itself ("kaydı yap", "yaz gitsin") is leave for it.
"""

from __future__ import annotations

import re

from actions.reading import reading as r, verbs
from actions.reading.short_answers import lead
from lexicon.turkish import fold

_ENDING = (
    r"(?:[iu]n(?:[iu]z)?|y[iu]n(?:[iu]z)?|[iu]ver\w*|s[ae]n(?:[ae]|[iu]z[ae]?)|s[iu]n(?:l[ae]r)?|"
    r"[ae]l[iu]m|y[ae]l[iu]m|[aeiu]?rm[iu]s[iu]n\w*|[aeiu]r(?=$))?"
)
_CHANGE = re.compile(
    rf"(?:cevir|degis(?:tir)?|kisalt|uzat|duzelt|duzenle|guncelle|ayarla){_ENDING}"
)
_DO = re.compile(rf"(?:yap|yaz|koy|ekle|al|getir|at|ver|gec|birak|tut|de|gir|sok){_ENDING}")
_WRITTEN = re.compile(r"\b(?!\w*[aeiu]rm[iu]ss?[iu]n)\w{2,}m[iu]ss[iu]n(?:[iu]z)?\b")
_CONTRAST = re.compile(r"\b(?:ama|fakat|lakin|yalniz|ancak|sadece)\b")
# "Hepsi doğru, yaz", "mahsuru yok yapın": nothing is to be changed.
_AS_IT_STANDS = re.compile(
    r"\b(?:dogru\w*|guzel\w*|aynen|eksiksiz|tamam\w*|evet|(?:mahsur|sakinca|engel|sorun|sikinti|"
    r"yanlis|hata|eksik|problem)\w* yok\w*|boyle (?:iyi|kalsin))\b"
)
# A noun that something is done to, or turned into: in a case, a number, "… yerine".
_TARGET = re.compile(
    r"\w{2,}(?:[iuae]|[dt][ae]n)|yerine|\d+|(?:iki|uc|dort|bes|alti|yedi|sekiz|dokuz|yuz|bin|yarim)"
)
_NO_TARGET = re.compile(
    r"kay[ia]?[dt]\w*|sikayet\w*|basvuru\w*|talep\w*|taleb\w*|islem\w*|isi|isini|isinizi|"
    r"isleme|ger(?:eg|ek)\w*|[bsn]?[ou]n[ua]|bunlari|sunlari|hepsini|her|sey[iu]?|gibi|sekilde|haliyle|"
    r"dedig\w*|yazdig\w*|soyledig\w*|anlattig\w*|sisteme|dosyaya|cabuca?k|once|simdi|sonra|hadi|"
    r"haydi|madem|neyse|peki|iste|gari|emi|oldu|hele|yani|ya|da|de|ki|ne|bi|bile|belki|evladi|"
    r"buraya|oraya|resmi|geri|sana|bana|size|bize|kendi|haydi|olsa|bari|abi|daha|hakkimi|mahsuru"
)
_NEAR = 2


def instructs(plain: str) -> bool:
    """Whether a plain text tells what is to be done to the words of a summary."""
    turned = _CONTRAST.search(plain)
    said = plain[turned.end() :] if turned else plain
    if _AS_IT_STANDS.search(said) or lead(plain) == r.YES:
        return False  # what follows a yes is a rider, and put right or noted as one (riders.py)
    if _WRITTEN.search(said):
        return True
    words = re.findall(r"\w+", said)
    if any(map(_CHANGE.fullmatch, words)):
        return True
    return any(
        _DO.fullmatch(word) and any(map(_is_a_target, words[max(0, at - _NEAR) : at]))
        for at, word in enumerate(words)
    )


def is_to_be_recorded(text: str) -> bool:
    """Whether a text orders the recording itself: whoever does wants no steps to try first."""
    return bool(_RECORDED.search(verbs.plain(fold(text)))) or is_to_be_recorded_too(text)


def is_to_be_recorded_too(text: str) -> bool:
    """Whether a text wants what it tells to be written down beside another: "onu da yaz"."""
    return bool(_RECORDED_TOO.search(verbs.plain(fold(text))))


_RECORDED = re.compile(
    r"\b(?:kaydet(?:in|iniz|sene|elim)?|kayded(?:in|iniz|elim|er m\w+)|kayda (?:al|gec)\w*|"
    r"kay[iu]?t (?:ac|al|et|olustur)(?:in|iniz|alim|elim|un)?|kaydini (?:ac|al)\w*)\b"
)
_RECORDED_TOO = re.compile(
    r"\b(?:onu|bunu|sunu|onlari) (?:da|de) (?:yaz|kaydet|kayded|not (?:al|et)|sikayet (?:et|ed))"
    r"(?:[iu]n(?:[iu]z)?|sana|elim|al[iu]m|er m\w+)?\b"
)


def _is_a_target(word: str) -> bool:
    return bool(_TARGET.fullmatch(word)) and not _NO_TARGET.fullmatch(word)
