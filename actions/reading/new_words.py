"""What is to stand in the complaint's text as well: "açıklamaya … yaz", "… onu da yaz". Pure."""

from __future__ import annotations

import re

from lexicon.turkish import fold

_TEXT = r"(?:sorun|problem|sikayet|aciklama|metin|metn)[a-z]*"
_ADDED = re.compile(
    rf"^(?:.{{0,20}}?\b)?{_TEXT}(?:\s+(?:kismina|yerine|bolumune|metnine))?\s+(?P<words>.+?)\s*"
    r"\b(?:da|de)?\s*(?:yaz|ekle)(?!d[iu]|m[ai]|mak|mek)[a-z]*\W*$"
)
# What is said to us before and after the words themselves.
_BEFORE = re.compile(
    r"^(?:(?:hayir|yok|dur|bekle|evet|tamam|pardon|bi de|bir de|bide|ha|sey)\b[\s,.!:-]*)+"
)
_AFTER = re.compile(
    r"[\s,;.:-]*\b(?:bunu|onu|sunu|bunlari|onlari)(?:\s+da|\s+de)?\s+(?:oraya\s+)?"
    r"(?:ekle|yaz|belirt|not al|not et)(?!d[iu]|m[ai])[a-z]*\W*$"
)
_FEWEST = 2


def added(text: str) -> str | None:
    """Return the words that are to be written into the complaint's text as well."""
    return _words(_ADDED, text)


def without_command(text: str) -> str:
    """Return a text without the order to write it down; the whole where nothing else is said."""
    whole = added(text) or text
    after = _AFTER.search(fold(whole))
    kept = whole[: after.start()] if after else whole
    before = _BEFORE.match(fold(kept))
    kept = kept[before.end() :] if before and (after or whole != text) else kept
    return kept.strip() if len(kept.split()) >= _FEWEST else text


def _words(pattern: re.Pattern[str], text: str) -> str | None:
    match = pattern.search(fold(text))
    if match is None:
        return None
    words = text[slice(*match.span("words"))].strip(" ,;:.-")
    return words if len(words.split()) >= _FEWEST else None
