"""What somebody can do whom the result does not satisfy, as it is asked: here and elsewhere. Pure.

"Memnun kalmazsam ne olacak", "hakem heyetine kaç günüm var", "o güne yetişmezse ne yapacağım". Who
says that they will go there has not asked.
"""

from __future__ import annotations

import re

APPEAL, NOT_SATISFIED, NOT_IN_TIME = "appeal", "not_satisfied", "not_in_time"
KINDS = (APPEAL, NOT_SATISFIED, NOT_IN_TIME)

_BODY = (
    r"(?:hakem\w*|tuketici (?:mahkeme|heyet|hak)\w*|btk\w*|bilgi teknolojileri\w*|mahkeme\w*|"
    r"arabulucu\w*|ust (?:merci|makam)\w*)"
)
_ASKED = (
    r"(?:kac (?:gun|gn|ay|hafta|lira|tl|para)\w*|ne ?zaman\w*|ne kadar\w*|sure\w*|son gun\w*|nasil|"
    r"nasi|nere\w*|nerd\w*|limit\w*|sinir\w*|hangi\w*|hakkim (?:var|yok) m[iu]|"
    r"(?:gid|git|basvur|ver)\w*[ae]bil\w*(?: m[iu]\w*)?|m[iu]y[iu]m)"
)
_APPEAL = re.compile(
    rf"\b{_BODY}(?: \w+){{0,5}}? {_ASKED}\b|\b{_ASKED}(?: \w+){{0,5}}? {_BODY}\b|"
    r"\b(?:sonuc|karar|cevab|yanit)\w* (?:\w+ )?(?:nasil|nasi|nere\w*|kime) (?:\w+ )?itiraz\w*|"
    r"\bnere(?:ye|lere) itiraz\w*|\bitiraz\w*(?: \w+)? (?:nasil|nere\w*|kac gun\w*|sure\w*)"
)
_WHAT = (
    r"(?:ne\b|neler|neyi|nere\w*|nasil|nasi|nap\w*|noo?l\w*|n ol\w*|kime|hakki\w*|yapabil\w*|"
    r"m[iu]\b|m[iu]y[iu]m|hangi)"
)
_DISPLEASED = (
    r"(?:(?:memnun|razi|tatmin|ikna) (?:kal|ol)m\w*s[ae]\w*|begenm\w*s[ae]\w*|katilm\w*s[ae]\w*|"
    r"kabul etm\w*s[ae]m\w*|itiraz (?:et|ed)\w*s[ae]m\w*|haksiz (?:bul|cik)\w*s[ae]\w*|"
    r"(?:red|olumsuz|ret) ?\w*(?:dedil|dederse|ol|cik|gel)\w*s?[ae]?\w*)"
)
_LATE = (
    r"(?:(?:yetis|bit|cozul|coz|sonuclan|hallol|hallet|duzel|don|yapil|bak)m[ae]z(?:s[ae]|l[ae]rs[ae]|"
    r"s[ae]n[iu]z)\w*|(?:o|soz verdiginiz|verdiginiz|dediginiz) (?:gun|tarih|saat)\w*(?: \w+)? "
    r"\w+m[ae]z(?:s[ae]|l[ae]rs[ae]|s[ae]n[iu]z)\w*)"
)
_KINDS: tuple[tuple[str, re.Pattern[str]], ...] = (
    (APPEAL, _APPEAL),
    (
        NOT_SATISFIED,
        re.compile(
            rf"\b{_DISPLEASED}(?: \w+){{0,4}}? {_WHAT}|"
            rf"\b{_WHAT}(?: \w+){{0,3}}? {_DISPLEASED}\b|"
            rf"\b(?:sonuc|karar|cevab|cevap|yanit)\w* (?:\w+ )?{_DISPLEASED}$"
        ),
    ),
    (
        NOT_IN_TIME,
        re.compile(rf"\b{_LATE}(?: \w+){{0,4}}? {_WHAT}|\b{_WHAT}(?: \w+){{0,3}}? {_LATE}\b"),
    ),
)


def asked(plain: str) -> str | None:
    """Return what a short folded text asks of the ways there are then; None for others."""
    return next((kind for kind, said in _KINDS if said.search(plain)), None)
