"""What every HTTP edge shares: problems (RFC 9457) for errors, and careful reading of bodies."""

from __future__ import annotations

import ipaddress
import json
import re
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import structlog
from sanic.exceptions import SanicException
from sanic.response import HTTPResponse

from backend.kit.errors import (
    MalformedRequestError,
    MethodNotAllowedError,
    NotFoundError,
    OriginNotAllowedError,
    RateLimitedError,
    TooLargeError,
    UnavailableError,
    UnsupportedMediaTypeError,
    YardimError,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from sanic import Request, Sanic

    ErrorPage = Callable[[Request, YardimError], HTTPResponse]

_log = structlog.get_logger(__name__)
_SERVER_ERROR = 500
_UNAVAILABLE_RETRY_SECONDS = 5
_BY_STATUS: dict[int, type[YardimError]] = {
    404: NotFoundError,
    405: MethodNotAllowedError,
    408: MalformedRequestError,
    413: TooLargeError,
    415: UnsupportedMediaTypeError,
    503: UnavailableError,
}
# Any visible ASCII; long enough for whatever a client thinks unique.
_KEY = re.compile(r"[!-~]{1,200}")
_IPV6_NETWORK = 64
_MACHINE_PATHS = ("/api/", "/internal/", "/healthz", "/readyz", "/sms/")


def json_response(
    content: object, status: int = 200, headers: dict[str, str] | None = None
) -> HTTPResponse:
    """Answer JSON that no cache keeps."""
    return HTTPResponse(
        json.dumps(content, ensure_ascii=False),
        status,
        {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff", **(headers or {})},
        "application/json",
    )


def problem(error: YardimError) -> HTTPResponse:
    """Write an error as RFC 9457 problem details, with our `code` and, for forms, `errors`."""
    content: dict[str, Any] = {
        "type": "about:blank",
        "title": error.title,
        "status": error.status,
        "detail": error.detail,
        "code": error.code,
    }
    if error.errors:
        content["errors"] = error.errors
    response = json_response(content, error.status)
    response.content_type = "application/problem+json"
    if isinstance(error, RateLimitedError):
        response.headers["Retry-After"] = str(error.retry_after)
    elif isinstance(error, UnavailableError):
        response.headers["Retry-After"] = str(_UNAVAILABLE_RETRY_SECONDS)
    return response


def install_error_handlers(app: Sanic[Any, Any], page: ErrorPage | None = None) -> None:
    """Let every error of `app` end as a problem, or as `page` for people with a browser.

    `page` is used outside the machines' paths (`/api/`, `/internal/`, …) when the request accepts
    HTML. Errors nobody raised on purpose are logged whole and answered without a word of how.
    """

    def answer(request: Request, error: YardimError) -> HTTPResponse:
        wants_page = "text/html" in request.headers.get("accept", "")
        if page is not None and wants_page and not request.path.startswith(_MACHINE_PATHS):
            return page(request, error)
        return problem(error)

    async def on_error(request: Request, exception: Exception) -> HTTPResponse:
        error = _as_ours(exception)
        if error.status >= _SERVER_ERROR:
            _log.error(
                "request failed",
                method=request.method,
                route=request.route.path if request.route else None,
                code=error.code,
                exc_info=exception,
            )
        return answer(request, error)

    app.exception(Exception)(on_error)


def _as_ours(exception: Exception) -> YardimError:
    if isinstance(exception, YardimError):
        return exception
    if isinstance(exception, SanicException) and exception.status_code < _SERVER_ERROR:
        return _BY_STATUS.get(exception.status_code, MalformedRequestError)()
    if isinstance(exception, SanicException) and exception.status_code in _BY_STATUS:
        return _BY_STATUS[exception.status_code]()
    return YardimError()


def json_object(request: Request) -> dict[str, Any]:
    """Read the body as one JSON object.

    Raises:
        MalformedRequestError: it is not UTF-8, not JSON, or not an object.

    """
    try:
        content = json.loads(request.body)
    except (ValueError, RecursionError) as error:
        raise MalformedRequestError from error
    if not isinstance(content, dict):
        raise MalformedRequestError
    return content


def idempotency_key(request: Request) -> str | None:
    """Return the request's `Idempotency-Key`, bare or in the quotes of the IETF draft.

    Raises:
        MalformedRequestError: longer than 200 characters, or not visible ASCII.

    """
    given: str | None = request.headers.get("idempotency-key")
    if given is None:
        return None
    if not _KEY.fullmatch(key := given.strip().strip('"')):
        raise MalformedRequestError
    return key


def require_same_site(request: Request) -> None:
    """Refuse other sites' pages: a browser names the page's site, and it must be the one asked.

    Raises:
        OriginNotAllowedError: it is another one.

    """
    origin = request.headers.get("origin")
    if origin is not None and urlsplit(origin).netloc.casefold() != request.host.casefold():
        raise OriginNotAllowedError


def client_address(request: Request) -> str:
    """Return whom to count requests by: the customer's address, past our own proxies.

    Of IPv6 the network of 64 bits, as one household has all of it.
    """
    given = str(request.client_ip).strip("[]")
    try:
        address = ipaddress.ip_address(given)
    except ValueError:
        return given
    if isinstance(address, ipaddress.IPv6Address):
        if address.ipv4_mapped is not None:
            return str(address.ipv4_mapped)
        return str(ipaddress.ip_network((int(address), _IPV6_NETWORK), strict=False))
    return given
