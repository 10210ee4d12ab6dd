"""`python -m backend erase NUMBER`: take the texts of a complaint out of the store for good.

What was said in a conversation, and what was sent, are other tables with terms of their own.
"""

from __future__ import annotations

import asyncio
import sys
from typing import TYPE_CHECKING

from backend.complaints import queries
from backend.complaints.actors import staff
from backend.complaints.models import ERASURES, Reason
from backend.complaints.service import ComplaintService
from backend.complaints.tracking_number import display, parse
from backend.kit.clock import SystemClock
from backend.kit.database import Database
from backend.kit.errors import ComplaintNotFoundError, InvalidInputError, YardimError
from backend.staff.service import working

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Sequence

    from backend.complaints.models import Complaint, ComplaintEntry
    from backend.kit.settings import Settings

_REASON_WRONG = "Neden şunlardan biri olmalı: " + ", ".join(ERASURES) + "."
_NO_SUCH_TEXT = "Bu kayıtta {} metin var; 1 ile {} arasında bir sayı verin."


def run(settings: Settings, arguments: Namespace) -> int:
    """Erase, and say how much; 1 when there is no such complaint, text, reason or colleague."""
    try:
        number, erased = asyncio.run(_erase(settings, arguments))
    except YardimError as error:
        details = " ".join(error.errors.values()) or error.detail
        sys.stderr.write(f"{error.code}: {details}\n")
        return 1
    sys.stdout.write(f"{display(number)}: {erased} erased\n")
    return 0


async def _erase(settings: Settings, arguments: Namespace) -> tuple[str, int]:
    if arguments.reason not in ERASURES:
        raise InvalidInputError(errors={"reason": _REASON_WRONG})
    reason = Reason(arguments.reason)
    database = Database(settings.database_url)
    service = ComplaintService(SystemClock(), settings)
    try:
        async with database.transaction() as session:
            actor = staff((await working(session, arguments.by)).id)
            complaint = await queries.by_number(session, parse(arguments.number), lock=True)
            if complaint is None:
                raise ComplaintNotFoundError
            before = _left(complaint)
            if arguments.entry:
                for entry in _named(complaint, arguments.entry):
                    service.erase(session, complaint, entry, actor, reason)
            else:
                service.erase_texts(session, complaint, actor, reason)
            return complaint.tracking_number, before - _left(complaint)
    finally:
        await database.close()


def _left(complaint: Complaint) -> int:
    return sum(each.erased_at is None for each in complaint.entries)


def _named(complaint: Complaint, places: Sequence[int]) -> list[ComplaintEntry]:
    count = len(complaint.entries)
    if not all(0 < place <= count for place in places):
        raise InvalidInputError(errors={"entry": _NO_SUCH_TEXT.format(count, count)})
    return [complaint.entries[place - 1] for place in places]
