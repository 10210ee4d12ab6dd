"""A customer's number or address was wrong: what was not sent yet goes to the right one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from backend.notifications import failing, service
from backend.notifications.models import OutboxChannel, OutboxMessage, OutboxState, Purpose
from backend.notifications.service import ADDRESS_DUE

if TYPE_CHECKING:
    from backend.kit.work import Work

# What may still turn to its fallbacks.
_NOT_OVER = (OutboxState.QUEUED, OutboxState.SENDING, OutboxState.SENT, OutboxState.ACCEPTED)


async def readdress(work: Work, complaint_id: str, old: str, new: str, *, gets_sms: bool) -> bool:
    """Send what waits for `old` to `new`; return whether a message waits for `new` now.

    What a sender has in hand at this moment cannot be called back, a call can: whoever has taken
    it calls the new number. Where `new` gets no SMS, what would be one turns to what stands in for
    it. Whoever opted out of surveys at `new` gets none.
    """
    found = await work.session.scalars(
        select(OutboxMessage)
        .where(OutboxMessage.complaint_id == complaint_id, OutboxMessage.state.in_(_NOT_OVER))
        .order_by(OutboxMessage.id)
        .with_for_update()
    )
    waits, unfit = False, []
    for row in found.all():
        row.fallbacks = _put_right(row.fallbacks, old, new, gets_sms=gets_sms)
        by_hand = row.channel == OutboxChannel.CALL
        held = {OutboxState.QUEUED, OutboxState.SENDING} if by_hand else {OutboxState.QUEUED}
        if row.recipient != old or row.state not in held:
            continue
        if row.channel == OutboxChannel.SMS and not gets_sms:
            unfit.append(row.id)
            continue
        row.recipient = new
        if row.purpose == Purpose.SURVEY and await service.opted_out(work.session, new):
            row.state, row.next_attempt_at = OutboxState.CANCELLED, None
            continue
        waits |= row.purpose == Purpose.NOTICE
        if not by_hand:
            work.wake(ADDRESS_DUE, (OutboxChannel(row.channel), new))
    await work.session.flush()
    for number in unfit:
        waits |= await failing.fail(work, number, "a wrong number was put right")
    return waits


def _put_right(
    fallbacks: list[dict[str, Any]], old: str, new: str, *, gets_sms: bool
) -> list[dict[str, Any]]:
    return [
        one if one["recipient"] != old else {**one, "recipient": new}
        for one in fallbacks
        if one["recipient"] != old or one["channel"] != OutboxChannel.SMS or gets_sms
    ]
