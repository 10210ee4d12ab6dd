"""Of which conversations somebody hears, on whatever page of the desk they are."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

import pytest

from backend.complaints import given, queries
from backend.conversations.models import Conversation
from backend.conversations.receiving import Inbound
from backend.kit.live import LOOK
from backend.staff import service
from backend.staff.live_topics import of_staff
from backend.staff.models import Role
from tests.backend.desk.conftest import OWN, employed
from tests.backend.desk.test_complaint import at_work, register, send
from tests.backend.desk.test_conversations import ready, waits
from tests.patience import PATIENCE

if TYPE_CHECKING:
    from backend.bootstrap import Container
    from backend.kit.clock import FixedClock
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


async def assigned(browser: Browser) -> list[str]:
    """Return the numbers of what somebody was given."""
    answer = await browser.client.get("/desk/alerts")
    return [name.split(":")[0] for name in answer.json()["assigned"]]


async def id_of(container: Container, username: str) -> str:
    async with container.works.reading() as session:
        return (await service.working(session, username)).id


async def test_what_one_was_given_is_news_and_what_one_took_is_none(
    container: Container, browser: Browser, other: Browser
) -> None:
    theirs, taken_by_them, gone = [await register(container) for _ in range(3)]
    await at_work(container, browser, "ayse")
    await at_work(container, other, "lale", Role.LEAD)
    ayse, lale = await id_of(container, "ayse"), await id_of(container, "lale")
    assert await assigned(browser) == []
    await send(browser, taken_by_them, "assign", team="technical", person=ayse)
    for number in (theirs, gone):
        await send(other, number, "assign", team="technical", person=ayse)
    assert await assigned(browser) == [gone, theirs]
    [name] = [one for one in await names(browser) if one.startswith(theirs)]
    # With another note it is given to nobody anew; given to others it is theirs.
    await send(other, theirs, "assign", team="technical", person=ayse, note="Acele et.")
    await send(other, gone, "assign", team="technical", person=lale)
    assert await names(browser) == [name]
    assert await assigned(other) == []
    # Given back and given again it is.
    await send(browser, theirs, "assign", team="technical", person="")
    assert await assigned(browser) == []
    await send(other, theirs, "assign", team="technical", person=ayse)
    assert await assigned(browser) == [theirs]
    assert await names(browser) != [name]
    await send(browser, theirs, "conclude", outcome="upheld", answer="Modeminiz değişti.")
    assert await assigned(browser) == []


async def names(browser: Browser) -> list[str]:
    found: list[str] = (await browser.client.get("/desk/alerts")).json()["assigned"]
    return found


async def test_what_was_given_the_day_before_is_no_news_in_the_morning(
    container: Container, browser: Browser, other: Browser, clock: FixedClock
) -> None:
    number = await register(container)
    await at_work(container, browser, "ayse")
    await at_work(container, other, "lale", Role.LEAD)
    await send(other, number, "assign", team="technical", person=await id_of(container, "ayse"))
    clock.set(clock.now() + given.NEWS_FOR)
    await browser.log_in("ayse", OWN)
    assert await assigned(browser) == []


@pytest.mark.parametrize("way", ["assign", "whole work", "by itself"])
async def test_whoever_is_given_work_is_told_at_once_by_whichever_way(
    container: Container,
    browser: Browser,
    other: Browser,
    monkeypatch: pytest.MonkeyPatch,
    way: str,
) -> None:
    number = await register(container)
    await at_work(container, browser, "ayse")
    await at_work(container, other, "lale", Role.SUPERVISOR)
    ayse, lale = await id_of(container, "ayse"), await id_of(container, "lale")
    if way == "whole work":
        await send(other, number, "assign", team="technical", person=lale)
    told: list[str] = []
    publish = container.live.publish
    with monkeypatch.context() as patch, container.live.listening(of_staff(ayse)) as hears:
        patch.setattr(
            container.live,
            "publish",
            lambda topic, note: (told.append(topic), publish(topic, note)),
        )
        if way == "assign":
            await send(other, number, "assign", team="technical", person=ayse)
        elif way == "whole work":
            await other.get(f"/desk/floor/work?person={lale}")
            await other.post("/desk/floor/work", person=lale, complaints=ayse, note="İzinli.")
        else:
            async with container.works.begin() as work:
                found = await queries.by_number(work.session, number, lock=True)
                assert found is not None
                await container.handling.give_automatically(work, found, ayse)
        assert LOOK in (await asyncio.wait_for(hears.notes(), PATIENCE) or [])
    # Whoever gives it is told nothing of it.
    assert of_staff(ayse) in told
    assert of_staff(lale) not in told
    assert await assigned(browser) == [number]
