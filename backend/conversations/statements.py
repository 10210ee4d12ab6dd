"""The statements of every turn, built once: building one takes longer than running it.

They are written on tables, not classes, for the same reason: the object-relational layer has
nothing to add to them. Parameters are prefixed with `p_`, as SQLAlchemy keeps the columns' own
names for itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from sqlalchemy import (
    BindParameter,
    Boolean,
    String,
    Table,
    and_,
    bindparam,
    case,
    exists,
    func,
    insert,
    not_,
    null,
    or_,
    select,
    update,
)

from backend.conversations.holder import Handover, Holder
from backend.conversations.models import Conversation, Message, Sender
from backend.kit.columns import UtcDateTime

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy import ColumnElement

_CONVERSATIONS = cast("Table", Conversation.__table__)
_MESSAGES = cast("Table", Message.__table__)
_C = _CONVERSATIONS.c

_ID: BindParameter[str] = bindparam("p_id", type_=String())
_NOW: BindParameter[datetime] = bindparam("p_now", type_=UtcDateTime())
_LEASE: BindParameter[str] = bindparam("p_lease", type_=String())
_UNTIL: BindParameter[datetime] = bindparam("p_until", type_=UtcDateTime())

# What every update of a conversation gives back.
ROW = (
    _C.channel,
    _C.phone,
    _C.smsc,
    _C.holder,
    _C.handover,
    _C.agent_id,
    _C.stretch,
    _C.last_position,
    _C.last_inbound_position,
    _C.answered_position,
    _C.lease_owner,
    _C.lease_until,
    _C.attempts,
    _C.outage_notified,
)
FREE: dict[str, Any] = {"lease_owner": None, "lease_until": None}
ANSWERED: dict[str, Any] = {"attempts": 0, "next_attempt_at": None, "outage_notified": False}


def lease_is_free(now: datetime | BindParameter[datetime]) -> ColumnElement[bool]:
    """Nobody is getting an answer for the conversation, or whoever was has died."""
    return or_(_C.lease_until.is_(None), _C.lease_until < now)


def is_pending() -> ColumnElement[bool]:
    """A customer's message has no answer yet."""
    return _C.last_inbound_position > _C.answered_position


# Behind an older unanswered message a new one must wait its turn: then the lease is left alone.
_takes = and_(lease_is_free(_NOW), not_(is_pending()))
_following = _C.last_position + 1
# Takes the next position for a message of the customer, unless its client id was seen before.
RECEIVE = (
    update(_CONVERSATIONS)
    .where(
        _C.id == _ID,
        ~exists().where(
            _MESSAGES.c.conversation_id == _ID,
            _MESSAGES.c.client_id == bindparam("p_client_id", type_=String()),
        ),
    )
    .values(
        last_position=_following,
        last_inbound_position=_following,
        last_seen_at=_NOW,
        lease_owner=case((_takes, _LEASE), else_=_C.lease_owner),
        lease_until=case((_takes, _UNTIL), else_=_C.lease_until),
    )
    .returning(*ROW)
)

_answered: BindParameter[int] = bindparam("p_answered", type_=_C.answered_position.type)
_TEAM: BindParameter[str | None] = bindparam("p_team", type_=String())
_more = _C.last_inbound_position > _answered
# Takes positions for an answer and marks its question answered; keeps the lease if there is more.
FINISH = (
    update(_CONVERSATIONS)
    .where(_C.id == _ID, _C.lease_owner == _LEASE, _C.holder == Holder.BOT.value)
    .values(
        last_position=_C.last_position + bindparam("p_replies", type_=_C.last_position.type),
        answered_position=_answered,
        lease_owner=case((_more, _LEASE), else_=null()),
        lease_until=case((_more, _UNTIL), else_=null()),
        collected=func.coalesce(
            bindparam("p_collected", type_=_C.collected.type), _C.collected, type_=_C.collected.type
        ),
        # Whoever waits has been given to a team, or to none yet.
        team=case(
            (_C.handover == Handover.WAITING.value, func.coalesce(_C.team, _TEAM)),
            else_=func.coalesce(_TEAM, _C.team),
        ),
        # While the lease was held nobody took the conversation: what was told is all there is.
        stretch=case((bindparam("p_told", type_=Boolean()), null()), else_=_C.stretch),
        **ANSWERED,
    )
    .returning(*ROW)
)

ADD_MESSAGE = insert(_MESSAGES)

# The conversation that a phone was last used in.
NEWEST_OF_PHONE = (
    select(_C.id, _C.smsc, _C.last_seen_at, _C.handover)
    .where(_C.phone == bindparam("p_phone", type_=String()))
    .order_by(_C.last_seen_at.desc(), _C.created_at.desc())
    .limit(1)
)

_M = _MESSAGES.c
_spoken = (
    select(func.coalesce(func.max(_M.position), 0))
    .where(
        _M.conversation_id == _ID,
        _M.sender.in_((Sender.CUSTOMER.value, Sender.AGENT.value)),
        # A file that is handed in answers no question.
        _M.attachments.is_(None),
    )
    .scalar_subquery()
)
_since_spoken = and_(
    _M.conversation_id == _ID, _M.sender == Sender.BOT.value, _M.position > _spoken
)
_newest_answer_at = select(func.max(_M.created_at)).where(_since_spoken).scalar_subquery()
# What the newest answer offers, until somebody else speaks. Its messages were written at one
# moment, and several may each offer some; an answer without any takes older offers off the table.
OFFERED = (
    select(_M.choices)
    .where(_since_spoken, _M.choices.is_not(None), _M.created_at == _newest_answer_at)
    .order_by(_M.position)
)
