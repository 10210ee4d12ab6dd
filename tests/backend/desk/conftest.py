"""The desk, served: somebody with a password of their own, and browsers to log in with."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import httpx
import pytest_asyncio

from backend.kit import tls
from backend.staff import passwords, service
from backend.staff.account_models import StaffAccount, StaffTeam
from backend.staff.models import Role
from tests.patience import PATIENCE

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from backend.bootstrap import Container

OWN = "yesil bisiklet sabah"


class Browser:
    """A browser of somebody of the house: keeps cookies, sends forms as a page would."""

    def __init__(self, client: httpx.AsyncClient) -> None:
        self.client = client
        # What is shown; None where somebody came in and has not looked yet.
        self.page: str | None = ""

    async def get(self, path: str) -> httpx.Response:
        response = await self.client.get(path)
        self.page = response.text
        return response

    async def post(self, path: str, **fields: str) -> httpx.Response:
        if self.page is None:
            await self.get("/desk")
        found = re.search(r'name="csrf" value="([^"]+)"', self.page or "")
        own = {"csrf": found.group(1)} if found else {}
        response = await self.client.post(path, data={**own, **fields})
        self.page = response.text or self.page
        return response

    async def log_in(self, username: str, password: str) -> httpx.Response:
        """Log in; the page that comes then is asked for where a form of it is sent."""
        response = await self.post("/desk/login", username=username, password=password)
        self.page = None
        return response


@pytest_asyncio.fixture
async def browser(client: httpx.AsyncClient) -> Browser:
    return Browser(client)


@pytest_asyncio.fixture
async def other(client: httpx.AsyncClient) -> AsyncIterator[Browser]:
    """Give a second browser, with cookies of its own."""
    async with httpx.AsyncClient(
        base_url=client.base_url, verify=tls.trusted(), timeout=PATIENCE
    ) as second:
        yield Browser(second)


async def employed(
    container: Container, username: str, role: Role = Role.AGENT, teams: tuple[str, ...] = ()
) -> None:
    """Let somebody work here, with the password `OWN`."""
    async with container.works.begin() as work:
        member = await service.put(
            work.session, username, work.now, role=role, display_name=username.title()
        )
        work.session.add(
            StaffAccount(
                staff_id=member.id,
                password_hash=passwords.hashed(OWN),
                one_time=False,
                password_set_at=work.now,
            )
        )
        work.session.add_all(StaffTeam(staff_id=member.id, team=team) for team in teams)
