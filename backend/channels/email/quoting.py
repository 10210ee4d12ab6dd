"""What somebody wrote anew in a reply, without what stood in the mail before. Pure.

Markers are those of the mail programs that people in Türkiye use, in Turkish and English. When in
doubt a line is kept: a word too many is read past, a word too few is lost to whoever answers.
"""

from __future__ import annotations

import re

from lexicon.turkish import fold

# The line that introduces a quotation may be broken into so many.
_BROKEN_INTO = 4
_LONGEST_MARK = 400
# Folded: without Turkish letters and capitals.
_WROTE = re.compile(
    r"(?:.*\b\d{1,4}\b.*(?:tarihinde|saat|<[^>]*@[^>]*>).*\b(?:yazdi|yazmis)\s*:\s*"
    r"|on\b.*\b\d{1,4}\b.*\bwrote\s*:\s*"
    r"|.*<[^>]*@[^>]*>.*(?:sunu|sunlari|soyle) yazdi\s*:\s*)"
)
_BETWEEN = re.compile(
    r"\s*[-_]{2,}\s*(?:original message|(?:ozgun|orijinal) (?:ileti|mesaj|e-?posta)|asil ileti"
    r"|yanitlanan ileti|reply message)\s*[-_]{2,}\s*"
)
_FROM = re.compile(r"\s*\*?(?:from|kimden|gonderen)\s*:\*?\s*\S.*")
_SENT = re.compile(
    r"\s*\*?(?:sent|date|gonderildi|gonderilme(?: tarihi)?|gonderme tarihi|tarih|to|kime|alici"
    r"|subject|konu)\s*:\*?.*"
)
_RULE = re.compile(r"\s*_{8,}\s*")


def new_words(text: str) -> str:
    """Return what is new in a reply; all of it where nothing would be left."""
    lines = text.split("\n")
    end = next((at for at in range(len(lines)) if _older_from(lines, at)), len(lines))
    kept = [line for line in lines[:end] if not line.lstrip().startswith(">")]
    while kept and (_RULE.fullmatch(kept[-1]) or not kept[-1].strip()):
        kept.pop()
    return "\n".join(kept).strip() or text.strip()


def _older_from(lines: list[str], at: int) -> bool:
    """Whether the mail before begins at a line."""
    line = fold(lines[at][:_LONGEST_MARK])
    if _BETWEEN.fullmatch(line):
        return True
    if _FROM.fullmatch(line):
        following = [fold(each[:_LONGEST_MARK]) for each in lines[at + 1 : at + 4]]
        return sum(bool(_SENT.fullmatch(each)) for each in following) > 1
    if not line.strip():
        return False
    joined = ""
    for each in lines[at : at + _BROKEN_INTO]:
        if not each.strip():
            break
        joined = f"{joined} {fold(each[:_LONGEST_MARK])}".strip()
        if joined.endswith(":"):
            return _WROTE.fullmatch(joined) is not None
    return False
