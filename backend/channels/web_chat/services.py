"""What the handlers of this door are given."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from backend.web.services import WebServices

if TYPE_CHECKING:
    from backend.conversations.live import LiveHub
    from backend.conversations.turns import TurnDriver


@dataclass(frozen=True, kw_only=True)
class ChatServices(WebServices):
    """Conversations, and the pages that are open on them."""

    live: LiveHub
    turns: TurnDriver
