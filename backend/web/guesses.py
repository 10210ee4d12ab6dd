"""Numbers that somebody may be guessing: bounded by how many of them nobody has."""

from __future__ import annotations

from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from backend.kit.errors import ComplaintNotFoundError
from backend.web.addresses import client_address, sealed

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from sanic import Request

    from backend.web.services import WebServices

_HOUR = 3600
_SCOPE = "wrong numbers"


@asynccontextmanager
async def bounded_guesses(request: Request, services: WebServices) -> AsyncIterator[None]:
    """Look a tracking number up inside: from one address only so many may be nobody's in an hour.

    Who asks for a number that exists is not counted, nor is a slip of the finger, which the check
    digit shows. So thousands behind one address may ask; who guesses is stopped.

    Raises:
        RateLimitedError: so many wrong ones came from this address before.

    """
    place = sealed(client_address(request), services.settings.internal_token)
    await require_room_for_guesses(place, services)
    try:
        yield
    except ComplaintNotFoundError:
        await count_wrong_guess(place, services)
        raise


async def require_room_for_guesses(place: str, services: WebServices) -> None:
    """Refuse, by a `RateLimitedError`, whoever guessed too often from a sealed address."""
    limit = services.settings.wrong_lookups_per_hour
    await services.limiter.require_room(_SCOPE, place, limit, _HOUR)


async def count_wrong_guess(place: str, services: WebServices) -> None:
    """Count a number that nobody has for a sealed address; refuse as above."""
    limit = services.settings.wrong_lookups_per_hour
    await services.limiter.check(_SCOPE, place, limit, _HOUR)
