"""What is asked or said off the path while a detail is asked: how long, enough. Pure."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from actions.reading import leaving_words, questions as q, reading as r, trouble, verbs
from lexicon.turkish import fold, words_only

if TYPE_CHECKING:
    from collections.abc import Iterator

_LONGEST, _MANY_WORDS = 300, 16
_PERSONAL = frozenset({q.NAME, q.PHONE, q.EMAIL, q.PROOF_PHONE, q.PLACE})
_CAN_BE_LEFT = _PERSONAL | {q.TOPIC, q.PROBLEM, q.ADDITION, q.REASON, q.TRACKING, q.CODE}
_HOW_LONG = re.compile(
    r"\b(?:ne ?zaman|ne ?zmn|kac (?:gun|saat|hafta|is gunu)\w*|ne kadar (?:zaman\w*|sure\w*|"
    r"sur\w*)|nekadar sur\w*|hangi gun) "
    r"(?:\w+ ){0,4}?(?:duzel|duzlc|coz|hallol|hallet|gider|yapil|sonuc|sur|don(?:us|ul|er|ec)|"
    r"aranir|arar)\w*|"
    r"\b(?:duzel|coz|hallol|gider|sonuc)\w* (?:\w+ ){0,2}?(?:ne ?zaman|ne ?zmn|kac gun|"
    r"ne kadar sur)\w*"
)
_WHO_SEES_IT = re.compile(
    r"\b(?:guvende|guvenli|gizli) (?:\w+ )?m[iu]\w*|\bgizli (?:kal|tut)\w* m[iu]\w*|"
    r"\bkim(?:ler)?(?:le| ile|e) (?:paylas|veri)\w*|"
    r"\bbaska(?:si|lari)\w* (?:\w+ )?(?:ver|paylas|gor|ulas)\w* m[iu]\w*|"
    r"\b(?:kim(?:ler)?) (?:gor|bak|okuyo)\w*|\bnerede sakl\w*|\bsil(?:inecek|iyor) m[iu]\w*"
)
_WHAT_FOR = re.compile(
    r"\b(?:niye|neden|nicin|ne icin|ne diye|ne alaka|ne ise|ne isine|ne isinize|napcak\w*|"
    r"ne yapacak\w*|sart m[iu]|lazim m[iu]|gerekli m[iu]|mecbur m\w*)\b"
)
_IS_ASKED = re.compile(
    r"\b(?:isti(?:yo|yr)\w*|istediniz|sor(?:uyo|dun|mak)\w*|lazim|gerek\w*|sart|yarayacak|alaka|"
    r"napcak\w*|ne yapacak\w*|icin$)\b|\b(?:niye|neden|nicin|ne icin)$"
)
_WHY_SHOULD_I = re.compile(r"\b(?:ver|soyle|yaz|paylas)\w*(?:y[iu]m|sem|sam|c[ae]m|mem|mam)\b")
_ENOUGH = re.compile(
    r"\bvazgec(?:t[iu][mk]|iyo\w*|elim|icem|iyrm)\b|\b(?:sikayet\w*|bu is\w*|devam|"
    r"konuyu) (?:\w+ ){0,2}?(?:istemi|etmi[yc]|etmey|yapmi[yc]|yapmay|birak|kapat)\w*|"
    r"\bgerek kalmadi\b|\bugras(?:m[ai]y?[ai]?c\w+|amam|ami?y?c\w*|amay\w*|mak istemi\w*|mam)\b|"
    r"\b(?:birakal[iu]m|birakiyorum|cikiyorum|cikicam|cikmak istiyorum|cikalim)\b|"
    r"\bistemiyorum (?:artik|bir sey|bi sey|hicbir)|\biptal(?: et\w*| olsun| kalsin)?$|"
    r"\bkapat(?:in)? (?:gitsin|konuyu|konusmayi)\b|\bbosver\w* (?:hepsini|sikayet\w*|vazgec\w*)|"
    r"\bhic girmeyelim\b"
)
_OF_A_DETAIL = re.compile(
    r"\b(?:numara|telefon|mail|e ?posta|adim|ismim|isim|soyad|adres|bilgi|vermek|soylemek|paylas|"
    r"yazmak|abonel|hatt|internet|kayit|kayd)\w*"
)
_ABOUT_YOU = re.compile(
    r"\b(?:kac yasinda|evli m|bekar m|sevgilin|adin ne|ismin ne|nereli|memleket\w* ne|ne yiyo|"
    r"napiyo|ne yapiyo)\w*|\bsenin (?:numaran|adin|ismin|yasin)\w*|\bsen soyle\b"
)
_ABUSE = re.compile(
    r"(?:dolandirici|hirsiz|serefsiz|terbiyesiz|ahlaksiz|yalanci|salak|aptal|geri ?zekali|mal|"
    r"embesil|rezil|sahtekar|soyguncu)\w{0,3}(?:s[iu]n(?:[iu]z)?|l[ae]r)?"
)
_AROUND_ABUSE = frozenset(
    ("siz", "sizi", "sen", "seni", "hepiniz", "be", "lan", "misiniz", "misin", "makine", "robot")
)
_NO_COMPLAINT = re.compile(
    r"\b(?:sikayet|sorun|problem|sikinti|derd|dert)\w* (?:\w+ ){0,3}?(?:yok(?:tur)?|degil|"
    r"bulunmuyor|"
    r"bulunmamakta\w*|icin yazma\w*|etm(?:eye|ic|iyo|ek isteme)\w*)\b|\bmemnunum\b"
)
_NONE_MADE = re.compile(
    r"\bsikayet\w* (?:\w+ ){0,2}?(?:yok(?:tur)?|degil\w*|etm(?:ed|iyo|ic|iyc|eyec)\w*|etmem|"
    r"olmadi)\b|\b(?:sikinti|sorun)\w* yok\b.*\byanlis\b|"
    r"\byanlis (?:anla|yer|numara)\w*.*\b(?:sikinti|sorun)\w* yok\b"
)
_THE_QUEUE = re.compile(
    r"\b(?:dk|dakka|dakika|saat)\w* (?:oldu|gecti|doldu)\b|\b(?:dk|dakka|dakika|saat)(?:t[iu]r|"
    r"d[iu]r)\b|\bne vakit\b|\b(?:daha|ne kadar|cok) (?:\w+ )?(?:bekle|sur)\w*|"
    r"\bbekle\w+ m[iu]y[iu][mz]\b|\bkac (?:dk|"
    r"dakka|dakika|saat)\w*|\bne ?zaman (?:\w+ ){0,2}?(?:baglan|gel|cevap|don)\w*"
)
# "Neden şimdi yok", "mesai saatiniz kaç", "kaçta açılıyorsunuz".
_HOURS = re.compile(
    r"\b(?:mesai|calisma|acilis|gorev)\w* (?:saat\w* )?(?:\w+ )?(?:kac\w*|ne ?zaman|nedir|ne|"
    r"hangi)\b|"
    r"\bkac(?:ta|da)? (?:\w+ )?(?:acil|gel|basl|bit|kapan|donuyo|burada)\w*|\bsaat kac(?:ta|a)\b|"
    r"\b(?:neden|niye|nicin) (?:\w+ ){0,3}?(?:yok\w*|kimse\w*|bekli?yo\w*|gelmi?yo\w*)|"
    r"\b(?:kimse|temsilci|insan)\w* (?:\w+ ){0,2}?(?:neden|niye|nicin|ne ?zaman)\b|"
    r"\bne ?zaman (?:\w+ ){0,2}?(?:burada|gorevde|acik|mesai|olur|olacak|var)\w*|"
    r"\b(?:hafta sonu|pazar(?:tesi)?|bugun|yarin|aksam)\w* (?:\w+ )?"
    r"(?:acik|calisiyo\w*|gorevde|burada)\w* m[iu]\w*"
)
_MY_PLACE = re.compile(
    r"^\d{1,3} m[iu]\w*|"
    r"\b(?:kacinci\w*|siram\w*|siradaki|kac kisi\w*|kisi (?:var|kaldi)|onumde\w*)\b"
)
_LEAVE = re.compile(
    r"\b(?:cikiyorum|cikicam|cikacagim|kapatiyorum|birakiyorum|beklemem|bekleye(?:mem|mi\w*)|"
    r"gerek (?:kalmadi|yok)|"
    r"iptal e[td]\w*)\b|\bbosver\w*|\bcikart? beni\b|\btemsilci\w* (?:\w+ ){0,2}?(?:istemi\w*|"
    r"istemed\w*|talep etmed\w*|cagirmad\w*)|"
    r"\bistemiyorum temsilci\w*|\bvazgec(?!m[ei])\w+|"
    r"\bbekle(?:m[ei]y?[ei]?c\w+|meyeyim|mek istemi\w*|"
    r"mekten)\b|\bsira(?:dan|"
    r"yi) (?:cik|birak|iptal)\w*|\b(?:seninle|botla|robotla|sizinle) (?:\w+ )?devam\b"
)


# Asked for what speaks for a message and for what its words want.
@lru_cache(maxsize=64)
def candidates(text: str, question: str) -> tuple[tuple[str, float], ...]:
    """Return what is asked or said aside at a question, with how much speaks for it."""
    return tuple(_said(text, question))


def _said(text: str, question: str) -> Iterator[tuple[str, float]]:
    folded = words_only(verbs.plain(fold(text[:_LONGEST])).replace("'", ""))
    if not folded or len(folded.split()) > _MANY_WORDS:
        return
    if question == q.WAITING:
        yield from _in_the_queue(folded)
        return
    if question in _PERSONAL | {q.NONE, q.TOPIC} and _HOW_LONG.search(folded):
        yield r.DURATION, 0.9
    if question in _PERSONAL and _WHO_SEES_IT.search(folded):
        yield r.PRIVACY, 0.9
    if question in _PERSONAL and _WHAT_FOR.search(folded) and _IS_ASKED.search(folded):
        yield r.WHY, 0.4 if _WHY_SHOULD_I.search(folded) else 0.92
    if question in _PERSONAL and _is_abuse(folded):
        yield r.INSULT, 0.95
    if question in _PERSONAL and _ABOUT_YOU.search(folded):
        yield r.SMALL_TALK, 0.9
    if _has_none(folded, question):
        yield r.NO_COMPLAINT, 0.96
    if _is_to_be_left(folded, question):
        yield r.CANCEL, 0.95


def _is_to_be_left(folded: str, question: str) -> bool:
    """Whether somebody has had enough of what is asked, or wants to begin again."""
    enough = question in _CAN_BE_LEFT and _ENOUGH.search(folded)
    return bool(enough and not _OF_A_DETAIL.search(folded)) or leaving_words.to_the_start(folded)


def asks_when_somebody_is_there(folded: str) -> bool:
    """Whether a folded text asks for hours, or why nobody is there: "neden şimdi yok"."""
    return bool(_HOURS.search(words_only(verbs.plain(folded))))


def asks_why_to_give(folded: str, question: str) -> bool:
    """Whether a folded text asks why a detail should be given: "niye vereyim numaramı"."""
    asked = question in _PERSONAL and _WHAT_FOR.search(folded)
    return bool(asked and _WHY_SHOULD_I.search(folded))


def _has_none(folded: str, question: str) -> bool:
    """Whether somebody says to have no complaint."""
    asked = question in {q.NONE, q.PROBLEM, q.TOPIC}
    said = (asked and _NO_COMPLAINT.search(folded)) or (
        (asked or question in _PERSONAL) and _NONE_MADE.search(folded)
    )
    return bool(said) and not trouble.is_told(folded)


def _is_abuse(folded: str) -> bool:
    """Whether a text is nothing but abuse."""
    words = [word for word in folded.split() if word not in _AROUND_ABUSE]
    return bool(words) and bool(_ABUSE.fullmatch(" ".join(words)))


def _in_the_queue(folded: str) -> Iterator[tuple[str, float]]:
    if _LEAVE.search(folded):
        yield r.LEAVE_QUEUE, 0.95
    elif _MY_PLACE.search(folded):
        yield r.POSITION, 0.92
    elif _THE_QUEUE.search(folded) or _HOURS.search(folded):
        yield r.HOW_LONG, 0.92
