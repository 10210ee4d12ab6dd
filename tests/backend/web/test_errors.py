from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest
from sanic import Blueprint, HTTPResponse, Request

from backend.app import create_app
from backend.kit.errors import RateLimitedError, StorageUnavailableError
from backend.web.addresses import client_address
from tests.patience import PATIENCE

if TYPE_CHECKING:
    import httpx

    from backend.app import App
    from backend.bootstrap import Container
    from backend.kit.settings import Settings

SECRET = "secret of the stack"


@pytest.fixture
def app(container: Container) -> App:
    app = create_app(container)
    faults = Blueprint("faults", url_prefix="/api/faults")

    @faults.get("/<kind:str>")
    async def fault(request: Request, kind: str) -> HTTPResponse:
        if kind == "bug":
            raise LookupError(SECRET)
        if kind == "limit":
            raise RateLimitedError(7)
        if kind == "down":
            raise StorageUnavailableError
        return HTTPResponse(client_address(request))

    app.blueprint(faults)
    return app


@pytest.fixture
def database_url(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Errors do not depend on the database."""
    return f"sqlite+aiosqlite:///{tmp_path_factory.mktemp('web') / 'x.db'}"


async def test_a_fault_of_ours_is_answered_without_a_word_of_how(
    client: httpx.AsyncClient, caplog: pytest.LogCaptureFixture
) -> None:
    answer = await client.get("/api/faults/bug")
    assert (answer.status_code, answer.json()["code"]) == (500, "internal_error")
    assert SECRET not in answer.text


async def test_a_limit_says_when_to_come_back(client: httpx.AsyncClient) -> None:
    answer = await client.get("/api/faults/limit")
    assert (answer.status_code, answer.headers["retry-after"]) == (429, "7")
    assert answer.json()["detail"].endswith("Lütfen 1 dakika sonra yeniden deneyin.")


def test_the_time_to_wait_is_said_in_minutes_and_never_too_short() -> None:
    assert "Lütfen 2 dakika sonra" in RateLimitedError(61).detail
    assert "Lütfen 1 dakika sonra" in RateLimitedError(0).detail


async def test_an_outage_says_to_try_again(client: httpx.AsyncClient) -> None:
    answer = await client.get("/api/faults/down")
    assert (answer.status_code, answer.json()["code"]) == (503, "unavailable")
    assert int(answer.headers["retry-after"]) > 0


async def test_no_answer_is_kept_by_a_cache(client: httpx.AsyncClient) -> None:
    for path in ("/api/faults/bug", "/healthz", "/api/v1/complaints/1"):
        assert (await client.get(path)).headers["cache-control"] == "no-store"


async def test_nobodys_word_on_their_address_is_taken_without_a_proxy(
    client: httpx.AsyncClient,
) -> None:
    answer = await client.get("/api/faults/who", headers={"X-Forwarded-For": "6.6.6.6"})
    assert answer.text == "127.0.0.1"


class TestBehindAProxy:
    @pytest.fixture
    def settings(self, settings: Settings) -> Settings:
        return settings.model_copy(update={"trusted_proxies": 1})

    @pytest.mark.parametrize(
        ("header", "seen"),
        [
            ("6.6.6.6, 1.2.3.4", "1.2.3.4"),
            ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
            ("::ffff:1.2.3.4", "1.2.3.4"),
            ("[2001:db8:1:2:3:4:5:6]", "2001:db8:1:2::/64"),
            ("[2001:DB8:1:2:3:4:5:6]:51234", "2001:db8:1:2::/64"),
            ("2001:db8:1:2:ffff:4:5:6%eth0", "2001:db8:1:2::/64"),
            ("1.2.3.4:51234", "1.2.3.4"),
        ],
    )
    async def test_the_address_is_the_one_our_own_proxy_saw(
        self, client: httpx.AsyncClient, header: str, seen: str
    ) -> None:
        answer = await client.get("/api/faults/who", headers={"X-Forwarded-For": header})
        assert answer.text == seen


class TestSlowRequests:
    @pytest.fixture
    def app(self, app: App) -> App:
        app.config.REQUEST_TIMEOUT = 0.2
        return app

    async def test_a_body_that_does_not_come_is_answered_408(self, address: str) -> None:
        where = urlsplit(address)
        reader, writer = await asyncio.open_connection(where.hostname, where.port)
        head = "POST /api/v1/complaints HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
        writer.write(f"{head}Content-Length: 100\r\n\r\n{{".encode())
        line = await asyncio.wait_for(reader.readline(), PATIENCE)
        writer.close()
        assert line.split()[1] == b"408"
