"""From the bot to a person and back, with everything real: nothing is asked or registered twice."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import httpx
import pytest
from customer import Customer

from backend.kit import tls

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from conftest import Rows
    from stack import Stack

PASSWORD = "yesil bisiklet sabah"


class Desk:
    """A browser of somebody of the house."""

    def __init__(self, client: httpx.AsyncClient) -> None:
        self.client = client
        self.page = ""

    async def get(self, path: str) -> str:
        self.page = (await self.client.get(path)).text
        return self.page

    async def post(self, path: str, **fields: str) -> httpx.Response:
        found = re.search(r'name="csrf" value="([^"]+)"', self.page)
        own = {"csrf": found.group(1)} if found else {}
        return await self.client.post(path, data={**own, **fields})

    async def log_in(self, given: str) -> None:
        await self.post("/desk/login", username="ayse", password=given)
        await self.get("/desk/password")
        await self.post("/desk/password", old=given, new=PASSWORD, repeated=PASSWORD)


@pytest.fixture
async def desk(stack: Stack) -> AsyncIterator[Desk]:
    printed = stack.command("staff", "ayse", "--new-password", "--role", "agent")
    async with httpx.AsyncClient(base_url=stack.base, verify=tls.trusted(), timeout=30) as client:
        one = Desk(client)
        await one.log_in(printed.rsplit(":", 1)[1].strip())
        yield one
        # Others ask for a person while nobody is there.
        await one.get("/desk")
        await one.post("/desk/logout", sure="1")


async def test_what_the_agent_registers_the_bot_knows(stack: Stack, desk: Desk, rows: Rows) -> None:
    async with Customer(stack) as customer:
        await customer.say("internetim 3 gündür yok")
        await customer.say("hayır")
        await customer.say("0532 987 65 43")
        await customer.say("temsilciye bağlanmak istiyorum")
        (waiting,) = rows(
            "SELECT conversation_id FROM agent_requests JOIN conversations c"
            " ON c.id = conversation_id WHERE closed_at IS NULL AND c.collected LIKE ?",
            "%+905329876543%",
        )
        talk = f"/desk/conversations/{waiting['conversation_id']}"
        page = await desk.get(talk)
        assert "İnternet" in page
        assert "5329876543" not in page
        await desk.post(f"{talk}/claim")
        await desk.get(talk)
        await desk.post(f"{talk}/open", form="1")
        page = await desk.get(f"{talk}?kayit=1")
        once = re.search(r'name="id" value="([^"]+)"', page.split("data-register")[1])
        assert once is not None
        sent = await desk.post(
            f"{talk}/complaint",
            id=once.group(1),
            topic="internet_outage",
            description="internetim 3 gündür yok",
            name="Ayşe Yılmaz",
            phone="0532 987 65 43",
        )
        assert sent.status_code == 303, sent.text
        await desk.get(talk)
        await desk.post(f"{talk}/bot")
        answer = await customer.say("evet")
        assert "Adınız" not in answer
        assert "devam edelim" not in answer
        assert "numarası" not in answer
        status = await customer.say("şikayetim ne durumda")
        assert "durumu" in status
    found = rows("SELECT id FROM complaints WHERE contact_phone = ?", "+905329876543")
    assert len(found) == 1
    (kept,) = rows(
        "SELECT stretch FROM conversations WHERE id = ?", str(waiting["conversation_id"])
    )
    assert kept["stretch"] is None  # told, and struck off
