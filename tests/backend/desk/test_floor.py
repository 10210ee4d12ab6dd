"""Who is there, what they hold and who waits: as a lead, a supervisor and an auditor see it."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from backend.complaints.actors import CUSTOMER
from backend.complaints.contact import Contact
from backend.complaints.models import Channel
from backend.complaints.registration import NewComplaint
from backend.staff.models import Role
from tests.backend.desk.conftest import OWN, employed
from tests.backend.desk.test_attendance import about, claimed, of_team
from tests.backend.desk.test_conversations import ready, waits

if TYPE_CHECKING:
    from backend.bootstrap import Container
    from backend.kit.clock import FixedClock
    from tests.backend.desk.conftest import Browser


def words(page: str) -> str:
    """Return what a page says, without its tags."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page))


async def seen(container: Container, browser: Browser, role: Role, *teams: str) -> str:
    """Return what somebody of this role reads on the page."""
    await employed(container, "lale", role, teams)
    await browser.get("/desk/login")
    await browser.log_in("lale", OWN)
    answer = await browser.get("/desk/floor")
    assert answer.status_code == 200
    return words(answer.text)


async def test_it_tells_who_has_how_much_and_who_waits_longest(
    container: Container, browser: Browser, other: Browser, clock: FixedClock
) -> None:
    await ready(container, browser)
    held, urgent, waiting = [await waits(container, words) for words in ("bir", "iki", "üç")]
    assert await claimed(browser, held) == 303
    await about(container, urgent, "billing")
    clock.set(clock.now() + timedelta(minutes=1, seconds=30))
    page = await seen(container, other, Role.SUPERVISOR)
    assert re.search(r"Ayse Müsait 1 görüşme, 1 yanıt bekliyor", page)
    assert "Fatura" in page
    assert page.count("1 dk") >= 2
    assert f"/desk/conversations/{held}" in other.page
    assert waiting not in other.page


async def test_who_is_gone_is_named_while_something_is_theirs(
    container: Container, browser: Browser, other: Browser, clock: FixedClock
) -> None:
    await ready(container, browser)
    held = await waits(container, "bir")
    await claimed(browser, held)
    clock.set(clock.now() + timedelta(minutes=3))
    await employed(container, "mehmet")
    page = await seen(container, other, Role.SUPERVISOR)
    assert "Ayse Masada değil" in page
    assert "Mehmet" not in page.partition("Bütün işini devret")[0]
    assert "Masada olmayan: 1 kişi." in page


async def test_a_lead_sees_their_own_team_and_nobody_elses(
    container: Container, browser: Browser, other: Browser
) -> None:
    await ready(container, browser)
    await of_team(container, "ayse", "billing")
    talk = await waits(container, "gizli kalsın")
    await about(container, talk, "billing")
    await claimed(browser, talk)
    assert "Ayse" not in await seen(container, other, Role.LEAD, "technical")
    await of_team(container, "lale", "billing")
    assert "Ayse" in words((await other.get("/desk/floor")).text)


async def test_an_auditor_reads_it_and_numbers_are_masked(
    container: Container, browser: Browser, other: Browser
) -> None:
    await ready(container, browser)
    await claimed(browser, await waits(container, "numaram 0532 123 45 67"))
    page = await seen(container, other, Role.AUDITOR)
    assert "Ayse" in page
    assert "123 45 67" not in page


@pytest.mark.parametrize("path", ["/desk/floor", "/desk"])
async def test_an_agent_is_neither_shown_it_nor_the_way_to_it(
    container: Container, browser: Browser, path: str
) -> None:
    await ready(container, browser)
    answer = await browser.get(path)
    assert (answer.status_code, "/desk/floor" in answer.text) == (
        (403, False) if path == "/desk/floor" else (200, False)
    )


async def test_what_was_late_today_and_what_is_about_to_be_stand_there(
    container: Container, browser: Browser, clock: FixedClock
) -> None:
    async with container.works.begin() as work:
        new = NewComplaint(
            channel=Channel.PHONE,
            description="Hat yok",
            topic="internet_outage",
            contact=Contact(phone="+905321234567"),
        )
        done = await container.complaints.register(work, new, CUSTOMER)
        number = done.complaint.tracking_number
    clock.set(clock.now() + timedelta(hours=22))
    page = await seen(container, browser, Role.SUPERVISOR)
    assert "İlk bildirim" in page
    assert "2 sa kaldı" in page
    assert "Bugün aşılan süre yok." in page
    clock.set(clock.now() + timedelta(hours=3))
    await browser.get("/desk/login")
    await browser.log_in("lale", OWN)
    page = words((await browser.get("/desk/floor/due")).text)
    assert "1 sa gecikti" in page
    assert "Kimse üstlenmedi." in page
    assert number in browser.page
    assert "532" not in page
    assert "Dolmak üzere olan süre yok." in words(
        (await browser.get("/desk/floor/due?liste=yaklasan")).text
    )
