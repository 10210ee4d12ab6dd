"""Starting and stopping the processes of a measurement, each with a log file of its own."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import psutil

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

_LAST_LINES = 25
_STOP_SECONDS = 10
_MIB = 2**20


class StartError(Exception):
    """A process did not come up; the message ends with its last lines."""


@dataclass(frozen=True)
class Usage:
    """What a process has used so far: seconds of processor time, and MiB resident now."""

    processor: float
    memory: float
    # Seconds for which its threads were ready to run and had to wait for a core.
    waited: float


def usage_of(pid: int) -> Usage:
    """Tell what a process has used."""
    watched = psutil.Process(pid)
    times = watched.cpu_times()
    return Usage(times.user + times.system, watched.memory_info().rss / _MIB, _waited(pid))


def _waited(pid: int) -> float:
    """Read it from the scheduler's own figures, thread by thread; zero where there are none."""
    waited = 0
    for thread in Path(f"/proc/{pid}/task").glob("*/schedstat"):
        with suppress(OSError):  # it ended since
            waited += int(thread.read_text("ascii").split()[1])
    return waited / 1e9


@dataclass(frozen=True)
class Running:
    """A process that was started, and where its output goes."""

    name: str
    process: subprocess.Popen[bytes]
    log: Path

    def usage(self) -> Usage:
        """Tell what the process has used."""
        return usage_of(self.process.pid)

    def require_alive(self) -> None:
        """Raise `StartError` if the process has ended."""
        if self.process.poll() is not None:
            lines = self.log.read_text("utf-8", "replace").splitlines()[-_LAST_LINES:]
            why = f"{self.name} ended with code {self.process.returncode}. From {self.log}:"
            raise StartError("\n".join([why, *lines]))

    def stop(self) -> None:
        """End the process and whatever it started; kill what does not end within 10 s."""
        if self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGTERM)
            try:
                self.process.wait(_STOP_SECONDS)
            except subprocess.TimeoutExpired:
                os.killpg(self.process.pid, signal.SIGKILL)
                self.process.wait()


@contextmanager
def running(
    name: str, command: Sequence[str], *, cwd: Path, env: Mapping[str, str], log: Path
) -> Iterator[Running]:
    """Run `command` while the block lasts, in a process group of its own."""
    log.parent.mkdir(parents=True, exist_ok=True)
    with log.open("wb") as output:
        process = subprocess.Popen(
            command,
            cwd=cwd,
            env=dict(env),
            stdout=output,
            stderr=subprocess.STDOUT,
            # Ctrl-C reaches the bench alone, which then stops its processes in order.
            start_new_session=True,
        )
    started = Running(name, process, log)
    try:
        yield started
    finally:
        started.stop()


def wait_until(
    ready: Callable[[], bool], processes: Sequence[Running], *, what: str, seconds: float
) -> None:
    """Wait until `ready` says so.

    Raises:
        StartError: one of the processes ended, or it takes longer than `seconds`.

    """
    deadline = time.monotonic() + seconds
    while not ready():
        for process in processes:
            process.require_alive()
        if time.monotonic() > deadline:
            msg = f"{what} is not ready after {seconds:.0f} s"
            raise StartError(msg)
        time.sleep(0.2)
