"""Getting a customer's message answered: the lease, the answer, the failure.

Every function works inside its caller's transaction. The rules that keep two drivers apart and
lose nothing:

* the right to get an answer is a lease on the conversation's row, taken and given back by
  conditional updates of that row alone (PostgreSQL re-checks conditions on the locked row, not
  those on other tables);
* a lease is given back only in the same update that finds nothing left to answer, so no message is
  left between two drivers;
* an answer is stored only by the holder of the lease, and only while the bot holds the
  conversation.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from sqlalchemy import update

from backend.conversations import queries, statements
from backend.conversations.holder import Holder
from backend.conversations.models import Conversation, Sender, new_id
from backend.conversations.queries import Utterance
from backend.conversations.say import say
from backend.conversations.stretch import team_of
from backend.gateways.rasa.protocol import Turn
from backend.kit.text import clean
from backend.kit.work import Signal

if TYPE_CHECKING:
    from sqlalchemy.ext.asyncio import AsyncSession

    from backend.conversations.queries import AnyRow
    from backend.gateways.rasa.protocol import Answer
    from backend.kit.work import Work

_MOST_BACKOFF_SECONDS = 30
# A lease must outlive a whole attempt: the wait for the assistant, and the storing of its answer.
_STORING_SECONDS = 10


# A message has no answer yet, and this process has the lease to get it.
TURN_DUE = Signal[Turn]("turns")


def turn_lease(timeout_seconds: float) -> timedelta:
    """Say how long whoever gets an answer may take, if the assistant may take so long."""
    return timedelta(seconds=timeout_seconds + _STORING_SECONDS)


def backoff_seconds(attempt: int) -> int:
    """Say how long to wait after the `attempt`-th failure in a row (from 1): 1, 2, 4, … 30."""
    return min(1 << (attempt - 1), _MOST_BACKOFF_SECONDS)


async def take_turn(
    work: Work, conversation_id: str, lease: timedelta, *, owner: str | None = None
) -> Turn | None:
    """Take the lease on a conversation and return its oldest unanswered message.

    None when another driver has it, nothing is unanswered, or an agent answers here. A caller who
    holds the lease already names it as `owner`.
    """
    session, now, mine = work.session, work.now, new_id()
    available = statements.lease_is_free(now)
    if owner is not None:
        available = available | (Conversation.lease_owner == owner)
    row = (
        await session.execute(
            update(Conversation)
            .where(Conversation.id == conversation_id, statements.is_pending(), available)
            .values(lease_owner=mine, lease_until=now + lease)
            .returning(*statements.ROW)
        )
    ).first()
    if row is None:
        return None
    if row.holder != Holder.BOT:
        await _leave_to_agent(session, conversation_id, mine)
        return None
    return await _next_turn(session, conversation_id, row, mine)


async def _leave_to_agent(session: AsyncSession, conversation_id: str, lease: str) -> None:
    await session.execute(
        update(Conversation)
        .where(Conversation.id == conversation_id, Conversation.lease_owner == lease)
        .values(
            answered_position=Conversation.last_inbound_position,
            **statements.FREE,
            **statements.ANSWERED,
        )
    )


async def _next_turn(
    session: AsyncSession, conversation_id: str, row: AnyRow, lease: str
) -> Turn | None:
    message = await queries.oldest_unanswered(session, conversation_id, row.answered_position)
    if message is None:  # only if rows were deleted by hand: nothing to answer, so say so
        await _leave_to_agent(session, conversation_id, lease)
        return None
    return Turn(
        conversation_id=conversation_id,
        channel=row.channel,
        message_id=message.id,
        position=message.position,
        text=message.text,
        payload=message.payload,
        at=message.created_at,
        lease=lease,
        people=row.stretch,
        attempts=row.attempts,
        outage_notified=row.outage_notified,
    )


async def finish_turn(
    work: Work,
    turn: Turn,
    answer: Answer,
    lease: timedelta,
    *,
    sender: Sender = Sender.BOT,
) -> None:
    """Say the answer, and store with it that it was given; go on with the next message, if any.

    What the assistant has collected by then is stored beside it; what it was told of people's time
    with the customer it knows from now on.

    An answer that comes after an agent took over, or after the lease was lost to another driver,
    is dropped.
    """
    session = work.session
    row = (
        await session.execute(
            statements.FINISH,
            {
                "p_id": turn.conversation_id,
                "p_lease": turn.lease,
                "p_answered": turn.position,
                "p_replies": len(answer.replies),
                "p_until": work.now + lease,
                "p_collected": answer.collected,
                "p_team": team_of(answer.collected),
                "p_told": sender is Sender.BOT,
            },
        )
    ).first()
    if row is None:
        await _leave_to_agent(session, turn.conversation_id, turn.lease)
        return
    utterances = [
        Utterance(
            sender,
            clean(reply.text),
            choices=[{"title": c.title, "payload": c.payload} for c in reply.choices] or None,
        )
        for reply in answer.replies
    ]
    await say(work, turn.conversation_id, utterances, row)
    if row.lease_owner is not None:
        following = await _next_turn(session, turn.conversation_id, row, turn.lease)
        if following is not None:
            work.wake(TURN_DUE, following)


async def postpone_turn(work: Work, turn: Turn, notice: str | None) -> None:
    """Give the lease back after a failed attempt, to try again later.

    The customer is told `notice`, if there is one, at the first failure of an outage.
    """
    told = turn.outage_notified or notice is None
    telling = 0 if told else 1
    later = work.now + timedelta(seconds=backoff_seconds(turn.attempts + 1))
    row = (
        await work.session.execute(
            update(Conversation)
            .where(
                Conversation.id == turn.conversation_id,
                Conversation.lease_owner == turn.lease,
                Conversation.holder == Holder.BOT,
            )
            .values(
                last_position=Conversation.last_position + telling,
                attempts=Conversation.attempts + 1,
                next_attempt_at=later,
                outage_notified=Conversation.outage_notified if notice is None else True,
                **statements.FREE,
            )
            .returning(*statements.ROW)
        )
    ).first()
    if row is None:
        await _leave_to_agent(work.session, turn.conversation_id, turn.lease)
    elif notice is not None and not told:
        await say(work, turn.conversation_id, [Utterance(Sender.SYSTEM, notice)], row)


async def release_turn(session: AsyncSession, turn: Turn) -> None:
    """Give the lease back untried, when this process stops: another takes the turn at once."""
    await session.execute(
        update(Conversation)
        .where(Conversation.id == turn.conversation_id, Conversation.lease_owner == turn.lease)
        .values(**statements.FREE)
    )
