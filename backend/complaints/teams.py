"""The teams that complaints are given to, by the codes in the table of topics. Pure."""

from __future__ import annotations

from backend.complaints.topics import topics

_LABELS = {
    "technical": "Teknik destek",
    "billing": "Faturalama",
    "contracts": "Sözleşmeler",
    "field": "Saha ekibi",
    "devices": "Cihazlar",
    "network": "Mobil şebeke",
    "sales": "Satış",
    "quality": "Müşteri deneyimi",
    "digital": "Dijital kanallar",
    "privacy": "Kişisel veriler",
    "frontline": "İlk karşılama",
}


TEAM_WRONG = "Listeden bir ekip seçin."


def teams() -> dict[str, str]:
    """Return the name of every team that some topic belongs to, by its code."""
    return {each.team: label(each.team) for each in topics().values()}


def label(code: str) -> str:
    """Return what a team is called; one that we have no name for, by its code."""
    return _LABELS.get(code, code)
