"""What somebody wrote in a conversation that they do not have any more: to be read and copied."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backend.conversations.drafts import Kind

if TYPE_CHECKING:
    from collections.abc import Mapping

# Whose boxes are on the page only of who has the conversation.
_ONLY_MINE = {
    Kind.REPLY: "Göndermediğiniz yanıt:",
    Kind.TRANSFER: "Göndermediğiniz devir notu:",
}


def words(written: Mapping[Kind, str], *, is_mine: bool) -> list[tuple[str, str]]:
    """Return by name what is `written` in boxes that the page has none of."""
    if is_mine:
        return []
    return [(name, written[kind]) for kind, name in _ONLY_MINE.items() if kind in written]
