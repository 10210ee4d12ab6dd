"""Forms with files: read as they come in, so that no file is ever in memory as a whole.

A route that takes files is declared with `files=True` (`web.routing`). Its handler, or the guard
before it, calls `receive` once; from then on `form_fields` gives the fields as of any other form,
and `uploads` the files. What nobody kept is discarded when the request is over, however it ends.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from python_multipart import MultipartParser
from python_multipart.exceptions import FormParserError
from python_multipart.multipart import parse_options_header

from backend.kit.errors import (
    MalformedRequestError,
    StorageFullError,
    TooLargeError,
    TooSlowError,
)
from backend.kit.file_store import Fault, Upload
from backend.kit.text import clean
from backend.web.bodies import MOST_FIELDS, keep_fields

if TYPE_CHECKING:
    from sanic import Request

    from backend.web.services import WebServices

_MULTIPART = "multipart/form-data"
_UPLOADS, _READ = "uploads", "was_received"
_MB = 1024 * 1024
_HOUR = 3600
_LONGEST_NAME = 1000


async def receive(request: Request, services: WebServices, *, take: bool = True) -> None:
    """Read the body of a request to a route that takes files; nothing of one that was read.

    Without `take` files are passed over, for whoever may not hand in any: their words count.
    Fields that came before a fault can be read by `form_fields` all the same.

    Raises:
        TooLargeError: more than all files and fields may have together.
        TooSlowError: nothing came for a while, or all of it took too long.
        MalformedRequestError: the body is not what its content type says.

    """
    if getattr(request.ctx, _READ, False) or not takes_files(request):
        return
    setattr(request.ctx, _READ, True)
    if request.content_type.partition(";")[0].strip().casefold() != _MULTIPART:
        # Sanic lets a body that is read as it comes be of any length.
        _stream(request).request_max_size = request.app.config.REQUEST_MAX_SIZE
        await request.receive_body()  # type: ignore[no-untyped-call]
        return
    settings = services.settings
    try:
        async with asyncio.timeout(settings.upload_seconds):
            await _Form(request, services, take=take).read()
    except TimeoutError as error:
        raise TooSlowError from error


def uploads(request: Request) -> list[Upload]:
    """Return the files that came with a request."""
    found: list[Upload] = getattr(request.ctx, _UPLOADS, [])
    return found


def takes_files(request: Request) -> bool:
    """Whether the body of a request is still to be read, as its route takes files."""
    return request.route is not None and bool(request.route.extra.stream)


async def count(request: Request, services: WebServices, whose: str) -> None:
    """Count the files that came with a request by who hands them in.

    Raises:
        RateLimitedError: they have handed in as many as they may in an hour.

    """
    most = services.settings.attachments_per_hour
    for _ in uploads(request):
        await services.limiter.check("attachments", whose, most, _HOUR)


def discard(request: Request) -> None:
    """Let go of every file of a request that nobody kept."""
    for each in uploads(request):
        if each.file is not None:
            each.file.discard()


@dataclass
class _Part:
    """What the parser is at: the headers of a part, then its data."""

    headers: dict[bytes, bytes] = field(default_factory=dict)
    name: str = ""
    text: bytearray | None = None
    upload: Upload | None = None


class _Form:
    """One form, as it comes in.

    The parser calls back while it is given a piece of the body; what it tells is done after that,
    as writing a file has to be waited for.
    """

    def __init__(self, request: Request, services: WebServices, *, take: bool) -> None:
        settings = services.settings
        self._request = request
        self._store = services.files
        self._most = settings.attachments_most if take else 0
        self._file_bytes = settings.attachment_mb * _MB
        self._text_left: int = request.app.config.REQUEST_MAX_SIZE
        # A file that is too large is read to its end and thrown away, so that the answer can name
        # it and nothing that was typed is lost; there is an end to that too.
        self._body_bytes = 2 * (self._most + 1) * self._file_bytes + self._text_left
        self._idle: float = request.app.config.REQUEST_TIMEOUT
        self._fields: dict[str, str] = {}
        self._parts = 0
        self._part = _Part()
        self._header: tuple[bytearray, bytearray] = (bytearray(), bytearray())
        self._told: list[tuple[str, bytes]] = []
        self._ended = False

    async def read(self) -> None:
        """Read it whole; what came of it is kept with the request whatever happens."""
        setattr(self._request.ctx, _UPLOADS, [])
        try:
            await self._read()
        finally:
            keep_fields(self._request, self._fields)

    async def _read(self) -> None:
        announced = self._request.headers.get("content-length", "0")
        parser = self._parser()
        had = 0
        while (data := await self._more()) is not None:
            had += len(data)
            if had > self._body_bytes:
                raise TooLargeError
            try:
                parser.write(data)
            except FormParserError as error:
                raise MalformedRequestError from error
            told, self._told = self._told, []
            for what, piece in told:
                await self._do(what, piece)
            if uploads(self._request) and int(announced) > self._body_bytes:
                # Said before the first file is read; what was typed has come by then.
                raise TooLargeError
        if not self._ended:
            raise MalformedRequestError

    async def _more(self) -> bytes | None:
        try:
            async with asyncio.timeout(self._idle):
                data: bytes | None = await _stream(self._request).read()
        except TimeoutError as error:
            raise TooSlowError from error
        return data

    def _parser(self) -> MultipartParser:
        _, options = parse_options_header(self._request.content_type)
        boundary = options.get(b"boundary", b"")
        if not boundary:
            raise MalformedRequestError

        def end() -> None:
            self._ended = True

        def tell(what: str) -> None:
            self._told.append((what, b""))

        def tell_data(what: str, data: bytes, start: int, stop: int) -> None:
            self._told.append((what, data[start:stop]))

        try:
            return MultipartParser(
                boundary,
                {
                    "on_part_begin": lambda: tell("begin"),
                    "on_header_field": lambda *piece: tell_data("field", *piece),
                    "on_header_value": lambda *piece: tell_data("value", *piece),
                    "on_header_end": lambda: tell("header"),
                    "on_headers_finished": lambda: tell("headers"),
                    "on_part_data": lambda *piece: tell_data("data", *piece),
                    "on_part_end": lambda: tell("end"),
                    "on_end": end,
                },
            )
        except FormParserError as error:
            raise MalformedRequestError from error

    async def _do(self, what: str, piece: bytes) -> None:
        part = self._part
        match what:
            case "begin":
                self._begin()
            case "field":
                self._header[0].extend(piece)
            case "value":
                self._header[1].extend(piece)
            case "header":
                name, value = self._header
                part.headers[bytes(name).lower()] = bytes(value)
                self._header = (bytearray(), bytearray())
            case "headers":
                await self._headers(part)
            case "data":
                await self._data(part, piece)
            case "end":
                await self._end(part)

    def _begin(self) -> None:
        self._part = _Part()
        self._parts += 1
        if self._parts > MOST_FIELDS:
            raise MalformedRequestError

    async def _headers(self, part: _Part) -> None:
        kind, options = parse_options_header(part.headers.get(b"content-disposition"))
        if kind != b"form-data" or b"name" not in options:
            raise MalformedRequestError
        part.name = _text(options[b"name"])
        filename = options.get(b"filename")
        if filename is None:
            part.text = bytearray()
        elif filename:
            part.upload = await self._upload(_text(filename)[:_LONGEST_NAME])
            uploads(self._request).append(part.upload)
        # A file field that was left empty is sent as a file without a name: it is nothing.

    async def _upload(self, name: str) -> Upload:
        taken = sum(each.fault is None for each in uploads(self._request))
        if taken >= self._most:
            return Upload(name, fault=Fault.TOO_MANY)
        try:
            return Upload(name, await self._store.begin())
        except StorageFullError:
            return Upload(name, fault=Fault.NO_ROOM)

    async def _data(self, part: _Part, piece: bytes) -> None:
        if part.text is not None:
            self._text_left -= len(piece)
            if self._text_left < 0:
                raise TooLargeError
            part.text += piece
        elif part.upload is not None and part.upload.file is not None:
            if part.upload.file.size + len(piece) > self._file_bytes:
                _refuse(part.upload, Fault.TOO_BIG)
                return
            try:
                await part.upload.file.write(piece)
            except StorageFullError:
                _refuse(part.upload, Fault.NO_ROOM)

    async def _end(self, part: _Part) -> None:
        if part.text is not None:
            try:
                text = part.text.decode()
            except UnicodeDecodeError as error:
                raise MalformedRequestError from error
            self._fields.setdefault(clean(part.name), clean(text))
        elif part.upload is not None and part.upload.file is not None:
            try:
                await part.upload.file.finish()
            except StorageFullError:
                _refuse(part.upload, Fault.NO_ROOM)


def _stream(request: Request) -> Any:
    """Return what the body comes from; only a request that is over has none."""
    return request.stream


def _refuse(upload: Upload, fault: Fault) -> None:
    if upload.file is not None:
        upload.file.discard()
    upload.file, upload.fault = None, fault


def _text(value: bytes) -> str:
    """Read a name as browsers write it: UTF-8, with quotes and line ends in percents."""
    text = value.decode("utf-8", "replace")
    for written, meant in (("%22", '"'), ("%0D", "\r"), ("%0A", "\n")):
        text = text.replace(written, meant)
    return clean(text)
