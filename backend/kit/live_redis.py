"""Carries notes between processes over Redis pub/sub, which keeps none: see `backend.kit.live`.

What travels is a topic, a kind, who, and how far the topic is: no words of customers. While Redis
is away each process finds by its own look into the database what others did, a second later.
"""

from __future__ import annotations

import asyncio
import json
from contextlib import suppress
from typing import TYPE_CHECKING
from uuid import uuid4

import structlog
from redis.asyncio import Redis
from redis.exceptions import RedisError

from backend.kit.live import Note

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    type Deliver = Callable[[str, Note], None]

_log = structlog.get_logger(__name__)
_CHANNEL = "yardim:live"
_CONNECT_SECONDS = 1.0
_AGAIN_SECONDS = 1.0
_HEALTH_SECONDS = 10
_LISTEN_SECONDS = 5.0
_STOP_SECONDS = 0.5
# Notes that wait for Redis; older ones are forgotten first, as the looks of others find them.
_MOST_WAITING = 1000


class RedisCarrier:
    """The `Carrier` of several processes that share a Redis."""

    def __init__(self, url: str) -> None:
        """Connect to nothing yet."""
        self._redis = Redis.from_url(
            url, socket_connect_timeout=_CONNECT_SECONDS, health_check_interval=_HEALTH_SECONDS
        )
        # Redis brings a process its own notes too.
        self._self = uuid4().hex
        self._waiting: asyncio.Queue[str] = asyncio.Queue(_MOST_WAITING)
        # An outage is logged once, however often we try.
        self._away = False
        self._sending: asyncio.Task[None] | None = None
        self._listening: asyncio.Task[None] | None = None

    def send(self, topic: str, note: Note) -> None:
        """Tell the other processes soon, as `Carrier.send` promises."""
        if self._sending is None:
            self._sending = asyncio.create_task(self._through_outages(self._send))
        if self._waiting.full():
            self._forget_oldest()
        content = {"from": self._self, "topic": topic, "kind": note.kind, "who": note.who}
        self._waiting.put_nowait(json.dumps({**content, "number": note.number}))

    def listen(self, deliver: Deliver) -> None:
        """Bring what others tell, as `Carrier.listen` promises."""
        self._listening = asyncio.create_task(self._through_outages(lambda: self._listen(deliver)))

    async def close(self) -> None:
        """Let the last notes go, then let go of the connections."""
        with suppress(TimeoutError):
            await asyncio.wait_for(self._waiting.join(), _STOP_SECONDS)
        tasks = [task for task in (self._sending, self._listening) if task is not None]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        with suppress(RedisError, OSError):
            await self._redis.aclose()

    async def _through_outages(self, work: Callable[[], Awaitable[None]]) -> None:
        while True:
            try:
                await work()
            except (RedisError, OSError, TimeoutError) as error:
                if not self._away:
                    _log.warning("live topics: Redis is away", cause=type(error).__name__)
                self._away = True
                await asyncio.sleep(_AGAIN_SECONDS)

    async def _send(self) -> None:
        while True:
            note = await self._waiting.get()
            try:
                await self._redis.publish(_CHANNEL, note)
                self._is_there()
            finally:
                self._waiting.task_done()

    def _is_there(self) -> None:
        if self._away:
            _log.info("live topics: Redis is back")
        self._away = False

    def _forget_oldest(self) -> None:
        self._waiting.get_nowait()
        self._waiting.task_done()

    async def _listen(self, deliver: Deliver) -> None:
        async with self._redis.pubsub(ignore_subscribe_messages=True) as channel:
            await channel.subscribe(_CHANNEL)
            self._is_there()
            while True:
                message = await channel.get_message(timeout=_LISTEN_SECONDS)
                if message is not None:
                    content = json.loads(message["data"])
                    if content["from"] != self._self:
                        # A process of before this one tells no number.
                        number = content.get("number", 0)
                        note = Note(content["kind"], content["who"], number=number)
                        deliver(content["topic"], note)
