"""Whether whoever works here can log in: asked by `/readyz`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy.exc import DBAPIError

from backend.kit.errors import UnavailableError
from backend.staff import second_step

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from backend.kit.database import Database
    from backend.staff.sealing import Keys


def second_step_probe(database: Database, keys: Keys | None) -> Callable[[], Awaitable[str]]:
    """Ask whose second step was sealed under a key that is not set any more: they cannot log in."""

    async def probe() -> str:
        try:
            async with database.reading() as session:
                count = await second_step.not_to_be_opened(session, keys)
        except (UnavailableError, DBAPIError):
            return "unknown"
        return f"sealed under another YARDIM_TOTP_KEY: {count}" if count else ""

    return probe
