"""The whole product as a test needs it: each process of the Procfile, startable and stoppable."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from pathlib import Path
from typing import IO, Any

import httpx
from honcho.environ import parse_procfile

from backend.kit import tls
from tests.patience import PATIENCE, PATIENCE_AT_START
from tools.ports import keep_ports

ROOT = Path(__file__).parents[2]


class Stack:
    """Backend, worker, actions and Rasa on free ports, with a state folder of their own."""

    def __init__(self, state: Path, database_url: str | None = None, **settings: str) -> None:
        backend, rasa, actions = keep_ports(3)
        self.state = state
        self.base = f"http://127.0.0.1:{backend}"
        self.socket = f"ws://127.0.0.1:{backend}/api/v1/chat"
        self.environment = {
            **os.environ,
            "PYTHONUNBUFFERED": "1",
            "YARDIM_ENV": "test",
            "YARDIM_PORT": str(backend),
            "YARDIM_STATE_DIR": str(state),
            "YARDIM_RASA_URL": f"http://127.0.0.1:{rasa}",
            "YARDIM_RASA_TOKEN": "rasa-token-of-the-tests",
            "YARDIM_ACTIONS_URL": f"http://127.0.0.1:{actions}",
            "YARDIM_BACKEND_URL": self.base,
            "YARDIM_INTERNAL_TOKEN": "internal-token-of-the-tests",
            # A lease outlives it by ten seconds: what a killed process held is soon taken up again.
            "YARDIM_TURN_TIMEOUT_SECONDS": "8",
            "YARDIM_ADDRESS_PER_MINUTE": "10000",
            "YARDIM_MESSAGES_PER_MINUTE": "1000",
            # Tests tell the same words from the same number.
            "YARDIM_SAME_WORDS_MINUTES": "0",
            "YARDIM_LOOKUPS_PER_HOUR": "10000",
            "YARDIM_WRONG_LOOKUPS_PER_HOUR": "10000",
            **({"YARDIM_DATABASE_URL": database_url} if database_url else {}),
            **settings,
        }
        self.commands = parse_procfile((ROOT / "Procfile").read_text("utf-8")).processes
        self.running: dict[str, subprocess.Popen[bytes]] = {}
        self._logs: dict[str, IO[bytes]] = {}

    def command(self, *words: str) -> str:
        """Run `python -m backend …` on this stack's database; return what it printed."""
        result = subprocess.run(
            [".venv/bin/python", "-m", "backend", *words],
            cwd=ROOT,
            env=self.environment,
            capture_output=True,
            text=True,
            check=True,
        )
        return result.stdout

    def start(self, *names: str) -> None:
        """Start these processes, or all, and wait until a customer could be answered."""
        self.state.mkdir(parents=True, exist_ok=True)
        for name in names or tuple(self.commands):
            log = self._logs[name] = (self.state / f"{name}.log").open("ab")
            self.running[name] = subprocess.Popen(
                self.commands[name].split(),
                cwd=ROOT,
                env=self.environment,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )

    def wait_until_ready(self) -> None:
        """Wait for /readyz to say 200; fail with what was missing."""
        deadline = time.monotonic() + PATIENCE_AT_START
        answer = "no answer"
        while time.monotonic() < deadline:
            try:
                response = httpx.get(f"{self.base}/readyz", timeout=3, verify=tls.trusted())
            except httpx.HTTPError:
                time.sleep(0.2)
                continue
            if response.status_code == httpx.codes.OK:
                return
            answer = response.text
            time.sleep(0.2)
        msg = f"not ready after {PATIENCE_AT_START} s: {answer}\n{self.logs()}"
        raise AssertionError(msg)

    async def get(self, path: str) -> dict[str, Any]:
        """Ask the public API."""
        async with httpx.AsyncClient(
            base_url=self.base, verify=tls.trusted(), timeout=PATIENCE
        ) as client:
            answer = await client.get(path)
        return dict(answer.json())

    async def register(self, description: str) -> str:
        """Send the web form with this description; return the tracking number."""
        async with httpx.AsyncClient(
            base_url=self.base, verify=tls.trusted(), timeout=PATIENCE
        ) as client:
            answer = await client.post(
                "/api/v1/complaints", json={"description": description, "phone": "05321234567"}
            )
        assert answer.status_code == httpx.codes.CREATED, answer.text
        return str(answer.json()["tracking_number"])

    def stop(self, name: str, how: signal.Signals = signal.SIGTERM) -> None:
        """Stop one process and wait for its end."""
        process = self.running.pop(name)
        process.send_signal(how)
        process.wait(timeout=PATIENCE)
        self._logs.pop(name).close()

    def stop_all(self) -> None:
        """Stop everything that runs."""
        for name in list(self.running):
            self.stop(name)

    def logs(self) -> str:
        """Everything the processes have written so far."""
        return "\n".join(
            f"--- {path.name}\n{path.read_text('utf-8', 'replace')[-3000:]}"
            for path in sorted(self.state.glob("*.log"))
        )
