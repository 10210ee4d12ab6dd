"""One Rasa process against two on the same machine: turns a second with many customers.

Rasa is the product's, with the product's model, trackers in one database and locks in Redis; the
action that answers has an echo in its place. With two, Rasa's own workers share the port.
"""

from __future__ import annotations

import asyncio
import json
import re
import socket
import time
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

import psutil
import uvloop

from bench.bare_rasa import echo, wait_for_model
from bench.dialogues import DIALOGUES, words
from bench.figures import Spread, spread
from bench.processes import running
from bench.projects import TOKEN
from bench.talkers import TurnError
from bench.training import BOT_PYTHON, bot_environment
from tools.ports import keep_port

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bench.dialogues import Dialogue
    from bench.processes import Running

_ROOT = Path(__file__).parents[1]
_HEAD = (
    "POST /webhooks/web/webhook HTTP/1.1\r\nHost: localhost\r\n"
    f"Authorization: Bearer {TOKEN}\r\nContent-Type: application/json\r\n"
).encode()
_LENGTH = re.compile(rb"(?i)content-length: (\d+)")
_REDIS = ("localhost", 6379)
_CUSTOMERS = 40
# Each arrangement has its turn, again and again: what else the machine does hits both.
_ROUNDS = 4
_SECONDS = 10.0
ARRANGEMENTS = {"one process": 1, "two processes": 2}


@dataclass(frozen=True)
class Throughput:
    """What one arrangement did; `rasa_processor` is in milliseconds a turn, all its processes."""

    turns_per_second: float
    turns: Spread
    rasa_processor: float


def has_redis() -> bool:
    """Whether a Redis listens where the bench looks for one."""
    with socket.socket() as probe:
        probe.settimeout(1)
        return probe.connect_ex(_REDIS) == 0


def compare(folder: Path, *, quick: bool) -> dict[str, Throughput]:
    """Let the same customers talk to each arrangement in turn; return what each did."""
    seconds, rounds = (2.0, 1) if quick else (_SECONDS, _ROUNDS)
    held: dict[str, list[tuple[list[float], float, float]]] = {name: [] for name in ARRANGEMENTS}
    with ExitStack() as context:
        actions = context.enter_context(echo(folder))
        sides = {
            name: context.enter_context(_rasa(folder, name, workers, actions))
            for name, workers in ARRANGEMENTS.items()
        }
        for number in range(rounds + 1):
            for name, (port, process) in sides.items():
                before, started = _processor(process), time.perf_counter()
                taken = uvloop.run(_talk(port, seconds))
                elapsed = time.perf_counter() - started
                if number:  # the first round warms up
                    held[name].append((taken, elapsed, _processor(process) - before))
    return {name: _throughput(each) for name, each in held.items()}


def _throughput(rounds: list[tuple[list[float], float, float]]) -> Throughput:
    taken = [each for turns, _, _ in rounds for each in turns]
    return Throughput(
        turns_per_second=round(len(taken) / sum(elapsed for _, elapsed, _ in rounds), 1),
        turns=spread(taken),
        rasa_processor=round(sum(used for *_, used in rounds) / len(taken) * 1000, 2),
    )


async def _talk(port: int, seconds: float) -> list[float]:
    """Let every customer hold dialogues until the time is over; return what each turn took."""
    ends = time.perf_counter() + seconds

    async def customer(number: int) -> list[float]:
        taken: list[float] = []
        while time.perf_counter() < ends:
            taken += await _hold(port, DIALOGUES[number % len(DIALOGUES)])
            number += 1
        return taken

    each = await asyncio.gather(*(customer(number) for number in range(_CUSTOMERS)))
    return [seconds for taken in each for seconds in taken]


async def _hold(port: int, dialogue: Dialogue) -> list[float]:
    """Say everything in `dialogue` as a new sender, on one connection; return what each turn took.

    Bare streams: the customers share the two cores with what is measured, and are to cost little.
    """
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    sender, taken = uuid4().hex, []
    with closing(writer):
        for line in dialogue.says:
            said = {"message_id": uuid4().hex, "text": words(line, None)}
            now = datetime.now(UTC).isoformat()
            body = json.dumps({"sender": sender, "at": now, **said}).encode()
            started = time.perf_counter()
            writer.write(b"%sContent-Length: %d\r\n\r\n%s" % (_HEAD, len(body), body))
            head = await reader.readuntil(b"\r\n\r\n")
            await reader.readexactly(int(_LENGTH.search(head)[1]))  # type: ignore[index]
            if not head.startswith(b"HTTP/1.1 200"):
                raise TurnError(head.partition(b"\r\n")[0].decode())
            taken.append(time.perf_counter() - started)
    return taken


@contextmanager
def _rasa(folder: Path, name: str, workers: int, actions: str) -> Iterator[tuple[int, Running]]:
    place = folder / name.replace(" ", "-")
    place.mkdir(parents=True)
    port = keep_port()
    address = f"http://127.0.0.1:{port}"
    environment = bot_environment(
        YARDIM_RASA_URL=address,
        YARDIM_RASA_TOKEN=TOKEN,
        YARDIM_ACTIONS_URL=actions,
        YARDIM_STATE_DIR=str(place.absolute()),
        YARDIM_RASA_LOCK_STORE="redis",
        YARDIM_RASA_REDIS_HOST=_REDIS[0],
        YARDIM_RASA_REDIS_PORT=str(_REDIS[1]),
        SANIC_WORKERS=str(workers),
    )
    command = [str(BOT_PYTHON), "-W", "ignore", "-m", "bot"]
    log = folder / f"rasa-{workers}.log"
    with running(f"rasa ({name})", command, cwd=_ROOT, env=environment, log=log) as process:
        wait_for_model(process, address, token=TOKEN)
        yield port, process


def _processor(process: Running) -> float:
    """Seconds of processor time that a server and its workers have used so far."""
    whole = psutil.Process(process.process.pid)
    every = [whole, *whole.children(recursive=True)]
    return sum(times.user + times.system for times in (each.cpu_times() for each in every))
