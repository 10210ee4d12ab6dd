"""Another's name told beside one's own: "kardeşimin adı Selim", "hat babamın üzerine". Pure.

Whose line it is, or of whom the trouble tells, is a part of the story; who writes stays who writes.
"""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from actions.reading import anothers_name, details, trouble, verbs
from actions.reading.name_words import knows
from lexicon.turkish import fold

_KIN = anothers_name.SOMEBODY
_ONES_OWN = re.compile(r"\b(?:adim|ismim|soyadim|benim (?:ad|ism)\w*|ben|kendi\w*)\b")
_OWNS = re.compile(
    r"\b(?:uzerine|ustune|uzerinde|ustunde|adina)\b"
    r"(?: (?:kayitli|olan|gorunuyo\w*|acil\w*|"
    r"abone\w*|baglanmis|alinmis|hat|internet|telefon)\w*)*"
    r"(?: (?:da|de|hepsi|zaten|ama|degil))*\W*$|"
    r"\b(?:hat|hattin|internet\w*|abone\w*|abonelik|telefon\w*|modem\w*) sahib\w+\b"
)
_KIN_AND_NAME = re.compile(rf"\W*(?:bu |o )?{_KIN},? (?P<name>[a-z]+(?: [a-z]+){{0,2}})\W*")
# "Kaydı eşimin adına açın", "adı Pelin olarak değiştirin": the record's own name is to be another.
_OF_THE_RECORD = re.compile(
    r"\b(?:kayd|kayit|sikayet|basvuru|dosya)\w*\b.*\b(?:adina|uzerine|ustune)\b|"
    r"\b(?:adina|uzerine|ustune) (?:ac|kayded|kaydet|yap|yaz|al)\w*|"
    r"\b(?:degistir|duzelt|guncelle)\w*|\byanlis\w*|\bolarak\b|\bdegil\b"
)
_MOST_WORDS, _ALIKE = 12, 0.75


def is_told(text: str, known: str) -> bool:
    """Whether a text tells whose line it is, or what somebody is called; not the `known` name anew.

    "Annemin adı Fatma Demirci" puts a name right that is much like it.
    """
    folded = fold(text)
    if len(folded.split()) > _MOST_WORDS or _ONES_OWN.search(folded):
        return False
    if _OF_THE_RECORD.search(folded):
        return False
    behind = _KIN_AND_NAME.fullmatch(folded)
    named = details.is_anothers_name(folded) or bool(behind and knows(behind["name"].split()))
    return (named or bool(_OWNS.search(folded))) and not resembles(folded, known)


def resembles(folded: str, known: str) -> bool:
    """Whether a folded text holds a word that is much like the given name that is known."""
    first = fold(known).split()[:1]
    words = re.findall(r"[a-z]{2,}", folded)
    return any(
        SequenceMatcher(None, one, word).ratio() >= _ALIKE for one in first for word in words
    )


_WHOSE_LINE = re.compile(
    rf"\b{_KIN}(?:[ae]|y[ae])? (?:ait|uzerine|ustune|kayitli)\b|"
    rf"\b{_KIN}[iu]n (?:hatt[iu]|hat|telefonu|numaras[iu]|uzerine|ustune|adina|abonelig\w*)\b|"
    rf"\b{_KIN} (?:adina|uzerine|ustune)\b"
)
_MOST_OF_A_LINE = 6


def only_says_whose_line(text: str) -> bool:
    """Whether a few words say whose line it is, and nothing of what is wrong: "anneme ait hat"."""
    plain = verbs.plain(fold(text))
    if not 0 < len(plain.split()) <= _MOST_OF_A_LINE or any(map(str.isdigit, plain)):
        return False
    return bool(_WHOSE_LINE.search(plain)) and not trouble.is_told(plain)
