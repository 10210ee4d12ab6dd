"""What shows whose a complaint is. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from backend.complaints.models import Complaint


@dataclass(frozen=True)
class Proof:
    """A conversation, if any, and the customer's mobile number (E.164), if that was shown.

    The mobile network shows it, or a code that was texted to it. A tracking number is no proof,
    and neither is a phone number that somebody typed.
    """

    conversation_id: str | None
    phone: str | None = None

    @property
    def asker(self) -> str:
        """Who asks, to tell their keys from others': the conversation, else the number."""
        if self.conversation_id is not None:
            return f"conversation:{self.conversation_id}"
        return f"phone:{self.phone}"

    def covers(self, complaint: Complaint) -> bool:
        """Whether a complaint was registered in this conversation, or its contact is this phone."""
        here = self.conversation_id is not None and (
            complaint.conversation_id == self.conversation_id
        )
        return here or (self.phone is not None and complaint.contact_phone == self.phone)
