"""One real backend for all, a process of its own Python, and the actions' client that asks it."""

from __future__ import annotations

import os
import subprocess
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import requests

from actions.backend_client import BackendClient
from tests.patience import PATIENCE_AT_START
from tools.ports import keep_port

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
PYTHON = str(ROOT / ".venv/bin/python")
TOKEN = "internal-token-of-the-tests"


@pytest.fixture(scope="session")
def state(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the folder of the backend's database."""
    return tmp_path_factory.mktemp("state")


@pytest.fixture(scope="session")
def backend_url(state: Path) -> Iterator[str]:
    """Run a backend on a free port and an empty database."""
    port = keep_port()
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith("YARDIM_")},
        "YARDIM_ENV": "test",
        "YARDIM_PORT": str(port),
        "YARDIM_STATE_DIR": str(state),
        "YARDIM_INTERNAL_TOKEN": TOKEN,
        "YARDIM_RASA_TOKEN": "nobody-asks-rasa-here",
    }
    command = [PYTHON, "-m", "backend"]
    subprocess.run([*command, "migrate"], cwd=ROOT, env=environment, check=True)
    with (state / "backend.log").open("wb") as log:
        process = subprocess.Popen(
            [*command, "serve"],
            cwd=ROOT,
            env=environment,
            stdout=log,
            stderr=subprocess.STDOUT,
        )
        url = f"http://127.0.0.1:{port}"
        try:
            _wait(url, process, state / "backend.log")
            yield url
        finally:
            process.terminate()
            process.wait(timeout=15)


def _wait(url: str, process: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + PATIENCE_AT_START
    while time.monotonic() < deadline and process.poll() is None:
        if _answers(url):
            return
        time.sleep(0.2)
    pytest.fail(f"the backend did not start:\n{log.read_text('utf-8')[-3000:]}")


def _answers(url: str) -> bool:
    try:
        return requests.get(f"{url}/healthz", timeout=2).ok
    except requests.RequestException:
        return False


@pytest.fixture
def client(backend_url: str) -> Iterator[BackendClient]:
    made = BackendClient(backend_url, TOKEN)
    yield made
    made.close()
