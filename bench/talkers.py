"""The ways to hold a conversation: by Rasa's REST channel, by ours, by the product's WebSocket."""

from __future__ import annotations

import asyncio
import json
import time
from abc import ABC, abstractmethod
from contextlib import asynccontextmanager, closing
from dataclasses import dataclass, field
from datetime import UTC, datetime
from http.client import HTTPConnection
from typing import TYPE_CHECKING, Any, Protocol
from urllib.parse import urlsplit
from uuid import uuid4

import httpx
from websockets.asyncio.client import ClientConnection, connect

from bench.dialogues import Dialogue, tracking_number, words

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

# Longer than the product takes to try a turn again that failed.
_TIMEOUT_SECONDS = 60
# The messages of one answer leave the backend together; after this much silence it is complete.
_QUIET_SECONDS = 0.03


@dataclass
class Talk:
    """A conversation as it went: seconds per turn, and what was said on both sides."""

    seconds: list[float] = field(default_factory=list)
    said: list[tuple[str, str]] = field(default_factory=list)
    number: str | None = None

    def take(self, sentence: str, answer: str, seconds: float) -> None:
        """Add one turn."""
        self.seconds.append(seconds)
        self.said += [("customer", sentence), ("bot", answer)]
        self.number = tracking_number(answer) or self.number


class Talker(Protocol):
    """Holds a whole conversation and tells how long each answer took."""

    async def hold(self, dialogue: Dialogue) -> Talk:
        """Say everything in `dialogue`, each time waiting for the answer."""
        ...


class TurnError(Exception):
    """An answer did not come, or was an error."""


class _RasaTalker(ABC):
    """Talks to a Rasa server by one of its channels."""

    _path: str

    def __init__(self, address: str) -> None:
        """Talk to the server at `address`, such as `http://127.0.0.1:5005`."""
        self._host = urlsplit(address).netloc
        self._headers = {"Content-Type": "application/json"}

    async def hold(self, dialogue: Dialogue) -> Talk:
        """Say everything in `dialogue` as a new sender, on one connection."""
        return await asyncio.to_thread(self._hold, dialogue)

    @abstractmethod
    def _begin(self) -> str:
        """Return the sender of a new conversation."""

    @abstractmethod
    def _body(self, sender: str, sentence: str) -> dict[str, str]:
        """Return a message as the channel takes it."""

    @abstractmethod
    def _messages(self, answer: Any) -> list[dict[str, Any]]:
        """Return the messages in the channel's answer."""

    def _hold(self, dialogue: Dialogue) -> Talk:
        # http.client: a client's own work is on the clock as well, and this one does least.
        connection = HTTPConnection(self._host, timeout=_TIMEOUT_SECONDS)
        sender = self._begin()
        talk = Talk()
        with closing(connection):
            for line in dialogue.says:
                sentence = words(line, talk.number)
                body = json.dumps(self._body(sender, sentence)).encode()
                started = time.perf_counter()
                connection.request("POST", self._path, body, self._headers)
                response = connection.getresponse()
                content = response.read()
                seconds = time.perf_counter() - started
                if response.status != httpx.codes.OK:
                    msg = f"Rasa answered {response.status}"
                    raise TurnError(msg)
                messages = self._messages(json.loads(content))
                answer = "\n".join(message.get("text", "") for message in messages)
                talk.take(sentence, answer, seconds)
                # As long as the chat waits below, so that both servers get the same breath.
                time.sleep(_QUIET_SECONDS)
        return talk


class RestTalker(_RasaTalker):
    """Talks to Rasa by the REST channel that it comes with."""

    _path = "/webhooks/rest/webhook"

    def _begin(self) -> str:
        return uuid4().hex

    def _body(self, sender: str, sentence: str) -> dict[str, str]:
        return {"sender": sender, "message": sentence}

    def _messages(self, answer: Any) -> list[dict[str, Any]]:
        return list(answer)


