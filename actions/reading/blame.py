"""Whether words blame us: then what sounds like a request is a complaint. Pure.

"Numaramı taşımak istiyorum, siz engelliyorsunuz" asks for no explanation of how porting works.
"""

from __future__ import annotations

import re

from actions.reading import verbs
from lexicon.turkish import fold

_YOU = (
    r"(?:[iu]yo(?:r?s?u?n[iu]?z|rlar|lar|nuz)|m[iu]yo(?:r?s?u?n[iu]?z|rlar|lar)|"
    r"(?:[dt][iu]|m[iu]s)(?:n[iu]z|s[iu]n[iu]z|l[ae]r)|m[ae]d[iu]n[iu]z)"
)
_NOT_YOU = r"m(?:[iu]yo(?:r?s?u?n[iu]?z|rlar|lar)|[ae]d[iu](?:n[iu]z|l[ae]r))"
_HINDERS = re.compile(
    r"\b(?:engel|oyal|beklet|ugrastir|zorlastir|geciktir|reddet|reddedi|kandir|aldat|dolandir|"
    rf"vazgecirm)\w*?{_YOU}\b|"
    rf"\b(?:iptal|izin|onay|devir|tasi|nakil)\w* (?:e[td]|ver|yap|tir)\w*?{_NOT_YOU}|"
    rf"\b(?:iptal e[td]|tasi|kapa|birak|ayri|cik)\w*(?:t|d)?[iu]r{_NOT_YOU}|"
    rf"\b(?:engel|zorluk|sorun|guclu[kg]|bahane)\w* (?:ol|cikar|yarat)\w*?{_YOU}\b"
)
# "3 keredir söylüyorum kapatın" is no first request.
_TIMES = (
    r"(?:\w+ ?(?:kere|kez|defa|sefer)\w*|kac(?:inci)? (?:kere|kez|defa)\w*|defalarca|"
    r"aylardir|haftalardir|gunlerdir|surekli|hala|halen)"
)
_TELLS_US = (
    r"(?:soyl|di|yaz|ar[ai]|talep ed|ist|basvur|bildir|rica ed|ugras)\w*?"
    r"(?:[iu]yor?(?:um|uz)|yom|[dt][iu][mk]|m[iu]s[it]\w*)"
)
_SAID_BEFORE = re.compile(rf"\b{_TIMES} (?:\w+ ){{0,3}}?{_TELLS_US}\b")
_DENIED = re.compile(
    r"^(?P<what>.{3,80}?)\b(?:degil|dgl|deil)\w*\b[\s,;:.]*(?P<instead>\S.*)$", re.DOTALL
)


def hinders(text: str) -> bool:
    """Whether we stand in the way of what is wanted, by a text, or were told before."""
    plain = verbs.plain(fold(text))
    return bool(_HINDERS.search(plain) or _SAID_BEFORE.search(plain))


def instead(text: str) -> str | None:
    """Return what stands after "X değil", None where nothing is denied so."""
    folded = fold(text)
    match = _DENIED.search(folded)
    return match["instead"] if match else None
