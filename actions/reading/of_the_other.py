"""What is said of whoever presses or threatens the writer: their number, whether to give it. Pure.

Another's number in a record of danger is evidence and no way to reach anybody: a call to it would
warn who is reported.
"""

from __future__ import annotations

import re

from actions.reading.phones import typed_and_spoken
from lexicon.turkish import fold, words_only

OF_ANOTHER, GIVE_THEIRS, NOT_AT_HOME = "of_another", "give_theirs", "not_at_home"
"""Tells the number of whoever does it, asks whether to, and fears to be told on at home."""
_LONGEST = 2_000

_A_NUMBER = r"(?:numara|telefon|tel|hatt?|cep|gsm|no)"
_DOER = (
    r"(?:onun|adamin|herifin|sapigin|(?:o |bu )?kisinin|santajcinin|saldirganin|supheli\w*|"
    r"karsi taraf\w*|\w+ edenin|yazanin|arayanin|isteyenin|kullanicinin|"
    r"teknisyenin|kocamin|eski \w+(?:imin|umun|nin))"
)
_ONES_OWN = re.compile(
    r"\b(?:benim\w*|bizim\w*|kendi\w*|bana ulas\w*|beni ara\w*|"
    rf"{_A_NUMBER}(?:[iu]m(?:iz)?|m)(?:[iu]|dan|e|a)?|"
    r"(?:anne|baba|abla|abi|kardes|es|kiz|ogl|komsu|cocug|teyze|hala|dayi|"
    r"amca|arkadas|kuzen|yegen)\w*?(?:m|m[iu]z)[iu]n)\b"
)
_THEIRS = re.compile(
    rf"\b{_DOER}(?: \w+){{0,2}}? {_A_NUMBER}\w*|\b{_A_NUMBER}(?:s[iu]|u|i)(?:n[iu])?\b|"
    rf"\b(?:arayan|yazan|tehdit eden|rahatsiz eden|isteyen|eden) {_A_NUMBER}\w*|"
    rf"\b(?:bu |su |o )?{_A_NUMBER}(?:s[iu]n)?(?:dan|den) (?:\w+ )?"
    r"(?:ar|yaz|mesaj|tehdit|rahatsiz|iste)\w*"
)
_GIVE = (
    r"(?:ver(?:eyim|iyim|irim|sem|ey[iu]m)|yaz(?:ayim|iyim|sam)|soyle(?:yeyim|yim|sem)|"
    r"at(?:ayim|iyim|sam)|bildir(?:eyim|sem)|gonder(?:eyim|sem))"
)
_SHALL_I = re.compile(
    rf"\b(?:{_A_NUMBER}s[iu]\w*|ad[iu]n[iu]|ismini|kullanici ad\w+|hesab[iu]\w*|profil\w*)"
    rf"(?: \w+){{0,2}}? (?:m[iu] )?{_GIVE}\b"
)
_AT_HOME = r"(?:annem|babam|ailem|abim|ablam|evdekiler|ogretmenim|dedem|teyzem)"
_NOT_TO_BE_TOLD = re.compile(
    rf"\b{_AT_HOME}\w* (?:\w+ )?(?:kizar|kizac\w*|kizic\w*|dover\w*|duymasin|bilmesin|ogrenmesin|"
    rf"oldurur|soyleme\w*|haber verme\w*|anlatma\w*|anlatam\w*|soyleyem\w*)|"
    r"^(?:lutfen )?(?:kimseye )?soylemey[iu]n\b"
)


def shall_be_given(text: str) -> bool:
    """Whether somebody asks if the other's number is to be told: "numarasını mı vereyim"."""
    return bool(_SHALL_I.search(_words(text)))


def is_number_told(text: str) -> bool:
    """Whether the only number of a text is the other's."""
    if len(typed_and_spoken(text[:_LONGEST])) != 1:
        return False
    words = _words(text)
    return bool(_THEIRS.search(words)) and not _ONES_OWN.search(words)


def is_own(text: str) -> bool:
    """Whether a number is called the writer's own, or that of who is to be helped."""
    return bool(_ONES_OWN.search(_words(text)))


def not_at_home(text: str) -> bool:
    """Whether a child fears that they are told of it at home: "annem kızar söylemeyin"."""
    return bool(_NOT_TO_BE_TOLD.search(_words(text)))


_NEAR = re.compile(
    r"\b(?:kapi\w*|zil\w*|icerde|iceri\w*|evde|evin onun\w*|eve (?:gel|gir)(?:di|iyo)\w*|bahce\w*|"
    r"sokakta\w*|asagida\w*|yanimda\w*|takip ed\w*|pesim\w*|bicak\w*|silah\w*)"
)


def said(text: str) -> str | None:
    """Return what is said of who does it: words of danger may stand beside it."""
    if is_near(text):
        return None
    if is_number_told(text):
        return OF_ANOTHER
    if shall_be_given(text):
        return GIVE_THEIRS
    return NOT_AT_HOME if not_at_home(text) else None


def is_near(text: str) -> bool:
    """Whether somebody is at the door or in the house: what comes through a phone is not."""
    return bool(_NEAR.search(_words(text)))


def _words(text: str) -> str:
    return words_only(fold(text[:_LONGEST]))
