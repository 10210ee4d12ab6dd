"""`python -m backend erase`: take a complaint's words, or a customer's everything, out for good."""

from __future__ import annotations

import asyncio
import sys
from typing import TYPE_CHECKING

from backend.bootstrap import file_store, mail_store, texts_of
from backend.channels.email import erasing as mails
from backend.cli.erasing import Erased, Erasure, Order
from backend.complaints import attachment_rows, queries
from backend.complaints.actors import staff
from backend.complaints.attachments import Attachments
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
_ONE_OF_TWO = "Ya bir takip no verin (istenirse --entry ile) ya da --customer."
_NO_SUCH_TEXT = "Bu kayıtta {} metin var; 1 ile {} arasında bir sayı verin."


def run(settings: Settings, arguments: Namespace) -> int:
    """Erase, and say how much; 1 when it is refused: nobody, no reason, or not finished yet."""
    try:
        done = asyncio.run(_erase(settings, arguments))
    except YardimError as error:
        details = " ".join(error.errors.values()) or error.detail
        sys.stderr.write(f"{error.code}: {details}\n")
        return 1
    sys.stdout.writelines(f"{_line(each)}\n" for each in done)
    return 0


def _line(done: Erased) -> str:
    of = display(done.number) if done.number else "beside"
    counted = ", ".join(f"{count} {what}" for what, count in done.counted.items() if count)
    told_in = "".join(f"; conversation {each}" for each in done.conversations)
    return f"{of}: {counted or 'nothing'} erased{told_in}"


async def _erase(settings: Settings, arguments: Namespace) -> list[Erased]:
    if arguments.reason not in ERASURES:
        raise InvalidInputError(errors={"reason": _REASON_WRONG})
    if (arguments.number is None) == (arguments.customer is None):
        raise InvalidInputError(errors={"number": _ONE_OF_TWO})
    if arguments.customer is not None and arguments.entry:
        raise InvalidInputError(errors={"entry": _ONE_OF_TWO})
    database = Database(settings.database_url)
    clock = SystemClock()
    try:
        async with database.reading() as session:
            by = (await working(session, arguments.by)).id
        order = Order(by, Reason(arguments.reason))
        erasure = Erasure(database, clock, settings)
        if arguments.customer is not None:
            return await erasure.customer(arguments.customer, order)
        number = parse(arguments.number)
        if arguments.entry:
            service = ComplaintService(clock, settings, texts_of(settings))
            done = await _entries(database, service, number, arguments.entry, order)
            await Attachments(file_store(settings), settings).drop(done.files)
            for name in done.mails:
                await mail_store(settings).remove(name)
            return [done]
        return [await erasure.complaint(number, order)]
    finally:
        await database.close()


async def _entries(
    database: Database,
    service: ComplaintService,
    number: str,
    places: Sequence[int],
    order: Order,
) -> Erased:
    async with database.transaction() as session:
        complaint = await queries.by_number(session, number, lock=True)
        if complaint is None:
            raise ComplaintNotFoundError
        before = _left(complaint)
        named = _named(complaint, places)
        for entry in named:
            service.erase(session, complaint, entry, staff(order.staff_id), order.reason)
        ids = [entry.id for entry in named]
        files = await attachment_rows.erase(session, SystemClock().now(), entries=ids)
        letters = await mails.erase(session, SystemClock().now(), entries=ids)
        counted = {
            "texts": before - _left(complaint),
            "attachments": len(files),
            "mails": len(letters),
        }
        return Erased(number, counted, files=files, mails=letters)


def _left(complaint: Complaint) -> int:
    return sum(each.erased_at is None for each in complaint.entries)


def _named(complaint: Complaint, places: Sequence[int]) -> list[ComplaintEntry]:
    count = len(complaint.entries)
    if not all(0 < place <= count for place in places):
        raise InvalidInputError(errors={"entry": _NO_SUCH_TEXT.format(count, count)})
    return [complaint.entries[place - 1] for place in places]
