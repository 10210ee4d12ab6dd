"""What the handlers of this door are given."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from backend.web.services import WebServices

if TYPE_CHECKING:
    from backend.complaints.attachments import Attachments
    from backend.complaints.kept_files import KeptFiles
    from backend.complaints.service import ComplaintService
    from backend.gateways.rasa.protocol import TopicClassifier
    from backend.web.pages import Pages


@dataclass(frozen=True, kw_only=True)
class FormServices(WebServices):
    """The pool, and who tells what a complaint is about."""

    complaints: ComplaintService
    attachments: Attachments
    kept_files: KeptFiles
    topics: TopicClassifier
    pages: Pages
