"""What the console's handlers work with."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from backend.conversations.agents import Capacity
from backend.staff.staff_sessions import Lifetime
from backend.web.services import WebServices

if TYPE_CHECKING:
    from backend.complaints.attachments import Attachments
    from backend.complaints.bulk_work import BulkWork
    from backend.complaints.calling import ComplaintCalls
    from backend.complaints.catalogue import Catalogue
    from backend.complaints.handling import ComplaintHandling
    from backend.complaints.house_rules import HouseRules
    from backend.complaints.service import ComplaintService
    from backend.gateways.rasa.protocol import TopicClassifier
    from backend.kit.in_memory import InMemory
    from backend.kit.live import Live
    from backend.notifications.texts import Texts
    from backend.staff.sealing import Keys
    from backend.staff.staff_sessions import LoggedIn
    from backend.web.pages import Pages


@dataclass(frozen=True, kw_only=True)
class DeskServices(WebServices):
    """The pages, and what is told live."""

    pages: Pages
    live: Live
    complaints: ComplaintService
    handling: ComplaintHandling
    calls: ComplaintCalls
    bulk: BulkWork
    attachments: Attachments
    topics: TopicClassifier
    # Read anew by whoever changed it, so that their next page shows it.
    catalogue: InMemory[Catalogue]
    texts: Texts
    rules: InMemory[HouseRules]
    # What second steps are sealed with; None: they are not offered.
    keys: Keys | None

    def must_turn_on_second_step(self, who: LoggedIn) -> bool:
        """Whether somebody's role may not work without a second step, and they have none yet."""
        return who.role in self.settings.totp_required_roles and not who.second_step

    @property
    def capacity(self) -> Capacity:
        """Say how many conversations somebody may hold."""
        return Capacity(self.settings.desk_chats_at_once, self.settings.desk_sms_at_once)

    @property
    def undo(self) -> timedelta:
        """Say for how long a reply can be taken back."""
        return timedelta(seconds=self.settings.desk_undo_seconds)

    @property
    def lifetime(self) -> Lifetime:
        """Say how long somebody stays logged in."""
        return Lifetime(
            idle=timedelta(minutes=self.settings.desk_idle_minutes),
            absolute=timedelta(hours=self.settings.desk_session_hours),
        )
