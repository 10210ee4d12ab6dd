"""Numbers that somebody may be guessing: bounded by how many of them nobody has."""

from __future__ import annotations

from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from backend.kit.errors import ComplaintNotFoundError
from backend.web.addresses import client_address

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
    limiter, limit = services.limiter, services.settings.wrong_lookups_per_hour
    address = client_address(request)
    await limiter.require_room(_SCOPE, address, limit, _HOUR)
    try:
        yield
    except ComplaintNotFoundError:
        await limiter.check(_SCOPE, address, limit, _HOUR)
        raise
