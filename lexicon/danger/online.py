"""A stranger who wants pictures of a child or to meet it, and blackmail with pictures. Pure.

An adult who wants photos of, talks with or asks after a child is a danger to a child, whatever
words it is done in; "at yoksa …" is one to anybody. The picture of a modem that a technician asks
for, or one for homework, is everyday.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lexicon.turkish import fold, nfc, words_only

if TYPE_CHECKING:
    from collections.abc import Iterator

PRESSED, GROOMED, BLACKMAILED = "pressed", "groomed", "blackmailed"
"""A child writes itself; somebody writes for a child; a grown-up is blackmailed."""

_AGE = r"(?:[4-9]|1[0-7]|dort|bes|alti|yedi|sekiz|dokuz|on(?: ?(?:bir|iki|uc|dort|bes|alti|yedi))?)"
_KIN = r"(?:cocu[gk]|kiz|oglu?|torun|yegen|kardes|kuzen|ogrenci)"
_MINOR = re.compile(
    rf"\b{_AGE} ?yas\w*|\byas[iu]m? {_AGE}\b|\b(?:ilkokul|ortaokul|lise)\w*|\bresit degil\w*|"
    r"\b(?:cocu[gk]|kizim|oglum|ogluma|oglumd|oglumu|oglumla|torun|yegen|kardesim)\w*"
)
_GROWN = re.compile(r"\b(?:1[89]|[2-9]\d) ?yas\w*")
_WRITER = re.compile(
    rf"\bben(?: (?:daha|henuz|de))? {_AGE} yas\w*|\b{_AGE} ?yas[iu]n?d?a?y[iu]m\b|"
    rf"\byas[iu]m {_AGE}\b|\b(?:ilkokul|ortaokul|lise)(?:a|ye|da|de)? (?:gidiyo\w*|ogrencisiyim)|"
    r"\bben (?:daha |henuz )?(?:bir |bi )?(?:cocugum|cocum)\b"
)
_ABOUT_IT = (
    rf"(?:\b{_KIN}\w*(?:a|e|dan|den|tan|ten|la|le|i|u|in|un)\b|"
    r"\b(?:ondan|ona|onu|onun|onunla|bana|benden|beni|benim|benimle)\b|"
    r"\b(?:resm|fotograf|foto|video|goruntu|numara|adres|kamera)\w*[iu]m[iu]?\b)"
)
_STRANGER = (
    r"\b(?:tanimad\w+|yabanci\w*|tanistig\w*|adam\w*|herif\w*|sapik\w*|biri(?:si|leri|nin)?|abi(?:si)?|"
    r"abinin|kisi(?:nin|ler)?|kullanici\w*|hesap|yetiskin\w*|amca)\b"
)
_OURS = re.compile(
    r"\b(?:teknisyen|montaj|usta|ekip|kurulum|ogretmen|hoca|okul(?!a)|odev|eba|ders|doktor|hastane|"
    r"modem|kargo|kurye|bayi|musteri|temsilci|anket|reklam|kampanya|nufus|e devlet|vesikalik)\w*"
)
_PICTURE = (
    r"\b(?:foto\w*|fotograf\w*|resm\w*|resim\w*|video\w*|goruntu\w*|ciplak\w*|nude\w*|kamera\w*|"
    r"soyun\w*|gizli \w+ini)\b"
)
_MEETS = r"\b(?:bulus\w*|gorusel\w*|yanina (?:gel|cagir)\w*|evine (?:gel|cagir)\w*)"
_WHERE = r"\b(?:adres\w*|konum\w*|nerede otur\w*|hangi okul\w*|numara\w*)"
_ASKS = (
    r"\b(?:iste(?:di|mis|yip|yen|r)\w*|ist[iu]yo\w*|sor(?:uyo|mus|du|an)\w*|zorl\w*|israr\w*|"
    r"(?:at|yolla|gonder|cek|ac|cikar|soyun)(?:sana|in)?(?: (?:diye?|dedi|diyo\w*|demis\w*|diyip|"
    r"yaz\w+))|(?:at|yolla|gonder|cek|ac)m(?:ami|emi|am|em|asini|esini)\w*|bulusal\w*|cagir\w*)"
)
_AFTER_IT = (
    r"\b(?:ar(?:iyo|ayip)\w*|yaz(?:iyo|isiyo|isma)\w*|mesaj at\w*|konus(?:uyo|an)\w*|takip ed\w*|"
    r"rahatsiz ed\w*|ekle(?:mis|di)\w*)"
)
_FEAR = (
    r"\b(?:kork\w*|israr\w*|surekli|tehdit\w*|taciz\w*|rahatsiz\w*|pesini birak\w*|gizli(?:ce)?|"
    r"kimseye soyleme\w*)"
)
_OR_ELSE = r"\b(?:yoksa|[a-z]{2,}m[ae]z(?:s[ae][mn]?|s[ae]n[iu]z)|tehdit\w*|santaj\w*)\b"
_WILL = (
    r"\b(?:yay\w*|paylas\w*|ifsa\w*|goster\w*|soyler\w*|soyliyc\w*|soylic\w*|gelir[iu]m\w*|"
    r"gelic[ae]m\w*|gelece[gm]\w*|atar[iu]m|atac\w*|gonderir\w*|gonderic\w*|bulur\w*|bulac\w*|"
    r"oldur\w*|para (?:iste|ist[iu]y|gonder)\w*|kotu ol\w*|rezil\w*)"
)
_SAID = (
    r"\b(?:diyo\w*|dedi\w*|diye|diyip|demis\w*|yazmis\w*|yazdi\w*|yaziyo\w*|tehdit\w*|santaj\w*)"
)
_BLACKMAIL = re.compile(r"\bsantaj\w*")


_SOUGHT = re.compile(rf"(?:{_PICTURE}|{_MEETS}|{_WHERE})")
_HEARS_OF_IT, _ASKED, _A_STRANGER = map(re.compile, (_ABOUT_IT, _ASKS, _STRANGER))
_SPOKEN_TO, _FEARED = re.compile(_AFTER_IT), re.compile(_FEAR)
_PICTURED = re.compile(_PICTURE)
_IF_NOT, _WILL_DO, _QUOTED = re.compile(_OR_ELSE), re.compile(_WILL), re.compile(_SAID)
_NEAR, _BESIDE = 90, 45
"""Letters around what is asked for within which the rest is said: a story may be long."""


def told(text: str) -> str | None:
    """Return what `text` tells of it: `PRESSED`, `GROOMED`, `BLACKMAILED`, or None."""
    words = words_only(fold(nfc(text)))
    if not words:
        return None
    of_a_child = bool(_MINOR.search(words)) and not _GROWN.search(words)
    writer = bool(_WRITER.search(words))
    if not (_is_extorted(words) or (of_a_child and _is_wanted(words, by_the_child=writer))):
        return None
    if not of_a_child:
        return BLACKMAILED
    return PRESSED if writer else GROOMED


def child_writes(text: str) -> bool:
    """Whether whoever writes says to be a child, up to seventeen."""
    return bool(_WRITER.search(words_only(fold(nfc(text)))))


def _around(sign: re.Pattern[str], words: str) -> Iterator[str]:
    """Yield what stands around each sign; nothing where it is what our own people ask for."""
    for match in sign.finditer(words):
        start, end = match.span()
        if not _OURS.search(words[max(0, start - _BESIDE) : end + _BESIDE]):
            yield words[max(0, start - _NEAR) : end + _NEAR]


def _is_extorted(words: str) -> bool:
    return any(
        _BLACKMAIL.search(near)
        or (_IF_NOT.search(near) and _WILL_DO.search(near) and _QUOTED.search(near))
        for near in _around(_PICTURED, words)
    )


def _is_wanted(words: str, *, by_the_child: bool) -> bool:
    """Whether a stranger asks a child for it, or is after it."""
    for near in _around(_SOUGHT, words):
        asked = _A_STRANGER.search(near) and _ASKED.search(near)
        if asked and (by_the_child or _HEARS_OF_IT.search(near)):
            return True
    return any(
        _A_STRANGER.search(near) and _FEARED.search(near) and _HEARS_OF_IT.search(near)
        for near in _around(_SPOKEN_TO, words)
    )
