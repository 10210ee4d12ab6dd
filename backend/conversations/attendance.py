"""Whether somebody of the house will answer now, and what happens to those whose agent is gone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from sqlalchemy import and_, or_, select, update

from backend.conversations import desk, nobody_words, opening, opening_hours
from backend.conversations.holder import Handover
from backend.conversations.models import (
    AgentRequest,
    ChatChannel,
    Conversation,
    Sender,
    Urgency,
)
from backend.conversations.queries import Utterance
from backend.conversations.say import say
from backend.kit.jobs import Job
from backend.staff import presence
from backend.staff.account_models import StaffPresence

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.ext.asyncio import AsyncSession

    from backend.kit.settings import Settings
    from backend.kit.work import Works

_EVERY = timedelta(seconds=10)
_LEASE = timedelta(seconds=30)


@dataclass(frozen=True, slots=True)
class Attendance:
    """Whether somebody is there to answer, and when they will be, where that is known."""

    staffed: bool
    opens_at: str | None = None


async def now_at(session: AsyncSession, now: datetime, settings: Settings) -> Attendance:
    """Say whether somebody of the house will answer now."""
    calendar = await opening_hours.calendar(session, settings)
    if opens := opening.next_opening(now, calendar):
        return Attendance(staffed=False, opens_at=opening.written(opens, now))
    is_open = opening.is_open(now, calendar)
    return Attendance(staffed=is_open and await presence.anybody(session, now))


class Absences:
    """Gives back what is held by people who are gone, and tells those who wait for nobody."""

    def __init__(self, works: Works, settings: Settings) -> None:
        """Work by the opening hours of `settings`."""
        self._works = works
        self._settings = settings

    def job(self) -> Job:
        """Look every few seconds; one worker at a time."""
        return Job("absences", _EVERY, self.run, _LEASE)

    async def run(self) -> int:
        """Return how many conversations went back into the queue or were told."""
        async with self._works.reading() as session:
            gone = await _gone(session, self._works.now())
        released = 0
        for staff_id in gone:
            async with self._works.begin() as work:
                # They may be back by now.
                if staff_id in await _gone(work.session, work.now):
                    released += len(await desk.release_all(work, staff_id))
        return released + await self._tell_that_nobody_is_there()

    async def _tell_that_nobody_is_there(self) -> int:
        async with self._works.begin() as work:
            attendance = await now_at(work.session, work.now, self._settings)
            if attendance.staffed:
                return 0
            waiting = await work.session.execute(
                update(AgentRequest)
                .where(AgentRequest.closed_at.is_(None), AgentRequest.nobody_told.is_(False))
                .values(nobody_told=True)
                .returning(AgentRequest.conversation_id, AgentRequest.urgency, AgentRequest.reason)
            )
            told = waiting.all()
            for one in told:
                conversation = await work.session.get_one(Conversation, one.conversation_id)
                words = nobody_words.nobody_there(
                    ChatChannel(conversation.channel),
                    (Urgency(one.urgency), one.reason),
                    attendance.opens_at,
                    self._settings.operator_phone,
                )
                await say(work, conversation.id, [Utterance(Sender.SYSTEM, words)])
            return len(told)


async def _gone(session: AsyncSession, now: datetime) -> list[str]:
    """List who holds conversations and is not there: their lease ended, or they never had one."""
    found = await session.scalars(
        select(Conversation.agent_id)
        .distinct()
        .outerjoin(StaffPresence, StaffPresence.staff_id == Conversation.agent_id)
        .where(
            Conversation.handover == Handover.ACTIVE,
            Conversation.agent_id.is_not(None),
            or_(
                and_(StaffPresence.staff_id.is_not(None), ~presence.here(now)),
                and_(
                    StaffPresence.staff_id.is_(None),
                    Conversation.held_since < now - presence.LEASE,
                ),
            ),
        )
        .order_by(Conversation.agent_id)
    )
    return [str(one) for one in found if one is not None]
