"""What the handlers of this door are given."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from backend.web.services import WebServices

if TYPE_CHECKING:
    from backend.complaints.attachments import Attachments
    from backend.complaints.service import ComplaintService
    from backend.conversations.turns import TurnDriver
    from backend.kit.keyed_tasks import KeptTasks
    from backend.kit.live import Live


@dataclass(frozen=True, kw_only=True)
class ChatServices(WebServices):
    """Conversations, and the pages that are open on them."""

    live: Live
    turns: TurnDriver
    complaints: ComplaintService
    attachments: Attachments
    # What pages have begun and see to its end.
    kept: KeptTasks
