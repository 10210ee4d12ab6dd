"""Another topic than the one in the summary: "fatura değil, internet hızı". Pure."""

from __future__ import annotations

import re

from actions.reading import topics

_DENIED = re.compile(
    r"\b(?:degil\w*|dgl|dil|demedim|diyen kim|(?:ne )?alaka\w*(?: yok)?|ilgisi yok|ilgili degil|"
    r"yazm[iu]ss[iu]n\w*|secm[ei]dim|ornek)\b"
)
_NO = re.compile(r"^(?:hayir|hyr|yok|yo)\b[\s,.]*")
_NEAR = 3
"""Words between a topic and what denies it."""


def instead_of(known: str | None, folded: str) -> str | None:
    """Return the one topic that a folded text names where it denies the known one."""
    denied = _DENIED.search(folded)
    if known is None or denied is None:
        return None
    words = [(match.start(), match.group()) for match in re.finditer(r"[a-z]+", folded)]
    before = [(at, word) for at, word in words if at < denied.start()]
    where = next((at for at, word in reversed(before[-_NEAR:]) if known in _read(word)), None)
    if where is None:
        return None
    left = [folded[denied.end() :], _NO.sub("", folded[:where])]
    found = {codes[0] for part in left if len(codes := topics.read(part)) == 1}
    found.discard(known)
    return found.pop() if len(found) == 1 else None


def _read(word: str) -> tuple[str, ...]:
    return topics.read(word) or topics.misspelt([word])


def named(folded: str) -> tuple[str, ...]:
    """Return the topics named beside the word "konu" itself."""
    return topics.read(re.sub(r"\b(?:konu(?!s)|kategori|basli[gk])\w*", "", folded))
