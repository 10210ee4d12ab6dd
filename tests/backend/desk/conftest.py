"""The desk, served: somebody with a password of their own, and browsers to log in with."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING

import httpx
import pytest_asyncio

from backend.staff import accounts, service, staff_sessions
from backend.staff.accounts import NewPassword
from backend.staff.models import Role

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from backend.bootstrap import Container

_LASTS = staff_sessions.Lifetime(timedelta(hours=1), timedelta(hours=1))
OWN = "yesil bisiklet sabah"


class Browser:
    """A browser of somebody of the house: keeps cookies, sends forms as a page would."""

    def __init__(self, client: httpx.AsyncClient) -> None:
        self.client = client
        self.page = ""

    async def get(self, path: str) -> httpx.Response:
        response = await self.client.get(path)
        self.page = response.text
        return response

    async def post(self, path: str, **fields: str) -> httpx.Response:
        found = re.search(r'name="csrf" value="([^"]+)"', self.page)
        own = {"csrf": found.group(1)} if found else {}
        response = await self.client.post(path, data={**own, **fields})
        self.page = response.text or self.page
        return response

    async def log_in(self, username: str, password: str) -> httpx.Response:
        response = await self.post("/desk/login", username=username, password=password)
        await self.get("/desk")
        return response


@pytest_asyncio.fixture
async def browser(client: httpx.AsyncClient) -> Browser:
    return Browser(client)


@pytest_asyncio.fixture
async def other(client: httpx.AsyncClient) -> AsyncIterator[Browser]:
    """Give a second browser, with cookies of its own."""
    async with httpx.AsyncClient(base_url=client.base_url) as second:
        yield Browser(second)


async def employed(container: Container, username: str, role: Role = Role.AGENT) -> None:
    """Let somebody work here, with the password `OWN`."""
    works = container.works
    async with works.begin() as work:
        member = await service.put(
            work.session, username, work.now, role=role, display_name=username.title()
        )
        given = await accounts.give_one_time_password(work.session, member, work.now)
    token = await accounts.log_in(works, username, given, _LASTS)
    async with works.begin() as work:
        who = await staff_sessions.use(work.session, token, work.now, _LASTS)
    assert who is not None
    await accounts.change_password(works, who, NewPassword(given, OWN, OWN), _LASTS)
