"""The one cleaning at the edge: what any handler reads of a request can be stored, sent and shown.

Addresses, queries and tokens are cleaned here, bodies where they are read (`backend.web.bodies`).
Patterns (keys, cursors, cookies) are each handler's own.
"""

from __future__ import annotations

import asyncio
import re
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from sanic import Request
from sanic.compat import Header
from sanic.exceptions import BadURL
from sanic.request import RequestParameters

from backend.kit.errors import TooSlowError
from backend.kit.text import clean

if TYPE_CHECKING:
    from httptools.parser.url_parser import URL

# Bytes of a header that are no UTF-8 come from Sanic as lone surrogates.
_UNFIT = re.compile(r"[\x00-\x08\x0a-\x1f\x7f-\x9f\ud800-\udfff]")
# Of a request whose own cannot be read (`http://[`) or names no place here (`*`): nothing has it.
_NO_TARGET = b"/*"


class CleanRequest(Request):
    """A request whose headers, query and token hold no control character or lone surrogate."""

    def __init__(self, url_bytes: bytes, headers: Header, *rest: Any, **more: Any) -> None:
        """Take a request as Sanic read it."""
        if any(_UNFIT.search(value) for value in headers.values()):
            headers = Header((name, clean(value)) for name, value in headers.items())
        try:
            super().__init__(url_bytes, headers, *rest, **more)
            target = _routable(url_bytes, self._parsed_url)
        except BadURL:
            # Sanic makes another request of the same target to answer with, and gives up.
            target = _NO_TARGET
        if target != url_bytes:
            super().__init__(target, headers, *rest, **more)

    async def receive_body(self) -> None:
        """Read the body whole.

        Raises:
            TooSlowError: it did not come in as long as a request may take (Sanic's own limit ends
                with the headers).

        """
        try:
            async with asyncio.timeout(self.app.config.REQUEST_TIMEOUT):
                await super().receive_body()  # type: ignore[no-untyped-call]
        except TimeoutError as error:
            raise TooSlowError from error

    @property
    def args(self) -> RequestParameters:
        """The query, decoded and cleaned."""
        given = self.get_args()
        return RequestParameters(
            {clean(name): [clean(value) for value in values] for name, values in given.items()}
        )

    @property
    def token(self) -> str | None:
        """The bearer's token, cleaned."""
        given = super().token
        return None if given is None else clean(given)


def _routable(target: bytes, read: URL) -> bytes:
    """Return a target that has a path, as the router and pages expect; `http://host` is `/`."""
    if read.path is None:
        return b"/?" + (read.query or b"")
    return target if read.path.startswith(b"/") else _NO_TARGET


def clean_parameter(value: Any) -> Any:
    """Decode and clean what stands in the address; what is no text is left alone."""
    return clean(unquote(value)) if isinstance(value, str) else value


def cleaned(content: Any) -> Any:
    """Clean every text of JSON-like `content`, names included."""
    if isinstance(content, str):
        return clean(content)
    if isinstance(content, dict):
        return {clean(str(name)): cleaned(value) for name, value in content.items()}
    if isinstance(content, list):
        return [cleaned(value) for value in content]
    return content
