"""Whose browser this is: the cookie of `/takip`, and the number that was proven on it.

One cookie, first of whoever asks for a code, then, under a new token, of whoever gave it. It is
sent to `/takip` only, no script reads it, and no other site's page makes use of it.
"""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING

from backend.complaints import proof_sessions as sessions

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sanic import HTTPResponse, Request

    from backend.site.services import SiteServices

COOKIE = "yardim_takip"
PATH = "/takip"
_TOKEN = re.compile(r"[A-Za-z0-9_-]{32}")


def token_of(request: Request, fields: Mapping[str, object] | None = None) -> str | None:
    """Return the browser's token: its cookie's or, before it has one, the `key` of its form."""
    given = str(request.cookies.get(COOKIE) or (fields or {}).get("key", ""))
    return given if _TOKEN.fullmatch(given) else None


def asker(token: str) -> str:
    """Name a browser as the one who asks for a code."""
    return f"page:{sessions.hash_token(token)}"


def lasting(services: SiteServices) -> timedelta:
    """Say how long a proof lasts after it was last used."""
    return timedelta(minutes=services.settings.proof_page_minutes)


async def proven_phone(request: Request, services: SiteServices) -> str | None:
    """Return the number that was proven on this browser; asking keeps the proof alive."""
    token = token_of(request)
    if token is None:
        return None
    async with services.works.begin() as work:
        return await sessions.use(work.session, token, work.now, lasting(services))


def keep(
    request: Request, services: SiteServices, response: HTTPResponse, token: str
) -> HTTPResponse:
    """Give the browser its token, to keep for as long as a proof lasts."""
    lasts = lasting(services)
    return _set(request, services, response, token, int(lasts.total_seconds()))


def forget(request: Request, services: SiteServices, response: HTTPResponse) -> HTTPResponse:
    """Take the browser's token away."""
    return _set(request, services, response, "", 0)


def _set(
    request: Request, services: SiteServices, response: HTTPResponse, token: str, seconds: int
) -> HTTPResponse:
    response.add_cookie(
        COOKIE,
        token,
        path=PATH,
        max_age=seconds,
        httponly=True,
        samesite="Lax",
        secure=services.settings.production or request.scheme == "https",
    )
    return response
