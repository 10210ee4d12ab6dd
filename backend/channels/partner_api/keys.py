"""The keys of partners: given once, kept as a hash, taken back at once. Nothing here commits."""

from __future__ import annotations

import hashlib
import secrets
from typing import TYPE_CHECKING

from sqlalchemy import select, update

from backend.channels.partner_api.models import NAME_LIMIT, Partner
from backend.complaints.lengths import too_long
from backend.complaints.models import Channel
from backend.kit.errors import InvalidInputError, UnauthorizedError
from backend.kit.text import clean_line

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from sqlalchemy.ext.asyncio import AsyncSession

# By which ways complaints come to firms; customers' own doors are none of theirs.
CHANNELS = (
    Channel.PHONE,
    Channel.FAX,
    Channel.STORE,
    Channel.SOCIAL_MEDIA,
    Channel.COMPLAINT_SITE,
    Channel.OFFICIAL_INSTITUTION,
    Channel.EMAIL,
    Channel.API,
)
_BYTES = 32
# So that a key that lies about somewhere is known for what it is.
_MARK = "yrd_"


async def give(session: AsyncSession, name: str, channel: str, now: datetime) -> str:
    """Return a new key for the firm `name`; the one it had is good no more.

    Raises:
        InvalidInputError: no name, or not a channel that firms have.

    """
    name = clean_line(name)
    if not name:
        raise InvalidInputError(errors={"name": "Firmanın adını verin."})
    if len(name) > NAME_LIMIT:
        raise InvalidInputError(errors={"name": too_long(NAME_LIMIT)})
    if channel not in CHANNELS:
        listed = ", ".join(CHANNELS)
        raise InvalidInputError(errors={"channel": f"Kanal şunlardan biri olmalı: {listed}."})
    await revoke(session, name, now)
    key = _MARK + secrets.token_urlsafe(_BYTES)
    session.add(Partner(name=name, channel=channel, key_hash=_hash(key), created_at=now))
    return key


async def revoke(session: AsyncSession, name: str, now: datetime) -> bool:
    """Take the key of a firm back; False if it had none."""
    gone = await session.scalars(
        update(Partner)
        .where(Partner.name == clean_line(name), Partner.revoked_at.is_(None))
        .values(revoked_at=now)
        .returning(Partner.id)
    )
    return bool(gone.all())


async def whose(session: AsyncSession, authorization: str) -> Partner:
    """Return the firm that shows its key in an `Authorization` header.

    Raises:
        UnauthorizedError: no key, none that we gave, or one that was taken back.

    """
    scheme, _, key = authorization.partition(" ")
    found = None
    if scheme.lower() == "bearer" and key.startswith(_MARK):
        found = await session.scalar(
            select(Partner).where(Partner.key_hash == _hash(key), Partner.revoked_at.is_(None))
        )
    if found is None:
        raise UnauthorizedError
    return found


async def everyone(session: AsyncSession) -> Sequence[Partner]:
    """Return all firms that ever had a key, by name, the newest key first."""
    query = select(Partner).order_by(Partner.name, Partner.created_at.desc())
    return (await session.scalars(query)).all()


def _hash(key: str) -> str:
    return hashlib.sha256(key.strip().encode("utf-8", "replace")).hexdigest()
