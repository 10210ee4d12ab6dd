"""Of which conversations somebody hears, on whatever page of the desk they are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from backend.conversations.models import Conversation
from backend.conversations.receiving import Inbound
from backend.staff.models import Role
from tests.backend.desk.conftest import OWN, employed
from tests.backend.desk.test_conversations import ready, waits

if TYPE_CHECKING:
    from backend.bootstrap import Container
    from tests.backend.desk.conftest import Browser

NOTHING = ([], [])


async def told(browser: Browser) -> tuple[Any, Any]:
    """Return who waits and who wrote unread, by the names that these have."""
    answer = await browser.client.get("/desk/alerts")
    assert answer.status_code == 200
    return answer.json()["waiting"], answer.json()["unread"]


async def says(container: Container, talk: str, text: str) -> None:
    await container.turns.take_in(talk, Inbound(client_id=text, text=text))


async def taken(container: Container, browser: Browser) -> str:
    talk = await waits(container)
    await ready(container, browser)
    await browser.get(f"/desk/conversations/{talk}")
    await browser.post(f"/desk/conversations/{talk}/claim")
    await browser.get(f"/desk/conversations/{talk}")
    return talk


async def test_each_who_comes_to_wait_is_news_until_somebody_takes_them(
    container: Container, browser: Browser, other: Browser
) -> None:
    talk = await waits(container)
    await ready(container, browser)
    await ready(container, other, "mehmet")
    [first], _ = await told(browser)
    await waits(container, "Faturam yanlış")
    both, _ = await told(browser)
    assert len(both) == 2
    assert first in both
    assert ">2</span>" in (await browser.get("/desk/complaints")).text
    await other.get(f"/desk/conversations/{talk}")
    await other.post(f"/desk/conversations/{talk}/claim")
    left, _ = await told(browser)
    assert len(left) == 1
    assert first not in left


async def test_what_ones_own_customer_writes_is_news_until_it_was_looked_at(
    container: Container, browser: Browser, other: Browser
) -> None:
    talk = await taken(container, browser)
    assert await told(browser) == NOTHING
    await says(container, talk, "orada mısınız")
    _, [first] = await told(browser)
    # A tab behind another one shows it to nobody.
    await browser.client.get(f"/desk/conversations/{talk}", headers={"Desk-Hidden": "1"})
    await says(container, talk, "alo")
    _, [second] = await told(browser)
    assert second != first
    await browser.get(f"/desk/conversations/{talk}")
    assert await told(browser) == NOTHING
    await ready(container, other, "mehmet")
    await says(container, talk, "peki")
    assert await told(other) == NOTHING


@pytest.mark.parametrize(
    ("role", "teams"), [(Role.AGENT, ("billing",)), (Role.AUDITOR, ())], ids=["team", "auditor"]
)
async def test_nobody_hears_of_who_is_not_theirs_to_answer(
    container: Container, browser: Browser, role: Role, teams: tuple[str, ...]
) -> None:
    talk = await waits(container)
    async with container.works.begin() as work:
        (await work.session.get_one(Conversation, talk)).team = "technical"
    await employed(container, "mehmet", role, teams)
    await browser.log_in("mehmet", OWN)
    assert await told(browser) == NOTHING


async def test_who_takes_no_new_ones_for_the_moment_says_so(
    container: Container, browser: Browser
) -> None:
    await ready(container, browser)
    for state, takes in (("busy", False), ("away", False), ("available", True)):
        await browser.get("/desk")
        await browser.post("/desk/presence", state=state)
        assert (await browser.client.get("/desk/alerts")).json()["takes"] is takes


async def test_what_is_ones_own_is_named_so_that_what_was_given_is_news(
    container: Container, browser: Browser
) -> None:
    talk = await taken(container, browser)
    assert (await browser.client.get("/desk/alerts")).json()["held"] == [talk]
    await browser.get(f"/desk/conversations/{talk}")
    await browser.post(f"/desk/conversations/{talk}/end")
    assert (await browser.client.get("/desk/alerts")).json()["held"] == []
