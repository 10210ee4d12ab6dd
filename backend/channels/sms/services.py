"""What the handlers of this door are given."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from backend.web.services import WebServices

if TYPE_CHECKING:
    from backend.channels.sms.processing import SmsProcessor
    from backend.web.pages import Pages


@dataclass(frozen=True, kw_only=True)
class SmsServices(WebServices):
    """What becomes of an SMS once it is stored."""

    sms: SmsProcessor
    pages: Pages
