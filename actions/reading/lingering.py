"""Dangers that a "geçti" does not end, and what is said of them afterwards. Pure.

Gas that smells no more, smoke that cleared and a stove's fumes are there until somebody looked; a
cable on the street is there when the one it struck is in hospital.
"""

from __future__ import annotations

import re

from actions.reading import situations
from lexicon import spoken
from lexicon.turkish import fold, words_only

PASSED, STILL_THERE, CHECKED, AGAIN = "passed", "still_there", "checked", "again"
GAS = frozenset({situations.GAS, situations.BOTTLE, situations.FUMES})
"""Nothing shows that they are gone: only who measures knows."""
_SMOKE = frozenset({"fire", situations.HOT})
_OF_THE_STREET = "electricity"

_BY_WHOM = (
    r"(?:187|110|112|186|itfaiye|igdas|gaz(?:ci|cilar| ekib\w*| firma\w*| sirket\w*|dan)|ekip\w*|"
    r"gorevli\w*|tedas|elektrikci\w*|yetkili\w*|dagitim\w*|belediye\w*)"
)
_LOOKED = (
    r"(?:geldi(?:ler)?|bakti(?:lar)?|kontrol et\w*|kapatti(?:lar)?|olctu\w*|sondurdu\w*|onardi\w*|"
    r"tamir et\w*|temiz\w*|kesti(?:ler)?|kaldirdi\w*|giderdi\w*|duzeltti\w*|topladi\w*)"
)
_CHECKED = re.compile(
    rf"\b{_BY_WHOM}(?: \w+){{0,4}} {_LOOKED}\b|\b{_LOOKED} {_BY_WHOM}\b|"
    r"\b(?:geldiler|baktilar|kapattilar|kontrol ettiler|olctuler|sondurduler|onardilar|"
    r"kaldirdilar)\b"
)
_NOT_YET = re.compile(
    r"\b(?:hala|halen|m[iu]|diye|nerede|bekliyo\w*|gelmedi\w*|bakmadi\w*|yine|tekrar|"
    r"(?:ama|fakat) (?:\w+ )?(?:kok|yan|duman|gaz|kac)\w*)\b"
)
_SMELT_STILL = re.compile(
    r"\b(?:hala|halen|yine|gene|tekrar|yeniden)(?: \w+)? (?:kok(?:uyo|tu|u var)|duman|yaniyo|tutus|"
    r"gaz (?:gel|kok|kac)|kaciriyo)\w*"
)
_IN_HOSPITAL = re.compile(r"\b(?:hastane|ambulans|acil servis)\w*")
_GONE = re.compile(
    r"\b(?:koku|kokusu|duman|gaz)\w*(?: \w+){0,2}? (?:gecti|gitti|kalmadi|yok|kesildi|dagildi|"
    r"azaldi|bitti|cikti|hafifledi)\b|\bkokmu(?:yo\w*)|\bgecti\b|\bdagildi\b|\bkesildi\b|"
    r"\bnormale dondu\b"
)
_MISTAKEN = re.compile(
    r"\b(?:yanlis\w*|saka\w*|yoktu|degilmis\w*|degildi|hic (?:koku|gaz|duman)\w*|oyle (?:demedim|"
    r"bir sey)|deneme\w*)\b"
)
_THING = (
    r"(?:kablo|tel|teller|dire[gk]|pano|dolap|dolab|kutu|kapa[gk]|trafo|cukur|rogar|menhol|hat)\w*"
)
_THERE = (
    r"(?:dur(?:uyo|ur|makta)\w*|acikta|acik|ortada|yerde|sark(?:iyo|ik)\w*|ayni|oyle|"
    r"kapat(?:mad|ilmad|m[iu]yo|an yok)\w*|kaldir(?:mad|ilmad)\w*|gelen yok)"
)
_LASTS = re.compile(
    rf"\b{_THING}(?: \w+){{0,3}}? {_THERE}\b|\b{_THERE}(?: \w+){{0,2}}? {_THING}\b|"
    r"\b(?:hala|halen) (?:ayni|oyle|orada|acik|duruyo)\w*"
)
_COMPLAINS = re.compile(
    r"\b(?:sikayet\w*|magdur\w*|zarar\w*|hasar\w*|tazmin\w*|sorumlu\w*|hesap sor\w*|calismi\w*|"
    r"(?:del|boz|kir|kopar|yak|parcala|kes|patlat)(?:di|ti|mis|diniz|tiniz)\w*|"
    r"(?:kablo|modem|hat|priz|duvar|cihaz|internet)\w*(?: \w+){0,2} (?:yandi|yanmis|eridi|koptu|"
    r"gitti|bozuldu))"
)
_OUT = re.compile(r"\bson(?:du|duk|durdu[km]|duruldu|durduk)\b")


def said(text: str, situation: str) -> str | None:
    """Return what a text tells of a danger that lasts: that it only passed, or is still there."""
    words = _words(text)
    if situation in GAS | _SMOKE and _SMELT_STILL.search(words):
        return AGAIN
    if situation in GAS | _SMOKE and _is_checked(words):
        return CHECKED
    if situations.kind_of(situation) == _OF_THE_STREET:
        return STILL_THERE if _LASTS.search(words) and not _is_checked(words) else None
    if situation not in GAS | _SMOKE or _MISTAKEN.search(words):
        return None
    out = situation in _SMOKE and _OUT.search(words)
    return PASSED if _GONE.search(words) and not (out or _IN_HOSPITAL.search(words)) else None


def is_ended(text: str, situation: str) -> bool:
    """Whether what a text tells as over is: of gas only who looked, or a hospital, ends it."""
    if situation not in GAS:
        return True
    words = _words(text)
    return _is_checked(words) or bool(_IN_HOSPITAL.search(words))


def is_checked(text: str) -> bool:
    """Whether somebody whose work it is has looked, or taken it away."""
    return _is_checked(_words(text))


def _is_checked(words: str) -> bool:
    return bool(_CHECKED.search(words)) and not _NOT_YET.search(words)


def is_put_out(text: str) -> bool:
    """Whether a text only tells that a fire was put out: told alone it raises no alarm."""
    words = _words(text)
    return bool(_PUT_OUT.search(words)) and not _STILL_BURNS.search(words)


_PUT_OUT = re.compile(
    r"\b(?:itfaiye\w*|yangin\w*|komsu\w*|biz) "
    r"(?:\w+ )?sondur(?:du|mus|uldu|dul)\w*"
)
_STILL_BURNS = re.compile(
    r"\b(?:duman|alev|yaniyo|tutus|kivilcim|koku|imdat|yardim|yaral|hala|tekrar|yine|icerde|"
    r"m[iu]\b)\w*"
)


def complains(text: str) -> bool:
    """Whether a text complains of what was done or broken."""
    return bool(_COMPLAINS.search(_words(text)))


def _words(text: str) -> str:
    return words_only(fold(spoken.plain(text[:600]).replace("'", "")))
