"""Each status that the API's description names is one that comes: every one is brought about here.

That none comes which it does not name is `test_described`'s to see.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import httpx
import pytest

from backend.app import create_app
from backend.bootstrap import build_container
from backend.channels.partner_api import keys
from backend.kit import tls
from tests.backend.conftest import served
from tests.patience import PATIENCE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from backend.app import App
    from backend.bootstrap import Container
    from backend.kit.settings import Settings

COMPLAINTS = "/api/v1/complaints"
STATUS = "/api/v1/complaints/{number}"
INTAKE = "/api/v1/intake"
SESSIONS = "/api/v1/chat/sessions"
SOCKET = "/api/v1/chat"
MESSAGES = "/api/v1/chat/messages"
FILES = "/api/v1/chat/attachments"
FILE = "/api/v1/chat/attachments/{attachment}"

FORM = {"description": "Faturam yanlış.", "phone": "0532 123 45 67"}
PASSED_ON = FORM | {"external_reference": "CM-1", "channel": "complaint_site"}
PICTURE = {"attachments": ("a.png", b"\x89PNG\r\n\x1a\n" + bytes(20), "image/png")}
TEXT = {"attachments": ("a.txt", "Modem yanmıyor.".encode(), "text/plain")}
JSON = {"Content-Type": "application/json"}
ELSEWHERE = {"Origin": "https://elsewhere.example"}
TOO_MUCH = b" " * (513 * 1024)
UPGRADE = {
    "Connection": "Upgrade",
    "Upgrade": "websocket",
    "Sec-WebSocket-Version": "13",
    "Sec-WebSocket-Key": "x3JJHMbDL1EzLkh9GBhXDw==",
}


@dataclass(frozen=True)
class Asked:
    """A request, and the status that it is to have."""

    method: str
    path: str
    status: int
    how: dict[str, Any] = field(default_factory=dict)
    # What stands in the braces of the path.
    named: str = ""

    @property
    def operation(self) -> tuple[str, str, int]:
        return (self.method, self.path, self.status)


def post(path: str, status: int, **how: Any) -> Asked:
    return Asked("POST", path, status, how)


def get(path: str, status: int, named: str = "", **how: Any) -> Asked:
    return Asked("GET", path, status, how, named)


def bearer(token: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {token}"}


def said(session: str, text: str = "Merhaba", *, id: str = "m1") -> dict[str, str]:  # noqa: A002
    return {"session": session, "id": id, "text": text}


def usual(session: str, partner: str, number: str, attachment: str) -> Sequence[Asked]:
    """List what is answered, or refused for what it is."""
    mine, firm, once = bearer(session), bearer(partner), {"Idempotency-Key": "k1"}
    large = {"content": TOO_MUCH, "headers": JSON}
    return [
        post(COMPLAINTS, 201, json=FORM | {"description": "Modem bozuk."}, headers=once),
        post(COMPLAINTS, 200, json=FORM | {"description": "Modem bozuk."}),
        post(COMPLAINTS, 400, content=b"{", headers=JSON),
        post(COMPLAINTS, 409, json=FORM | {"description": "Başka."}, headers=once),
        post(COMPLAINTS, 413, **large),
        post(COMPLAINTS, 415, content=b"x", headers={"Content-Type": "text/plain"}),
        post(COMPLAINTS, 422, json={}),
        get(STATUS, 200, number),
        get(STATUS, 404, "482109375523"),
        get(STATUS, 422, "1"),
        post(INTAKE, 201, json=PASSED_ON, headers=firm),
        post(INTAKE, 200, json=PASSED_ON, headers=firm),
        post(INTAKE, 400, content=b"{", headers=firm),
        post(INTAKE, 401, json=PASSED_ON),
        post(INTAKE, 409, json=PASSED_ON | {"description": "Başka."}, headers=firm),
        post(INTAKE, 413, content=TOO_MUCH, headers=firm),
        post(INTAKE, 422, json={}, headers=firm),
        post(SESSIONS, 201),
        post(SESSIONS, 403, headers=ELSEWHERE),
        get(SOCKET, 101, params={"session": session}, headers=UPGRADE),
        get(SOCKET, 400),
        get(SOCKET, 403, headers=UPGRADE | ELSEWHERE),
        post(MESSAGES, 200, json=said(session)),
        post(MESSAGES, 400, content=b"{", headers=JSON),
        post(MESSAGES, 403, json=said(session), headers=ELSEWHERE),
        post(MESSAGES, 404, json=said("nobody's")),
        post(MESSAGES, 409, json=said(session, "Başka")),
        post(MESSAGES, 413, **large),
        post(MESSAGES, 422, json=said(session, "", id="m2")),
        get(MESSAGES, 200, headers=mine),
        get(MESSAGES, 403, headers=mine | ELSEWHERE),
        get(MESSAGES, 404),
        post(FILES, 201, data={"id": "f1"}, files=TEXT, headers=mine),
        post(FILES, 400, data={"id": ""}, files=TEXT, headers=mine),
        post(FILES, 403, data={"id": "f2"}, files=TEXT, headers=mine | ELSEWHERE),
        post(FILES, 404, data={"id": "f2"}, files=TEXT),
        post(FILES, 413, content=TOO_MUCH, headers=mine | JSON),
        post(FILES, 415, content=b"x", headers=mine | {"Content-Type": "text/plain"}),
        post(FILES, 422, data={"id": "f2"}, files=PICTURE, headers=mine),
        get(FILE, 200, attachment, headers=mine),
        get(FILE, 403, attachment, headers=mine | ELSEWHERE),
        get(FILE, 404, "none", headers=mine),
        get("/healthz", 200),
        get("/readyz", 503),
    ]


def too_many(session: str, partner: str) -> Sequence[Asked]:
    """List what is refused the second time."""
    mine = bearer(session)
    return [
        post(COMPLAINTS, 429, json=FORM),
        get(STATUS, 429, "482109375523"),
        post(INTAKE, 429, json=PASSED_ON, headers=bearer(partner)),
        post(SESSIONS, 429),
        post(MESSAGES, 429, json=said(session)),
        post(FILES, 429, data={"id": "f1"}, files=TEXT, headers=mine),
    ]


def away() -> Sequence[Asked]:
    """List what the database is needed for."""
    mine = bearer("x" * 43)
    return [
        post(COMPLAINTS, 503, json=FORM),
        get(STATUS, 503, "482109375523"),
        post(INTAKE, 503, json=PASSED_ON, headers=bearer(f"yrd_{'x' * 43}")),
        post(SESSIONS, 503),
        post(MESSAGES, 503, json=said("x" * 43)),
        get(MESSAGES, 503, headers=mine),
        post(FILES, 503, data={"id": "f1"}, files=TEXT, headers=mine),
        get(FILE, 503, "none", headers=mine),
    ]


# Bodies that stop coming.
SLOW = [post(path, 408) for path in (COMPLAINTS, INTAKE, MESSAGES, FILES)]
# `/readyz` with the whole stack behind it: tests/stack.
ELSEWHERE_TRIED = {("GET", "/readyz", 200)}


async def status_of(client: httpx.AsyncClient, asked: Asked) -> int:
    path = asked.path.partition("{")[0] + asked.named
    async with client.stream(asked.method, path, **asked.how) as answer:
        return answer.status_code


async def open_session(client: httpx.AsyncClient) -> str:
    return str((await client.post(SESSIONS)).json()["session"])


async def partner_key(container: Container) -> str:
    async with container.works.begin() as work:
        return await keys.give(work.session, "sikayetim", "complaint_site", work.now)


async def test_every_status_is_tried_that_is_described_and_no_other(
    client: httpx.AsyncClient,
) -> None:
    document = (await client.get("/docs/openapi.json")).json()
    described = {
        (method.upper(), path, int(status))
        for path, operations in document["paths"].items()
        for method, operation in operations.items()
        for status in operation["responses"]
    }
    tried = [*usual("", "", "", ""), *too_many("", ""), *away(), *SLOW]
    assert {each.operation for each in tried} | ELSEWHERE_TRIED == described


async def test_what_is_asked_is_answered_as_described(
    client: httpx.AsyncClient, container: Container
) -> None:
    session, partner = await open_session(client), await partner_key(container)
    number = (await client.post(COMPLAINTS, json=FORM)).json()["tracking_number"]
    handed_in = await client.post(FILES, data={"id": "f0"}, files=TEXT, headers=bearer(session))
    [file] = handed_in.json()["attachments"]
    for asked in usual(session, partner, number, file["id"]):
        assert await status_of(client, asked) == asked.status, asked.operation


class TestWithoutPatience:
    @pytest.fixture
    def settings(self, settings: Settings) -> Settings:
        limits = ("messages_per_minute", "address_per_minute", "wrong_lookups_per_hour")
        more = ("lookups_per_hour", "partner_per_minute")
        return settings.model_copy(update=dict.fromkeys((*limits, *more), 1))

    async def test_too_many_are_refused_as_described(
        self, client: httpx.AsyncClient, container: Container
    ) -> None:
        session, partner = await open_session(client), await partner_key(container)
        for asked in too_many(session, partner):
            first = await status_of(client, asked)
            assert 429 in {first, await status_of(client, asked)}, asked.operation


class TestWithSlowBodies:
    @pytest.fixture
    def app(self, app: App) -> App:
        app.config.REQUEST_TIMEOUT = 0.2
        return app

    @pytest.mark.parametrize("asked", SLOW, ids=lambda asked: asked.path)
    async def test_what_stops_coming_is_ended_as_described(
        self, address: str, client: httpx.AsyncClient, container: Container, asked: Asked
    ) -> None:
        token = await (partner_key(container) if asked.path == INTAKE else open_session(client))
        where = urlsplit(address)
        reader, writer = await asyncio.open_connection(where.hostname, where.port)
        head = (
            f"POST {asked.path} HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
            f"Authorization: Bearer {token}\r\nContent-Length: 100\r\n\r\n{{"
        )
        writer.write(head.encode())
        line = await asyncio.wait_for(reader.readline(), PATIENCE)
        writer.close()
        assert line.split()[1] == b"408"


async def test_without_its_database_each_says_to_come_again(settings: Settings) -> None:
    nowhere = "postgresql+asyncpg://nobody@127.0.0.1:9/none"
    container = build_container(settings.model_copy(update={"database_url": nowhere}))
    async with (
        served(create_app(container)) as address,
        httpx.AsyncClient(base_url=address, verify=tls.trusted(), timeout=PATIENCE) as client,
    ):
        for asked in away():
            assert await status_of(client, asked) == 503, asked.operation
    await container.close()
