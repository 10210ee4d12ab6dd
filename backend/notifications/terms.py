"""By which terms a channel's messages are sent."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import timedelta


@dataclass(frozen=True)
class Terms:
    """How a lane sends: for how long a message is its sender's, and how many are under way."""

    lease: timedelta
    # How long a receipt may take to come, where its gateway brings any.
    receipt_within: timedelta
    at_once: int
    # What the SMS network can, to know what SMS cost.
    turkish_tables: bool
