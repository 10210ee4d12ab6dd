"""The real product on free ports and a state folder of its own: the processes of the `Procfile`."""

from __future__ import annotations

import os
import secrets
import shlex
import subprocess
import sys
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import httpx
from honcho.environ import parse_procfile

from bench.processes import Running, StartError, Usage, running, wait_until
from tools.ports import keep_port

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

ROOT = Path(__file__).parents[1]
_START_SECONDS = 300
# One address sends everything here, thousands of times what a customer sends; stated in the report.
RAISED_LIMITS = {
    "YARDIM_ADDRESS_PER_MINUTE": "1000000",
    "YARDIM_MESSAGES_PER_MINUTE": "1000000",
    # The measured customers tell the same stories.
    "YARDIM_SAME_WORDS_MINUTES": "0",
    "YARDIM_COMPLAINTS_PER_HOUR": "1000000",
    "YARDIM_LOOKUPS_PER_HOUR": "1000000",
    "YARDIM_WRONG_LOOKUPS_PER_HOUR": "1000000",
}


@dataclass(frozen=True)
class Stack:
    """The running product: its address, its processes, its assistant, and its database."""

    address: str
    processes: tuple[Running, ...]
    # The file, where the database is SQLite's.
    database: Path
    database_url: str
    rasa_url: str
    rasa_token: str

    def usage(self) -> dict[str, Usage]:
        """Tell what each process has used so far."""
        return {process.name: process.usage() for process in self.processes}


@contextmanager
def real_stack(
    folder: Path,
    *,
    port: int | None = None,
    settings: Mapping[str, str] | None = None,
    assistant: bool = True,
    root: Path = ROOT,
) -> Iterator[Stack]:
    """Run the product while the block lasts, with everything it keeps and says in `folder`.

    Without `assistant` something that says back what it heard is in the place of Rasa. `root` is
    the working tree that it is run from.

    Raises:
        StartError: it does not get ready; the message ends with the lines that say why.

    """
    state = folder / "state"
    state.mkdir(parents=True)
    port = port or keep_port()
    environment = settings_for(state, port) | dict(settings or {})
    migrate(environment, root)
    commands = dict(parse_procfile((root / "Procfile").read_text("utf-8")).processes)
    if not assistant:
        del commands["rasa"], commands["actions"]
        echoing = urlsplit(environment["YARDIM_RASA_URL"]).port
        commands["echo"] = f"{sys.executable} -m bench.echo {echoing}"
    with ExitStack() as context:
        processes = tuple(
            context.enter_context(
                running(
                    name,
                    shlex.split(command),
                    cwd=root,
                    env=environment,
                    log=folder / f"{name}.log",
                )
            )
            for name, command in commands.items()
        )
        address = f"http://127.0.0.1:{port}"
        wait_until(
            lambda: is_ready(address, "readyz" if assistant else "healthz"),
            processes,
            what="the product",
            seconds=_START_SECONDS,
        )
        yield Stack(
            address,
            processes,
            database=state / "yardim.db",
            database_url=environment["YARDIM_DATABASE_URL"],
            rasa_url=environment["YARDIM_RASA_URL"],
            rasa_token=environment["YARDIM_RASA_TOKEN"],
        )


def settings_for(state: Path, port: int) -> dict[str, str]:
    """Return what the four processes must agree on; nothing of the caller's product settings."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("YARDIM_")}
    return {
        **kept,
        **RAISED_LIMITS,
        "PYTHONUNBUFFERED": "1",
        "YARDIM_ENV": "development",
        "YARDIM_PORT": str(port),
        "YARDIM_STATE_DIR": str(state.absolute()),
        "YARDIM_DATABASE_URL": f"sqlite:///{(state / 'yardim.db').absolute()}",
        "YARDIM_RASA_URL": f"http://127.0.0.1:{keep_port()}",
        "YARDIM_RASA_TOKEN": secrets.token_urlsafe(32),
        "YARDIM_ACTIONS_URL": f"http://127.0.0.1:{keep_port()}",
        "YARDIM_BACKEND_URL": f"http://127.0.0.1:{port}",
        "YARDIM_INTERNAL_TOKEN": secrets.token_urlsafe(32),
    }


def migrate(environment: dict[str, str], root: Path) -> None:
    """Bring the database of these settings to its newest form, from a working tree."""
    done = subprocess.run(
        [sys.executable, "-m", "backend", "migrate"],
        cwd=root,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        msg = f"migrating the database failed:\n{done.stdout}{done.stderr}"
        raise StartError(msg)


def is_ready(address: str, probe: str) -> bool:
    """Whether what runs there says so at `/<probe>`."""
    try:
        return httpx.get(f"{address}/{probe}", timeout=5).status_code == httpx.codes.OK
    except httpx.HTTPError:
        return False
