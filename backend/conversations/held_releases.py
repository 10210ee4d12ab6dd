"""Saying what agents sent when it can be taken back no more (`held_replies`)."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from sqlalchemy import exists, not_, or_, select

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
# The customer wrote more than the page showed on which it was written.
_OVERTAKEN = exists().where(
    Message.conversation_id == HeldReply.conversation_id,
    Message.position > HeldReply.seen,
    Message.sender == Sender.CUSTOMER,
)


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
        due = HeldReply.release_at <= self._works.now()
        query = (
            select(HeldReply.conversation_id, HeldReply.id, _OVERTAKEN)
            .where(
                HeldReply.state == State.HELD,
                or_(_OVERTAKEN, due),
                not_(parking.is_parked(PARKED, HeldReply.id)),
            )
            .order_by(HeldReply.release_at)
            .limit(_MOST)
        )
        async with self._works.reading() as session:
            rows = (await session.execute(query)).all()
        for overtaken, end in ((True, _give_back_overtaken), (False, _release_due)):
            replies = {each: (talk, each) for talk, each, newer in rows if newer == overtaken}
            await parking.each_alone(self._works, PARKED, replies, end)
        return len(rows)


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
