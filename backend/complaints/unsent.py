"""Dead letters as people deal with them: what speaks against sending one again, and who did what.

Never commits.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from sqlalchemy import exists, select

from backend.complaints import call_ends, clocks, queries, states, unsafe_ways
from backend.complaints.errors import NotCalledSafeError
from backend.complaints.models import Complaint, ComplaintClock
from backend.complaints.models.call_attempt import CallOutcome
from backend.complaints.states import State
from backend.complaints.written import written
from backend.kit.errors import InvalidInputError
from backend.kit.text import clean_line
from backend.notifications import calls, dead_letters, service
from backend.notifications.errors import LetterOverError, LetterUnsendableError
from backend.notifications.handed_over import REACHED
from backend.notifications.models import OutboxChannel, OutboxMessage, Purpose
from backend.staff import audit
from backend.staff.audit import Done
from backend.staff.permissions import Permission, require

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.ext.asyncio import AsyncSession

    from backend.complaints.access import Viewer
    from backend.kit.work import Work

PAGE = 50
_OLD = timedelta(days=1)
# RFC 5321, 4.2.3: no mailbox of that name, or it is refused for good.
_NO_SUCH_BOX = ("550", "551", "553")
_NOTHING_TO_SAY = states.NOTHING_TO_SAY | {State.DUPLICATE}
REASON_MISSING = "Neden gönderilmeyeceğini yazın."


class Against(StrEnum):
    """What speaks against sending a letter again, though it can be done."""

    OVER = "over"
    """The complaint is closed, withdrawn or handled with another: nothing is to be said."""
    MET = "met"
    """What it was to keep was kept by something else, or is owed no more."""
    TOLD_SINCE = "told_since"
    """The customer was told something newer since."""
    WRONG_ADDRESS = "wrong_address"
    """Whoever is there does not know the customer, or nobody is."""
    OLD = "old"
    """It is more than a day old: a reply that nobody waits for any more."""


@dataclass(frozen=True, slots=True)
class Letter:
    """A dead letter, with its complaint if it is about one."""

    message: OutboxMessage
    complaint: Complaint | None


def is_wrong_address(letter: OutboxMessage) -> bool:
    """Whether it was said that the address is not the customer's, or is none. Pure."""
    failure = letter.failure or ""
    if letter.channel == OutboxChannel.EMAIL:
        return failure.startswith(_NO_SUCH_BOX)
    return failure == CallOutcome.WRONG_NUMBER


async def page(session: AsyncSession, before: int | None = None) -> list[Letter]:
    """Return a page of dead letters, the newest first."""
    found = await dead_letters.dead(session, PAGE, before)
    about = {each.complaint_id for each in found if each.complaint_id is not None}
    complaints = await session.scalars(select(Complaint).where(Complaint.id.in_(about)))
    by_id = {each.id: each for each in complaints}
    return [Letter(each, by_id.get(each.complaint_id or "")) for each in found]


async def send_again(
    work: Work, who: Viewer | None, outbox_id: int, *, anyhow: bool
) -> tuple[Against, ...]:
    """Send a dead letter once more; nobody (None) is a command.

    Return what speaks against it: then nothing was done, unless it is to be sent `anyhow`.

    Raises:
        NotAllowedError: they may not.
        LetterOverError: it is not dead, or was dealt with meanwhile.
        LetterUnsendableError: there is nothing left to send, or nobody wants it.
        NotCalledSafeError: whoever is dangerous may read it there.

    """
    letter = await _take(work, who, outbox_id)
    if not dead_letters.can_be_sent(letter) or await _is_pointless(work.session, letter):
        raise LetterUnsendableError
    about = {"complaint_id": letter.complaint_id, "conversation_id": letter.conversation_id}
    if await unsafe_ways.unsafe_for(work.session, letter.recipient, **about) is not None:
        raise NotCalledSafeError
    against = await _against(work, letter)
    if against and not anyhow:
        return against
    sent = await dead_letters.send_again(work, letter)
    if sent is None:
        raise LetterOverError
    detail = {"outbox": outbox_id, "again": sent, "against": list(against)}
    audit.note(work.session, work.now, Done.LETTER_SENT_AGAIN, who.id if who else None, **detail)
    return ()


async def dismiss(work: Work, who: Viewer | None, outbox_id: int, reason: str) -> None:
    """Let a dead letter be, with a reason; nobody (None) is a command.

    What it was to tell in time is told anew by the worker, by whatever ways there are now.

    Raises:
        NotAllowedError: they may not.
        LetterOverError: it is not dead, or was dealt with meanwhile.
        InvalidInputError: no reason, or too long a one.

    """
    limit = dead_letters.REASON_LIMIT
    reason = written("reason", clean_line(reason), limit, REASON_MISSING)
    if len(reason) > limit:  # what was masked in it is longer than what it hides
        raise InvalidInputError(errors={"reason": REASON_MISSING})
    letter = await _take(work, who, outbox_id)
    staff_id = who.id if who else None
    dead_letters.dismiss(work, letter, staff_id, reason)
    detail: dict[str, Any] = {"outbox": outbox_id}
    if letter.meets and letter.complaint_id is not None:
        complaint = await queries.by_id(work.session, letter.complaint_id, lock=True)
        if owed := clocks.owe_again(complaint, letter.meets, work.now):
            detail["owed_again"] = owed
    audit.note(work.session, work.now, Done.LETTER_DISMISSED, staff_id, **detail)


async def _take(work: Work, who: Viewer | None, outbox_id: int) -> OutboxMessage:
    if who is not None:
        require(who.role, Permission.RUN_TEAMS)
    found = await dead_letters.take(work.session, outbox_id)
    if found is None:
        raise LetterOverError
    return found


async def _is_pointless(session: AsyncSession, letter: OutboxMessage) -> bool:
    """Whether it would be cancelled at once: a refused survey, a call with nothing to say."""
    if letter.purpose == Purpose.SURVEY:
        return await service.opted_out(session, letter.recipient)
    if letter.channel != OutboxChannel.CALL or letter.complaint_id is None:
        return False
    complaint = await queries.by_id(session, letter.complaint_id)
    return call_ends.overtaken(complaint, (await calls.origins(session, [letter]))[letter.id])


async def _against(work: Work, letter: OutboxMessage) -> tuple[Against, ...]:
    session = work.session
    found = [Against.WRONG_ADDRESS] if is_wrong_address(letter) else []
    if letter.complaint_id is not None:
        complaint = await session.get_one(Complaint, letter.complaint_id)
        if complaint.state in _NOTHING_TO_SAY:
            found.append(Against.OVER)
        if letter.purpose == Purpose.NOTICE and await _told_since(session, letter):
            found.append(Against.TOLD_SINCE)
    if letter.meets and not await _still_owed(session, letter.meets):
        found.append(Against.MET)
    if letter.purpose == Purpose.REPLY and letter.created_at < work.now - _OLD:
        found.append(Against.OLD)
    return tuple(found)


async def _told_since(session: AsyncSession, letter: OutboxMessage) -> bool:
    newer = exists().where(
        OutboxMessage.complaint_id == letter.complaint_id,
        OutboxMessage.id > letter.id,
        OutboxMessage.purpose == Purpose.NOTICE,
        OutboxMessage.state.in_(REACHED),
    )
    return bool(await session.scalar(select(newer)))


async def _still_owed(session: AsyncSession, clocks: Sequence[str]) -> bool:
    owed = exists().where(
        ComplaintClock.id.in_(clocks),
        ComplaintClock.met_at.is_(None),
        ComplaintClock.stopped_at.is_(None),
    )
    return bool(await session.scalar(select(owed)))
