"""Doing a thing once, however often it is asked for: keys, kept in the action's transaction."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from backend.complaints import queries
from backend.complaints.models import IdempotencyKey
from backend.complaints.registration import fingerprint
from backend.kit.errors import IdempotencyConflictError

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import datetime

    from sqlalchemy.ext.asyncio import AsyncSession


class Request:
    """One request to change something: what is asked (`scope`), by whom, its key, its content."""

    def __init__(self, scope: str, asker: str, key: str | None, content: object) -> None:
        """Take JSON-like `content`; the same asker's same key with other content is refused."""
        self._scope, self._asker = scope, fingerprint(asker)
        self._key = key
        self._fingerprint = fingerprint(content)

    @property
    def name(self) -> str | None:
        """Name it, for whoever lets the same wait that comes at the same time; None: no key."""
        return self._key and f"{self._scope}:{self._asker}:{self._key}"

    async def done_before(self, session: AsyncSession) -> str | None:
        """Return the id of the complaint it was done to before, or None.

        Raises:
            IdempotencyConflictError: the key was used for other content.

        """
        if self._key is None:
            return None
        known = await queries.remembered(session, self._scope, self._asker, self._key)
        if known is None:
            return None
        if known.fingerprint != self._fingerprint:
            raise IdempotencyConflictError
        return known.complaint_id

    def remember(self, session: AsyncSession, complaint_id: str, now: datetime) -> None:
        """Note that it is done now; without a key there is nothing to note."""
        if self._key is not None:
            session.add(
                IdempotencyKey(
                    scope=self._scope,
                    asker=self._asker,
                    key=self._key,
                    fingerprint=self._fingerprint,
                    complaint_id=complaint_id,
                    created_at=now,
                )
            )


async def is_used(
    session: AsyncSession, asker: str, scopes: Collection[str], keys: Collection[str]
) -> bool:
    """Whether somebody has done anything of some scopes under one of these keys."""
    found = await session.scalar(
        select(IdempotencyKey.key)
        .where(
            IdempotencyKey.scope.in_(scopes),
            IdempotencyKey.asker == fingerprint(asker),
            IdempotencyKey.key.in_(keys),
        )
        .limit(1)
    )
    return found is not None
