"""A customer's page, as the chat sees it."""

from __future__ import annotations

import asyncio
import json
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode
from uuid import uuid4

import pytest
import pytest_asyncio
from websockets.asyncio.client import connect
from websockets.exceptions import ConnectionClosed

from tests.patience import PATIENCE

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable
    from contextlib import AbstractAsyncContextManager

    import httpx
    from websockets.asyncio.client import ClientConnection


class Page:
    """One open chat page."""

    def __init__(self, socket: ClientConnection) -> None:
        self.socket = socket

    async def send(self, frame: Any) -> None:
        await self.socket.send(frame if isinstance(frame, str | bytes) else json.dumps(frame))

    async def say(self, text: str, message_id: str | None = None) -> str:
        message_id = message_id or uuid4().hex
        await self.send({"type": "message", "id": message_id, "text": text})
        return message_id

    async def choose(self, payload: str, message_id: str | None = None) -> str:
        message_id = message_id or uuid4().hex
        await self.send({"type": "choice", "id": message_id, "payload": payload})
        return message_id

    async def next(self) -> dict[str, Any]:
        frame: dict[str, Any] = json.loads(await asyncio.wait_for(self.socket.recv(), PATIENCE))
        return frame

    async def next_of(self, kind: str) -> dict[str, Any]:
        """Return the next frame of a type, passing over others."""
        while True:
            frame = await self.next()
            if frame["type"] == kind:
                return frame

    async def ask(self, text: str) -> dict[str, Any]:
        """Say something and return the answer's first message."""
        await self.say(text)
        return await self.next_of("message")

    async def close_code(self) -> int | None:
        """Wait until the other side closes."""
        try:
            while True:
                await asyncio.wait_for(self.socket.recv(), PATIENCE)
        except ConnectionClosed:
            return self.socket.close_code

    async def is_silent(self, seconds: float = 0.15) -> bool:
        try:
            await asyncio.wait_for(self.socket.recv(), seconds)
        except TimeoutError:
            return True
        return False


type OpenPage = Callable[..., AbstractAsyncContextManager[Page]]


@pytest.fixture
def open_page(address: str) -> OpenPage:
    """Open pages: `async with open_page(session, after=…, own="1") as page`."""

    @asynccontextmanager
    async def _open(
        session: str | None,
        *,
        after: str | None = None,
        own: str | None = None,
        origin: str | None = None,
    ) -> AsyncIterator[Page]:
        wanted = {"session": session, "after": after, "own": own}
        query = {name: value for name, value in wanted.items() if value}
        url = f"{address.replace('http', 'ws', 1)}/api/v1/chat?{urlencode(query)}"
        async with connect(url, origin=origin, max_queue=None) as socket:  # type: ignore[arg-type]
            yield Page(socket)

    return _open


@pytest_asyncio.fixture
async def session(client: httpx.AsyncClient) -> str:
    answer = await client.post("/api/v1/chat/sessions")
    assert answer.status_code == 201
    return str(answer.json()["session"])


@pytest_asyncio.fixture
async def page(open_page: OpenPage, session: str) -> AsyncIterator[Page]:
    async with open_page(session) as page:
        yield page
