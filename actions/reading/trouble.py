"""Whether words tell that something went wrong, or ask and wish. Pure.

What sets a complaint apart from a request for the same thing: what the company did or did not do,
how long and how often, and what is broken; against a question or a wish in the present.
"""

from __future__ import annotations

import re
from functools import lru_cache

from actions.reading import sums, unwanted

_SERVICE = re.compile(
    r"\b(?:internet|intrnt|nternet|net|modem|hat(?!ir|al|a)|telefon|tel|tlf|fatura|ftra|tarife|"
    r"paket|tv|televizyon|kanal|"
    r"yayin|fiber|adsl|kablo|hiz|kota|sebeke|sinyal|sim(?!d)|kart|numara|nakil|kurulum|ariza|"
    r"wifi|vayfay|"
    r"abonelik|abonelig|taahhu|taahut|taahhut|cayma|kampanya|indirim|roaming|lira|tl|para|ucret|"
    r"borc|ses|goruntu|"
    r"uygulama|tivibu|port|altyapi|usta|ekip|teknisyen|kurulumcu|bayi|sms|mesaj|reklam|uyelik|"
    r"sozlesme|dokum|kontor|konusma|gorusme|kumanda|hizmet|isik|isig)\w*"
)
_MARKS = tuple(
    re.compile(pattern)
    for pattern in (
        # What is not done, by the company or by things.
        (
            r"\b\w{2,}m[iu]yo(?:r?s[iu]n[iu]?z|n[iu]z|rlar|lar|r|)\b|\b\w{2,}m(?:e|"
            r"a)(?:d[iu](?:n[iu]z|ler|lar)?|m[iu]s\w*)\b|"
            r"\b(?!ist)\w{2,}(?:emi|ami|iyemi|yama|yemi)yo(?:r?um|r?uz|m|z)\b|"
            r"\b\w+[ae]m[ae]d[iu][mk]\b"
        ),
        (
            r"\b(?:hala|halen|surekli|durmadan|defalarca|tekrar tekrar|habire|bir turlu|bi turlu|"
            r"\d+ ?(?:\.|inci|uncu)? ?kere\w*|kac (?:defa|kere)\w*)\b"
        ),
        (
            r"\b(?:gun|hafta|ay|yil|saat|sabah|aksam|dun|bugun)(?:d[iu]r|t[ae]n beri|d[ae]n beri|"
            r"lard[iu]r)\b|\b\w+d[ae]n beri\b"
        ),
        (
            r"\bhalde\b|\bragmen\b|haberim (?:ol|yok)|habersiz|bilgim (?:ol|yok|dis)|sormadan|"
            r"izinsiz|izin verme|riza\w* (?:yok|ol)|onaysiz|benden \w+siz\b"
        ),
        (
            r"\b(?:yuksek|fazla(?:dan)?|kat(?:i|ina)|(?:iki|uc|dort|bes|on|\d+) ?kat|fahis|"
            r"haksiz\w*|yanlis\w*|hatali|bozu[kl]\w*|"
            r"kesik\w*|kop(?:uk|uyo|tu)\w*|dongu\w*|don(?:uyo|up)\w*|takil(?:iyo|di)\w*|"
            r"yavas\w*|dusuk|surunuyo\w*|kirmizi|cizirti\w*|karinca\w*|karli|sus(?:tu|mus)|gitti|"
            r"kesildi\w*|kesiliyo\w*|dustu|dusuyo\w*|ole?du|olu|cok(?:tu|uk)|patladi|rezalet|"
            r"magdur\w*|bozuldu|"
            r"dolandir\w*|kandir\w*|kaba|hakaret\w*|yalan)\b"
        ),
        (
            r"\b(?!paket|hizmet|internet|ucret|niyet|sirket|sohbet|devlet)\w{2,}(?:m[iu]s|"
            r"[dt][iu])(?:s[iu]n[iu]z|n[iu]z)\b|\b\w{2,}m[iu]sl[ae]r\b"
        ),
        r"\b\w{3,}[iu]?[nl][iu]?m[iu]s(?:t[iu]r)?\b|\byans[iu]m[iu]s\b|\bcekmis\w*\b|\byuklenmis\b",
        r"\b(?:niye|neden|nicin)\b",
        (
            r"\b(?:internet|net|ses|yayin|sinyal|sebeke|hat|telefon|goruntu|baglanti|tv|"
            r"televizyon)\w* (?:\w+ ){0,2}yok\b(?! mu)"
        ),
        (
            r"\b(?:ced?iy|kes|al|yaz|ist|cek|gonder|at|ekl|arttir|artir|topl|"
            r"kat)[ie]?[iu]yo(?:r?s[iu]n[iu]z|n[iu]z|rlar|lar)\b"
        ),
    )
)
_PEOPLE = re.compile(
    r"\b(?:telefon(?:unuz|la|da|u|lar)\w*|numara\w*|mesaj\w*|msj\w*|sms\w*|tel|usta\w*|ekip\w*|"
    r"arama\w*|"
    r"kayd\w*|kayit\w*|otomatik\w*|kod\w*|mail\w*|konusma\w*|gorusme\w*|ses|sesli|kart)\b"
)
_QUESTION = re.compile(
    r"\?|\bm[iu](?:y[iu]m|y[iu]z|s[iu]n(?:[iu]z)?|d[iu]r|yd[iu]|ym[iu]s)?\b|(?:var|yok|oldu|"
    r"geldi|yor|bilir)m[iu]\w*\b|"
    r"\b(?:nasi|nasil|nere\w*|nerd\w*|kac\w*|ne (?:kadar|kdr|zaman|zmn|lazim|gerek\w*|yap\w+)|"
    r"nekadar|nezaman|hangi\w*|neler\w*|nedir)\b|\bne(?= ?$| ?\?)"
)
_WISH = re.compile(
    r"\b\w+m[ae]k (?:\w+ )?ist(?:iyo\w*|erim|eriz|erdim|em(?:ek)?t\w*|yor\w*)|\bist(?:iyo|iyr|"
    r"yor|erim|eriz|erdim|irem)\w*|"
    r"\b(?:lazim|gerek|gerekiyo\w*|gerekli\w*|rica ed\w*|talep ed\w*|ogren\w+|sora\w+|soru?cam|"
    r"sorucak\w*|lutfen|gereken\w*|icin (?:ne|hangi|gerek\w*))\b|"
    r"\b\w+(?:[ae]c[ae]g[iu][mz]|[ae]c[ae]kt[iu]m|[iu]c[ae]kt[iu]m|[iu]c[ae][mz]|[ae]y[iu]m|"
    r"[ae]bil[iu]r\w*|[iu]ver\w*|s[ae]n[iu]z\w*|s[ae]n[ae])\b"
)
_REPORTED = re.compile(
    r"\b(?:dedim|demistim|dedik|istedim|istemistim|istedik|soyledim|dediler|dedi|deyince|diyince|"
    r"diyorum hala|istedigim(?:de)?)\b"
)


