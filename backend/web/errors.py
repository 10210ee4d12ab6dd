"""Errors as answers: problem details (RFC 9457) for programs, a page for people."""

from __future__ import annotations

from operator import not_
from typing import TYPE_CHECKING, Any

import structlog
from pydantic import BaseModel, ConfigDict, Field
from sanic.exceptions import SanicException

from backend.kit.errors import (
    InvalidInputError,
    MalformedRequestError,
    MethodNotAllowedError,
    NotFoundError,
    RateLimitedError,
    TooLargeError,
    TooSlowError,
    UnavailableError,
    UnsupportedMediaTypeError,
    YardimError,
)
from backend.web.bodies import json_response

if TYPE_CHECKING:
    from collections.abc import Callable

    from sanic import HTTPResponse, Request, Sanic

    ErrorPage = Callable[[Request, YardimError], HTTPResponse]

_log = structlog.get_logger(__name__)
# A problem is told by its `code`, not by a page about its kind.
_NO_TYPE = "about:blank"
_SERVER_ERROR = 500
_UNAVAILABLE_RETRY_SECONDS = 5
# What Sanic says of a handshake that cannot be read, as if that were our fault.
_NO_HANDSHAKE = "Failed to open a WebSocket"
_BY_STATUS: dict[int, type[YardimError]] = {
    404: NotFoundError,
    405: MethodNotAllowedError,
    408: TooSlowError,
    413: TooLargeError,
    415: UnsupportedMediaTypeError,
    503: UnavailableError,
}
_MACHINE_PATHS = ("/api/", "/internal/", "/healthz", "/readyz", "/metrics", "/sms/")


class Problem(BaseModel):
    """What went wrong: RFC 9457 problem details, with a code and, for forms, each field's fault."""

    model_config = ConfigDict(extra="forbid")

    type: str = Field(json_schema_extra={"example": _NO_TYPE})
    title: str
    status: int
    detail: str = Field(description="For the customer, in Turkish.")
    code: str = Field(
        description="For programs.", json_schema_extra={"example": InvalidInputError.code}
    )
    errors: dict[str, str] = Field(
        default_factory=dict, exclude_if=not_, description="One sentence per field of the form."
    )


def problem(error: YardimError) -> HTTPResponse:
    """Write an error as a `Problem`."""
    content = Problem(
        type=_NO_TYPE,
        title=error.title,
        status=error.status,
        detail=error.detail,
        code=error.code,
        errors=error.errors,
    )
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
    if isinstance(exception, SanicException) and str(exception).startswith(_NO_HANDSHAKE):
        return MalformedRequestError()
    if isinstance(exception, SanicException) and exception.status_code < _SERVER_ERROR:
        return _BY_STATUS.get(exception.status_code, MalformedRequestError)()
    if isinstance(exception, SanicException) and exception.status_code in _BY_STATUS:
        return _BY_STATUS[exception.status_code]()
    return YardimError()
