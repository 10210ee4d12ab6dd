"""Saying what agents sent when it can be taken back no more (`held_replies`)."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from sqlalchemy import exists, not_, select

from backend.conversations import held_replies
from backend.conversations.models import HeldReply, HeldState as State, Message, Sender
from backend.kit import parking
from backend.kit.jobs import Job
from backend.kit.parking import Parkable

if TYPE_CHECKING:
    from backend.kit.work import Work, Works

PARKED = "reply"
_EVERY = timedelta(seconds=1)
_MOST = 100


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
    found = await held_replies.locked_reply(work, *reply)
    if found is not None and found.state == State.HELD:
        await held_replies.give_back(work, found)
    return True


async def _release_due(work: Work, reply: tuple[str, str]) -> bool:
    await held_replies.release(work, *reply)
    return True


async def _retry(_work: Work, _key: str) -> None:
    """Leave it due: it is said with the next pass."""


async def _dismiss(work: Work, key: str) -> None:
    """Give it back to its agent, in whose draft it is."""
    found = await work.session.get_one(HeldReply, key)
    if found.state == State.HELD:
        await held_replies.give_back(work, found)


REPLIES = Parkable(PARKED, _retry, _dismiss)
