"""Storing an SMS: one row, committed before the gateway is told that we have it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from backend.channels.sms import senders, shift_tables, statements, udh
from backend.channels.sms.models import SmsState
from backend.kit.masking import mask_secrets
from backend.kit.text import clean, clean_line
from backend.kit.work import Signal

if TYPE_CHECKING:
    from datetime import datetime

    from backend.kit.work import Work

# What the columns hold.
_ADDRESS = 40
_LINK = 64
_HEADER_BYTES = 280

# A message of this sender waits to be processed.
SENDER_DUE = Signal[str]("sms")


@dataclass(frozen=True, slots=True)
class IncomingText:
    """One SMS as a gateway brings it."""

    # The gateway's own id: the same one again is the same message.
    gateway_id: str
    sender: str
    text: str
    receiver: str = ""
    # User data header with its length byte; empty without one.
    udh: bytes = b""
    coding: int | None = None
    smsc: str = ""
    sent_at: datetime | None = None
    # Why it is kept only, for the operator's engineer; "" for what is to be processed.
    refused: str = ""


async def store(work: Work, incoming: IncomingText) -> bool:
    """Keep an SMS, once per gateway id; False if it was there before.

    Turkish letters of the national tables are restored, and secrets masked, before anything is
    written. What it asks for is found out after the commit (`processing`).
    """
    session = work.session
    header = udh.read(incoming.udh)
    text = mask_secrets(clean(shift_tables.decode(incoming.text, header)))
    state = SmsState.IGNORED if incoming.refused else SmsState.RECEIVED
    sender: str | None = await session.scalar(
        statements.ADD[session.get_bind().dialect.name],
        {
            "gateway_id": incoming.gateway_id,
            "sender": senders.normalised(incoming.sender)[:_ADDRESS],
            "receiver": clean_line(incoming.receiver)[:_ADDRESS] or None,
            "text": text,
            "udh": incoming.udh[:_HEADER_BYTES].hex(),
            "coding": incoming.coding,
            "smsc": clean_line(incoming.smsc)[:_LINK] or None,
            "sent_at": incoming.sent_at,
            "received_at": work.now,
            "state": state.value,
            "reason": incoming.refused or None,
            "reference": header.reference,
            "part": header.part,
            "parts": header.parts,
        },
    )
    if sender is not None and not incoming.refused:
        work.wake(SENDER_DUE, sender)
    return sender is not None
