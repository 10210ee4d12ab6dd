"""Two backend processes and the Redis between them, on one database."""

from __future__ import annotations

import shutil
import sys
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bench.processes import Running, running, wait_until
from bench.stack import ROOT, is_ready, migrate, settings_for
from tools.ports import keep_port, keep_ports

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_START_SECONDS = 60.0
# A reply goes at once: what is measured is its way, not the time to take it back.
_SETTINGS = {"YARDIM_DESK_UNDO_SECONDS": "0"}


def has_redis() -> bool:
    """Whether a Redis can be started here."""
    return shutil.which("redis-server") is not None


@dataclass(frozen=True)
class Backends:
    """What is measured; pairs are spread over the processes, agent and customer apart."""

    addresses: tuple[str, ...]
    processes: tuple[Running, ...]
    database_url: str

    def address_for_agent(self, at: int) -> str:
        """Return where the agent of a pair is."""
        return self.addresses[at % len(self.addresses)]

    def address_for_customer(self, at: int) -> str:
        """Return where the customer of a pair is: elsewhere."""
        return self.addresses[(at + 1) % len(self.addresses)]

    def memory(self) -> float:
        """Return what all have resident now, in MiB."""
        return sum(each.usage().memory for each in self.processes)

    def used(self) -> tuple[float, float]:
        """Return the seconds all ran so far, and for which they waited for a core."""
        each = [one.usage() for one in self.processes]
        return sum(one.processor for one in each), sum(one.waited for one in each)


@contextmanager
def backends(folder: Path, database_url: str, count: int = 2) -> Iterator[Backends]:
    """Run `count` backends while the block lasts; without `database_url`, on a SQLite file.

    Raises:
        StartError: one does not come up; the message ends with its last lines.

    """
    state = folder / "state"
    state.mkdir(parents=True)
    with ExitStack() as context:
        redis = keep_port()
        command = [str(shutil.which("redis-server")), "--port", str(redis), "--save", ""]
        log = folder / "redis.log"
        context.enter_context(running("redis", command, cwd=folder, env={}, log=log))
        ports = keep_ports(count)
        env = settings_for(state, ports[0]) | _SETTINGS
        env["YARDIM_REDIS_URL"] = f"redis://127.0.0.1:{redis}/0"
        if database_url:
            env["YARDIM_DATABASE_URL"] = database_url
        migrate(env, ROOT)
        processes = []
        for port in ports:
            started = running(
                f"backend {port}",
                [sys.executable, "-m", "backend", "serve"],
                cwd=ROOT,
                env=env | {"YARDIM_PORT": str(port)},
                log=folder / f"backend-{port}.log",
            )
            processes.append(context.enter_context(started))
        addresses = tuple(f"http://127.0.0.1:{port}" for port in ports)
        for address in addresses:
            wait_until(
                lambda address=address: is_ready(address, "healthz"),  # type: ignore[misc]
                processes,
                what=address,
                seconds=_START_SECONDS,
            )
        yield Backends(addresses, tuple(processes), env["YARDIM_DATABASE_URL"])
