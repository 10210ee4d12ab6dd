"""A worker that is killed with SIGKILL again and again while it sends: nothing lost, little twice.

Real processes and a real database; what stands where Kannel's smsbox is answers `sendsms` as that
does, and counts what it was handed, by the number of ours that travels in the address for receipts.
It brings them there, to the real web process, once the network has the message (Kannel's 8): also
for what it was handed by somebody who died before its answer.
"""

from __future__ import annotations

import asyncio
import os
import re
import signal
import sys
import time
from collections import Counter
from contextlib import ExitStack, asynccontextmanager, suppress
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import aiohttp
from sqlalchemy import func, select
from yarl import URL

from backend.gateways.delivery import ReceiptKind
from backend.kit.clock import SystemClock
from backend.kit.database import Database
from backend.kit.live import Live
from backend.kit.settings import with_driver
from backend.kit.work import Works
from backend.notifications import service
from backend.notifications.models import OutboxChannel, OutboxMessage, OutboxState, Purpose
from bench.figures import Target
from bench.processes import StartError, running
from tools.ports import keep_port

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Mapping

_ROOT = Path(__file__).parents[1]
_OURS = re.compile(r"outbox=(\d+)")
# What is in doubt waits for a receipt as long as the product waits by default.
_PATIENCE = 300.0
# As long as an smsbox of one machine takes.
_ANSWER_SECONDS = 0.005
# As long as an SMSC takes.
_NETWORK_SECONDS = 0.1


@dataclass(frozen=True)
class KillsResult:
    """What became of `notices` messages while the worker that sent them was killed `kills` times.

    `lost` never reached the gateway, `duplicates` reached it once too often each, and `uncertain`
    is how many of those the outbox itself counts as possible.
    """

    notices: int
    kills: int
    lost: int
    duplicates: int
    uncertain: int
    seconds: float

    def lines(self) -> list[str]:
        """Return what is shown of it."""
        return [
            "",
            f"{self.notices} notices by a worker killed {self.kills} times, in {self.seconds} s:",
            f"  lost {self.lost}, twice {self.duplicates}, uncertain {self.uncertain}",
        ]

    def targets(self) -> list[Target]:
        """Return what was asked for."""
        return [
            Target("a killed worker: lost", self.lost, 0, "exactly"),
            Target("a killed worker: twice", self.duplicates, self.kills, "at most"),
        ]


