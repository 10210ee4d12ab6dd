"""The proof of the mobile, asked for by the actions' client and given by the real backend."""

from __future__ import annotations

import os
import re
import socket
import sqlite3
import subprocess
import time
from contextlib import closing, suppress
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import requests

from actions.backend import RateLimitedError, RequestRefusedError
from actions.backend_client import BackendClient

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
PYTHON = str(ROOT / ".venv/bin/python")
TOKEN = "internal-token-of-the-tests"
PHONE, UNKNOWN = "+905321234567", "+905339998877"
_PATIENCE = 60


@pytest.fixture(scope="module")
def state(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the backend's database."""
    return tmp_path_factory.mktemp("state")


@pytest.fixture(scope="module")
def backend_url(state: Path) -> Iterator[str]:
    """A backend of its own, with one complaint by the web form."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
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
    url = f"http://127.0.0.1:{port}"
    with (state / "backend.log").open("wb") as log:
        process = subprocess.Popen(
            [*command, "serve"], cwd=ROOT, env=environment, stdout=log, stderr=log
        )
        try:
            _wait(url, process)
            complaint = {"description": "Modem gelmedi", "phone": PHONE}
            requests.post(f"{url}/api/v1/complaints", json=complaint, timeout=10)
            yield url
        finally:
            process.terminate()
            process.wait(timeout=15)


def _wait(url: str, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + _PATIENCE
    while time.monotonic() < deadline and process.poll() is None:
        with suppress(requests.RequestException):
            if requests.get(f"{url}/healthz", timeout=2).ok:
                return
        time.sleep(0.2)
    pytest.fail("the backend did not start")


@pytest.fixture
def client(backend_url: str) -> Iterator[BackendClient]:
    made = BackendClient(backend_url, TOKEN)
    yield made
    made.close()


@pytest.fixture
def chat(backend_url: str, state: Path) -> str:
    """A chat as a customer opens it, by the id that the backend tells the actions."""
    assert requests.post(f"{backend_url}/api/v1/chat/sessions", timeout=10).ok
    newest = "SELECT id FROM conversations ORDER BY created_at DESC, rowid DESC LIMIT 1"
    with closing(sqlite3.connect(state / "yardim.db")) as database:
        return str(database.execute(newest).fetchone()[0])


def texted(backend_url: str, known: int = 0) -> list[str]:
    """Wait until more than `known` codes lie on the customer's phone; return all."""
    deadline, codes = time.monotonic() + _PATIENCE, []
    while time.monotonic() < deadline and len(codes) <= known:
        answer = requests.get(
            f"{backend_url}/handset/messages", params={"phone": PHONE}, timeout=10
        )
        texts = " ".join(message["text"] for message in answer.json()["messages"])
        codes = re.findall(r"\b\d{6}\b", texts)
        time.sleep(0.1)
    return codes


def test_with_the_code_the_complaint_of_yesterday_is_ones_own(
    client: BackendClient, backend_url: str, chat: str
) -> None:
    assert client.complaints_of(chat) == []
    client.ask_proof(chat, PHONE, f"{chat}:m1")
    code = texted(backend_url)[-1]
    wrong = f"{(int(code) + 1) % 1_000_000:06}"
    tried = client.check_proof(chat, wrong, f"{chat}:m2")
    assert (tried.proven, tried.tries_left) == (False, 4)
    for _ in range(2):  # a turn that is driven again asks again
        assert client.check_proof(chat, code, f"{chat}:m3").proven
    (mine,) = client.complaints_of(chat)
    assert (mine.full, mine.description) == (True, "Modem gelmedi")
    added = client.add_information(mine.tracking_number, chat, "hâlâ gelmedi", f"{chat}:m4")
    assert added.full
    withdrawn = client.withdraw(mine.tracking_number, chat, "vazgeçtim", f"{chat}:m5")
    assert withdrawn.status == "withdrawn"


def test_an_unknown_number_is_asked_about_like_a_known_one(
    client: BackendClient, chat: str
) -> None:
    client.ask_proof(chat, UNKNOWN, f"{chat}:m1")
    left = [client.check_proof(chat, "482109", f"{chat}:c{n}").tries_left for n in range(6)]
    assert left == [4, 3, 2, 1, 0, 0]
    assert client.complaints_of(chat) == []


def test_what_is_no_mobile_is_refused_and_what_is_asked_too_often_said_so(
    client: BackendClient, chat: str
) -> None:
    with pytest.raises(RequestRefusedError):
        client.ask_proof(chat, "+902123456789", f"{chat}:m1")
    for number in range(3):
        client.ask_proof(chat, "+905339998866", f"{chat}:n{number}")
    with pytest.raises(RateLimitedError):
        client.ask_proof(chat, "+905339998866", f"{chat}:n3")
