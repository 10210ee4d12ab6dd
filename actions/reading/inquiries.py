"""Requests on one's own account that are no complaint: what is asked for. Pure.

The same words complain ("iptal etmiyorsunuz") and request ("iptal ettirecektim"): a request names
a matter and asks or wishes something of it in the present, and tells nothing that went wrong.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from actions.reading import outages, reading as r, subscriptions, transfers, trouble, verbs
from lexicon.turkish import fold, words_only

if TYPE_CHECKING:
    from collections.abc import Iterator

_LONGEST, _MANY_WORDS = 600, 30
_MONEY = re.compile(
    r"\b(?:fatura(?!l[iu]|s[iu]z)\w*|ftura\w*|ftra\w*|borc\w*|odeme\w*|odeyec\w*|odicem|odiycem|"
    r"odeycem|odemis\w*|hesap kesim\w*|kesim tarih\w*|son gun\w*|son odeme\w*|tutar\w*)\b"
)
_MONEY_ASKED = re.compile(
    r"\b(?:kac\w*|ne (?:kadar|kdr|zaman|zmn)\w*|nekadar\w*|hangi gun\w*|nere\w*|nerd\w*|nasil|"
    r"nasi|ogren\w*|soyle(?:r\w*|yin|yiver\w*|sene\w*)?|bakar\w*|bak(?:abil\w*|iver\w*|in|"
    r"ver\w*)?|kontrol\w*|sorgula\w*|"
    r"diyiver\w*|soracak\w*|sorac\w*|soru?cam|var m[iu]\w*|varm[iu]\w*|m[iu]|m[iu]y[md]\w*|"
    r"m[iu]ym[iu]s|geldi m[iu]|cikti m[iu]|kesildi m[iu]|gorebil\w*|gorunuyo\w* m[iu])\b"
)
_TARIFFS = re.compile(
    r"\b(?:paket\w*|tarife\w*|kampanya\w*|f[iy]*yat\w*|ucret\w*|mbps\w*|mega\w*|mbit\w*|"
    r"\d+ ?(?:gb|mb|lik)\w*|taahhutsuz\w*|sinirsiz\w*|fiber\w*|hiz(?:im|imi|li)?\b\w*|indirim\w*|"
    r"faturali\w*|faturasiz\w*|kontorlu\w*|en ucuz\w*|internet(?:iniz|i)?\b|kurumsal\w*|tv\w*)\b"
)
_TARIFF_ASKED = re.compile(
    r"\b(?:(?:paket|kampanya|tarife)\w* (?:\w+ )?(?:duruyo|devam|gecerli|kald)\w* (?:\w+ )?m[iu]|"
    r"(?:paket|tarife|kampanya|fiyat|indirim|secenek|"
    r"internet)\w* (?:\w+ ){0,3}?(?:var m[iu]\w*|varm[iu]\w*|yok m[iu]\w*|neler?|nedir|nasil|"
    r"hangi\w*|kac\w*|ne kadar\w*|ogren\w*|sor\w*|bilgi\w*|oner\w*|uygun\w*|bak(?:iyo\w*|acak\w*|"
    r"ic\w*)|yapiyo\w* m[iu]\w*)|"
    r"hangi (?:paket|tarife|kampanya)\w*|ne kadar|nekadar|kac (?:lira|tl|para)\w*|kaca|kac|"
    r"fiyat\w* (?:ne|nedir|nasil|liste)\w*|fyat list\w*|liste\w* (?:var|sor)\w*|ucret\w* (?:ne|"
    r"nedir)|"
    r"(?:paket|tarife|hiz|faturali|fiber)\w* (?:\w+ )?(?:gec|yukselt|artir|arttir|"
    r"degis)(?:mek isti|me(?:yi)? dusun|sem|ebil|sek|ec|is ucret)\w*|gecmek isti\w*|gecsem|"
    r"artirsam|yukseltsem|"
    r"hangisi|bilgi (?:al|ver|isti)\w*|secenek\w* (?:ne|var)\w*|olan var m[iu]|ucretli m[iu]|"
    r"oner\w*|anlat\w*|acikla\w*|var m[iu]\w*|neler\w*|var m[iu]dir|soyle\w*)\b"
)
_PAPERS = re.compile(
    r"\b(?:dokum\w*|fotokopi\w*|taahhutname\w*|detaylar\w*|(?:gecmis|eski|onceki) fatura\w*|"
    r"sozlesme\w*|belge\w*|evrak\w*|dilekce\w*|"
    r"makbuz\w*|dekont\w*|kopya\w*|ornek|"
    r"ornegi\w*|suret\w*|pdf\w*|yazi(?:si|sini)? |yazi\b|kagid\w*|ciktisi\w*|ekstre\w*|"
    r"e-?fatura\w*|liste\w*)\b"
)
_BILL_AS_A_PAPER = re.compile(
    r"\bfatura\w* (?:\w+ ){0,3}?(?:gonder|yolla(?!d)|at[iu]n|atar m|atabil|indir|fotokopi|cikart|"
    r"al[iu]r[iu]m|alabil)\w*|\b(?:gonder|yolla(?!d))\w* (?:\w+ ){0,2}?fatura\w*"
)
_PAPERS_OF = re.compile(
    r"\b(?:abone\w*|hat\w*|sozlesme\w*|fatura\w*|arama\w*|gorusme\w*|konusma\w*|borc\w*|"
    r"taahh?u[dt]\w*|odeme\w*|hizmet\w*|e ?devlet\w*|uzerime|ait|ay(?:in|lik)|bana)\b"
)
_PAPERS_ASKED = re.compile(
    r"\b(?:alabil\w*|al[iu]yo\w*|al[iu]r[iu]m|gor(?:ebil|ur)\w*|alacag\w*|alac\w*|almak isti\w*|"
    r"almam|al[ai]y[iu]m|nasil|nere\w*|nerd\w*|"
    r"lazim|gerek\w*|isti(?:yo|yr)\w*|ister\w*|gonder(?:in|ir|ebil|m[ei]s)\w*|yolla(?:r|"
    r"y[iu]n)? ?\w*|atabil\w*|atar m\w*|rica|talep|cikart\w*|ulasabil\w*|ulasir\w*|ihtiyac\w*|"
    r"goster\w*|verir m\w*|"
    r"indir\w*)\b"
)
_DATA = re.compile(
    r"\b(?:kvkk\w*|6698\w*|onay\w*|ses kayd\w*|ses kayit\w*|kisisel (?:veri|bilgi)\w*|"
    r"veri(?:ler\w*|mi\w*|lerim\w*)|bilgiler\w*|"
    r"veri ?taban\w*|sisteminiz\w*|kayitlariniz\w*|hakkimda\w*|(?:pazarlama|reklam|ticari|"
    r"acik riza|iznimi|iznim|riza)\w*|izin\w*|numarami|beni)\b"
)
_DATA_ASKED = re.compile(
    r"\b(?:(?:tamamen |hepsini |lutfen )?sil(?:in\w*|inme\w*|dir\w*|er m\w*|ebil\w*|mek|"
    r"me[ny]\w*)|imha\w*|yok ed\w*|anonim\w*|(?:hangi|ne) (?:veri|bilgi)\w*|tuttug\w*|tutuyo\w*|"
    r"saklad\w*|sakliyo\w*|islen\w*|islediginiz\w*|kopya\w*|paylas\w*|"
    r"basvuru yap\w*|gormek isti\w*|ogrenmek\w*|geri (?:al|cek)\w*|kaldir\w*|cikar\w*|"
    r"iptal ettir\w*|talep\w*|cikmak isti\w*|aktar\w*)\b"
)
_DATA_WORD = re.compile(
    r"\b(?:kvkk|6698|onay|ses kay|kisisel|veri|bilgi|hakkimda|riza|iznimi|izni|sistem|"
    r"kayitlarin)\w*"
)
_OURS = re.compile(r"\b(?:internet|hat|hatt|telefon|modem|tv|paket|tarife|telekom|sim)\w*\b")
_ANOTHERS = re.compile(r"\b(?:elektrik|dogal ?gaz|su) (?:fatura|abone|borc)\w*")


# Asked for what a text wants and for whether it is a story.
@lru_cache(maxsize=64)
def candidates(text: str) -> tuple[tuple[str, float], ...]:
    """Return what a text requests, with how much speaks for it."""
    return tuple(_requested(text))


def _requested(text: str) -> Iterator[tuple[str, float]]:
    folded = " ".join(
        re.findall(r"[a-z0-9?]+", verbs.plain(fold(text[:_LONGEST])).replace("'", ""))
    )
    words = folded.split()
    if not words or len(words) > _MANY_WORDS:
        return
    if _ANOTHERS.search(folded):
        if not _OURS.search(folded):
            yield r.OUT_OF_SCOPE, 0.9
        return
    amiss = trouble.marks(folded)
    reported = 0.5 if trouble.reports(folded) else 1.0
    for wanted, certainty in _wanted(folded):
        yield wanted, certainty * (_weight(wanted, amiss) * reported)


_IN_SPITE = frozenset({r.BILL, r.CANCEL_SUBSCRIPTION, r.TRANSFER, r.PORTING})


def _weight(wanted: str, amiss: int) -> float:
    """Return what a request is worth where so many signs tell that something went wrong."""
    if wanted == r.OUTAGE_CHECK or (wanted in _IN_SPITE and amiss == 1):
        return 1.0
    return {0: 1.0, 1: 0.75}.get(amiss, 0.45)


def _wanted(folded: str) -> Iterator[tuple[str, float]]:
    moves = r.PORTING if transfers.of_a_number(folded) else None
    moves = moves or (r.TRANSFER if transfers.of_a_line(folded) else None)
    if moves is not None:
        yield moves, 0.97
        return
    ends = subscriptions.ended(folded)
    if ends:
        yield r.CANCEL_SUBSCRIPTION, ends
    papers = bool(_PAPERS.search(folded) or _BILL_AS_A_PAPER.search(folded))
    money = bool(_MONEY.search(folded))
    if money and _MONEY_ASKED.search(folded) and not (papers or ends):
        yield r.BILL, 0.94
    if _TARIFFS.search(folded) and _TARIFF_ASKED.search(folded) and not (money or ends):
        yield r.TARIFF, 0.94
    if outages.asked_about(folded):
        yield r.OUTAGE_CHECK, 0.95
    if papers and _PAPERS_OF.search(folded) and _PAPERS_ASKED.search(folded) and not ends:
        yield r.DOCUMENTS, 0.94
    if all(part.search(folded) for part in (_DATA, _DATA_ASKED, _DATA_WORD)):
        yield r.DATA_REQUEST, 0.95


_WILL_ASK = r"sor(?:aca\w*|ucam|icam|cam|cak\w*|mak ist\w*|abil\w*|sam|ayim)"
_SAYS_IT_WILL_ASK = re.compile(rf"\b{_WILL_ASK}\b")
_ANNOUNCES = re.compile(
    r"\b(?:bir|bi|birsey|bisey|ufak|kucuk|iki)? ?(?:sey|soru)\w* (?:\w+ )?"
    rf"(?:{_WILL_ASK}|var|olacak\w*)\b|\bonce (?:\w+ ){{0,2}}{_WILL_ASK}"
)
_MOST_OF_AN_ANNOUNCEMENT = 8


def says_it_will_ask(plain: str) -> bool:
    """Whether a folded text says anywhere that its writer will ask: "size bir soracağım vardı"."""
    return bool(_SAYS_IT_WILL_ASK.search(plain))


def announces_one(text: str) -> bool:
    """Whether a text says that a question comes, and does not put it yet."""
    plain = words_only(verbs.plain(fold(text)))
    brief = 0 < len(plain.split()) <= _MOST_OF_AN_ANNOUNCEMENT
    return brief and bool(_ANNOUNCES.search(plain)) and not trouble.is_told(plain)
