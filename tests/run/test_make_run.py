"""`make run`: says where it is, stops whole, and shows why when a process dies."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import psutil
import pytest
from honcho.environ import parse_procfile

sys.path.insert(0, str(Path(__file__).parents[1] / "stack"))

from stack import ROOT, Stack

from tests.patience import PATIENCE, PATIENCE_AT_START

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_COMMANDS = parse_procfile((ROOT / "Procfile").read_text("utf-8")).processes


class Run:
    def __init__(self, state: Path) -> None:
        self.environment = Stack(state).environment
        self.process = subprocess.Popen(
            [".venv/bin/python", "-m", "tools.run"],
            cwd=ROOT,
            env=self.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )
        self.lines: list[str] = []
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def _read(self) -> None:
        assert self.process.stdout is not None
        self.lines.extend(iter(self.process.stdout.readline, ""))

    @property
    def said(self) -> str:
        return "".join(self.lines)

    def wait_until(self, happens: Callable[[], object]) -> None:
        deadline = time.monotonic() + PATIENCE_AT_START
        while not happens():
            assert time.monotonic() < deadline, self.said
            assert self.process.poll() is None, self.said
            time.sleep(0.1)

    def wait_for_end(self) -> int:
        code = self.process.wait(timeout=PATIENCE)
        self._reader.join(timeout=PATIENCE)
        return code

    def children(self) -> list[psutil.Process]:
        return psutil.Process(self.process.pid).children(recursive=True)

    def named(self) -> dict[str, psutil.Process]:
        """Those of the Procfile that have begun, by name."""
        found = {}
        for child in self.children():
            with suppress(psutil.Error):
                words = " ".join(child.cmdline())
                found |= {name: child for name, each in _COMMANDS.items() if each == words}
        return found


@pytest.fixture
def run(tmp_path: Path) -> Iterator[Run]:
    one = Run(tmp_path)
    try:
        yield one
    finally:
        if one.process.poll() is None:
            os.killpg(one.process.pid, signal.SIGINT)
            one.process.wait(timeout=PATIENCE)
        assert one.process.stdout is not None
        one._reader.join(timeout=PATIENCE)
        one.process.stdout.close()


def test_it_says_where_it_is_and_ctrl_c_leaves_no_process(run: Run) -> None:
    run.wait_until(lambda: "Yardım is ready" in run.said)
    port = run.environment["YARDIM_PORT"]
    assert f"http://127.0.0.1:{port}/takip" in run.said
    assert f"http://127.0.0.1:{port}/handset" in run.said

    second = subprocess.run(
        [".venv/bin/python", "-m", "tools.run"],
        cwd=ROOT,
        env=run.environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=PATIENCE,
    )
    assert second.returncode == 1
    assert f"Port {port} is taken" in second.stderr
    assert "YARDIM_PORT" in second.stderr

    children = run.children()
    assert len(children) >= 4
    # A terminal sends Ctrl-C to the whole foreground group.
    os.killpg(run.process.pid, signal.SIGINT)
    assert run.wait_for_end() == 0
    assert "Stopped." in run.said
    _, alive = psutil.wait_procs(children, timeout=PATIENCE)
    assert alive == []


def test_a_process_that_dies_stops_the_others_and_its_name_is_shown(run: Run) -> None:
    # While the others are still starting.
    run.wait_until(lambda: run.named().keys() == _COMMANDS.keys())
    children = run.children()
    run.named()["worker"].kill()
    assert run.wait_for_end() != 0
    assert "worker ended by itself" in run.said
    assert "Its last lines" in run.said
    _, alive = psutil.wait_procs(children, timeout=PATIENCE)
    assert alive == []
