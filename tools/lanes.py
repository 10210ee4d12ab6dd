"""Run commands side by side on the cores there are, each one's output in one block.

A job begins when what it needs has passed and the cores have room for its share; those named
first begin first. Standard library only.
"""

from __future__ import annotations

import os
import subprocess
import tempfile
import threading
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

NOT_RUN = -1
# More than there is: nobody is busy all the time, and no core shall be idle for a small share.
_MORE = 0.75


@dataclass(frozen=True)
class Job:
    """A command, the share of a core it keeps busy, and the jobs that must have passed before."""

    command: Sequence[str]
    cores: float = 1.0
    needs: Sequence[str] = ()


@dataclass(frozen=True)
class Result:
    """How a job ended: its exit code, or NOT_RUN; seconds by the clock and of processors."""

    code: int
    seconds: float = 0.0
    processor: float = 0.0

    def __str__(self) -> str:
        """Say it in a line of the summary."""
        if self.code == NOT_RUN:
            return "not run: what it needs failed"
        return f"{self.seconds:.0f} s, {self.processor:.0f} s of a core"


class Lanes:
    """What is to be run, what runs, and what came of it."""

    def __init__(self, jobs: Mapping[str, Job], cores: float | None = None) -> None:
        """Take the jobs by name; needs that are not among them count as met."""
        self._cores = cores or (os.cpu_count() or 1) + _MORE
        self._waiting = dict(jobs)
        self._running: dict[str, Job] = {}
        self._changed = threading.Condition()
        self.results: dict[str, Result] = {}

    def run(self) -> dict[str, Result]:
        """Run every job and print what each said as it ends; return the results by name."""
        threads: list[threading.Thread] = []
        with self._changed:
            while self._waiting:
                name = self._next()
                if name is None:
                    self._changed.wait()
                    continue
                job = self._waiting.pop(name)
                if any(self.results[each].code for each in job.needs if each in self.results):
                    self.results[name] = Result(NOT_RUN)
                    continue
                self._running[name] = job
                threads.append(threading.Thread(target=self._one, args=(name, job)))
                threads[-1].start()
        for thread in threads:
            thread.join()
        return self.results

    def _next(self) -> str | None:
        """Return the first job that may begin now, if any."""
        busy = sum(job.cores for job in self._running.values())
        for name, job in self._waiting.items():
            unmet = {*self._waiting, *self._running}.intersection(job.needs)
            if not unmet and (not self._running or busy + job.cores <= self._cores):
                return name
        return None

    def _one(self, name: str, job: Job) -> None:
        started = time.monotonic()
        with tempfile.TemporaryFile() as output:
            process = subprocess.Popen(job.command, stdout=output, stderr=subprocess.STDOUT)
            # As `wait()`, and what it cost: it and every process that it waited for.
            _, status, usage = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
            seconds = time.monotonic() - started
            output.seek(0)
            said = output.read().decode("utf-8", "replace")
        result = Result(process.returncode, seconds, usage.ru_utime + usage.ru_stime)
        with self._changed:
            print(f"\n== {name} ({result})\n{said.rstrip()}", flush=True)
            self.results[name] = result
            del self._running[name]
            self._changed.notify_all()
