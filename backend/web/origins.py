"""Which site's page asks."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from backend.kit.errors import OriginNotAllowedError

if TYPE_CHECKING:
    from sanic import Request


def require_same_site(request: Request) -> None:
    """Refuse other sites' pages: a browser names the page's site, and it must be the one asked.

    Raises:
        OriginNotAllowedError: it is another one.

    """
    origin = request.headers.get("origin")
    if origin is None:
        return
    try:
        site = urlsplit(origin).netloc
    except ValueError as error:  # `http://[`: no page has such an address
        raise OriginNotAllowedError from error
    if site.casefold() != request.host.casefold():
        raise OriginNotAllowedError
