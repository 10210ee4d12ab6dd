"""Which site's page asks."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from backend.kit.errors import OriginNotAllowedError

if TYPE_CHECKING:
    from sanic import Request


_FROM_ELSEWHERE = (
    "Bu işlem yalnızca kendi sayfamızdan yapılabilir. Sayfayı yenileyip yeniden deneyin."
)


def require_own_page(request: Request) -> None:
    """Refuse a form that another site's page sends with our customer's browser.

    Raises:
        OriginNotAllowedError: it is another site's.

    """
    if request.headers.get("sec-fetch-site") in {"cross-site", "same-site"}:
        raise OriginNotAllowedError(_FROM_ELSEWHERE)
    try:
        require_same_site(request)
    except OriginNotAllowedError as error:
        raise OriginNotAllowedError(_FROM_ELSEWHERE) from error


def says_it_is_ours(request: Request) -> bool:
    """Whether the browser itself says that one of our own pages asks; an old one says nothing."""
    if (sender := request.headers.get("sec-fetch-site")) is not None:
        return bool(sender == "same-origin")
    try:
        require_same_site(request)
    except OriginNotAllowedError:
        return False
    return "origin" in request.headers


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
