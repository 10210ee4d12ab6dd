"""What the handlers of this door are given."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from backend.web.services import WebServices

if TYPE_CHECKING:
    from collections.abc import Callable

    from backend.complaints.attachments import Attachments
    from backend.complaints.kept_files import KeptFiles
    from backend.complaints.proving import ProofService
    from backend.complaints.satisfaction import ComplaintSatisfaction
    from backend.complaints.service import ComplaintService
    from backend.web.pages import Pages


@dataclass(frozen=True, kw_only=True)
class SiteServices(WebServices):
    """The pool, proofs of mobiles, and the pages."""

    complaints: ComplaintService
    proofs: ProofService
    satisfaction: ComplaintSatisfaction
    attachments: Attachments
    kept_files: KeptFiles
    pages: Pages
    # Makes the empty complaint form that the start page shows (`channels.web_form`).
    empty_form: Callable[[], object]
