"""Leaving what is to be tried for another time, or altogether: "boşver", "sonra bakarım". Pure.

It is neither a yes nor a no to "çözüldü mü?", and nothing that was told is taken back by it.
"""

from __future__ import annotations

import re

from actions.reading import trouble, verbs
from lexicon.turkish import fold, words_only

_TRIES = r"(?:bak|dene|yaz|ugras|ilgilen|yapar|ederim|hallede|don)\w*"
_SAID = re.compile(
    rf"\b(?:sonra|bilahare|birazdan|aksam\w*|yarin|haftaya|eve (?:gid|var|gel|don)\w+) "
    rf"(?:\w+ ){{0,2}}?{_TRIES}|^(?:\w+ )?(?:daha )?sonra$|^(?:\w+ )?bakar[iu][mz]$|"
    r"\b(?:vaktim|zamanim|halim) (?:hic |simdi )?yok\b|\bisim (?:var|cikti)\b|"
    r"\bmusait degil\w*|\bsimdilik (?:kalsin|boyle|dursun|yeter\w*)|\bkalsin\b|"
    r"\bbos ?ver\w*|\bugras(?:am|may|mi[yc])\w*|^neyse$"
)
# "Boşver geldi": it may be over, which is asked before anything is closed.
_CAME_BACK = re.compile(
    r"\b(?:geldi|duzeldi|acildi|oldu|halloldu|cozuldu|calis(?:ti|iyo)\w*|baglandi|geri geldi)\b"
    r"(?! (?:mesaj|fatura|sms|m[iu]\b))"
)
_GOES_ON = re.compile(
    r"\b(?:kayde[dt]|kayit|kayda|bildir|gonder|yollay|usta|ekip|temsilci|siz)\w*|\bac[iu]n\b"
)
_MOST_WORDS = 9


def has_come_back(text: str) -> bool:
    """Whether a text that leaves it says that it works: "boşver, düzeldi"."""
    return bool(_CAME_BACK.search(words_only(verbs.plain(fold(text)))))


def is_said(text: str) -> bool:
    """Whether a text says no more than that it is left."""
    plain = words_only(verbs.plain(fold(text)))
    few = 0 < len(plain.split()) <= _MOST_WORDS
    if not few or _GOES_ON.search(plain) or trouble.is_told(plain):
        return False
    return bool(_SAID.search(plain))
