"""What the handlers of this door are given."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from backend.web.services import WebServices

if TYPE_CHECKING:
    from backend.complaints.proving import ProofService
    from backend.complaints.repeat_contacts import RepeatContacts
    from backend.complaints.service import ComplaintService


@dataclass(frozen=True, kw_only=True)
class InternalServices(WebServices):
    """The pool, who comes again, and proofs of mobiles."""

    complaints: ComplaintService
    repeat_contacts: RepeatContacts
    proofs: ProofService
