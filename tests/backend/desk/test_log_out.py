"""Who logs out with something that others wait for is asked first, and told what becomes of it."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from backend.conversations.holder import Handover
from backend.notifications.models import OutboxMessage
from backend.staff.account_models import StaffPresence
from tests.backend.desk.conftest import OWN
from tests.backend.desk.test_attendance import claimed, conversation, last_words
from tests.backend.desk.test_calls import to_be_called
from tests.backend.desk.test_complaint import at_work, read, register, send
from tests.backend.desk.test_conversations import waits
from tests.backend.desk.test_whole_work import of

if TYPE_CHECKING:
    from backend.bootstrap import Container
    from backend.kit.clock import FixedClock
    from tests.backend.desk.conftest import Browser

LOG_OUT = "/desk/logout"


async def holder(container: Container, call: int) -> str | None:
    async with container.works.reading() as session:
        return (await session.get_one(OutboxMessage, call)).lease_owner


async def at_the_desk(container: Container, username: str) -> bool:
    async with container.works.reading() as session:
        return await session.get(StaffPresence, await of(container, username)) is not None


async def test_who_has_conversations_is_asked_first_and_keeps_them_by_staying(
    container: Container, browser: Browser
) -> None:
    await at_work(container, browser, "ayse")
    talks = [await waits(container, words) for words in ("bir", "iki")]
    call = await to_be_called(container)
    for talk in talks:
        await claimed(browser, talk)
    await browser.get("/desk/calls")
    await browser.post(f"/desk/calls/{call}/take")
    await browser.get("/desk")
    answer = await browser.post(LOG_OUT)
    assert answer.headers["location"] == LOG_OUT
    page = (await browser.get(LOG_OUT)).text
    assert "2 görüşme" in page
    assert "2 müşteri yanıtınızı bekliyor" in page
    assert "1 arama listeye döner" in page
    ayse = await of(container, "ayse")
    assert (await conversation(container, talks[0])).agent_id == ayse
    assert await holder(container, call) == ayse
    assert await at_the_desk(container, "ayse")
    assert (await browser.get("/desk")).status_code == 200


async def test_what_others_wait_for_goes_to_them_and_complaints_stay(
    container: Container, browser: Browser
) -> None:
    await at_work(container, browser, "ayse")
    number = await register(container)
    talk, call = await waits(container), await to_be_called(container)
    ayse = await of(container, "ayse")
    await send(browser, number, "assign", team="technical", person=ayse)
    await claimed(browser, talk)
    await browser.get("/desk/calls")
    await browser.post(f"/desk/calls/{call}/take")
    await browser.get(LOG_OUT)
    answer = await browser.post(LOG_OUT, sure="1")
    assert answer.headers["location"] == "/desk/login"
    assert (await conversation(container, talk)).handover == Handover.WAITING
    assert "Sırada önceliğiniz var" in await last_words(container, talk)
    assert await holder(container, call) is None
    assert (await read(container, number)).owner_id == ayse
    assert not await at_the_desk(container, "ayse")


async def test_who_has_nothing_is_not_asked_and_who_makes_a_call_is(
    container: Container, browser: Browser
) -> None:
    await at_work(container, browser, "ayse")
    await browser.get("/desk")
    assert (await browser.post(LOG_OUT)).headers["location"] == "/desk/login"
    await browser.log_in("ayse", OWN)
    call = await to_be_called(container)
    await browser.get("/desk/calls")
    await browser.post(f"/desk/calls/{call}/take")
    await browser.get("/desk")
    assert (await browser.post(LOG_OUT)).headers["location"] == LOG_OUT
    page = (await browser.get(LOG_OUT)).text
    assert "Kaydetmediğiniz arama notu saklanmaz" in page
    assert 'href="/desk/calls">Masada kal' in page
    assert (await browser.post(LOG_OUT, sure="1")).headers["location"] == "/desk/login"
    assert await holder(container, call) is None


@pytest.mark.parametrize("everywhere", [False, True])
async def test_who_is_logged_in_elsewhere_says_whether_they_go_on_there(
    container: Container, browser: Browser, other: Browser, *, everywhere: bool
) -> None:
    await at_work(container, browser, "ayse")
    await other.log_in("ayse", OWN)
    talk = await waits(container)
    await claimed(browser, talk)
    await browser.get("/desk")
    assert (await browser.post(LOG_OUT)).headers["location"] == LOG_OUT
    assert "Başka bir tarayıcıda oturumunuz açık." in (await browser.get(LOG_OUT)).text
    more = {"everywhere": "1"} if everywhere else {}
    assert (await browser.post(LOG_OUT, sure="1", **more)).headers["location"] == "/desk/login"
    assert (await other.get("/desk")).status_code == (303 if everywhere else 200)
    held = (await conversation(container, talk)).agent_id == await of(container, "ayse")
    assert held is not everywhere


async def test_a_browser_that_was_left_open_too_long_is_none(
    container: Container, browser: Browser, other: Browser, clock: FixedClock
) -> None:
    await at_work(container, other, "ayse")
    clock.set(clock.now() + timedelta(minutes=container.settings.desk_idle_minutes))
    await browser.log_in("ayse", OWN)
    talk = await waits(container)
    await claimed(browser, talk)
    await browser.get("/desk")
    assert (await browser.post(LOG_OUT)).headers["location"] == LOG_OUT
    await browser.post(LOG_OUT, sure="1")
    assert (await conversation(container, talk)).handover == Handover.WAITING
