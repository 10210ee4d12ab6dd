"""Live events at the size of a house: agents' streams and customers' sockets on several processes.

Two backend processes share what is told through Redis. An agent and their customer are always on
different ones, so that each word crosses from one process to the other. Half of the customers who
talk lose their connection in the middle, while their agents go on writing, and come back as the
page does, with the last message they have.

The streams and sockets are held by the process that measures, on the same cores.
"""

from __future__ import annotations

import asyncio
import json
import os
import random
import time
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit
from uuid import uuid4

import httpx
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import WebSocketException

from backend.kit import open_files
from bench.figures import Spread, spread
from bench.live_house import House, Pair, build
from bench.live_processes import Backends, backends
from bench.processes import usage_of

if TYPE_CHECKING:
    from collections.abc import Coroutine, Sequence
    from pathlib import Path

_OPEN_AT_ONCE = 50
_SETTLES_SECONDS = 6.0
_AWAY_SECONDS = 3.0
_CANCELLED_WITHIN = 10.0


@dataclass(frozen=True)
class Plan:
    """How many there are, for how long; each agent and their customer write once in `pause` s."""

    agents: int
    customers: int
    seconds: float
    pause: float


@dataclass
class LiveResult:
    """What was told in time, what it took, and what was lost."""

    plan: Plan
    database: str
    # From sending a reply to the customer's socket having it.
    to_customers: Spread
    # From a customer's word to their agent's stream saying that something changed.
    to_agents: Spread
    replies: int
    # Replies that were not taken: an error, or no answer in time.
    refused: int
    # Replies that a customer never got, and those that they got twice under one id.
    lost: int
    reconnected: int
    # Words of customers of which the stream said nothing within the run.
    untold: int
    # KiB resident in the backends for each open connection.
    kib_per_socket: float
    kib_per_stream: float
    # While everything runs, by who it is: the share of one core that they had, and that of the
    # time in which they were ready to run and waited for one.
    cores: dict[str, float]
    waited: dict[str, float]
    errors: list[str] = field(default_factory=list)


@dataclass
class _Talk:
    """A pair at work: what was said, and what arrived."""

    pair: Pair
    socket: ClientConnection
    last: str = ""
    sent: dict[str, float] = field(default_factory=dict)
    heard: dict[str, float] = field(default_factory=dict)
    told_at: float | None = None
    delays: list[float] = field(default_factory=list)
    away: asyncio.Event = field(default_factory=asyncio.Event)
    came_back: int = 0


async def measure(folder: Path, plan: Plan, database_url: str) -> LiveResult:
    """Run the house of `plan` on a new database; leave nothing running."""
    open_files.allow_many()
    with ExitStack() as context:
        both = context.enter_context(backends(folder, database_url))
        house = await build(both.database_url, plan.agents, plan.customers)
        return await _Run(plan, both, house).measure()


