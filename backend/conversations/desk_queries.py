"""What the desk shows: lists of conversations, one conversation, and how many there are of each.

Contacts are masked here, before anything leaves for a page, for everybody but whoever holds the
conversation. Masking comes before cutting: half a number would not be found.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Protocol

from sqlalchemy import and_, func, or_, select, true

from backend.complaints import queries as complaint_queries
from backend.complaints.topics import kept_topic
from backend.complaints.tracking_number import display
from backend.conversations import agent_queue, queries
from backend.conversations.errors import ConversationNotFoundError
from backend.conversations.holder import Handover
from backend.conversations.models import AgentRequest, Conversation, Message, Sender
from backend.kit.masking import mask_name, mask_phone, show_phone
from backend.kit.own_names import masking
from lexicon import languages

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime

    from sqlalchemy import ColumnElement, Select
    from sqlalchemy.ext.asyncio import AsyncSession

    from backend.conversations.queries import AnyRow, StoredMessage

LINE = 200
MOST_LISTED = 500
MOST_MESSAGES = 500


class HasPhones(Protocol):
    """Whatever has the numbers of a conversation."""

    @property
    def phone(self) -> str | None:
        """What it is written from."""
        ...

    @property
    def proven_phone(self) -> str | None:
        """What was proven in it."""
        ...


@dataclass(frozen=True, slots=True)
class Listed:
    """A conversation in a list; `place` in the queue counts from 1 and is 0 for who is not in it.

    `since` is when it began to wait, came to people, or else began; `returned`: a person had it
    and it waits again. `unanswered` is how many messages of the customer came after the last one of
    an agent. `customer` is who it is, masked, and `topic` about what, as far as they are known.
    """

    id: str
    channel: str
    handover: str
    place: int
    since: datetime
    urgency: int
    returned: bool
    customer: str
    topic: str
    reason: str | None
    team: str | None
    agent_id: str | None
    agent_name: str | None
    last_line: str | None
    unanswered: int


@dataclass(frozen=True, slots=True)
class Talk:
    """One conversation. The numbers are as they are: whoever shows them to others masks them.

    `since`: when it came to people, to wait or to be taken; None while the bot has it.
    """

    id: str
    channel: str
    handover: str
    team: str | None
    agent_id: str | None
    agent_name: str | None
    phone: str | None
    proven_phone: str | None
    created_at: datetime
    held_since: datetime | None
    last_position: int
    urgency: int
    reason: str | None
    # As they told it to the assistant; hidden in what others read of it.
    name: str | None
    since: datetime | None


@dataclass(frozen=True, slots=True)
class Registered:
    """A complaint that was registered in a conversation: number and topic as they are shown."""

    number: str
    topic: str
    state: str


async def waiting(
    session: AsyncSession,
    *,
    viewer: str | None = None,
    visible: ColumnElement[bool] | None = None,
) -> list[Listed]:
    """List who waits for a person, in the queue's order: those that are `visible` (`access`).

    Places are those in the whole queue.
    """
    wanted = and_(Conversation.handover == Handover.WAITING, _given(visible))
    rows = (await session.execute(_listed(wanted).order_by(*agent_queue.ORDER))).all()
    places = await agent_queue.places(session)
    return [_of(row, viewer, places.get(row.id, 0)) for row in rows]


async def with_the_bot(
    session: AsyncSession, since: datetime, *, visible: ColumnElement[bool]
) -> list[Listed]:
    """List what the bot has, where a customer wrote since a moment, newest first."""
    free = Conversation.handover.in_((Handover.NONE, Handover.ENDED))
    wanted = and_(free, Conversation.last_seen_at >= since, Conversation.last_position > 0, visible)
    query = _listed(wanted).order_by(Conversation.last_seen_at.desc(), Conversation.id)
    return [_of(row, None) for row in (await session.execute(query)).all()]


async def held(
    session: AsyncSession,
    *,
    by: str | None = None,
    viewer: str | None = None,
    visible: ColumnElement[bool] | None = None,
) -> list[Listed]:
    """List what agents have, or one of them: what waits for an answer first, then the oldest.

    `viewer` is who reads it, by id: they see contacts in their own conversations only.
    """
    wanted = and_(Conversation.handover == Handover.ACTIVE, _given(visible))
    if by is not None:
        wanted = and_(wanted, Conversation.agent_id == by)
    query = _listed(wanted).order_by(Conversation.held_since, Conversation.id)
    found = [_of(row, viewer) for row in (await session.execute(query)).all()]
    return sorted(found, key=lambda one: one.unanswered == 0)


async def conversation(session: AsyncSession, conversation_id: str) -> Talk:
    """Read one conversation, and the request that it waits by or was last taken by.

    Raises:
        ConversationNotFoundError: there is no such conversation.

    """
    found = await session.get(Conversation, conversation_id)
    if found is None:
        raise ConversationNotFoundError
    request = await agent_queue.open_request(session, conversation_id)
    if request is None and found.handover == Handover.ACTIVE:
        request = await agent_queue.newest_taken(session, conversation_id, found.held_since)
    name = _name_in(found.collected)
    return Talk(
        id=found.id,
        channel=found.channel,
        handover=found.handover,
        team=found.team,
        agent_id=found.agent_id,
        agent_name=found.agent_name,
        phone=found.phone,
        proven_phone=found.proven_phone,
        created_at=found.created_at,
        held_since=found.held_since,
        last_position=found.last_position,
        urgency=request.urgency if request is not None else 0,
        reason=_reason(request.reason, masking(name)) if request is not None else None,
        name=name,
        since=request.created_at if request is not None else found.held_since,
    )


async def messages(
    session: AsyncSession,
    conversation_id: str,
    *,
    masked: bool = True,
    name: str | None = None,
    after: int = 0,
) -> list[StoredMessage]:
    """Read what everybody said, oldest first: the newest, or the first ones beyond `after`.

    `masked` hides contacts and the customer's `name`, for whoever does not hold the conversation.
    """
    if after:
        said = await queries.beyond(session, conversation_id, after, MOST_MESSAGES)
    else:
        said = await queries.newest(session, conversation_id, MOST_MESSAGES)
    return [_masked(one, masking(name)) for one in said] if masked else said


async def complaints(session: AsyncSession, conversation_id: str) -> list[Registered]:
    """List what was registered in a conversation, the newest first."""
    return [
        Registered(display(number), kept_topic(topic).label, state)
        for number, topic, state in await complaint_queries.registered_in(session, conversation_id)
    ]


def _given(visible: ColumnElement[bool] | None) -> ColumnElement[bool]:
    return visible if visible is not None else true()


def _listed(wanted: ColumnElement[bool]) -> Select[*tuple[Any, ...]]:
    """Select what a row of a list needs, in one statement."""
    here = Message.conversation_id == Conversation.id
    from_customer = and_(here, Message.sender == Sender.CUSTOMER)
    last_line = (
        select(Message.text)
        .where(from_customer)
        .order_by(Message.position.desc())
        .limit(1)
        .scalar_subquery()
    )
    answer = Message.__table__.alias("answer")
    answered = (
        select(func.coalesce(func.max(answer.c.position), 0))
        .where(answer.c.conversation_id == Conversation.id, answer.c.sender == Sender.AGENT)
        .correlate(Conversation)
        .scalar_subquery()
    )
    unanswered = (
        select(func.count())
        .select_from(Message)
        .where(from_customer, Message.position > answered)
        .correlate(Conversation)
        .scalar_subquery()
    )
    # Who waits has an open request; what is held was brought by one that was closed then, if any.
    asked = AgentRequest.__table__.alias("asked")
    brought = and_(
        Conversation.handover == Handover.ACTIVE, asked.c.closed_at == Conversation.held_since
    )
    request = (
        select(asked.c.id)
        .where(
            asked.c.conversation_id == Conversation.id, or_(asked.c.closed_at.is_(None), brought)
        )
        .order_by(asked.c.created_at.desc())
        .limit(1)
        .correlate(Conversation)
        .scalar_subquery()
    )
    return (
        select(
            Conversation.id,
            Conversation.channel,
            Conversation.handover,
            Conversation.created_at,
            Conversation.held_since,
            Conversation.team,
            Conversation.agent_id,
            Conversation.agent_name,
            Conversation.phone,
            Conversation.proven_phone,
            Conversation.collected,
            AgentRequest.created_at.label("asked_at"),
            AgentRequest.urgency,
            AgentRequest.returned,
            AgentRequest.reason,
            last_line.label("last_line"),
            unanswered.label("unanswered"),
        )
        .outerjoin(AgentRequest, AgentRequest.id == request)
        .where(wanted)
        .limit(MOST_LISTED)
    )


def _of(row: AnyRow, viewer: str | None, place: int = 0) -> Listed:
    waits = row.handover == Handover.WAITING
    since = row.asked_at if waits else row.held_since
    own = viewer is not None and row.agent_id == viewer
    shown = _as_it_is if own else masking(_name_in(row.collected))
    return Listed(
        id=row.id,
        channel=row.channel,
        handover=row.handover,
        place=place,
        since=since or row.created_at,
        urgency=row.urgency or 0,
        returned=waits and bool(row.returned),
        customer=called(row, row.collected or {}, opened=False),
        topic=_topic(row.collected or {}),
        reason=_reason(row.reason, shown),
        team=row.team,
        agent_id=row.agent_id,
        agent_name=row.agent_name,
        last_line=shown(row.last_line)[:LINE] if row.last_line else None,
        unanswered=row.unanswered,
    )


def _topic(known: Mapping[str, Any]) -> str:
    code = known.get("topic")
    return kept_topic(str(code)).label if code else ""


def _reason(reason: str | None, shown: Callable[[str], str]) -> str | None:
    """Return why somebody asked for a person, with the language they write by its name."""
    return shown(languages.named(reason)) if reason else None


def called(talk: HasPhones, known: Mapping[str, Any], *, opened: bool) -> str:
    """Return who the customer is: by what is known of them, their name or else their number.

    Empty where neither is known; masked unless `opened`.
    """
    if name := known.get("name"):
        return str(name) if opened else mask_name(str(name))
    phone = talk.phone or talk.proven_phone or known.get("phone")
    return (show_phone if opened else mask_phone)(str(phone)) if phone else ""


def _masked(said: StoredMessage, shown: Callable[[str], str]) -> StoredMessage:
    choices = [{**each, "title": shown(str(each["title"]))} for each in said.choices or ()]
    for each in choices:
        each.pop("payload", None)  # the bot's own notation, which may hold what the title does
    files = [{**each, "name": shown(str(each["name"]))} for each in said.attachments or ()]
    text = shown(said.text)
    return replace(said, text=text, choices=choices or None, attachments=files or None)


def _name_in(collected: Mapping[str, Any] | None) -> str | None:
    """Return how the customer is called, as far as they told the assistant."""
    return str((collected or {}).get("name") or "") or None


def _as_it_is(text: str) -> str:
    return text
