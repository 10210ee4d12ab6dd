"""Whether everything behind us can answer a customer. Each probe names what is missing."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import httpx
import structlog
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from backend.kit.errors import UnavailableError
from backend.kit.migrations import head

if TYPE_CHECKING:
    from datetime import datetime

    from backend.bootstrap import Container

_log = structlog.get_logger(__name__)
_KEPT_SECONDS = 1.0


class Readiness:
    """Asks all of it at once; an answer is kept for a second, however many ask."""

    def __init__(self, container: Container) -> None:
        """Know whom to ask; nothing is asked yet."""
        self._container = container
        self._asking = asyncio.Lock()
        self._asked_at: datetime | None = None
        self._missing: dict[str, str] = {}

    async def missing(self) -> dict[str, str]:
        """Return what cannot do its work, by name, with the reason; empty when all is well."""
        async with self._asking:
            now = self._container.clock.now()
            fresh = (
                self._asked_at is not None
                and 0 <= (now - self._asked_at).total_seconds() < _KEPT_SECONDS
            )
            if not fresh:
                self._missing = await self._ask()
                self._asked_at = now
            return self._missing

    async def _ask(self) -> dict[str, str]:
        settings = self._container.settings
        token = settings.rasa_token.get_secret_value()
        reasons = await asyncio.gather(
            self._database(),
            self._answers(f"{settings.rasa_url}/webhooks/web/ready", token),
            self._answers(f"{settings.actions_url}/health"),
        )
        named = zip(("database", "assistant", "actions"), reasons, strict=True)
        return {name: reason for name, reason in named if reason}

    async def _database(self) -> str:
        try:
            async with self._container.database.reading() as session:
                found = await session.execute(text("SELECT version_num FROM alembic_version"))
                revision = found.scalar_one_or_none()
        except UnavailableError as error:
            _log.warning("database not ready", cause=repr(error.__cause__))
            return "unreachable or not migrated"
        except DBAPIError as error:
            _log.warning("database not ready", cause=repr(error))
            return "not migrated"
        return "" if revision == head() else "not migrated"

    async def _answers(self, url: str, token: str = "") -> str:
        headers = {"Authorization": f"Bearer {token}"} if token else {}
        try:
            answer = await self._container.http.get(url, headers=headers)
        except httpx.HTTPError:
            return "unreachable"
        return "" if answer.status_code == httpx.codes.OK else f"answers {answer.status_code}"
