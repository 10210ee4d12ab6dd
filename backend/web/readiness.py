"""Whether everything behind us can answer a customer. Each probe names what is missing."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import TYPE_CHECKING

import structlog
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from backend.kit import jobs, parking
from backend.kit.errors import UnavailableError
from backend.kit.http import FAILURES, OK
from backend.kit.migrations import head

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping
    from datetime import datetime

    from backend.kit.clock import Clock
    from backend.kit.database import Database
    from backend.kit.http import HttpClient

    # Returns why a thing cannot do its work, "" when it can.
    type Probe = Callable[[], Awaitable[str]]

_log = structlog.get_logger(__name__)
_KEPT_SECONDS = 1.0
# A worker that noted nothing for so long is gone.
_WORKER_GONE = 4 * jobs.NOTED_EVERY


@dataclass(frozen=True, slots=True)
class Found:
    """What is missing for a customer to be answered, and what else is not as it should be."""

    missing: dict[str, str]
    impaired: dict[str, str]


class Readiness:
    """Asks all of it at once; an answer is kept for a second, however many ask."""

    def __init__(
        self, clock: Clock, probes: Mapping[str, Probe], behind: Mapping[str, Probe] | None = None
    ) -> None:
        """Know whom to ask, by name; nothing is asked yet.

        What is `behind` may fail without keeping a customer from being answered.
        """
        self._clock = clock
        self._probes = probes
        self._behind = behind or {}
        self._asking = asyncio.Lock()
        self._asked_at: datetime | None = None
        self._found = Found({}, {})

    async def find(self) -> Found:
        """Return what cannot do its work, by name, with the reason; empty when all is well."""
        async with self._asking:
            now = self._clock.now()
            fresh = (
                self._asked_at is not None
                and 0 <= (now - self._asked_at).total_seconds() < _KEPT_SECONDS
            )
            if not fresh:
                self._found = Found(await _ask(self._probes), await _ask(self._behind))
                self._asked_at = now
            return self._found


async def _ask(probes: Mapping[str, Probe]) -> dict[str, str]:
    reasons = await asyncio.gather(*(probe() for probe in probes.values()))
    named = zip(probes, reasons, strict=True)
    return {name: reason for name, reason in named if reason}


def database_probe(database: Database) -> Probe:
    """Ask whether the database answers and has every migration."""

    async def probe() -> str:
        try:
            async with database.reading() as session:
                found = await session.execute(text("SELECT version_num FROM alembic_version"))
                revision = found.scalar_one_or_none()
        except UnavailableError as error:
            _log.warning("database not ready", cause=repr(error.__cause__))
            return "unreachable or not migrated"
        except DBAPIError as error:
            _log.warning("database not ready", cause=repr(error))
            return "not migrated"
        return "" if revision == head() else "not migrated"

    return probe


def http_probe(client: HttpClient, url: str, token: str = "") -> Probe:
    """Ask whether a process of ours answers 200 at `url`."""
    headers = {"Authorization": f"Bearer {token}"} if token else {}

    async def probe() -> str:
        try:
            async with client.session.get(url, headers=headers) as answer:
                status = answer.status
        except FAILURES:
            return "unreachable"
        return "" if status == OK else f"answers {status}"

    return probe


def jobs_probe(database: Database, clock: Clock) -> Probe:
    """Ask whether a worker runs, and which of its jobs fail."""

    async def probe() -> str:
        try:
            async with database.reading() as session:
                states = await jobs.states(session)
        except (UnavailableError, DBAPIError):
            return "unknown"
        failing = [f"{each.name} ({each.failures} in a row)" for each in states if each.failures]
        done = [each.done_at for each in states if each.done_at is not None]
        if not failing and (not done or max(done) < clock.now() - _WORKER_GONE):
            return "no worker runs"
        return f"failing: {', '.join(failing)}" if failing else ""

    return probe


def parking_probe(database: Database) -> Probe:
    """Ask what failed too often and waits for a person."""

    async def probe() -> str:
        try:
            async with database.reading() as session:
                counts = await parking.count_parked(session)
        except (UnavailableError, DBAPIError):
            return "unknown"
        return ", ".join(f"{kind}: {count}" for kind, count in counts.items())

    return probe
