"""A real SMTP server (aiosmtpd) that keeps what it is given."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any

from aiosmtpd.smtp import SMTP as Smtp  # noqa: N811 - it is a class

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from aiosmtpd.smtp import Envelope


class SmtpServer:
    """Where it listens, and what it took, each with its envelope."""

    def __init__(self) -> None:
        self.port = 0
        self.taken: list[Envelope] = []

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Envelope) -> str:  # noqa: N802
        self.taken.append(envelope)
        return "250 OK"


@asynccontextmanager
async def smtp_running() -> AsyncIterator[SmtpServer]:
    """Listen on a free port of this machine."""
    loop = asyncio.get_running_loop()
    server = SmtpServer()
    listening = await loop.create_server(lambda: Smtp(server, loop=loop), "127.0.0.1", 0)
    server.port = listening.sockets[0].getsockname()[1]
    try:
        yield server
    finally:
        listening.close()
