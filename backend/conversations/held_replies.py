"""Replies that can still be taken back: held here for some seconds, then said, by one road.

What is held is a row, so a crash loses nothing: the worker says what is due. What cannot be said
any more (the customer has written meanwhile, the conversation is somebody else's) goes back into
the agent's draft, and the agent sees why.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from sqlalchemy import exists, not_, select

from backend.conversations import agent_replies, drafts, topics
from backend.conversations.agents import Agent
from backend.conversations.errors import MessageIdReusedError, NotHolderError
from backend.conversations.handover import locked
from backend.conversations.models import HeldReply, HeldState as State, Message, Sender
from backend.kit import parking
from backend.kit.errors import ConflictError, InvalidInputError
from backend.kit.jobs import Job
from backend.kit.parking import Parkable
from backend.staff.models import StaffMember

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.ext.asyncio import AsyncSession

    from backend.kit.work import Work, Works

PARKED = "reply"
_EVERY = timedelta(seconds=1)
_MOST = 100


@dataclass(frozen=True, slots=True)
class Held:
    """A reply that is not said: held yet, taken back or come back, as its agent's page shows it."""

    id: str
    text: str
    release_at: datetime
    state: str
    seen: int


async def hold(  # noqa: PLR0913 - what a form sends, and for how long it is held
    work: Work,
    conversation_id: str,
    agent: Agent,
    text: str,
    *,
    seen: int,
    client_id: str,
    lasts: timedelta,
    draft: str | None = None,
) -> None:
    """Take a reply as `agent_replies.reply` does, but say it only when its time is over.

    What follows one that came back a moment ago is said at once: whoever types in pieces would
    keep the agent from ever getting a word in. `draft`: as the page knew it (`drafts.sent`).

    Raises:
        as `agent_replies.reply`; nothing is held then.

    """
    text = await agent_replies.check(work, conversation_id, agent, text, seen=seen, once=client_id)
    before = await work.session.scalar(
        select(HeldReply).where(HeldReply.staff_id == agent.id, HeldReply.client_id == client_id)
    )
    if before is not None:
        if before.text != text or before.conversation_id != conversation_id:
            raise MessageIdReusedError
        return
    work.session.add(
        HeldReply(
            conversation_id=conversation_id,
            staff_id=agent.id,
            client_id=client_id,
            text=text,
            seen=seen,
            state=State.HELD,
            release_at=work.now
            + (timedelta() if await _came_back(work, conversation_id, agent) else lasts),
        )
    )
    await work.session.flush()
    await drafts.sent(work.session, agent.id, conversation_id, drafts.Kind.REPLY, text, draft)
    work.publish(topics.of_staff(agent.id), topics.CHANGED)


_AT_ONCE_AFTER = timedelta(minutes=2)


async def _came_back(work: Work, conversation_id: str, agent: Agent) -> bool:
    """Whether the newest reply of somebody came back within the last two minutes."""
    return await came_back(work.session, conversation_id, agent.id, work.now - _AT_ONCE_AFTER)


async def came_back(
    session: AsyncSession, conversation_id: str, staff_id: str, since: datetime
) -> bool:
    """Whether the newest reply of somebody came back since a moment: they sent none after it."""
    newest = await session.scalar(
        select(HeldReply.state)
        .where(
            HeldReply.conversation_id == conversation_id,
            HeldReply.staff_id == staff_id,
            HeldReply.release_at > since,
        )
        .order_by(HeldReply.release_at.desc())
        .limit(1)
    )
    return newest == State.RETURNED


async def take_back(work: Work, conversation_id: str, agent: Agent, held_id: str) -> None:
    """Put a reply back into the draft before it is said.

    Raises:
        InvalidInputError: it is said already, or there is none.

    """
    found = await _locked(work, conversation_id, held_id)
    if found is None or found.staff_id != agent.id or found.state != State.HELD:
        raise InvalidInputError(_TOO_LATE)
    found.state = State.TAKEN_BACK
    await drafts.add(work, agent.id, conversation_id, drafts.Kind.REPLY, found.text)
    work.publish(topics.of_staff(agent.id), topics.CHANGED)


_TOO_LATE = "Bu yanıt gönderildi; artık geri alınamaz."


async def of(
    session: AsyncSession, conversation_id: str, staff_id: str, since: datetime
) -> list[Held]:
    """Return what somebody's page shows: what is held, and what came back since a moment."""
    rows = await session.scalars(
        select(HeldReply)
        .where(
            HeldReply.conversation_id == conversation_id,
            HeldReply.staff_id == staff_id,
            HeldReply.state != State.SAID,
            HeldReply.release_at > since,
        )
        .order_by(HeldReply.release_at)
    )
    return [Held(one.id, one.text, one.release_at, one.state, one.seen) for one in rows]


