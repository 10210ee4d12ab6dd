"""The internal API: from this machine, with the token; and what guessers meet."""

from __future__ import annotations

import random
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import httpx
import pytest
import pytest_asyncio
from sqlalchemy import select
from structlog.testing import capture_logs

from backend.complaints import tracking_number
from backend.conversations.models import Conversation
from backend.conversations.sessions import hash_session
from backend.internal_api.guard import authorize
from backend.kit import tls
from backend.kit.errors import NotFoundError
from tests.patience import PATIENCE
from tools.ports import keep_port

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from backend.kit.database import Database
    from backend.kit.settings import Settings

PATH = "/internal/v1/conversations/x/complaints"


@pytest.fixture
def settings(settings: Settings) -> Settings:
    return settings.model_copy(update={"wrong_lookups_per_hour": 4, "lookups_per_hour": 100})


@pytest.fixture
def right(settings: Settings) -> dict[str, str]:
    return {"Authorization": f"Bearer {settings.internal_token.get_secret_value()}"}


@pytest_asyncio.fixture
async def actions(address: str, right: dict[str, str]) -> AsyncIterator[httpx.AsyncClient]:
    async with httpx.AsyncClient(
        base_url=address, headers=right, verify=tls.trusted(), timeout=PATIENCE
    ) as client:
        yield client


@pytest.mark.parametrize(
    "header",
    ["X-Forwarded-For", "Forwarded", "X-Real-IP", "X-Forwarded-Host", "X-Forwarded-Proto"],
)
async def test_who_comes_by_a_proxy_finds_nothing_there(
    actions: httpx.AsyncClient, header: str
) -> None:
    assert (await actions.get(PATH)).status_code == 200
    answer = await actions.get(PATH, headers={header: "127.0.0.1"})
    assert (answer.status_code, answer.json()["code"]) == (404, "not_found")


@pytest.mark.parametrize("peer", ["192.0.2.7", "2001:db8::7", "10.0.0.1", "", "unix"])
async def test_who_comes_from_elsewhere_finds_nothing_there(
    peer: str, right: dict[str, str]
) -> None:
    request: Any = SimpleNamespace(ip=peer, headers=httpx.Headers(right))
    with pytest.raises(NotFoundError):
        await authorize(request, None)  # type: ignore[arg-type]


async def test_guesses_of_the_token_are_logged_and_bounded_and_silence_nobody_else(
    client: httpx.AsyncClient, actions: httpx.AsyncClient
) -> None:
    with capture_logs() as logged:
        guesses = [
            await client.get(PATH, headers={"Authorization": f"Bearer {n}"}) for n in range(14)
        ]
    assert [answer.status_code for answer in guesses] == [401] * 10 + [429] * 4
    assert [line["peer"] for line in logged if "wrong token" in line["event"]] == ["127.0.0.1"] * 10
    assert int(guesses[-1].headers["retry-after"]) > 0
    assert (await actions.get(PATH)).status_code == 200


class TestPortOfItsOwn:
    @pytest.fixture
    def settings(self, settings: Settings) -> Settings:
        return settings.model_copy(update={"internal_port": keep_port()})

    async def test_has_the_internal_api_and_nothing_else(
        self, actions: httpx.AsyncClient, settings: Settings, right: dict[str, str]
    ) -> None:
        own = f"http://127.0.0.1:{settings.internal_port}"
        async with httpx.AsyncClient(
            base_url=own, headers=right, verify=tls.trusted(), timeout=PATIENCE
        ) as inside:
            assert (await inside.get(PATH)).status_code == 200
            assert (await inside.get("/")).status_code == 404
            assert (await inside.get("/api/v1/complaints/1")).status_code == 404
        assert (await actions.get(PATH)).status_code == 404
        assert (await actions.get("/")).status_code == 200


class Chats:
    """Chats of one address, and what the actions ask in them."""

    def __init__(
        self, client: httpx.AsyncClient, actions: httpx.AsyncClient, database: Database
    ) -> None:
        self._client = client
        self._actions = actions
        self._database = database

    async def open(self) -> str:
        opened = await self._client.post("/api/v1/chat/sessions")
        of_it = Conversation.session_hash == hash_session(opened.json()["session"])
        async with self._database.reading() as session:
            return (await session.execute(select(Conversation.id).where(of_it))).scalar_one()

    async def register(self, conversation_id: str) -> str:
        body = {
            "conversation_id": conversation_id,
            "channel": "web_chat",
            "description": "İnternetim 3 gündür yok.",
            "topic": "internet_outage",
            "topic_set_by": "classifier",
            "contact": {"phone": "+905321234567"},
        }
        answer = await self._actions.post("/internal/v1/complaints", json=body)
        return str(answer.json()["tracking_number"])

    async def look_up(self, conversation_id: str, number: str) -> httpx.Response:
        path = f"/internal/v1/complaints/{number}"
        return await self._actions.get(path, params={"conversation_id": conversation_id})

    async def look_up_in_public(self, number: str) -> httpx.Response:
        return await self._client.get(f"/api/v1/complaints/{number}")


@pytest.fixture
def chats(client: httpx.AsyncClient, actions: httpx.AsyncClient, database: Database) -> Chats:
    return Chats(client, actions, database)


def nobodys(count: int) -> list[str]:
    rng = random.Random(count)  # noqa: S311 - the same numbers each time
    return [tracking_number.generate(rng) for _ in range(count)]


async def test_wrong_numbers_count_by_address_over_all_chats_and_the_public_page(
    chats: Chats,
) -> None:
    ids = [await chats.open() for _ in range(2)]
    *numbers, last = nobodys(5)
    for conversation_id, number in zip(ids * 2, numbers, strict=True):
        assert (await chats.look_up(conversation_id, number)).status_code == 404
    assert (await chats.look_up_in_public(last)).status_code == 429


async def test_past_the_bound_a_chat_finds_its_own_complaint_and_no_other(chats: Chats) -> None:
    mine, other = await chats.open(), await chats.open()
    number = await chats.register(mine)
    assert (await chats.look_up(other, number)).status_code == 200
    for wrong in nobodys(4):
        assert (await chats.look_up_in_public(wrong)).status_code == 404
    assert (await chats.look_up(other, number)).status_code == 404
    assert (await chats.look_up(mine, number)).json()["full"]
