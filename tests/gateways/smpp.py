"""An operator's SMSC in a few lines of SMPP 3.4: phones with real data coding and headers.

Kannel's fake link knows no UCS-2 parts and no national tables; a link by SMPP does.
"""

from __future__ import annotations

import asyncio
import contextlib
import struct
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.patience import PATIENCE

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterable

_SUBMIT, _DELIVER, _UNBIND, _ENQUIRE = 0x04, 0x05, 0x06, 0x15
_BINDS = (0x01, 0x02, 0x09)
_RESPONSE = 0x8000_0000
_INTERNATIONAL, _ISDN, _UDHI = 1, 1, 0x40
GSM, UCS2 = 0x00, 0x08


@dataclass(frozen=True)
class Submitted:
    """One SMS, or one part of a long one, on its way to a phone."""

    sender: str
    receiver: str
    coding: int
    udh: bytes
    data: bytes

    @property
    def text(self) -> str:
        """Read the letters."""
        encoding = "utf-16-be" if self.coding == UCS2 else "gsm23.038-0-0"
        return self.data.decode(encoding)


class Smsc:
    """One listening SMSC; a gateway binds to it."""

    def __init__(self) -> None:
        self.submitted: asyncio.Queue[Submitted] = asyncio.Queue()
        self.bound = asyncio.Event()
        self._writer: asyncio.StreamWriter
        self._number = 0

    async def parts(self, sender: str, texts: Iterable[tuple[bytes, str]]) -> None:
        """Text parts, each with its header, in UCS-2."""
        for udh, text in texts:
            await self.deliver(sender, text.encode("utf-16-be", "surrogatepass"), UCS2, udh)

    async def deliver(
        self, sender: str, data: bytes, coding: int = GSM, udh: bytes = b"", receiver: str = "6616"
    ) -> None:
        """Bring one SMS to the gateway (`deliver_sm`)."""
        content = udh + data
        body = b"".join(
            (
                b"\0",
                bytes([_INTERNATIONAL, _ISDN]) + sender.lstrip("+").encode() + b"\0",
                bytes([0, _ISDN]) + receiver.encode() + b"\0",
                bytes([_UDHI if udh else 0, 0, 0]) + b"\0\0",
                bytes([0, 0, coding, 0, len(content)]) + content,
            )
        )
        self._number += 1
        self._write(_DELIVER, self._number, body)
        await self._writer.drain()

    async def next(self, seconds: float = PATIENCE) -> Submitted:
        """Wait for the next SMS to any phone."""
        return await asyncio.wait_for(self.submitted.get(), seconds)

    def _write(self, command: int, number: int, body: bytes = b"") -> None:
        self._writer.write(struct.pack(">IIII", 16 + len(body), command, 0, number) + body)

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Talk to one gateway until it goes."""
        self._writer = writer
        with contextlib.suppress(asyncio.IncompleteReadError, ConnectionError):
            while True:
                head = await reader.readexactly(16)
                length, command, _, number = struct.unpack(">IIII", head)
                body = await reader.readexactly(length - 16)
                if command & _RESPONSE:
                    continue
                answer = b""
                if command in _BINDS:
                    answer = b"smsc\0"
                elif command == _SUBMIT:
                    self.submitted.put_nowait(_submitted(body))
                    answer = f"{number}\0".encode()
                self._write(command | _RESPONSE, number, answer)
                if command in _BINDS:
                    self.bound.set()
                elif command == _UNBIND:
                    break
        writer.close()


def _submitted(body: bytes) -> Submitted:
    at = body.index(0) + 1 + 2
    end = body.index(0, at)
    sender = body[at:end].decode()
    at = end + 1 + 2
    end = body.index(0, at)
    receiver = body[at:end].decode()
    esm_class = body[end + 1]
    # Protocol id, priority, two times, three flags; then coding, an id, and the length.
    at = body.index(0, body.index(0, end + 4) + 1) + 1
    coding, length = body[at + 2], body[at + 4]
    content = body[at + 5 : at + 5 + length]
    header = content[: content[0] + 1] if esm_class & _UDHI else b""
    return Submitted(sender, receiver, coding, header, content[len(header) :])


@contextlib.asynccontextmanager
async def smsc_running(port: int) -> AsyncIterator[Smsc]:
    """Listen as an operator's SMSC at `port`."""
    smsc = Smsc()
    server = await asyncio.start_server(smsc.serve, "127.0.0.1", port)
    try:
        yield smsc
    finally:
        server.close()
        with contextlib.suppress(AttributeError):
            smsc._writer.close()
