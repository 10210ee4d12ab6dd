"""What the handlers of this door are given."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from backend.web.services import WebServices

if TYPE_CHECKING:
    from backend.complaints.service import ComplaintService
    from backend.gateways.rasa.protocol import TopicClassifier


@dataclass(frozen=True, kw_only=True)
class PartnerServices(WebServices):
    """The pool, and who tells what a complaint is about."""

    complaints: ComplaintService
    topics: TopicClassifier
