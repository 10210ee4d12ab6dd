"""Whether somebody wants to end a subscription, and does not tell of one. Pure."""

from __future__ import annotations

import re

from actions.reading import not_to_end, trouble, verbs

_OWN = re.compile(
    r"\b(?:firma\w*|abonel\w+|abonman\w*|hat(?:t\w*|lar\w*|)|internet\w*|neti\w*|uyelik\w*|uyelig\w*|"
    r"sozlesme\w*|taahh?u[dt]\w*|"
    r"adsl\w*|fiber\w*|vdsl\w*|tv\w*|televizyon\w*|tivibu\w*|paket\w*|sabit\w*|telefon\w*|"
    r"hizmet\w*|kontrat\w*|sizden(?= (?:ayril|cik)| tamamen)|hepsini)\b"
)
_ENDS = re.compile(
    r"\b(?:iptal(?:i|imi|ini|le|lik)?|fesih|fesh\w*|cayma hakk\w*|(?:kapat|kapan|sonlandir|"
    r"fesh?e[td]|feshed|bitir|kes(?!i[nklm])|ayril|birak|cik(?=ma|i[sc]|abil|ar mi)|cay(?!ma)|"
    r"durdur)(\w*))\b"
)
_NOUN_OF_AN_END = re.compile(
    r"\b(?:iptal\w*|fesih\w*|fesh\w*|cayma\w*|kapat(?:ma|il)\w*|sonlandir\w*|bitirme\w*)\b"
)
_COMPLAINT_ITSELF = re.compile(
    r"\b(?:sikayet\w*|basvuru\w*|kayd\w*|kayit\w*|talebi\w*|konusma\w*)\b"
)
_RIGHTS = re.compile(r"\bcayma hakk|\bfesih dilekce")
_SURELY_OWN = re.compile(r"\b(?:abonel|hatt|internet|sozlesme)\w*")
_AUXILIARY = re.compile(r" (?:e[dt]|ol)(\w*)")
_DONE = re.compile(
    r"(?:t[iu]r|[iu]l)?(?:[dt][iu](?:m|k|n[iu]z|l[ae]r)?|m[iu]s\w*|m[iu]yo\w*|[iu]yo\w*)"
)
_BRIEF = 4


def ended(folded: str) -> float:
    """Return how much speaks for it that a plain text wants a subscription ended, from 0 to 1."""
    if not _ENDS.search(folded) or not (_OWN.search(folded) or _RIGHTS.search(folded)):
        return 0.0
    if _COMPLAINT_ITSELF.search(folded) and not _SURELY_OWN.search(folded):
        return 0.0
    if not_to_end.is_said(folded):
        return 0.0
    named, asks = bool(_NOUN_OF_AN_END.search(folded)), trouble.asks(folded)
    if trouble.wishes(folded) or (asks and named) or _is_told_to(folded):
        return 0.94
    if named and len(folded.split()) <= _BRIEF and not trouble.marks(folded):
        return 0.86
    return 0.85 if asks else 0.0


def _is_told_to(folded: str) -> bool:
    """Whether the verb is an order or a polite condition: "kapatın", "iptal etseniz"."""
    for verb in _ENDS.finditer(folded):
        auxiliary = _AUXILIARY.match(folded, verb.end())
        for ending in (verb.group(1), auxiliary.group(1) if auxiliary else None):
            is_open = ending is not None and not _DONE.fullmatch(ending)
            if is_open and verbs.mood(str(ending)) in {verbs.DO, verbs.IF}:
                return True
    return False
