"""Turkish letters folded for matching. Pure; `bot/turkish.py` does the same on the other side."""

from __future__ import annotations

_TURKISH_I = str.maketrans("İI", "iı")
_PLAIN = str.maketrans("çğıöşüâîû", "cgiosuaiu")


def fold(text: str) -> str:
    """Return small ASCII letters for Turkish ones ("Şikâyet" becomes "sikayet").

    `str.lower` on raw text would make "İ" two characters and "I" a wrong letter.
    """
    return text.translate(_TURKISH_I).lower().translate(_PLAIN)