async def flush(work: Work, conversation_id: str) -> None:
    """Say at once what is held in a conversation, before it changes hands: it was sent before."""
    rows = await work.session.scalars(
        select(HeldReply.id)
        .where(HeldReply.conversation_id == conversation_id, HeldReply.state == State.HELD)
        .order_by(HeldReply.release_at)
    )
    for held_id in rows.all():
        await _release(work, conversation_id, held_id, late=False)


class Releases:
    """Says what is due."""

    def __init__(self, works: Works) -> None:
        """Say nothing yet."""
        self._works = works

    def job(self) -> Job:
        """Look every second; several workers may share it."""
        return Job("replies", _EVERY, self.run)

    async def run(self) -> int:
        """Give back what cannot be said any more, and say what is due, in order; return how many.

        Whoever waits for the customer need not wait for what is sure not to go.
        """
        return await self._give_back() + await self._say()

    async def _give_back(self) -> int:
        newer = exists().where(
            Message.conversation_id == HeldReply.conversation_id,
            Message.position > HeldReply.seen,
            Message.sender == Sender.CUSTOMER,
        )
        query = select(HeldReply.conversation_id, HeldReply.id).where(
            HeldReply.state == State.HELD,
            newer,
            not_(parking.is_parked(PARKED, HeldReply.id)),
        )
        async with self._works.reading() as session:
            rows = (await session.execute(query.order_by(HeldReply.release_at).limit(_MOST))).all()
        replies = {held_id: (talk, held_id) for talk, held_id in rows}
        await parking.each_alone(self._works, PARKED, replies, _give_back_overtaken)
        return len(rows)

    async def _say(self) -> int:
        async with self._works.reading() as session:
            due = (
                await session.execute(
                    select(HeldReply.conversation_id, HeldReply.id)
                    .where(
                        HeldReply.state == State.HELD,
                        HeldReply.release_at <= self._works.now(),
                        not_(parking.is_parked(PARKED, HeldReply.id)),
                    )
                    .order_by(HeldReply.release_at)
                    .limit(_MOST)
                )
            ).all()
        replies = {held_id: (talk, held_id) for talk, held_id in due}
        await parking.each_alone(self._works, PARKED, replies, _release_due)
        return len(due)


async def _give_back_overtaken(work: Work, reply: tuple[str, str]) -> bool:
    found = await _locked(work, *reply)
    if found is not None and found.state == State.HELD:
        await _give_back(work, found)
    return True


async def _release_due(work: Work, reply: tuple[str, str]) -> bool:
    await _release(work, *reply)
    return True


async def _retry(_work: Work, _key: str) -> None:
    """Leave it due: it is said with the next pass."""


async def _dismiss(work: Work, key: str) -> None:
    """Give it back to its agent, in whose draft it is."""
    found = await work.session.get_one(HeldReply, key)
    if found.state == State.HELD:
        await _give_back(work, found)


REPLIES = Parkable(PARKED, _retry, _dismiss)


async def _release(work: Work, conversation_id: str, held_id: str, *, late: bool = True) -> None:
    """Say a held reply, or give it back; `late`: words that came meanwhile stand against it."""
    found = await _locked(work, conversation_id, held_id)
    if found is None or found.state != State.HELD:
        return
    member = await work.session.get(StaffMember, found.staff_id)
    agent = Agent(found.staff_id, member.display_name if member is not None else "")
    try:
        await agent_replies.reply(
            work,
            conversation_id,
            agent,
            found.text,
            seen=found.seen if late else _EVERYTHING,
            client_id=found.client_id,
        )
        found.state = State.SAID
    except (ConflictError, NotHolderError, InvalidInputError):
        await _give_back(work, found)


async def _give_back(work: Work, found: HeldReply) -> None:
    found.state = State.RETURNED
    await drafts.add(work, found.staff_id, found.conversation_id, drafts.Kind.REPLY, found.text)
    work.publish(topics.of_staff(found.staff_id), topics.CHANGED)
    # Mostly it is the worker that gives it back: the pages of other processes hear by this.
    work.publish(topics.of_replies(found.conversation_id), topics.CHANGED)


_EVERYTHING = 2**31 - 1


async def _locked(work: Work, conversation_id: str, held_id: str) -> HeldReply | None:
    """Read a held reply under the lock of its conversation, which is always taken first."""
    await locked(work.session, conversation_id)
    found: HeldReply | None = await work.session.get(HeldReply, held_id, populate_existing=True)
    return found if found is not None and found.conversation_id == conversation_id else None
