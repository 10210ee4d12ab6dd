"""What is to be done with a mail that was read: whose it is, and what it belongs to.

A signed address of ours decides; then what the mail answers, and a number in it, if its sender is
the complaint's own. A stranger's number is a hint for the house and opens no complaint to them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING

from sqlalchemy import select

from backend.channels.email.models import IncomingMail, MailState
from backend.complaints import queries as complaint_queries, tracking_number
from backend.complaints.models import Complaint
from backend.complaints.proof import Proof
from backend.complaints.states import State
from backend.notifications.models import OutboxMessage

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from sqlalchemy import ColumnElement
    from sqlalchemy.ext.asyncio import AsyncSession

    from backend.channels.email.machines import Failure
    from backend.channels.email.reading import Mail
    from backend.gateways.mail.addresses import MailAddresses

_OUR_ID = re.compile(r"outbox-(\d{1,18})@(.+)")
_MOST_REFERENCES = 50


class MailAction(Enum):
    """What is done with a mail."""

    REGISTER = auto()
    ADD = auto()
    NOTE = auto()
    BOUNCE = auto()
    REPEAT = auto()
    IGNORE = auto()


@dataclass(frozen=True)
class Plan:
    """What is done, and to which complaint.

    `hint` is a number that its sender may not use; `withdrawn`, one of theirs that nobody works on
    any more.
    """

    action: MailAction
    reason: str = ""
    complaint_id: str | None = None
    number: str = ""
    proof: Proof | None = None
    outbox_id: int = 0
    hint: str = ""
    withdrawn: str = ""


async def plan(
    session: AsyncSession, row: IncomingMail, mail: Mail, addresses: MailAddresses
) -> Plan:
    """Say what is to be done with a mail."""
    sent = next((found for each in mail.recipients if (found := addresses.outbox_of(each))), 0)
    if mail.sender is not None and addresses.is_ours(mail.sender.address):
        return Plan(MailAction.IGNORE, "our own")
    if mail.failure is not None:
        return _of_failure(mail.failure, sent)
    before = await _before(session, row, mail)
    if before is not None:
        return Plan(MailAction.REPEAT, complaint_id=before.complaint_id)
    own, hint = await _belongs_to(session, mail, addresses, sent)
    if own is None:
        automatic = bool(mail.automatic)
        return Plan(
            MailAction.IGNORE if automatic else MailAction.REGISTER, mail.automatic, hint=hint
        )
    return await _of_own(session, mail, *own)


async def _of_own(session: AsyncSession, mail: Mail, complaint: Complaint, proof: Proof) -> Plan:
    if mail.automatic:
        return Plan(MailAction.NOTE, mail.automatic, complaint.id)
    going_on = await complaint_queries.gone_on_with(session, complaint)
    if going_on.state == State.WITHDRAWN:
        # It cannot be opened again, and nobody would read what is added to it.
        return Plan(MailAction.REGISTER, withdrawn=complaint.tracking_number)
    return Plan(MailAction.ADD, "", complaint.id, complaint.tracking_number, proof)


def _of_failure(failure: Failure, sent: int) -> Plan:
    if not sent:
        return Plan(MailAction.IGNORE, "tells of a mail that is not ours")
    if not failure.final:
        return Plan(MailAction.IGNORE, "a mail of ours is late")
    return Plan(MailAction.BOUNCE, failure.detail, outbox_id=sent)


async def _before(session: AsyncSession, row: IncomingMail, mail: Mail) -> IncomingMail | None:
    """Find the same mail, by To and by Cc: the same id, sender and words."""
    if mail.message_id is None:
        return None
    found = await session.scalars(
        select(IncomingMail)
        .where(
            IncomingMail.message_id == mail.message_id,
            IncomingMail.digest == mail.digest,
            IncomingMail.sender == (mail.sender.address if mail.sender else ""),
            IncomingMail.id != row.id,
            IncomingMail.state != MailState.RECEIVED,
        )
        .order_by(IncomingMail.id)
        .limit(1)
    )
    return found.first()


async def _belongs_to(
    session: AsyncSession, mail: Mail, addresses: MailAddresses, sent: int
) -> tuple[tuple[Complaint, Proof] | None, str]:
    """Find the complaint that a mail may be added to, with what proves it; else a hint."""
    for address in mail.recipients:
        signed = addresses.complaint_of(address)
        if signed is not None:
            complaint = await _complaint(session, Complaint.id == signed)
            if complaint is not None:
                return (complaint, Proof(None, complaint_id=signed)), ""
    hint = ""
    async for complaint in _meant(session, mail, sent):
        email = mail.sender.address if mail.sender else ""
        proof = Proof(None, email=email)
        # An automatic answer comes from wherever the customer's post is passed on to.
        if proof.covers(complaint) or (mail.automatic and sent):
            return (complaint, proof), ""
        hint = hint or complaint.tracking_number
    return None, hint


async def _meant(session: AsyncSession, mail: Mail, sent: int) -> AsyncIterator[Complaint]:
    """Find what a mail seems to be about: by what came back, what it answers, a number in it."""
    if sent and (found := await _of_outbox(session, sent)):
        yield found
    for reference in mail.references[:_MOST_REFERENCES]:
        ours = _OUR_ID.fullmatch(reference)
        if ours and (found := await _of_outbox(session, int(ours[1]))):
            yield found
        earlier = await session.scalars(
            select(IncomingMail.complaint_id)
            .where(IncomingMail.message_id == reference, IncomingMail.complaint_id.is_not(None))
            .limit(1)
        )
        known = earlier.first()
        if known and (found := await _complaint(session, Complaint.id == known)):
            yield found
    for text in (mail.subject, mail.new, mail.whole):
        number = tracking_number.find(text)
        if number and (found := await _complaint(session, Complaint.tracking_number == number)):
            yield found


async def _of_outbox(session: AsyncSession, outbox_id: int) -> Complaint | None:
    about = await session.scalar(
        select(OutboxMessage.complaint_id).where(OutboxMessage.id == outbox_id)
    )
    return await _complaint(session, Complaint.id == about) if about else None


async def _complaint(session: AsyncSession, condition: ColumnElement[bool]) -> Complaint | None:
    """Return a complaint whose customer is still known."""
    return await session.scalar(select(Complaint).where(condition, Complaint.erased_at.is_(None)))
