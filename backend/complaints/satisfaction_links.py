"""The link in an e-mail that asks how satisfied somebody is: what it names, and for how long. Pure.

It names a conclusion and nobody: no address, no number. It is good for answering one question and
for nothing else, and not for ever. Opening it changes nothing: programs that check mail do so.
"""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING

from backend.kit import signing

if TYPE_CHECKING:
    from datetime import datetime

    from backend.complaints.models import Complaint
    from backend.kit.settings import Settings

PATH = "/memnuniyet"
_PURPOSE = "satisfaction"
_NAMED = re.compile(r"([0-9a-f]{32})-([1-9][0-9]{0,3})")


def link_of(complaint: Complaint, now: datetime, settings: Settings) -> str:
    """Return the whole address of the page that asks about the present conclusion."""
    token = token_of(complaint.id, complaint.cycle, now, settings)
    return f"{settings.public_url.rstrip('/')}{PATH}/{token}"


def token_of(complaint_id: str, cycle: int, now: datetime, settings: Settings) -> str:
    """Return what names a conclusion in the address."""
    secret = settings.internal_token.get_secret_value()
    return signing.sign(f"{complaint_id}-{cycle}", _PURPOSE, now, secret)


def read(token: str, now: datetime, settings: Settings) -> tuple[str, int] | None:
    """Return complaint and cycle of a token; None when it is forged, broken or too old."""
    secret = settings.internal_token.get_secret_value()
    lasts = timedelta(days=settings.satisfaction_link_days)
    named = _NAMED.fullmatch(signing.read(token, _PURPOSE, now, secret, lasts) or "")
    return (named[1], int(named[2])) if named else None
