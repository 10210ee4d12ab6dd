"""Replies that can still be taken back: held here for some seconds, then said, by one road.

What is held is a row, so a crash loses nothing: the worker says what is due. What cannot be said
any more (the customer has written meanwhile, the conversation is somebody else's) goes back into
the agent's draft, and the agent sees why. Files to a customer are held in the same way.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from sqlalchemy import select

from backend.complaints import attachment_rows
from backend.complaints.attachments import Owner
from backend.complaints.models import ActorKind
from backend.conversations import agent_replies, drafts, topics
from backend.conversations.agents import Agent
from backend.conversations.errors import MessageIdReusedError, NotHolderError
from backend.conversations.handover import locked
from backend.conversations.models import HeldReply, HeldState as State
from backend.conversations.told_files import told_of, words_of
from backend.kit.errors import ConflictError, InvalidInputError
from backend.staff.models import StaffMember

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.ext.asyncio import AsyncSession

    from backend.complaints.attachments import HandedIn
    from backend.kit.work import Work


@dataclass(frozen=True, slots=True)
class Held:
    """A reply that is not said: held yet, taken back or come back, as its agent's page shows it."""

    id: str
    text: str
    release_at: datetime
    state: str
    seen: int
    files: bool
    """Whether it hands over files: those are chosen anew, and are in no draft."""


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
    if await _put(work, conversation_id, agent, text, seen, client_id, lasts) is not None:
        await drafts.sent(work.session, agent.id, conversation_id, drafts.Kind.REPLY, text, draft)


async def hold_files(  # noqa: PLR0913 - as above
    work: Work,
    conversation_id: str,
    agent: Agent,
    files: HandedIn,
    *,
    client_id: str,
    lasts: timedelta,
) -> None:
    """Take files to the customer, and hand them over when their time is over, as a reply is said.

    What the customer writes meanwhile does not stand against them: they answer nothing.

    Raises:
        as `agent_replies.reply`; nothing is held then.

    """
    # The same file twice, under whatever names, is one.
    taken = list({each.file.sha256: each for each in files.taken}.values())
    text = await agent_replies.check(
        work,
        conversation_id,
        agent,
        words_of(taken),
        seen=_EVERYTHING,
        once=client_id,
        typed=False,
    )
    made = await _put(work, conversation_id, agent, text, _EVERYTHING, client_id, lasts)
    if made is not None:
        owner = Owner(ActorKind.STAFF, _holder(made))
        made.attachments = told_of(await files.by.keep(work, taken, owner))


async def _put(  # noqa: PLR0913, PLR0917 - as above
    work: Work,
    conversation_id: str,
    agent: Agent,
    text: str,
    seen: int,
    client_id: str,
    lasts: timedelta,
) -> HeldReply | None:
    """Hold what may be said; None where it is held already."""
    before = await work.session.scalar(
        select(HeldReply).where(HeldReply.staff_id == agent.id, HeldReply.client_id == client_id)
    )
    if before is not None:
        if before.text != text or before.conversation_id != conversation_id:
            raise MessageIdReusedError
        return None
    at_once = await _came_back(work, conversation_id, agent)
    made = HeldReply(
        conversation_id=conversation_id,
        staff_id=agent.id,
        client_id=client_id,
        text=text,
        seen=seen,
        state=State.HELD,
        release_at=work.now + (timedelta() if at_once else lasts),
    )
    work.session.add(made)
    await work.session.flush()
    work.publish(topics.of_staff(agent.id), topics.CHANGED)
    return made


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
    """Put a reply back into the draft before it is said; files are let go.

    Raises:
        InvalidInputError: it is said already, or there is none.

    """
    found = await locked_reply(work, conversation_id, held_id)
    if found is None or found.staff_id != agent.id or found.state != State.HELD:
        raise InvalidInputError(_TOO_LATE)
    found.state = State.TAKEN_BACK
    await _undone(work, found)
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
    return [
        Held(one.id, one.text, one.release_at, one.state, one.seen, one.attachments is not None)
        for one in rows
    ]


async def flush(work: Work, conversation_id: str) -> None:
    """Say at once what is held in a conversation, before it changes hands: it was sent before."""
    rows = await work.session.scalars(
        select(HeldReply.id)
        .where(HeldReply.conversation_id == conversation_id, HeldReply.state == State.HELD)
        .order_by(HeldReply.release_at)
    )
    for held_id in rows.all():
        await release(work, conversation_id, held_id, late=False)


async def release(work: Work, conversation_id: str, held_id: str, *, late: bool = True) -> None:
    """Say a held reply, or give it back; `late`: words that came meanwhile stand against it."""
    found = await locked_reply(work, conversation_id, held_id)
    if found is None or found.state != State.HELD:
        return
    member = await work.session.get(StaffMember, found.staff_id)
    agent = Agent(found.staff_id, member.display_name if member is not None else "")
    try:
        await _require_files(work, found)
        await agent_replies.reply(
            work,
            conversation_id,
            agent,
            found.text,
            seen=found.seen if late else _EVERYTHING,
            client_id=found.client_id,
            attachments=found.attachments,
        )
        await _hand_over(work, found)
        found.state = State.SAID
    except (ConflictError, NotHolderError, InvalidInputError):
        await give_back(work, found)


async def give_back(work: Work, found: HeldReply) -> None:
    """Give back to its agent what is not said."""
    found.state = State.RETURNED
    await _undone(work, found)
    work.publish(topics.of_staff(found.staff_id), topics.CHANGED)
    # Mostly it is the worker that gives it back: the pages of other processes hear by this.
    work.publish(topics.of_replies(found.conversation_id), topics.CHANGED)


_EVERYTHING = 2**31 - 1


def _holder(found: HeldReply) -> str:
    """Name what its files wait under."""
    return attachment_rows.holder_of("held", found.id)


async def _require_files(work: Work, found: HeldReply) -> None:
    """Refuse files that waited for so long that they are gone (`attachment_sweep`)."""
    if found.attachments is not None:
        kept = await attachment_rows.of_holder(work.session, _holder(found))
        if len(kept) != len(found.attachments):
            raise ConflictError


async def _hand_over(work: Work, found: HeldReply) -> None:
    """Give files to the conversation that they were said in, for its customer to open."""
    if found.attachments is not None:
        await attachment_rows.say(work.session, _holder(found), found.conversation_id)


async def _undone(work: Work, found: HeldReply) -> None:
    """Put words back into the draft; files, which no form can be given back, are dropped."""
    if found.attachments is None:
        kind = drafts.Kind.REPLY
        await drafts.add(work, found.staff_id, found.conversation_id, kind, found.text)
    else:
        # The files themselves are swept up, as no row knows them any more.
        await attachment_rows.let_go(work.session, _holder(found))


async def locked_reply(work: Work, conversation_id: str, held_id: str) -> HeldReply | None:
    """Read a held reply under the lock of its conversation, which is always taken first."""
    await locked(work.session, conversation_id)
    found: HeldReply | None = await work.session.get(HeldReply, held_id, populate_existing=True)
    return found if found is not None and found.conversation_id == conversation_id else None