@lru_cache(maxsize=64)
def marks(text: str) -> int:
    """Return how many sorts of signs of a trouble a folded text shows."""
    return sum(1 for mark in _MARKS if mark.search(text))


@lru_cache(maxsize=64)
def is_told(text: str) -> bool:
    """Whether a folded text says what went wrong with the service."""
    return (bool(_SERVICE.search(text)) and marks(text) > 0) or is_certain(text)


def is_certain(text: str) -> bool:
    """Whether a folded text tells what can be nothing but a trouble, whatever it names."""
    told = sums.are_contrasted(text) or unwanted.cannot_be_stopped(text)
    return told and not asks(text)


def about_the_service(text: str) -> bool:
    """Whether a folded text names a part of the service."""
    return bool(_SERVICE.search(text))


def without_people(text: str) -> str:
    """Return a folded text without the words for how the company is reached."""
    return _PEOPLE.sub(" ", text)


@lru_cache(maxsize=64)
def asks(text: str) -> bool:
    """Whether a folded text is a question."""
    return bool(_QUESTION.search(text))


def wishes(text: str) -> bool:
    """Whether a folded text is a wish or an announcement of one's own."""
    return bool(_WISH.search(text))


def reports(text: str) -> bool:
    """Whether a folded text tells what was said or wished before."""
    return bool(_REPORTED.search(text))
