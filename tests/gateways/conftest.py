"""Our whole backend in this process, with a database of its own and the real Kannel beside it."""

from __future__ import annotations

import socket
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest_asyncio

sys.path.insert(0, str(Path(__file__).parent))

from kannel import SMSBOX, Kannel, kannel_running

from backend import models
from backend.app import create_app
from backend.bootstrap import Container, build_container
from backend.gateways.rasa.protocol import Answer, Reply
from backend.kit.database import Database
from tools.ports import keep_port

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from backend.app import App
    from backend.gateways.rasa.protocol import Turn

SECRET = "s3cret of the gateway: 100% ö&/"


class EchoAssistant:
    """Says back what it heard."""

    async def answer(self, turn: Turn) -> Answer:
        return Answer([Reply(f"Duydum: {turn.text}")])

    async def close(self) -> None:
        """Nothing is open."""


class Backend:
    """Our web process, startable and stoppable at the same port, as Kannel knows it."""

    def __init__(self, folder: Path, kannel: Kannel, port: int) -> None:
        self.kannel = kannel
        self._port = port
        self._url = f"sqlite+aiosqlite:///{folder / 'yardim.db'}"
        self._server: Any = None
        self.container: Container

    async def start(self, **settings: Any) -> None:
        """Listen, with settings of Kannel's plus these."""
        changed = {**settings, "port": self._port, "database_url": self._url}
        self.container = build_container(
            self.kannel.settings.model_copy(update=changed), assistant=EchoAssistant()
        )
        app: App = create_app(self.container)
        app.config.TOUCHUP = False  # it rewrites Sanic's classes: once for the whole process
        listening = socket.create_server(("127.0.0.1", self._port))
        self._server = await app.create_server(sock=listening, access_log=False)
        await self._server.startup()
        await self._server.before_start()
        await self._server.start_serving()
        await self._server.after_start()

    async def stop(self) -> None:
        """Stop as SIGTERM does."""
        if self._server is None:
            return
        server, self._server = self._server, None
        await server.before_stop()
        for connection in list(server.connections):
            connection.abort()
        await server.close()
        await server.after_stop()

    async def make_tables(self) -> None:
        database = Database(self._url)
        async with database.engine.begin() as connection:
            await connection.run_sync(models.metadata.create_all)
        await database.close()


@pytest_asyncio.fixture
async def kannel(tmp_path: Path) -> AsyncIterator[Kannel]:
    """Run Kannel; it will look for our backend at a port that is kept for it."""
    port = keep_port()
    async with kannel_running(tmp_path, f"http://127.0.0.1:{port}", SECRET) as kannel:
        yield kannel


@pytest_asyncio.fixture
async def backend(tmp_path: Path, kannel: Kannel) -> AsyncIterator[Backend]:
    """Run our backend where Kannel looks for it."""
    port = int(kannel.settings.sms_callback_url.rsplit(":", 1)[1])
    backend = Backend(tmp_path, kannel, port)
    await backend.make_tables()
    await backend.start()
    yield backend
    # In the order of docs/sms.md: smsbox does not end while we refuse what it holds.
    await kannel.stop_box(SMSBOX)
    await backend.stop()
