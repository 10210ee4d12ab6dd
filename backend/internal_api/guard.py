"""Who may ask the internal API: a process of ours, on this machine, that holds the token."""

from __future__ import annotations

import hmac
from typing import TYPE_CHECKING

import structlog

from backend.kit.errors import NotFoundError, UnauthorizedError
from backend.web.addresses import read_address

if TYPE_CHECKING:
    from sanic import Request

    from backend.internal_api.services import InternalServices

_log = structlog.get_logger(__name__)
_BEARER = "Bearer "
# Whoever asks by a proxy comes from elsewhere, though the proxy may stand on this machine.
_OF_PROXIES = ("forwarded", "x-forwarded-for", "x-forwarded-host", "x-forwarded-proto", "x-real-ip")
_MOST_WRONG = 10
_MINUTE = 60


async def authorize(request: Request, services: InternalServices) -> None:
    """Let nobody in from elsewhere, nor without the token.

    Wrong tokens are logged and, past so many in a minute from one address, answered 429. Who holds
    the token is let in all the same: a guesser beside the actions does not silence them.

    Raises:
        NotFoundError: from elsewhere, where there is no such address.
        UnauthorizedError: the token is missing or wrong.
        RateLimitedError: so many were.

    """
    peer = request.ip
    address = read_address(peer)
    is_near = address is not None and address.is_loopback
    if not is_near or any(name in request.headers for name in _OF_PROXIES):
        raise NotFoundError
    expected = _BEARER + services.settings.internal_token.get_secret_value()
    given = request.headers.get("authorization", "")
    # Bytes: comparing text would fail on what is not ASCII.
    if hmac.compare_digest(given.encode("utf-8", "replace"), expected.encode()):
        return
    await services.limiter.check("internal token", peer, _MOST_WRONG, _MINUTE)
    _log.warning("a wrong token for the internal API", peer=peer, given=bool(given))
    raise UnauthorizedError
