"""When a customer made contact, as somebody states it who passes their complaint on. Pure."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

LATER = "Başvuru zamanı gelecekte olamaz."
LONG_AGO = "Başvuru zamanı bir yıldan eski olamaz."
_OLDEST = timedelta(days=366)


def problem(received: datetime, now: datetime, apart: timedelta = timedelta()) -> str:
    """Say what is wrong with a moment; empty where it may be right.

    `apart` is by how much the clock it was read from may go ahead of ours. Before a year ago it is
    a slip of the pen: deadlines would be counted from a day that nobody meant.
    """
    if received > now + apart:
        return LATER
    return LONG_AGO if received < now - _OLDEST else ""