class TurnTalker(_RasaTalker):
    """Talks to Rasa by our channel, as the backend does."""

    _path = "/webhooks/web/webhook"

    def __init__(self, address: str, token: str, begin: Callable[[], str]) -> None:
        """Talk to the server at `address`, in conversations that `begin` begins."""
        super().__init__(address)
        self._headers |= {"Authorization": f"Bearer {token}"}
        self._begin_one = begin

    def _begin(self) -> str:
        return self._begin_one()

    def _body(self, sender: str, sentence: str) -> dict[str, str]:
        now = datetime.now(UTC).isoformat()
        return {"sender": sender, "message_id": uuid4().hex, "text": sentence, "at": now}

    def _messages(self, answer: Any) -> list[dict[str, Any]]:
        return list(answer["messages"])


@dataclass
class Chat:
    """A customer's open page: sends, and counts what came back."""

    socket: ClientConnection
    sent: list[str] = field(default_factory=list)
    acknowledged: set[str] = field(default_factory=set)
    heard: int = 0
    # What the system said for want of an answer: "we kept your message, wait".
    notices: int = 0
    errors: list[str] = field(default_factory=list)

    async def say(self, sentence: str) -> tuple[str, float]:
        """Send a message and wait for the whole answer; return it, and the seconds it took.

        A notice that the answer will come later is no answer: the wait goes on.

        Raises:
            TurnError: no answer within 60 s, or an error frame.

        """
        client_id = uuid4().hex
        self.sent.append(client_id)
        frame = {"type": "message", "id": client_id, "text": sentence}
        started = time.perf_counter()
        await self.socket.send(json.dumps(frame))
        texts: list[str] = []
        ended = started
        while True:
            wait = _QUIET_SECONDS if texts else _TIMEOUT_SECONDS - (time.perf_counter() - started)
            try:
                data = await asyncio.wait_for(self.socket.recv(), max(wait, 0))
            except TimeoutError:
                break
            text = self._take(json.loads(data))
            if text is not None:
                texts.append(text)
                ended = time.perf_counter()
        if not texts:
            msg = f"no answer to {sentence!r} within {_TIMEOUT_SECONDS} s"
            raise TurnError(msg)
        return "\n".join(texts), ended - started

    def _take(self, frame: dict[str, Any]) -> str | None:
        match frame["type"]:
            case "ack":
                self.acknowledged.add(frame["id"])
            case "message":
                self.heard += 1
                if frame["from"] == "bot":
                    return str(frame["text"])
                self.notices += 1
            case "error":
                self.errors.append(f"{frame['code']}: {frame['text']}")
                msg = f"error frame {frame['code']}"
                raise TurnError(msg)
        return None


@asynccontextmanager
async def open_chat(address: str, client: httpx.AsyncClient) -> AsyncIterator[Chat]:
    """Begin a conversation as the website's page does; hold its socket while the block lasts."""
    response = await client.post(f"{address}/api/v1/chat/sessions", headers={"Origin": address})
    response.raise_for_status()
    session = response.json()["session"]
    url = f"{address.replace('http', 'ws', 1)}/api/v1/chat?session={session}"
    async with connect(url, origin=address, open_timeout=_TIMEOUT_SECONDS) as socket:  # type: ignore[arg-type]
        yield Chat(socket)


class ChatTalker:
    """Talks to the whole product as a customer's page does."""

    def __init__(self, address: str) -> None:
        """Talk to the backend at `address`."""
        self._address = address

    async def hold(self, dialogue: Dialogue) -> Talk:
        """Say everything in `dialogue` in a new session; opening it is not on the clock."""
        talk = Talk()
        async with httpx.AsyncClient() as client, open_chat(self._address, client) as chat:
            for line in dialogue.says:
                sentence = words(line, talk.number)
                answer, seconds = await chat.say(sentence)
                talk.take(sentence, answer, seconds)
        return talk
