"""When there is nothing to say on the phone any more: the call is dropped where that happens."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from backend.complaints import clocks, queries, states, unsafe_ways
from backend.complaints.models import EntryKind
from backend.complaints.states import State
from backend.notifications import calls
from backend.notifications.handed_over import UNDER_WAY
from backend.notifications.models import OutboxMessage, Purpose

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from sqlalchemy.ext.asyncio import AsyncSession

    from backend.complaints.models import Complaint
    from backend.kit.work import Work

_TELLS = (EntryKind.NOTICE, EntryKind.ANSWER)


def overtaken(complaint: Complaint, origin: str) -> bool:
    """Whether what a call was to say is not to be said any more. Pure; entries are loaded.

    `origin` is the key of the message: `entry:<id>:…` for a notice, else it was planned by hand and
    holds until the complaint is closed, withdrawn or handled together with another. A question is
    asked while we wait for its answer, an answer until the complaint is reopened; any other notice
    until the next one.
    """
    if complaint.state in states.NOTHING_TO_SAY:
        return True
    number = origin.split(":")[1] if origin.startswith("entry:") else ""
    at = next((at for at, one in enumerate(complaint.entries) if str(one.id) == number), None)
    if at is None:
        return complaint.state == State.DUPLICATE
    entry = complaint.entries[at]
    if entry.cycle != complaint.cycle:
        return True
    if entry.kind == EntryKind.QUESTION:
        return complaint.state != State.WAITING_CUSTOMER
    if entry.kind == EntryKind.ANSWER:
        return False
    return any(later.kind in _TELLS for later in complaint.entries[at + 1 :])


@dataclass(frozen=True)
class Meant:
    """The clocks that calls would have met which were dropped, and the earliest they were for."""

    clocks: tuple[str, ...] = ()
    try_until: datetime | None = None


async def drop_overtaken(
    session: AsyncSession, complaints: Sequence[Complaint], now: datetime
) -> dict[str, Meant]:
    """Cancel the calls of complaints, of which something just changed, that are overtaken.

    Return, by complaint, what they would have met: whatever is told in their place meets it, as
    early.
    """
    of_them = {each.id: each for each in complaints}
    open_calls = (
        await session.scalars(
            select(OutboxMessage).where(OutboxMessage.complaint_id.in_(of_them), calls.OPEN)
        )
    ).all()
    origins = await calls.origins(session, open_calls)
    gone: dict[str, list[OutboxMessage]] = {each: [] for each in of_them}
    for one in open_calls:
        complaint = of_them[one.complaint_id or ""]
        if overtaken(complaint, origins[one.id]):
            gone[complaint.id].append(one)
    if ids := [one.id for those in gone.values() for one in those]:
        await calls.cancel(session, ids, now)
    return {each: _meant(those) for each, those in gone.items()}


def _meant(gone: Sequence[OutboxMessage]) -> Meant:
    early = [one.try_until for one in gone if one.meets and one.try_until is not None]
    return Meant(
        tuple(clock for one in gone for clock in one.meets or ()), min(early, default=None)
    )


async def hear(work: Work, outbox_ids: Sequence[int]) -> None:
    """Drop calls at once that are overtaken: their SMS failed after something newer was said.

    What they would have met is met by that, if it is under way or has arrived. So is dropped what
    would be said at a number at which whoever is dangerous may answer.
    """
    query = select(OutboxMessage).where(
        OutboxMessage.id.in_(outbox_ids), OutboxMessage.complaint_id.is_not(None)
    )
    new = (await work.session.scalars(query.order_by(OutboxMessage.id))).all()
    complaints = await queries.by_ids(
        work.session, {one.complaint_id or "" for one in new}, lock=True
    )
    safe: dict[str, Complaint] = {}
    for call in new:
        complaint = complaints[call.complaint_id or ""]
        about = {"complaint_id": complaint.id, "conversation_id": call.conversation_id}
        if await unsafe_ways.unsafe_for(work.session, call.recipient, **about) is None:
            safe[complaint.id] = complaint
        else:
            await calls.cancel(work.session, [call.id], work.now)
            clocks.owe_again(complaint, call.meets or (), work.now)
    if not safe:
        return
    for complaint_id, meant in (
        await drop_overtaken(work.session, list(safe.values()), work.now)
    ).items():
        if meant.clocks:
            await _meet_by_newest(work, safe[complaint_id], meant)


async def _meet_by_newest(work: Work, complaint: Complaint, meant: Meant) -> None:
    """Have what was told last meet what dropped calls would have met; else it is owed again."""
    newest = await work.session.scalar(
        select(OutboxMessage)
        .where(
            OutboxMessage.complaint_id == complaint.id,
            OutboxMessage.purpose == Purpose.NOTICE,
            OutboxMessage.state.in_(UNDER_WAY),
        )
        .order_by(OutboxMessage.id.desc())
        .limit(1)
    )
    if newest is None:
        clocks.owe_again(complaint, meant.clocks, work.now)
        return
    newest.meets = sorted({*(newest.meets or ()), *meant.clocks})
    if meant.try_until is not None:
        newest.try_until = min(newest.try_until or meant.try_until, meant.try_until)
    await work.session.flush()
