"""The proof of the mobile, asked for by the actions' client and given by the real backend."""

from __future__ import annotations

import re
import sqlite3
import time
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
import requests

from actions.backend_errors import RateLimitedError, RequestRefusedError
from tests.patience import PATIENCE

if TYPE_CHECKING:
    from pathlib import Path

    from actions.backend_client import BackendClient

# One that no other test complains from.
PHONE, UNKNOWN = "+905327654321", "+905339998877"


@pytest.fixture(scope="module", autouse=True)
def complaint(backend_url: str) -> None:
    """One complaint by the web form."""
    told = {"description": "Modem gelmedi", "phone": PHONE}
    assert requests.post(f"{backend_url}/api/v1/complaints", json=told, timeout=PATIENCE).ok


@pytest.fixture
def chat(backend_url: str, state: Path) -> str:
    """A chat as a customer opens it, by the id that the backend tells the actions."""
    assert requests.post(f"{backend_url}/api/v1/chat/sessions", timeout=PATIENCE).ok
    newest = "SELECT id FROM conversations ORDER BY created_at DESC, rowid DESC LIMIT 1"
    with closing(sqlite3.connect(state / "yardim.db")) as database:
        return str(database.execute(newest).fetchone()[0])


def texted(backend_url: str, known: int = 0) -> list[str]:
    """Wait until more than `known` codes lie on the customer's phone; return all."""
    deadline, codes = time.monotonic() + PATIENCE, []
    while time.monotonic() < deadline and len(codes) <= known:
        answer = requests.get(
            f"{backend_url}/handset/messages", params={"phone": PHONE}, timeout=PATIENCE
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
