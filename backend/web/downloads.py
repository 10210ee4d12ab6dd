"""Files that people handed in, given out: always to be saved, never to be shown in the page."""

from __future__ import annotations

import asyncio
import unicodedata
from typing import TYPE_CHECKING, Any, cast
from urllib.parse import quote

from sanic.response import ResponseStream

from backend.kit.errors import AttachmentNotFoundError

if TYPE_CHECKING:
    from pathlib import Path

    from sanic import HTTPResponse

_PIECE = 64 * 1024
_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "default-src 'none'; sandbox",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "private, no-store",
}
_LETTERS = str.maketrans("çğıöşüâîûÇĞİÖŞÜÂÎÛ", "cgiosuaiuCGIOSUAIU")


async def download(path: Path, name: str, media_type: str) -> HTTPResponse:
    """Answer with a file, piece by piece, under the name that it is to be saved by.

    Raises:
        AttachmentNotFoundError: the file is not there (any more).

    """
    try:
        size = (await asyncio.to_thread(path.stat)).st_size
    except FileNotFoundError as error:
        raise AttachmentNotFoundError from error
    headers = {
        **_HEADERS,
        "Content-Disposition": disposition(name),
        "Content-Length": str(size),
    }

    async def send(answer: Any) -> None:
        # Opened and closed at once: who goes away in the middle leaves no file open.
        with path.open("rb") as file:
            while piece := await asyncio.to_thread(file.read, _PIECE):
                await answer.write(piece)

    answer = ResponseStream(send, headers=headers, content_type=media_type)
    return cast("HTTPResponse", answer)  # Sanic takes either, and has no common type of them


def disposition(name: str) -> str:
    """Write a name as RFC 6266 has it: in ASCII for old programs, and as it is for all others."""
    plain = unicodedata.normalize("NFKD", name.translate(_LETTERS))
    ascii_only = "".join(
        each if " " <= each <= "~" and each not in '"\\%;' else "_"
        for each in plain
        if not unicodedata.combining(each)
    )
    return f"attachment; filename=\"{ascii_only}\"; filename*=UTF-8''{quote(name, safe='')}"
