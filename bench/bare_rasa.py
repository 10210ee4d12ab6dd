"""Rasa alone, serving one of the two projects: by its REST channel, or ours by our own.

The action that answers for ours has an echo in its place, so that a bare turn is Rasa's, with what
asking an action costs it. Trackers are kept as each side keeps them: the default in memory, ours in
a file of SQLite's.
"""

from __future__ import annotations

import sys
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

import httpx

from bench.processes import Running, running, wait_until
from bench.projects import TOKEN
from bench.talkers import RestTalker, TurnTalker
from bench.training import BOT_PYTHON, bot_environment
from tools.ports import keep_port

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from bench.projects import Project
    from bench.talkers import Talker

# TensorFlow takes its time where the machine has other work.
_START_SECONDS = 600
_ROOT = Path(__file__).parents[1]


@dataclass(frozen=True)
class BareRasa:
    """A running Rasa server: who talks to it, and its process."""

    talker: Talker
    process: Running


@contextmanager
def bare_rasa(project: Project, folder: Path) -> Iterator[BareRasa]:
    """Run Rasa with `project`'s model, and no action server of ours; yield the server."""
    port = keep_port()
    command = [str(BOT_PYTHON), "-m", "rasa", "run", "--interface", "127.0.0.1"]
    command += ["--port", str(port), "--enable-api", "--model", str(project.model.absolute())]
    with ExitStack() as context:
        if project.is_ours:
            command += ["--endpoints", str(context.enter_context(_echoing_action(folder)))]
        server = context.enter_context(
            running(
                f"rasa ({project.name})",
                command,
                cwd=project.folder,
                env=bot_environment(LOG_LEVEL="WARNING"),
                log=folder / f"rasa-{project.name}.log",
            )
        )
        address = f"http://127.0.0.1:{port}"
        wait_for_model(server, address)
        ours = TurnTalker(address, TOKEN, lambda: uuid4().hex)
        yield BareRasa(ours if project.is_ours else RestTalker(address), server)


@contextmanager
def echo(folder: Path) -> Iterator[str]:
    """Run what says back what it hears (`bench.echo`); yield its address."""
    port = keep_port()
    command = [sys.executable, "-m", "bench.echo", str(port)]
    with running("echo", command, cwd=_ROOT, env=bot_environment(), log=folder / "echo.log"):
        yield f"http://127.0.0.1:{port}"


@contextmanager
def _echoing_action(folder: Path) -> Iterator[Path]:
    """Run an action that says what it heard; yield the endpoints file that names it."""
    with echo(folder) as address:
        endpoints = folder.absolute() / "endpoints.yml"
        url = f"{address}/webhook"
        content = (
            f"action_endpoint:\n  url: {url}\n  enable_selective_domain: true\n"
            "tracker_store:\n  type: bot.tracker_store.RecentTrackerStore\n"
            f"  url: sqlite:///{folder.absolute() / 'bare-rasa.db'}\n"
        )
        endpoints.write_text(content, encoding="utf-8")
        yield endpoints


def wait_for_model(server: Running, address: str, **query: str) -> None:
    """Wait until a Rasa server has a model; `query` holds its token, if it asks for one.

    Raises:
        StartError: it ended, or it takes too long.

    """
    # /status answers 200 only once a model is loaded.
    status = f"{address}/status"
    wait_until(lambda: _answers(status, query), [server], what=server.name, seconds=_START_SECONDS)


def _answers(url: str, query: Mapping[str, str]) -> bool:
    try:
        return httpx.get(url, params=query, timeout=5).status_code == httpx.codes.OK
    except httpx.HTTPError:
        return False
