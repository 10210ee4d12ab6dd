"""What the handlers of this door are given."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from backend.web.services import WebServices

if TYPE_CHECKING:
    from backend.web.pages import Pages


@dataclass(frozen=True, kw_only=True)
class SmsServices(WebServices):
    """The pages of the simulated phones."""

    pages: Pages
