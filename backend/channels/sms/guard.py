"""Who may bring SMS and receipts: the operator's gateway, by secret and by address."""

from __future__ import annotations

import hmac
import ipaddress
from functools import lru_cache
from typing import TYPE_CHECKING

import structlog

from backend.kit.errors import UnauthorizedError
from backend.web.addresses import read_address

if TYPE_CHECKING:
    from sanic import Request

    from backend.kit.settings import Settings

    type Network = ipaddress.IPv4Network | ipaddress.IPv6Network

_log = structlog.get_logger(__name__)


def require_gateway(request: Request, settings: Settings) -> None:
    """Let a request pass that has the secret in its query and comes from an allowed address.

    Where no addresses are set, the secret is enough.

    Raises:
        UnauthorizedError: it is somebody else.

    """
    given = request.args.get("secret", "")
    # Bytes: comparing text would fail on what is not ASCII.
    expected = settings.sms_secret.get_secret_value().encode()
    knows = hmac.compare_digest(given.encode("utf-8", "surrogatepass"), expected)
    if not knows or not is_allowed(request.client_ip, settings.sms_allowed_addresses):
        _log.warning("not our SMS gateway", address=request.client_ip, knows_secret=knows)
        raise UnauthorizedError


def is_allowed(address: str, allowed: tuple[str, ...]) -> bool:
    """Tell whether `address` is one of these, or in one of these networks; if none, any is."""
    if not allowed:
        return True
    given = read_address(address)
    return given is not None and any(given in network for network in _networks(allowed))


@lru_cache(maxsize=8)
def _networks(allowed: tuple[str, ...]) -> tuple[Network, ...]:
    return tuple(ipaddress.ip_network(each, strict=False) for each in allowed)
