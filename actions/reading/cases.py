"""What is wanted of a registered complaint: its status, its end, another beginning. Pure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from actions.reading import reading as r, verbs
from lexicon.turkish import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

_LONGEST, _MANY_WORDS = 400, 22
_CASE = r"\b(?:sikayet|sikyet|kayit|kayd|basvuru|talep|talebi|dosya|is emri|ariza kayd)\w*"
_STATE = re.compile(
    rf"{_CASE} (?:\w+ ){{0,4}}?(?:ne (?:oldu|durum\w*|asama\w*|alem\w*|halde|zaman sonuc\w*)|"
    rf"nasil gidi\w*|"
    r"hangi asama\w*|(?:son )?durum\w*|akibet\w*|gelisme\w*|sonuc(?:u|unu|landi mi|lanir)\w*|"
    r"nerede kaldi|var mi (?:bir )?gelisme)|"
    rf"(?:durumu|akibeti|ne oldu|ne durumda|sonucu) (?:\w+ ){{0,2}}?{_CASE}"
)
_ASKED = re.compile(
    r"\?|\bne\b|\bnasil\b|\bm[iu]\b|\bhangi\b|ogren\w*|soyle\w*|bak(?:ar|in|iver|abil)\w*|"
    r"bilgi\w*|sor(?:acak|ac|mak|ucak)\w*|isti(?:yo|yr)\w*|durumu$"
)
_AGAIN = re.compile(
    rf"{_CASE} (?:\w+ ){{0,5}}?(?:tekrar|yeniden|bir daha|bi daha) (?:ac|isleme|incele|bak)\w*|"
    rf"\b(?:tekrar|yeniden) ac\w* (?:\w+ ){{0,3}}?{_CASE}|\b(?:tekrar|yeniden) ac(?:[iu]n|[iu]l|"
    rf"ar m|ma[nk])\w*"
)
_BACK = re.compile(
    rf"{_CASE} (?:\w+ ){{0,3}}?(?:geri (?:al|cek)|iptal (?:e[td]|ettir)|sil|kaldir|cek)(\w*)"
)
# "İnternet olanı geri çek": only a complaint is taken back so.
_THE_ONE = re.compile(r"\bolan\w* (?:\w+ ){0,2}?(?:geri (?:al|cek)|cek(?=[iu]n|er|$))(\w*)")
_SOUGHT = re.compile(
    r"\bn(?:e ?)?ol(?:du|dum?u|uyo\w*|acak)\b|\bne (?:durum|asama|alem)\w*|\bdurumu"
)
_ADD = re.compile(
    rf"{_CASE} (?:\w+ ){{0,3}}?(?:bir sey |bi sey |bilgi )?ekle(?:mek|me yap|y|t)\w*|"
    rf"\bekleme yap(?:mak|ac|abil)\w*"
)
_OTHERS = re.compile(r"\b(?:abonel|hatt|internet|sozlesme|fatura|tarife|paket)\w*")
_DONE = re.compile(
    r"\w*(?:[dt][iu](?:m|k|n[iu]z|l[ae]r)?|m[iu]s\w*|m[iu]yo\w*|m[ae]d[iu]\w*|m[ae]y[iu]n\w*|"
    r"m[ae]m)"
)


def candidates(text: str) -> Iterator[tuple[str, float]]:
    """Yield what a text wants of a complaint that was registered, with how much speaks for it."""
    folded = " ".join(
        re.findall(r"[a-z0-9?]+", verbs.plain(fold(text[:_LONGEST])).replace("'", ""))
    )
    if len(folded.split()) > _MANY_WORDS:
        return
    if _STATE.search(folded) and _ASKED.search(folded):
        yield r.STATUS, 0.93
    if _AGAIN.search(folded):
        yield r.REOPEN, 0.93
    if _ADD.search(folded):
        yield r.ADD, 0.9
    one = _THE_ONE.search(folded)
    if one and not _DONE.fullmatch(one.group(1)):
        yield r.WITHDRAW, 0.9
    back = _BACK.search(folded)
    if back and not _DONE.fullmatch(back.group(1)) and not _OTHERS.search(folded):
        yield r.WITHDRAW, 0.9


def asks_after(text: str) -> bool:
    """Whether a text that names a complaint's number asks what became of it."""
    return bool(_SOUGHT.search(verbs.plain(fold(text[:_LONGEST]))))
