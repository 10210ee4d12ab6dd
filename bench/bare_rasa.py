"""Rasa as it comes, serving one of the two projects by its REST channel."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

import httpx

from bench.processes import Running, free_port, running, wait_until
from bench.training import BOT_PYTHON, bot_environment

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from bench.projects import Project

# TensorFlow takes its time where the machine has other work.
_START_SECONDS = 600


@dataclass(frozen=True)
class BareRasa:
    """A running Rasa server: its address, and its process."""

    address: str
    process: Running


@contextmanager
def bare_rasa(project: Project, folder: Path) -> Iterator[BareRasa]:
    """Run Rasa with `project`'s model, and no action server; yield the server."""
    port = free_port()
    command = [str(BOT_PYTHON), "-m", "rasa", "run", "--interface", "127.0.0.1"]
    with running(
        f"rasa ({project.name})",
        [*command, "--port", str(port), "--enable-api", "--model", str(project.model.absolute())],
        cwd=project.folder,
        env=bot_environment(LOG_LEVEL="WARNING"),
        log=folder / f"rasa-{project.name}.log",
    ) as server:
        address = f"http://127.0.0.1:{port}"
        # /status answers 200 only once a model is loaded.
        wait_until(
            lambda: _answers(f"{address}/status"),
            [server],
            what=f"Rasa ({project.name})",
            seconds=_START_SECONDS,
        )
        yield BareRasa(address, server)


def _answers(url: str) -> bool:
    try:
        return httpx.get(url, timeout=5).status_code == httpx.codes.OK
    except httpx.HTTPError:
        return False
