"""What was to be paid back is there: "param yattı", "iade geldi sağ olun". Pure."""

from __future__ import annotations

import re

from actions.reading import reading as r

NOT_SAID_SO = frozenset(
    {r.UNCLEAR, r.THANK, r.OPENER, r.COMPLAINT, r.MORE, r.SMALL_TALK, r.BILL, r.OUT_OF_SCOPE}
)
"""What such words are taken for besides."""
_CAME = re.compile(
    r"\b(?:para\w*|iade\w*|ucret\w*|tutar\w*|hesab\w*|tesekkur\w*|sag ?ol\w*|tamam|evet)(?: \w+)? "
    r"(?:yatti|yatirildi|yatirilmis|yatmis|iade edildi|iade edilmis)\b|"
    r"\b(?:yatti|yatirildi|yatmis) (?:para\w*|tesekkur\w*|sag ?ol\w*)|\b(?:para|iade)\w* geldi\b"
)
_NOT_ALL = re.compile(
    r"\b(?:yok|degil|hala|halen|eksik\w*|ama|fakat|yanlis\w*|yari\w*|m[iu]\w{0,4}|fazla|geri|az|"
    r"baska\w*|diye|denildi|dediniz)\b"
)


def came(plain: str) -> bool:
    """Whether plain folded words say that the money came, all of it."""
    return bool(_CAME.search(plain)) and not _NOT_ALL.search(plain)
