"""Whether more is asked than how a complaint stands: who looked, which dates were given. Pure.

"Kaydıma kim baktı", "hangi tarihi vermiştiniz", "ayrıntı". Who looks at *data* is another question
(`privacy`), and a date on a bill is a complaint.
"""

from __future__ import annotations

import re

from actions.reading import trouble, verbs
from lexicon.turkish import fold

_MOST_WORDS = 12
# Who will look is asked of a fault that nobody knows yet.
_LOOK = r"(?:bak|ilgilen|incel|ugras|yurut|takip e)(?!\w*[ae]ca[kg])\w*"
_WHO = re.compile(
    rf"\bkim(?:ler|in|e|lere)?(?: \w+){{0,2}} (?:{_LOOK}|elinde\w*|onunde\w*)|"
    rf"\bhangi (?:ekip|birim|bolum|departman|temsilci|gorevli|uzman)\w*(?: \w+){{0,2}} "
    rf"(?:{_LOOK}|elinde\w*|onunde\w*|git\w*|iletil\w*)|"
    r"\bkime(?: \w+){0,2} (?:git|iletil|verildi|dustu)\w*|\bkimde(?: \w+)?$|"
    r"\b(?:bakan|inceleyen|ilgilenen)(?: \w+){0,2} oldu ?m[iu]\b|"
    r"\b(?:kay[di]|sikayet|basvuru)\w* (?:bakan|inceleyen|ilgilenen)(?: \w+){0,2} var ?m[iu]\b|"
    rf"\bneler? (?:yap(?:ildi|tiniz|ilmis|mis\w*))(?: \w+){{0,2}} (?:simdiye|bugune) kadar|"
    rf"\b(?:simdiye|bugune) kadar(?: \w+){{0,2}} neler? yap\w*"
)
_DATES = re.compile(
    r"\bhangi (?:tarih|gun)\w*(?: \w+){0,2} (?:ver|soyle|soz|bildir)\w*|"
    r"\bne zaman(?:a)?(?: \w+){0,2} soz ver\w*|\b(?:verdiginiz|soylediginiz) (?:tarih|soz)\w*|"
    r"\b(?:tarih|sure)\w*(?: \w+){0,2} (?:neden|niye|nicin|nasil|kac (?:kez|kere|defa)) "
    r"(?:degis|ertel|uza|oteleme|otelen)\w*|"
    r"\b(?:neden|niye|nicin) (?:tarih|sure)\w*(?: \w+){0,2} (?:degis|ertel|uza|otelen)\w*"
)
_DETAIL = re.compile(
    r"(?:(?:kay(?:it|d)|sikayet|basvuru)\w* )?(?:ayrinti|detay|gecmis)\w*"
    r"(?: (?:ver|goster|iste|yaz|gonder|lutfen|neler?|nedir)\w*)*"
)
# Other people's business with one's data, and dates that stand on bills and contracts.
_ELSE = re.compile(
    r"\b(?:bilgi|veri|kisisel|mesaj|konusma|yazisma|numaram|adresim|odeme|fatura|kesim|taahhut|"
    r"kampanya|paket|sozlesme|kurulum|nakil|tasima|randevu)\w*"
)


def is_asked_for(text: str) -> bool:
    """Whether a text asks who looked at a complaint, which dates were given, or for all of it."""
    words = re.findall(r"[a-z0-9]+", verbs.plain(fold(text)))
    plain = " ".join(word for word in words if not word.isdigit())
    if len(words) > _MOST_WORDS or _ELSE.search(plain):
        return False
    if _DETAIL.fullmatch(plain):
        return True
    found = _WHO.search(plain) or _DATES.search(plain)
    if found is None:
        return False
    return not trouble.is_told(f"{plain[: found.start()]} {plain[found.end() :]}")
