"""Turning templates into answers: one environment, one set of headers for every page."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined
from sanic.response import HTTPResponse

from backend.kit.errors import RateLimitedError
from backend.web.assets import assets

if TYPE_CHECKING:
    from sanic import Request

    from backend.kit.errors import YardimError
    from backend.kit.settings import Settings

# Whose `templates/` there are; names are unique among them.
PACKAGES = ("backend.web", "backend.site", "backend.channels.web_form", "backend.channels.sms")
_POLICY = (
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "font-src 'none'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
)
HEADERS = {
    "Content-Security-Policy": "; ".join(_POLICY),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    # Pages carry a form's one-time key, what was typed, or a complaint: no cache keeps them.
    "Cache-Control": "no-store",
}


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=ChoiceLoader([PackageLoader(package) for package in PACKAGES]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["digits"] = dialable
    environment.globals["asset"] = assets().url
    return environment


def dialable(number: str) -> str:
    """Keep what a phone dials: `444 1 444` becomes `4441444`."""
    return "".join(character for character in number if character.isdigit() or character == "+")


def page(request: Request, template: str, status: int = 200, **values: object) -> HTTPResponse:
    """Answer with a page of `templates/`, made from `values` and the operator's settings."""
    settings: Settings = request.app.ctx.container.settings
    text = _environment().get_template(template).render(op=settings, path=request.path, **values)
    return HTTPResponse(text, status, dict(HEADERS), "text/html; charset=utf-8")


def error_page(request: Request, error: YardimError) -> HTTPResponse:
    """Answer a person's browser with an error: what is wrong, and where to go from here."""
    response = page(request, "error.html", error.status, error=error)
    return with_retry_after(response, error)


def with_retry_after(response: HTTPResponse, error: YardimError) -> HTTPResponse:
    """Tell programs after how many seconds to come back, where the error knows."""
    if isinstance(error, RateLimitedError):
        response.headers["Retry-After"] = str(error.retry_after)
    return response
