"""Calls and messages of strangers: nobody of ours, and nothing that an operator can stop. Pure.

Our own calls, and those of our shops, are a matter of consent; a number that frauds and sellers
ring is protected by the phone, by the register of consent (İYS) and by the police.
"""

from __future__ import annotations

import re

from actions.reading import unwanted, verbs
from lexicon.turkish import fold

_WHO = re.compile(
    r"\b(?:tanimadig\w*|bilmedig\w*|yabanci|bilinmeyen|kayitsiz|gizli|farkli farkli|"
    r"degisik|alakasiz|dolandirici\w*|sahte\w*|bahis\w*|kumar\w*|yatirim\w*|borsa\w*|kripto\w*|"
    r"hisse\w*|forex\w*|robot\w*|spam\w*|saglik paketi|tatil (?:kazan|pake)\w*|anket\w*)\b"
)
_CALLS = re.compile(
    r"\b(?:ari?yo\w*|araniyo\w*|arad(?:i|ilar)\b|arayip\w*|arayan\w*|arama(?:lar|si|lari)?\b|caldiri\w*|"
    r"cagri\w*|mesaj\w*|sms\w*|rahatsiz ed\w*)"
)
_OURS = re.compile(
    r"\b(?:siz(?:in|den|e|ler\w*)?|sirketiniz\w*|firmaniz\w*|(?:turk )?telekom\w*|bayi\w*|"
    r"operator\w*|temsilci\w*|musteri hizmet\w*|tarife\w*|paket (?:sat|oner|teklif)\w*|"
    r"aramazsiniz|ariyorsunuz|aramay[iu]n)\b"
)


def are_calling(text: str) -> bool:
    """Whether a text tells of calls or messages by strangers, and not by us."""
    plain = verbs.plain(fold(text))
    if unwanted.cannot_be_stopped(text):
        return False  # what was written back goes to who sends them through us
    return bool(_WHO.search(plain) and _CALLS.search(plain)) and not _OURS.search(plain)