class _Run:
    def __init__(self, plan: Plan, both: Backends, house: House) -> None:
        self._plan, self._both, self._house = plan, both, house
        self._talks: list[_Talk] = []
        self._tasks: set[asyncio.Task[None]] = set()
        self._errors: list[str] = []
        self._refused = 0
        self._over = False

    async def measure(self) -> LiveResult:
        try:
            return await self._measured()
        finally:
            for task in self._tasks:
                task.cancel()
            await asyncio.wait(self._tasks, timeout=_CANCELLED_WITHIN)

    async def _measured(self) -> LiveResult:
        bare = self._both.memory()
        await self._open([self._customer(pair) for pair in self._house.pairs])
        await self._open([self._idle(at, token) for at, token in enumerate(self._house.idle)])
        with_sockets = self._both.memory()
        await self._open([self._stream(talk) for talk in self._talks])
        with_streams = self._both.memory()
        used, began = self._used(), time.perf_counter()
        async with httpx.AsyncClient(
            timeout=30, limits=httpx.Limits(max_connections=100)
        ) as client:
            await asyncio.gather(*(self._talk(talk, client) for talk in self._talks))
        took = time.perf_counter() - began
        shares = {
            who: [(now - then) / took for now, then in zip(after, used[who], strict=True)]
            for who, after in self._used().items()
        }
        await asyncio.sleep(_SETTLES_SECONDS)
        self._over = True
        replies = sum(len(talk.sent) for talk in self._talks)
        lost = sum(len(talk.sent.keys() - talk.heard.keys()) for talk in self._talks)
        delays = [
            talk.heard[text] - at
            for talk in self._talks
            for text, at in talk.sent.items()
            if text in talk.heard and not talk.came_back
        ]
        return LiveResult(
            plan=self._plan,
            database=urlsplit(self._both.database_url).scheme.partition("+")[0],
            to_customers=spread(delays),
            to_agents=spread([delay for talk in self._talks for delay in talk.delays]),
            replies=replies,
            refused=self._refused,
            lost=lost,
            reconnected=sum(talk.came_back for talk in self._talks),
            untold=sum(talk.told_at is not None for talk in self._talks),
            kib_per_socket=round((with_sockets - bare) * 1024 / self._plan.customers, 1),
            kib_per_stream=round((with_streams - with_sockets) * 1024 / self._plan.agents, 1),
            cores={who: round(ran, 2) for who, (ran, _) in shares.items()},
            waited={who: round(waited, 2) for who, (_, waited) in shares.items()},
            errors=self._errors[:5],
        )

    def _used(self) -> dict[str, tuple[float, float]]:
        """Return seconds run and waited for a core: the backends, and what measures them."""
        own = usage_of(os.getpid())
        return {"backends": self._both.used(), "bench": (own.processor, own.waited)}

    async def _open(self, opening: Sequence[Coroutine[Any, Any, None]]) -> None:
        """Open connections, some at a time, and wait until all are."""
        gate = asyncio.Semaphore(_OPEN_AT_ONCE)

        async def one(each: Coroutine[Any, Any, None]) -> None:
            async with gate:
                await each

        await asyncio.gather(*(one(each) for each in opening))
        await asyncio.sleep(1)

    def _keep(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)

    async def _connect(self, at: int, token: str, after: str = "") -> ClientConnection:
        address = self._both.address_for_customer(at)
        url = f"{address.replace('http', 'ws', 1)}/api/v1/chat?session={token}"
        if after:
            url += f"&after={after}"
        return await connect(
            url,
            origin=address,  # type: ignore[arg-type]
            open_timeout=60,
            ping_interval=None,
            compression=None,
        )

    async def _idle(self, at: int, token: str) -> None:
        socket = await self._connect(at, token)

        async def drain() -> None:
            with suppress(WebSocketException):
                async for _ in socket:
                    pass

        self._keep(drain())

    async def _customer(self, pair: Pair) -> None:
        talk = _Talk(pair, await self._connect(pair.at, pair.session))
        self._talks.append(talk)
        self._keep(self._listen(talk))

    async def _listen(self, talk: _Talk) -> None:
        """Hear what comes, also after the connection was lost and is opened anew."""
        while not self._over:
            with suppress(WebSocketException):
                async for data in talk.socket:
                    frame = json.loads(data)
                    if frame["type"] == "error":
                        self._errors.append(f"{frame['code']}: {frame['text']}")
                    if frame["type"] != "message":
                        continue
                    talk.last = frame["id"]
                    talk.heard.setdefault(frame["text"], time.perf_counter())
            if not talk.away.is_set():
                return
            talk.away.clear()
            await asyncio.sleep(_AWAY_SECONDS)
            talk.socket = await self._connect(talk.pair.at, talk.pair.session, talk.last)
            talk.came_back += 1

    async def _stream(self, talk: _Talk) -> None:
        address = self._both.address_for_agent(talk.pair.at)
        socket = await connect(
            f"{address.replace('http', 'ws', 1)}/desk/live?conversation={talk.pair.conversation}",
            origin=address,  # type: ignore[arg-type]
            additional_headers={"Cookie": f"yardim_desk={talk.pair.cookie}"},
            open_timeout=60,
            ping_interval=None,
            compression=None,
        )
        await socket.recv()  # told from here on

        async def hear() -> None:
            with suppress(WebSocketException):
                async for told in socket:
                    if json.loads(told)["type"] == "changed" and talk.told_at is not None:
                        talk.delays.append(time.perf_counter() - talk.told_at)
                        talk.told_at = None

        self._keep(hear())

    async def _talk(self, talk: _Talk, client: httpx.AsyncClient) -> None:
        """Let the customer write, and half a pause later their agent, until the time is over."""
        rng = random.Random(talk.pair.at)  # noqa: S311 - the same crowd each time
        ends = time.perf_counter() + self._plan.seconds
        cut_at = ends - self._plan.seconds / 2 if talk.pair.at % 2 else None
        await asyncio.sleep(rng.uniform(0, self._plan.pause))
        while time.perf_counter() < ends:
            if cut_at is not None and time.perf_counter() > cut_at:
                cut_at = None
                talk.away.set()
                await talk.socket.close()
            elif not talk.away.is_set():
                frame = {"type": "message", "id": uuid4().hex, "text": f"soru {len(talk.sent)}"}
                talk.told_at = time.perf_counter()
                with suppress(WebSocketException):
                    await talk.socket.send(json.dumps(frame))
                await asyncio.sleep(self._plan.pause / 2)
            await self._reply(talk, client)
            await asyncio.sleep(self._plan.pause / 2)

    async def _reply(self, talk: _Talk, client: httpx.AsyncClient) -> None:
        text = f"yanıt {talk.pair.at}-{len(talk.sent)}"
        fields = {"csrf": talk.pair.csrf, "id": uuid4().hex, "seen": "1000000", "text": text}
        address = self._both.address_for_agent(talk.pair.at)
        path = f"{address}/desk/conversations/{talk.pair.conversation}/reply"
        headers = {"Origin": address, "Cookie": f"yardim_desk={talk.pair.cookie}"}
        talk.sent[text] = time.perf_counter()
        try:
            answer = await client.post(path, data=fields, headers=headers)
        except httpx.HTTPError as error:
            problem = type(error).__name__
        else:
            problem = "" if answer.status_code == httpx.codes.SEE_OTHER else str(answer.status_code)
        if problem:
            # Never acknowledged: nobody may count on it.
            del talk.sent[text]
            self._refused += 1
            self._errors.append(f"a reply was answered by {problem}")
