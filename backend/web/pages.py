"""Turning templates into answers: one environment, one set of headers for every page."""

from __future__ import annotations

import gzip
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import TYPE_CHECKING

from jinja2 import ChoiceLoader, Environment, FileSystemLoader, StrictUndefined
from sanic.response import HTTPResponse, redirect

from backend.kit.errors import RateLimitedError
from backend.web import moments
from backend.web.assets import Assets, assets

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sanic import Request

    from backend.kit.errors import YardimError
    from backend.kit.settings import Settings

_POLICY = (
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
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

_AROUND = "around_pages"


class Pages:
    """Makes pages of the `templates/` of some packages, in the operator's name."""

    def __init__(
        self,
        settings: Settings,
        packages: tuple[str, ...],
        lost: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        """Find templates and files of `packages`; names are unique among them.

        `lost`: by the first part of an address, the template of an error beneath it that no door
        put anything around.
        """
        self._lost = lost
        self._settings = settings
        self.assets: Assets = assets(packages)
        self._environment = _environment(packages)

    def show(
        self, request: Request, template: str, status: int = 200, **values: object
    ) -> HTTPResponse:
        """Answer with a page, made from `values` and the operator's settings."""
        text = self._made(request, template, values)
        return HTTPResponse(text, status, dict(HEADERS), "text/html; charset=utf-8")

    def show_form(
        self, request: Request, template: str, error: YardimError | None, **values: object
    ) -> HTTPResponse:
        """Answer with a page that has a form; with `errors` by field, if `error` refused it."""
        status, errors = (200, {}) if error is None else (error.status, error.errors)
        return self.show(request, template, status, errors=errors, **values)

    def show_to_all(self, request: Request, template: str, **values: object) -> HTTPResponse:
        """Answer with a page that holds nothing of anybody's, compressed where that is understood.

        Others are not: beside what somebody else chose, the size would tell of what is secret.
        """
        content, headers = self._made(request, template, values).encode(), dict(HEADERS)
        headers["Vary"] = "Accept-Encoding"
        if "gzip" in request.headers.get("accept-encoding", ""):
            content = gzip.compress(content, compresslevel=6)
            headers["Content-Encoding"] = "gzip"
        return HTTPResponse(content, 200, headers, "text/html; charset=utf-8")

    def _made(self, request: Request, template: str, values: Mapping[str, object]) -> str:
        made_from = self._environment.get_template(template)
        shown = {**_around(request), **values}
        return made_from.render(op=self._settings, path=request.path, **shown)

    def error(self, request: Request, error: YardimError) -> HTTPResponse:
        """Answer a person's browser with an error: what is wrong, and where to go from here.

        A door whose people belong elsewhere than on the customers' home puts the name of its own
        template around its pages as `error_page`; where none of its pages was found, that which it
        has for it (`lost`).
        """
        template = str(_around(request).get("error_page", "error.html"))
        if not _around(request) and (own := self._lost.get(request.path.split("/")[1])):
            response = self.show(request, own, error.status, error=error, who=None)
            return with_retry_after(response, error)
        response = self.show(request, template, error.status, error=error)
        return with_retry_after(response, error)


def put_around(request: Request, **values: object) -> None:
    """Give what a door shows on each of its pages, whichever answers this request."""
    setattr(request.ctx, _AROUND, values)


def _around(request: Request) -> Mapping[str, object]:
    found: Mapping[str, object] = getattr(request.ctx, _AROUND, {})
    return found


@cache
def _environment(packages: tuple[str, ...]) -> Environment:
    """Build it once per process: it keeps the templates it has compiled."""
    environment = Environment(
        loader=ChoiceLoader([_templates(package) for package in packages]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {
        "digits": dialable,
        "day": moments.day,
        "hour": moments.hour,
        "moment": moments.moment,
        "second": moments.second,
    }
    environment.globals["asset"] = assets(packages).url
    return environment


def _templates(package: str) -> FileSystemLoader:
    # Not `PackageLoader`, which refuses a package that has none.
    return FileSystemLoader(str(resources.files(package).joinpath("templates")))


def dialable(number: str) -> str:
    """Keep what a phone dials: `444 1 444` becomes `4441444`."""
    return "".join(character for character in number if character.isdigit() or character == "+")


def seen(path: str) -> HTTPResponse:
    """Go to a page by GET, so that reloading it sends nothing again."""
    response = redirect(path, status=303)
    response.headers["Cache-Control"] = "no-store"
    return response


def with_retry_after(response: HTTPResponse, error: YardimError) -> HTTPResponse:
    """Tell programs after how many seconds to come back, where the error knows."""
    if isinstance(error, RateLimitedError):
        response.headers["Retry-After"] = str(error.retry_after)
    return response
