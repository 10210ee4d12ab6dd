"""How a customer wants to be reached, as it stands among a complaint's words: a line of its own.

The assistant writes it there; the desk shows it beside a call, and nobody quotes it to the customer
as what they complained of. Pure.
"""

from __future__ import annotations

_MARK = "İletişim isteği: "


def written(wish: str) -> str:
    """Return a wish as its line."""
    return _MARK + " ".join(wish.split())


def among(text: str) -> list[str]:
    """Return the wishes that a text holds, in order."""
    lines = (line.strip() for line in text.splitlines())
    return [line.removeprefix(_MARK) for line in lines if line.startswith(_MARK)]


def without(text: str) -> str:
    """Return a text without its lines of wishes."""
    left = [line for line in text.splitlines() if not line.strip().startswith(_MARK)]
    return "\n".join(left).strip()
