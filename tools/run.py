"""Start the whole product on this machine and stop it with Ctrl-C: `make run`.

Four processes from the `Procfile`, held together by honcho. When one ends, all end, and
its last lines are shown: a service manager restarts single processes (docs/operations.md),
a developer wants to see the error.
"""

from __future__ import annotations

import json
import os
import socket
import sys
import threading
import time
from collections import defaultdict, deque
from http import HTTPStatus
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from honcho.environ import parse_procfile
from honcho.manager import Manager

from backend.kit.settings import Settings, SettingsError, load_settings
from tools import train
from tools.progress import run_with_progress

if TYPE_CHECKING:
    from honcho.printer import Message

_LAST_LINES = 25
_SAY_EVERY = 5
_STOPPED_ON_PURPOSE = {130, 143}


class LogFiles:
    """honcho's printer: each process's lines go to a file of its own, the last ones are kept."""

    width = 0

    def __init__(self, folder: Path) -> None:
        """Write into `folder`, a file per process, anew at each start."""
        folder.mkdir(parents=True, exist_ok=True)
        self._folder = folder
        self.last: dict[str, deque[str]] = defaultdict(lambda: deque(maxlen=_LAST_LINES))
        self.first_to_stop: str | None = None

    def write(self, message: Message) -> None:
        """Take one message of honcho's."""
        data = message.data
        text = data.decode("utf-8", "replace") if isinstance(data, bytes) else data
        if message.name == "system":
            if " stopped (" in text and self.first_to_stop is None:
                self.first_to_stop = text.split(" ", 1)[0]
            return
        self.last[message.name].append(text.rstrip())
        with (self._folder / f"{message.name}.log").open("a", encoding="utf-8") as file:
            file.write(text)


def main() -> None:
    """Set up, start, wait for readiness, and stay until Ctrl-C or until a process ends."""
    os.umask(0o077)  # for every process: logs and databases hold customers' data
    try:
        settings = load_settings()
    except SettingsError as error:
        sys.exit(f"These settings do not work:\n{error}")
    _require_free_ports(settings)
    train.main()
    environment = _environment(settings)
    logs = settings.state_dir / "logs"
    run_with_progress(
        "Migrating the database",
        [sys.executable, "-m", "backend", "migrate"],
        log=logs / "migrate.log",
        env=environment,
    )
    printer = LogFiles(logs)
    manager = Manager(printer)
    for name, command in parse_procfile(Path("Procfile").read_text("utf-8")).processes.items():
        (logs / f"{name}.log").unlink(missing_ok=True)
        manager.add_process(name, command, env=environment)
    threading.Thread(target=_announce, args=(settings, manager), daemon=True).start()
    manager.loop()
    sys.exit(_farewell(manager, printer, logs))


def _environment(settings: Settings) -> dict[str, str]:
    """Everything the four processes must agree on, spelled out once."""
    return {
        **os.environ,
        "PYTHONUNBUFFERED": "1",
        "YARDIM_PORT": str(settings.port),
        "YARDIM_STATE_DIR": str(settings.state_dir.absolute()),
        "YARDIM_DATABASE_URL": settings.database_url,
        "YARDIM_RASA_URL": settings.rasa_url,
        "YARDIM_RASA_TOKEN": settings.rasa_token.get_secret_value(),
        "YARDIM_ACTIONS_URL": settings.actions_url,
        "YARDIM_BACKEND_URL": f"http://127.0.0.1:{settings.internal_port or settings.port}",
        "YARDIM_INTERNAL_TOKEN": settings.internal_token.get_secret_value(),
    }


def _require_free_ports(settings: Settings) -> None:
    ports = {
        "YARDIM_PORT": settings.port,
        **({"YARDIM_INTERNAL_PORT": settings.internal_port} if settings.internal_port else {}),
        "YARDIM_RASA_URL": urlsplit(settings.rasa_url).port,
        "YARDIM_ACTIONS_URL": urlsplit(settings.actions_url).port,
    }
    for name, port in ports.items():
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(("127.0.0.1", port or 0))
            except OSError:
                sys.exit(f"Port {port} is taken. Stop what uses it, or set {name} to another.")


def _announce(settings: Settings, manager: Manager) -> None:
    """Wait until the stack can answer a customer, then print where."""
    base = f"http://127.0.0.1:{settings.port}"
    started = said = time.monotonic()
    while manager.returncode is None:
        missing = _missing(base)
        now = time.monotonic()
        if missing is None:
            print(
                f"\nYardım is ready ({now - started:.0f} s).\n"
                f"  Customers   {base}/\n"
                f"  Status      {base}/takip\n"
                f"  API         {base}/docs\n"
                f"{_handsets(settings, base)}"
                f"  Logs        {settings.state_dir / 'logs'}\n"
                "Ctrl-C stops everything.",
                flush=True,
            )
            return
        if now - said >= _SAY_EVERY:
            said = now
            print(f"Starting … {now - started:.0f} s (waiting for: {missing})", flush=True)
        time.sleep(0.2)


def _handsets(settings: Settings, base: str) -> str:
    return f"  SMS phones  {base}/handset\n" if settings.has_handsets else ""


def _missing(base: str) -> str | None:
    """Return what a customer's answer still lacks, by name; None when all is there."""
    connection = HTTPConnection(urlsplit(base).netloc, timeout=2)
    try:
        connection.request("GET", "/readyz")
        answer = connection.getresponse()
        content = answer.read()
    except (OSError, HTTPException):
        return "backend"
    finally:
        connection.close()
    if answer.status == HTTPStatus.OK:
        return None
    try:
        return ", ".join(json.loads(content)["missing"])
    except (ValueError, KeyError):
        return "backend"


def _farewell(manager: Manager, printer: LogFiles, logs: Path) -> int:
    code = int(manager.returncode or 0)
    if code in _STOPPED_ON_PURPOSE:
        print("\nStopped.")
        return 0
    name = printer.first_to_stop or "a process"
    print(f"\n{name} ended by itself (code {code}), so everything was stopped.", file=sys.stderr)
    print(f"Its last lines ({logs / name}.log):", file=sys.stderr)
    for line in printer.last[name]:
        print(f"  {line}", file=sys.stderr)
    return code or 1


if __name__ == "__main__":
    main()
