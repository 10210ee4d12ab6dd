"""Erasing a complaint, or a customer, across all features: each empties its own tables.

A complaint is one unit of work with everything that belongs to it. While anything of it is still
to be sent, read or answered, it is refused, by name: nothing is dropped that somebody waits for.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from backend.bootstrap import file_store, mail_store, texts_of
from backend.channels.email import erasing as mails
from backend.channels.sms import erasing as incoming
from backend.complaints import (
    attachment_rows,
    drafts,
    erasing as complaints,
    queries,
    reminder_ends,
    repeat_offers,
)
from backend.complaints.actors import staff
from backend.complaints.attachments import Attachments
from backend.complaints.erasing import Customer
from backend.complaints.service import ComplaintService
from backend.conversations import erasing as conversations
from backend.gateways.sms import simulated_phones
from backend.kit.errors import ComplaintNotFoundError, StillToBeDoneError
from backend.notifications import erasing as sent
from backend.staff import audit
from backend.staff.audit import Done

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from sqlalchemy.ext.asyncio import AsyncSession

    from backend.complaints.models import Complaint, Reason
    from backend.kit.clock import Clock
    from backend.kit.database import Database
    from backend.kit.settings import Settings


@dataclass(frozen=True)
class Order:
    """Who erases, and why."""

    staff_id: str
    reason: Reason


@dataclass(frozen=True)
class Erased:
    """How much of what was emptied; `number` is the complaint's, None of what has none.

    `conversations` are the ids of those it was told in: Rasa keeps what it heard by them.
    """

    number: str | None
    counted: dict[str, int]
    conversations: Sequence[str] = field(default=())
    # What is to be removed once it is committed.
    files: Sequence[str] = field(default=())
    mails: Sequence[str] = field(default=())


class Erasure:
    """Takes words and contacts out of the store for good."""

    def __init__(self, database: Database, clock: Clock, settings: Settings) -> None:
        """Erase in `database`, as at the time of `clock`."""
        self._database = database
        self._clock = clock
        self._service = ComplaintService(clock, settings, texts_of(settings))
        self._attachments = Attachments(file_store(settings), settings)
        self._mails = mail_store(settings)

    async def complaint(self, number: str, order: Order) -> Erased:
        """Erase the words of a complaint (twelve digits) and of all that belongs to it.

        Raises:
            ComplaintNotFoundError: there is none.
            StillToBeDoneError: something of it is still at work; nothing was erased.

        """
        async with self._database.transaction() as session:
            complaint = await _locked(session, number)
            _refuse(await self._at_work(session, complaint))
            done = await self._erase(session, complaint, order, None)
        await self._drop(done)
        return done

    async def customer(self, given: str, order: Order) -> list[Erased]:
        """Erase whatever is known of a customer, whom a complaint, number or address stands for.

        Raises:
            ComplaintNotFoundError, InvalidInputError: it stands for nobody.
            StillToBeDoneError: something is still at work or open; nothing was erased, or, where
                it came in between, nothing of what it names.

        """
        async with self._database.reading() as session:
            customer = await complaints.customer_of(session, given)
            numbers = await complaints.numbers_of(session, customer)
            found = [await queries.by_number(session, number) for number in numbers]
            waiting = [
                name
                for one in found
                if one is not None
                for name in await self._at_work(session, one, customer)
            ]
            _refuse(waiting + await _beside(session, customer))
        done = []
        for number in numbers:
            async with self._database.transaction() as session:
                complaint = await _locked(session, number)
                _refuse(await self._at_work(session, complaint, customer))
                done.append(await self._erase(session, complaint, order, customer))
            await self._drop(done[-1])
        async with self._database.transaction() as session:
            _refuse(await _beside(session, customer))
            done.append(await self._erase(session, None, order, customer))
        await self._drop(done[-1])
        return done

    async def _drop(self, done: Erased) -> None:
        await self._attachments.drop(done.files)
        for name in done.mails:
            await self._mails.remove(name)

    async def _at_work(
        self, session: AsyncSession, complaint: Complaint, customer: Customer | None = None
    ) -> list[str]:
        ids = _told_in(complaint)
        open_still = customer is not None and complaints.still_open(complaint)
        phones = await conversations.phones_of(session, ids)
        return [
            *([f"complaint {complaint.tracking_number} ({complaint.state})"] if open_still else ()),
            *await conversations.still_at_work(session, ids),
            *await repeat_offers.waiting(session, ids, [complaint.id]),
            *await incoming.still_to_be_read(session, phones),
            *await sent.still_to_be_sent(session, [complaint.id], ids),
        ]

    async def _erase(
        self,
        session: AsyncSession,
        complaint: Complaint | None,
        order: Order,
        customer: Customer | None,
    ) -> Erased:
        """Empty a complaint's own, or what a customer has beside their complaints."""
        now, whose = self._clock.now(), customer is not None
        addresses: Collection[str] = ()
        phones: Collection[str] = ()
        ids: Sequence[str] = ()
        own: list[str] = []
        counted: dict[str, int] = {}
        entries: Sequence[int] = ()
        if complaint is not None:
            ids, own = _told_in(complaint), [complaint.id]
            phones = await conversations.phones_of(session, ids)
            entries = [each.id for each in complaint.entries]
            counted["texts"] = self._texts(session, complaint, order, whose=whose)
            await reminder_ends.erase(session, complaint.id)
            await drafts.erase(session, complaint.id)
        else:
            customer = customer or Customer()
            phones, addresses = customer.phones, customer.addresses
            ids = await conversations.of_phones(session, phones)
            await complaints.erase_proofs(session, phones, now)
        beside = await conversations.erase(session, ids, now, whose=whose)
        gone = await sent.erase(session, own, ids, addresses, recipients=whose)
        files = await attachment_rows.erase(session, now, entries=entries, conversations=ids)
        # A customer's own mails that became nothing go as well.
        letters = await mails.erase(session, now, complaints=own, addresses=addresses)
        beside |= {
            "attachments": len(files),
            "mails": len(letters),
            "sent": len(gone),
            "received": await incoming.erase(session, ids, phones if complaint is None else ()),
        }
        of_all = whose and complaint is None
        await simulated_phones.erase(session, gone, phones, whose=of_all)
        await complaints.forget_searches(session)
        counted |= beside
        if any(counted.values()):
            if complaint is not None and any(beside.values()):
                by = staff(order.staff_id)
                self._service.note_erased(session, complaint, by, order.reason, beside)
            detail = {"reason": order.reason, "customer": whose, **counted}
            if complaint is not None:
                detail["complaint"] = complaint.id
            audit.note(session, now, Done.ERASED, order.staff_id, **detail)
        number = complaint.tracking_number if complaint else None
        return Erased(number, counted, ids, files, letters)

    def _texts(
        self, session: AsyncSession, complaint: Complaint, order: Order, *, whose: bool
    ) -> int:
        before = sum(each.erased_at is None for each in complaint.entries)
        by = staff(order.staff_id)
        self._service.erase_texts(session, complaint, by, order.reason)
        if whose:
            self._service.erase_contact(session, complaint, by, order.reason)
        return before


async def _locked(session: AsyncSession, number: str) -> Complaint:
    complaint = await queries.by_number(session, number, lock=True)
    if complaint is None:
        raise ComplaintNotFoundError
    return complaint


async def _beside(session: AsyncSession, customer: Customer) -> list[str]:
    ids = await conversations.of_phones(session, customer.phones)
    return [
        *await conversations.still_at_work(session, ids),
        *await repeat_offers.waiting(session, ids),
        *await incoming.still_to_be_read(session, customer.phones),
        *await mails.still_to_be_read(session, customer.addresses),
        *await sent.still_to_be_sent(session, (), ids, customer.addresses),
    ]


def _told_in(complaint: Complaint) -> list[str]:
    return [complaint.conversation_id] if complaint.conversation_id else []


def _refuse(waiting: Collection[str]) -> None:
    if waiting:
        raise StillToBeDoneError(list(dict.fromkeys(waiting)))
