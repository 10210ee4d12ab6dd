"""What shows whose a complaint is. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol


class Owned(Protocol):
    """What of a complaint tells whose it is."""

    @property
    def id(self) -> str: ...  # noqa: D102 - as of a complaint, and so are the others
    @property
    def conversation_id(self) -> str | None: ...  # noqa: D102
    @property
    def contact_phone(self) -> str | None: ...  # noqa: D102
    @property
    def contact_email(self) -> str | None: ...  # noqa: D102
    @property
    def quiet(self) -> bool: ...  # noqa: D102


@dataclass(frozen=True)
class Proof:
    """A conversation, if any, and the customer's mobile number (E.164), if that was shown.

    The mobile network shows it, or a code that was texted to it. A tracking number is no proof,
    and neither is a phone number that somebody typed. A mail shows from which address it says to
    be, or by a signed address of ours (`complaint_id`) which complaint it answers: enough to add
    to one, and nothing of a complaint is told to who shows it.
    """

    conversation_id: str | None
    phone: str | None = None
    email: str | None = None
    complaint_id: str | None = None

    @property
    def asker(self) -> str:
        """Who asks, to tell their keys from others': by what they show."""
        if self.conversation_id is not None:
            return f"conversation:{self.conversation_id}"
        if self.phone is None and (self.complaint_id or self.email):
            return f"mail:{self.complaint_id or self.email}"
        return f"phone:{self.phone}"

    def covers(self, complaint: Owned) -> bool:
        """Whether a complaint was registered in this conversation, or its contact is this one.

        Who holds the phone of one that is kept quiet may be whom it is about: they prove nothing.
        """
        here = self.conversation_id is not None and (
            complaint.conversation_id == self.conversation_id
        )
        by_mail = bool(self.email and complaint.contact_email) and (
            str(self.email).casefold() == str(complaint.contact_email).casefold()
        )
        answered = self.complaint_id is not None and complaint.id == self.complaint_id
        held = self.phone is not None and complaint.contact_phone == self.phone
        by_phone = held and not complaint.quiet
        return here or by_phone or by_mail or answered
