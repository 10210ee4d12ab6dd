"""The statements of sending, built once, on the table: every reply by SMS runs several of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from sqlalchemy import (
    BigInteger,
    BindParameter,
    ColumnElement,
    Integer,
    String,
    Table,
    and_,
    bindparam,
    case,
    exists,
    false,
    func,
    insert,
    literal_column,
    not_,
    null,
    or_,
    select,
    update,
)

from backend.gateways.delivery import ReceiptKind
from backend.kit.columns import UtcDateTime
from backend.kit.database import insert_once
from backend.kit.parking import is_parked
from backend.notifications.models import (
    DeliveryReceipt,
    OutboxChannel,
    OutboxMessage,
    OutboxState,
    Purpose,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from sqlalchemy.sql.dml import ReturningUpdate

OUTBOX = cast("Table", OutboxMessage.__table__)
_O = OUTBOX.c
_RECEIPTS = cast("Table", DeliveryReceipt.__table__)

_ID: BindParameter[int] = bindparam("p_id", type_=BigInteger())
_IDS: BindParameter[int] = bindparam("p_ids", type_=BigInteger(), expanding=True)
_NOW: BindParameter[datetime] = bindparam("p_now", type_=UtcDateTime())
_LEASE: BindParameter[str] = bindparam("p_lease", type_=String())
_UNTIL: BindParameter[datetime] = bindparam("p_until", type_=UtcDateTime())
_RECEIPT_BY: BindParameter[datetime] = bindparam("p_receipt_by", type_=UtcDateTime())
_CHANNEL: BindParameter[str] = bindparam("p_channel", type_=String())
_RECIPIENT: BindParameter[str] = bindparam("p_recipient", type_=String())

# What stays of a code's text once it has left, or will not leave any more.
BLOTTED = "(dogrulama kodu)"
TEXT_TO_KEEP: ColumnElement[str] = case(
    (and_(_O.purpose == Purpose.CODE.value, _O.text != ""), BLOTTED), else_=_O.text
)
# Its words were taken out (`erasing`), and what networks tell of it quotes them.
IS_ERASED = _O.text == ""

FREE: dict[str, Any] = {"lease_owner": None, "lease_until": None}
# Written out, not bound: only so do both databases see that their partial index is meant.
WAITING = _O.state.in_(
    [literal_column(f"'{state.value}'") for state in (OutboxState.QUEUED, OutboxState.SENDING)]
)
# Calls wait for a person.
_BY_MACHINE = _O.channel != literal_column(f"'{OutboxChannel.CALL.value}'")


# One row per key; nothing comes back when the key was used before.
ADD = {
    dialect: insert_once(dialect, OUTBOX, "key").returning(_O.id, _O.key)
    for dialect in ("sqlite", "postgresql")
}

_is_due = or_(
    and_(
        _O.state == OutboxState.QUEUED.value,
        or_(_O.next_attempt_at.is_(None), _O.next_attempt_at <= _NOW),
    ),
    # Whoever was sending it has died, or heard no answer, and no receipt came in its time.
    and_(_O.state == OutboxState.SENDING.value, _O.lease_until < _NOW),
)
# A message that we failed at too often waits for a person, and its address goes on without it.
_IS_FREE = not_(is_parked("message", _O.id))
# The oldest of those that wait; a code, which is good for minutes, waits behind nothing else.
_FIRST = func.coalesce(
    func.min(_O.id).filter(_O.purpose == literal_column(f"'{Purpose.CODE.value}'")), func.min(_O.id)
)
_heads = (
    select(_FIRST.label("id"))
    .where(WAITING, _O.channel == _CHANNEL, _IS_FREE)
    .group_by(_O.recipient)
    .subquery()
)
# Addresses on a channel whose first waiting message may be sent now, longest waiting first. What
# may have been handed over comes last: of a gateway that hangs, others find out that it does.
DUE = (
    select(_O.recipient)
    .join(_heads, _heads.c.id == _O.id)
    .where(_is_due)
    .order_by(_O.state, _O.id)
    .limit(bindparam("p_limit", type_=Integer()))
)

# The first waiting message of an address.
HEAD = select(_FIRST).where(WAITING, _O.channel == _CHANNEL, _O.recipient == _RECIPIENT, _IS_FREE)
_heads_of_some = (
    select(_FIRST)
    .where(
        WAITING,
        _O.channel == _CHANNEL,
        _O.recipient.in_(bindparam("p_recipients", expanding=True)),
        _IS_FREE,
    )
    .group_by(_O.recipient)
)
# The first waiting messages of some addresses, but those that somebody is at or that must wait. On
# PostgreSQL a second taker passes by what the first has locked, and finds it changed after that.
TAKABLE = (
    select(_O.id)
    .where(_O.id.in_(_heads_of_some), _is_due)
    .order_by(_O.id)
    .limit(bindparam("p_limit", type_=Integer()))
    .with_for_update(skip_locked=True)
)
# For how long it is its sender's; after that it is sent again. Whoever may have handed it over
# before they died is given away by a receipt: that is waited for, but neither with a code nor past
# the moment at which a person must know of it.
_theirs_until = case(
    (_O.purpose == Purpose.CODE.value, _UNTIL),
    (_O.try_until.between(_UNTIL, _RECEIPT_BY), _O.try_until),
    (_O.try_until < _UNTIL, _UNTIL),
    else_=_RECEIPT_BY,
)
# Takes messages that were found (`TAKABLE`) in the same transaction.
TAKE = (
    update(OUTBOX)
    .where(_O.id.in_(_IDS))
    .values(
        state=OutboxState.SENDING.value,
        lease_owner=_LEASE,
        lease_until=_theirs_until,
        attempts=_O.attempts + 1,
        uncertain=_O.uncertain + case((_O.state == OutboxState.SENDING.value, 1), else_=0),
    )
    .returning(*_O)
)

# What `handed_over` tells of a message.
_TOLD = (
    _O.id,
    _O.key,
    _O.channel,
    _O.purpose,
    _O.complaint_id,
    _O.fallback_of,
    _O.state,
    _O.meets,
)

# A receipt may have come first, and then knows more.
SENT = (
    update(OUTBOX)
    .where(_O.id.in_(_IDS), _O.lease_owner.in_(bindparam("p_leases", expanding=True)))
    .values(
        state=case((_O.state == OutboxState.SENDING.value, OutboxState.SENT.value), else_=_O.state),
        text=TEXT_TO_KEEP,
        encoding=bindparam("p_encoding", type_=String()),
        segments=bindparam("p_segments", type_=Integer()),
        sent_at=_NOW,
        next_attempt_at=null(),
        failure=case((_O.state == OutboxState.SENDING.value, null()), else_=_O.failure),
        lease_owner=null(),
        lease_until=null(),
    )
    .returning(*_TOLD)
)


def is_nobodys(now: Any) -> ColumnElement[bool]:
    """Tell whether a message that waits is at no sender, as at `now`."""
    return or_(_O.state == OutboxState.QUEUED.value, _O.lease_until < now)


_older = OUTBOX.alias("older")
_is_blocked = or_(
    not_(_IS_FREE),
    exists().where(
        _older.c.channel == _O.channel,
        _older.c.recipient == _O.recipient,
        _older.c.id < _O.id,
        _older.c.state.in_([OutboxState.QUEUED.value, OutboxState.SENDING.value]),
        _older.c.attempts > 0,
    ),
)
# What was not handed over in its time, longest past first, in the words of its index.
_TIME_IS_OVER = (
    select(_O.id)
    .where(WAITING, is_nobodys(_NOW), _BY_MACHINE, _O.try_until <= _NOW)
    .order_by(_O.try_until, _O.id)
    .limit(bindparam("p_limit", type_=Integer()))
)
# Not even tried: an older message of its address does not get through, or it was set aside.
OVERDUE = _TIME_IS_OVER.where(_is_blocked)
# Tried or not, on channels whose gateway takes nothing at present.
# The channel is written so that it leads to no index: all that waits there would be sorted.
KEPT_BY_OUTAGE = _TIME_IS_OVER.where(_O.channel.concat("").in_(bindparam("p_away", expanding=True)))

LATER = (
    update(OUTBOX)
    .where(_O.id == _ID, _O.lease_owner == _LEASE, _O.state == OutboxState.SENDING.value)
    .values(
        state=OutboxState.QUEUED.value,
        next_attempt_at=bindparam("p_later", type_=UtcDateTime()),
        failure=bindparam("p_failure", type_=String()),
        lease_owner=null(),
        lease_until=null(),
    )
)

# Nobody heard whether the gateway has it: what a sender does that dies, by one that lives.
IN_DOUBT = (
    update(OUTBOX)
    .where(_O.id == _ID, _O.lease_owner == _LEASE, _O.state == OutboxState.SENDING.value)
    .values(
        lease_owner=null(),
        lease_until=bindparam("p_later", type_=UtcDateTime()),
        failure=bindparam("p_failure", type_=String()),
    )
)

# Whether the gateway had it when we failed is not known.
FAULTY = LATER.values(uncertain=_O.uncertain + 1)

# Keeps a receipt for each of some messages, as far as there are such.
ADD_RECEIPTS = insert(_RECEIPTS).from_select(
    ["outbox_id", "kind", "detail", "at"],
    select(
        _O.id,
        bindparam("p_kind", type_=Integer()),
        case((IS_ERASED, null()), else_=bindparam("p_detail", type_=String())),
        _NOW,
    ).where(_O.id.in_(_IDS)),
)


def settle(state: OutboxState, earlier: Sequence[OutboxState]) -> ReturningUpdate[Any]:
    """Build the statement that moves messages, if they are in one of the `earlier` states.

    It returns what `handed_over` tells of them.
    """
    return (
        update(OUTBOX)
        .where(_O.id.in_(_IDS), _O.state.in_([each.value for each in earlier]))
        .values(
            state=state.value,
            text=TEXT_TO_KEEP,
            settled_at=_NOW,
            next_attempt_at=null(),
            failure=null(),
        )
        .returning(*_TOLD)
    )


# Given up by us, of which the network never said that it failed: it has arrived after all.
ARRIVED_AFTER_ALL = (
    settle(OutboxState.DELIVERED, (OutboxState.FAILED,))
    .where(
        _O.channel != OutboxChannel.CALL.value,
        ~exists().where(
            _RECEIPTS.c.outbox_id == _O.id,
            _RECEIPTS.c.kind.in_([ReceiptKind.FAILED.value, ReceiptKind.REJECTED.value]),
        ),
    )
    .values(dead=false())
)

# After an outage nobody needs to wait out a back-off that grew in it.
WAKE = (
    update(OUTBOX)
    .where(
        _O.state == OutboxState.QUEUED.value,
        _O.channel == _CHANNEL,
        _O.next_attempt_at > _NOW,
    )
    .values(next_attempt_at=_NOW)
)
