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
_DENIED = re.compile(
    r"^(?P<what>.{3,80}?)\b(?:degil|dgl|deil)\w*\b[\s,;:.]*(?P<instead>\S.*)$", re.DOTALL
)


def hinders(text: str) -> bool:
    """Whether a text says that we stand in the way of what is wanted."""
    return bool(_HINDERS.search(verbs.plain(fold(text))))


def instead(text: str) -> str | None:
    """Return what stands after "X değil", None where nothing is denied so."""
    folded = fold(text)
    match = _DENIED.search(folded)
    return match["instead"] if match else None
