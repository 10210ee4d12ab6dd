"""A customer on the website's chat: real WebSocket, real session."""

from __future__ import annotations

import asyncio
import json
import uuid
from typing import TYPE_CHECKING, Any, Self

import httpx
from websockets.asyncio.client import ClientConnection, connect

from backend.kit import tls
from tests.patience import PATIENCE

if TYPE_CHECKING:
    from types import TracebackType

    from stack import Stack


class Customer:
    """Writes, waits for the turn's answers, and remembers every frame."""

    def __init__(self, stack: Stack, session: str | None = None) -> None:
        self._stack = stack
        self.session = session
        self.frames: list[dict[str, Any]] = []
        self._connection: ClientConnection | None = None

    async def __aenter__(self) -> Self:
        if self.session is None:
            async with httpx.AsyncClient(verify=tls.trusted(), timeout=PATIENCE) as client:
                answer = await client.post(f"{self._stack.base}/api/v1/chat/sessions")
            assert answer.status_code == httpx.codes.CREATED, answer.text
            self.session = answer.json()["session"]
        self._connection = await connect(f"{self._stack.socket}?session={self.session}")
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        assert self._connection is not None
        await self._connection.close()

    async def send(self, frame: dict[str, Any] | str | bytes) -> None:
        """Send anything, as it is."""
        assert self._connection is not None
        raw = json.dumps(frame) if isinstance(frame, dict) else frame
        await self._connection.send(raw)

    async def next(self, *kinds: str, patience: float = PATIENCE) -> dict[str, Any]:
        """Wait for the next frame of one of these kinds."""
        assert self._connection is not None
        async with asyncio.timeout(patience):
            while True:
                frame = json.loads(await self._connection.recv())
                self.frames.append(frame)
                if frame["type"] in kinds:
                    return frame

    async def say(self, text: str, *, answers: int = 1) -> str:
        """Write one message; return the texts of the turn, one per line."""
        client_id = str(uuid.uuid4())
        await self.send({"type": "message", "id": client_id, "text": text})
        assert (await self.next("ack", "error"))["type"] == "ack"
        return await self.hear(answers)

    async def choose(self, title: str, *, answers: int = 1) -> str:
        """Press the quick reply under the newest message whose title begins so."""
        payload = next(c["payload"] for c in self.choices if c["title"].startswith(title))
        await self.send({"type": "choice", "id": str(uuid.uuid4()), "payload": payload})
        assert (await self.next("ack", "error"))["type"] == "ack"
        return await self.hear(answers)

    async def hear(self, answers: int = 1, quiet: float = 0.25) -> str:
        """Wait for this many messages, then for a short silence; return their texts."""
        texts: list[str] = []
        while len(texts) < answers:
            frame = await self.next("message")
            if frame["from"] != "customer":
                texts.append(frame["text"])
        try:
            while True:
                texts.append((await self.next("message", patience=quiet))["text"])
        except TimeoutError:
            return "\n".join(texts)

    @property
    def choices(self) -> list[dict[str, str]]:
        """The quick replies under the newest message."""
        messages = [frame for frame in self.frames if frame["type"] == "message"]
        return messages[-1].get("choices") or [] if messages else []