class Counting:
    """Stands where Kannel's smsbox is, and counts."""

    def __init__(self) -> None:
        """Have been handed nothing."""
        self.taken: Counter[int] = Counter()
        self._receipts: set[asyncio.Task[None]] = set()
        self._client = aiohttp.ClientSession()

    async def close(self) -> None:
        """Bring no more receipts."""
        for each in self._receipts:
            each.cancel()
        await asyncio.gather(*self._receipts, return_exceptions=True)
        await self._client.close()

    async def _bring_receipt(self, address: str) -> None:
        """Say that the network has a message, as often as it takes us to hear it."""
        filled = address.replace("%d", str(ReceiptKind.ACCEPTED.value)).replace("%A", "ACK%2F")
        while True:
            await asyncio.sleep(_NETWORK_SECONDS)
            with suppress(aiohttp.ClientError, TimeoutError):
                async with self._client.get(URL(filled, encoded=True)) as answer:
                    if answer.status == HTTPStatus.OK:
                        return

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Answer one connection, which may ask many times."""
        try:
            while line := await reader.readline():
                while (await reader.readline()).strip():
                    pass
                query = parse_qs(urlsplit(line.split()[1].decode()).query)
                [ours] = _OURS.findall(query["dlr-url"][0])
                # What it has taken it sends, whether or not anybody hears the answer.
                self.taken[int(ours)] += 1
                task = asyncio.create_task(self._bring_receipt(query["dlr-url"][0]))
                self._receipts.add(task)
                task.add_done_callback(self._receipts.discard)
                await asyncio.sleep(_ANSWER_SECONDS)
                body = b"0: Accepted for delivery"
                head = f"HTTP/1.1 202 Accepted\r\nContent-Length: {len(body)}\r\n\r\n".encode()
                writer.write(head + body)
                await writer.drain()
        except ConnectionError:
            pass  # who asked was killed
        finally:
            writer.close()


async def measure(  # noqa: PLR0913 - how often, on what, beside whom
    folder: Path,
    *,
    notices: int,
    kills: int,
    database_url: str,
    settings: Mapping[str, str] | None = None,
    beside: int = 0,
) -> KillsResult:
    """Send `notices` SMS by workers of which `kills` are killed, each in the midst of sending.

    `folder`, which exists, keeps their logs; the database is new. `settings` are others than the
    product's defaults. So many workers more as `beside` are never killed.

    Raises:
        StartError: what waits is not sent within five minutes of the last kill.

    """
    begun, gateway = time.monotonic(), Counting()
    async with _served(gateway) as port:
        environment = _environment(folder, database_url, port) | dict(settings or {})
        await _run(environment, "migrate")
        database = Database(with_driver(database_url))
        works = Works(database, SystemClock(), Live({}))
        try:
            await _queue(works, notices)
            with ExitStack() as processes:
                for name in ("serve", *["worker"] * beside):
                    log = folder / f"{name}-beside.log"
                    command = [sys.executable, "-m", "backend", name]
                    one = running(name, command, cwd=_ROOT, env=environment, log=log)
                    processes.enter_context(one)
                await _send(works, gateway, environment, folder, notices, kills)
            async with works.reading() as session:
                uncertain = await session.scalar(select(func.sum(OutboxMessage.uncertain)))
        finally:
            await database.close()
    return KillsResult(
        notices=notices,
        kills=kills,
        lost=notices - len(gateway.taken),
        duplicates=gateway.taken.total() - len(gateway.taken),
        uncertain=int(uncertain or 0),
        seconds=round(time.monotonic() - begun, 1),
    )


@asynccontextmanager
async def _served(gateway: Counting) -> AsyncIterator[int]:
    port = keep_port()
    server = await asyncio.start_server(gateway.serve, "127.0.0.1", port)
    try:
        yield port
    finally:
        server.close()
        await gateway.close()


async def _queue(works: Works, notices: int) -> None:
    async with works.begin() as work:
        for number in range(notices):
            await service.enqueue(
                work,
                service.Outgoing(
                    key=f"kills:{number}",
                    channel=OutboxChannel.SMS,
                    recipient=f"+90555{number:07}",
                    purpose=Purpose.NOTICE,
                    text=f"{number} numarali sikayetiniz degerlendirmeye alindi.",
                ),
            )


async def _send(  # noqa: PLR0913, PLR0917 - what is sent, by what, and how often it dies
    works: Works,
    gateway: Counting,
    environment: Mapping[str, str],
    folder: Path,
    notices: int,
    kills: int,
) -> None:
    command = [sys.executable, "-m", "backend", "worker"]
    for number in range(kills):
        # Each kill after its share of what there is to send.
        until = notices * (number + 1) // (kills + 1)
        log = folder / f"worker-{number}.log"
        with running("worker", command, cwd=_ROOT, env=environment, log=log) as worker:
            await _wait(gateway, until)
            os.kill(worker.process.pid, signal.SIGKILL)
            worker.process.wait()
    log = folder / "worker-last.log"
    with running("worker", command, cwd=_ROOT, env=environment, log=log):
        deadline = time.monotonic() + _PATIENCE
        while await _waiting(works):
            if time.monotonic() > deadline:
                msg = f"{await _waiting(works)} messages still wait; logs: {folder}"
                raise StartError(msg)
            await asyncio.sleep(0.5)


async def _wait(gateway: Counting, until: int) -> None:
    deadline = time.monotonic() + _PATIENCE
    while len(gateway.taken) < until:
        if time.monotonic() > deadline:
            msg = "the worker sends nothing"
            raise StartError(msg)
        await asyncio.sleep(0.001)


async def _waiting(works: Works) -> int:
    open_ = (OutboxState.QUEUED, OutboxState.SENDING)
    query = select(func.count()).where(OutboxMessage.state.in_(open_))
    async with works.reading() as session:
        return int(await session.scalar(query) or 0)


def _environment(folder: Path, database_url: str, port: int) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("YARDIM_")}
    return kept | {
        "YARDIM_ENV": "test",
        "YARDIM_PORT": str(keep_port()),
        "YARDIM_STATE_DIR": str(folder),
        "YARDIM_DATABASE_URL": database_url,
        "YARDIM_SMS_URL": f"http://127.0.0.1:{port}/cgi-bin/sendsms",
        "YARDIM_SMS_USER": "yardim",
        "YARDIM_SMS_PASSWORD": "of-this-run",
    }


async def _run(environment: Mapping[str, str], *words: str) -> None:
    command = [sys.executable, "-m", "backend", *words]
    process = await asyncio.create_subprocess_exec(
        *command, cwd=_ROOT, env=dict(environment), stderr=asyncio.subprocess.DEVNULL
    )
    if await process.wait():
        msg = f"{' '.join(words)} ended with code {process.returncode}"
        raise StartError(msg)
