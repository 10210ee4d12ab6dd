"""The statements of every incoming SMS, built once: building one takes longer than running it."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from sqlalchemy import (
    BigInteger,
    BindParameter,
    Integer,
    String,
    Table,
    and_,
    bindparam,
    func,
    not_,
    or_,
    select,
)

from backend.channels.sms.models import IncomingSms, SmsState
from backend.kit.columns import UtcDateTime
from backend.kit.database import insert_once
from backend.kit.parking import is_parked

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy import ColumnElement

_SMS = cast("Table", IncomingSms.__table__)
_S = _SMS.c

_SENDER: BindParameter[str] = bindparam("p_sender", type_=String())
_SINCE: BindParameter[datetime] = bindparam("p_since", type_=UtcDateTime())
_ID: BindParameter[int] = bindparam("p_id", type_=BigInteger())
_PART: BindParameter[int | None] = bindparam("p_part", type_=Integer())
_PARTS: BindParameter[int | None] = bindparam("p_parts", type_=Integer())

# One row per gateway id; nothing comes back when it was used before.
ADD = {
    dialect: insert_once(dialect, _SMS, "gateway_id").returning(_S.sender)
    for dialect in ("sqlite", "postgresql")
}


def is_due() -> ColumnElement[bool]:
    """A message waits to be looked at; a part, when others were waited for long enough.

    `p_long_ago` is the moment from before which a part waits no longer.
    """
    patience: BindParameter[datetime] = bindparam("p_long_ago", type_=UtcDateTime())
    return or_(
        IncomingSms.state == SmsState.RECEIVED.value,
        and_(IncomingSms.state == SmsState.PARTIAL.value, IncomingSms.received_at <= patience),
    )


# A message that we failed at too often waits for a person.
IS_FREE = not_(is_parked("sms", _S.id))

OLDEST_WAITING = (
    select(IncomingSms)
    .where(
        IncomingSms.sender == _SENDER,
        IncomingSms.state.in_([SmsState.RECEIVED.value, SmsState.PARTIAL.value]),
        is_due(),
        IS_FREE,
    )
    .order_by(IncomingSms.id)
    .limit(2)
)

# The message that another one says once more.
REPEATED_BY = (
    select(_S.id, _S.received_at)
    .where(
        _S.sender == _SENDER,
        _S.id < _ID,
        _S.received_at > _SINCE,
        _S.text == bindparam("p_text", type_=String()),
        _S.part.is_not_distinct_from(_PART),
        _S.parts.is_not_distinct_from(_PARTS),
        _S.state != SmsState.REPEAT.value,
    )
    .order_by(_S.id.desc())
    .limit(1)
)

# What a number was given attention for; joined parts count with their first one.
COUNT_ATTENDED = select(func.count()).where(
    _S.sender == _SENDER,
    _S.received_at > _SINCE,
    _S.state.in_([SmsState.TAKEN.value, SmsState.ANSWERED.value]),
)
