"""Pills or poison that were taken already: by whoever writes, or by somebody. Pure."""

from __future__ import annotations

import re

_DEADLY = (
    r"(?:hap|ilac|zehir|zehr|camasir suyu|antidepresan|sakinlestirici|agri kesici|aspirin|parol|"
    r"xanax|tiner|tuz ruhu|kezzap|kezzab|asit|deterjan|lavabo acici|yag sokucu|ispirto|kolonya|"
    r"antifriz|benzin|pil\b|doz)\w*"
)
_MINE = (
    r"(?:(?:ic|yut)(?:t[iu]?(?:m|k)|[iu]yo(?:ru)?m)|icmeye basladim|yedim|bitirdim|"
    r"(?:al|at|yap)[dt][iu]m)"
)
_THEIRS = r"(?:(?:ic|yut)(?:t[iu]|m[iu]s|[iu]yo(?:r)?)|yedi|yemis|bitirmis|almis[iu]m|almis|yapmis)"
_GAP = r"(?:\w+ ){0,4}?"
# "Annem hapları aldı" is no swallowing: of others only drinking and swallowing is.
TAKEN = re.compile(
    rf"\b{_DEADLY} {_GAP}(?:{_MINE}|{_THEIRS})\b|"
    rf"\b(?:ictim|yuttum) (?:\w+ )?(?:hap|ilac|hepsi)\w*|\bhepsini (?:ictim|yuttum|aldim)\b|"
    rf"\bhepsini (?:icmis|yutmus)\b"
)
_BY_ME = re.compile(rf"\b{_MINE}\b")


def is_mine(words: str) -> bool:
    """Whether it is the writer who took it; folded words."""
    return bool(_BY_ME.search(words))
