"""Who is at work, how much they hold, whose work a conversation is, and what becomes of it."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from backend.conversations import attendance, desk_lists, handover, queries
from backend.conversations.models import Conversation
from backend.staff import accounts, service, staff_sessions
from backend.staff.models import Role
from tests.backend.desk.conftest import OWN, employed
from tests.backend.desk.test_conversations import ready, waits

if TYPE_CHECKING:
    from backend.bootstrap import Container
    from backend.kit.clock import FixedClock
    from tests.backend.desk.conftest import Browser


async def conversation(container: Container, talk: str) -> Conversation:
    async with container.works.reading() as session:
        found = await session.get(Conversation, talk)
    assert found is not None
    return found


async def last_words(container: Container, talk: str) -> str:
    async with container.works.reading() as session:
        return (await queries.newest(session, talk, 1))[-1].text


async def staffed(container: Container) -> bool:
    async with container.works.reading() as session:
        found = await attendance.now_at(session, container.clock.now(), container.settings)
    return found.staffed


async def of_team(container: Container, username: str, *teams: str) -> None:
    async with container.works.begin() as work:
        member = await service.working(work.session, username)
        await accounts.put_into_teams(work.session, member.id, teams)


async def about(container: Container, talk: str, team: str) -> None:
    async with container.works.begin() as work:
        found = await work.session.get(Conversation, talk)
        assert found is not None
        found.team = team


async def claimed(browser: Browser, talk: str) -> int:
    await browser.get(f"/desk/conversations/{talk}")
    return (await browser.post(f"/desk/conversations/{talk}/claim")).status_code


async def test_an_open_page_is_a_presence_of_two_minutes(
    container: Container, browser: Browser, clock: FixedClock
) -> None:
    assert not await staffed(container)
    await ready(container, browser)
    await browser.get("/desk")
    assert await staffed(container)
    clock.set(clock.now() + timedelta(minutes=1, seconds=59))
    assert await staffed(container)
    clock.set(clock.now() + timedelta(seconds=2))
    assert not await staffed(container)


async def test_who_went_away_for_a_while_is_nobody_to_wait_for(
    container: Container, browser: Browser
) -> None:
    await ready(container, browser)
    await browser.post("/desk/presence", state="away")
    assert not await staffed(container)
    assert 'value="away" aria-pressed="true"' in (await browser.get("/desk")).text
    await browser.post("/desk/presence", state="busy")
    assert await staffed(container)


async def test_an_auditor_is_nobody_to_wait_for(container: Container, browser: Browser) -> None:
    await employed(container, "denetci", Role.AUDITOR)
    await browser.log_in("denetci", OWN)
    assert not await staffed(container)
    assert "/desk/presence" not in (await browser.get("/desk")).text


async def test_what_somebody_held_whose_page_is_gone_goes_to_the_front_and_is_told(
    container: Container, browser: Browser, clock: FixedClock
) -> None:
    talk = await waits(container)
    await ready(container, browser)
    assert await claimed(browser, talk) == 303
    later = await waits(container, "Ben de bekliyorum")
    assert await container.absences.run() == 0
    clock.set(clock.now() + timedelta(minutes=2, seconds=1))
    assert await container.absences.run() == 3  # given back, and both told that nobody is there
    async with container.works.reading() as session:
        assert [one.id for one in await desk_lists.waiting(session)] == [talk, later]
        said = [one.text for one in await queries.newest(session, talk, 2)]
    assert "ayrılmak zorunda kaldı" in said[0]
    assert "görevde temsilcimiz yok" in said[1]
    assert await container.absences.run() == 0


async def test_an_open_page_keeps_what_one_holds(
    container: Container, browser: Browser, clock: FixedClock
) -> None:
    talk = await waits(container)
    await ready(container, browser)
    await claimed(browser, talk)
    for _ in range(3):
        clock.set(clock.now() + timedelta(minutes=1))
        await browser.get("/desk")
        assert await container.absences.run() == 0
    assert (await conversation(container, talk)).handover == "active"


async def test_who_logs_out_gives_everything_back_at_once(
    container: Container, browser: Browser
) -> None:
    talk = await waits(container)
    await employed(container, "ayse")
    async with container.works.begin() as work:
        member = await service.working(work.session, "ayse")
        await staff_sessions.end_all(work.session, member.id)
    await browser.log_in("ayse", OWN)
    await claimed(browser, talk)
    await browser.get("/desk")
    await browser.post("/desk/logout", sure="1")
    assert (await conversation(container, talk)).handover == "waiting"
    assert not await staffed(container)


async def test_nobody_takes_more_than_they_may_hold(container: Container, browser: Browser) -> None:
    await ready(container, browser)
    most = container.settings.desk_chats_at_once
    talks = [await waits(container, f"soru {number}") for number in range(most + 1)]
    assert [await claimed(browser, talk) for talk in talks] == [303] * most + [409]
    assert (await conversation(container, talks[-1])).handover == "waiting"


async def test_a_team_sees_its_own_and_what_is_nobodys(
    container: Container, browser: Browser, other: Browser
) -> None:
    bill, outage, unknown = [await waits(container, text) for text in ("fatura", "arıza", "şey")]
    await about(container, bill, "billing")
    await about(container, outage, "technical")
    await ready(container, browser)
    await of_team(container, "ayse", "billing")
    listed = (await browser.get("/desk?liste=bekleyen")).text
    assert bill in listed
    assert unknown in listed
    assert outage not in listed
    team = (await browser.get("/desk?liste=ekibim")).text
    assert bill in team
    assert unknown not in team
    assert (await browser.get(f"/desk/conversations/{outage}")).status_code == 404
    await browser.get("/desk")
    assert (await browser.post(f"/desk/conversations/{outage}/note", text="x")).status_code == 404
    await employed(container, "sef", Role.SUPERVISOR)
    await other.log_in("sef", OWN)
    assert outage in (await other.get("/desk?liste=tumu")).text


async def test_passed_on_to_a_team_it_waits_in_front_for_them(
    container: Container, browser: Browser, other: Browser
) -> None:
    talk, later = await waits(container), await waits(container, "sonra gelen")
    await ready(container, browser)
    await of_team(container, "ayse", "billing")
    await claimed(browser, talk)
    page = f"/desk/conversations/{talk}"
    await browser.get(page)
    assert (await browser.post(f"{page}/transfer", to="team:technical", note="")).status_code == 422
    await browser.get(page)
    passed = await browser.post(f"{page}/transfer", to="team:technical", note="Hat ölçülsün")
    assert passed.status_code == 303
    assert (await browser.get(page)).status_code == 404  # another team's now
    assert "ilgili ekibimize" in await last_words(container, talk)
    await ready(container, other, "mehmet")
    await of_team(container, "mehmet", "technical")
    listed = (await other.get("/desk?liste=bekleyen")).text
    assert listed.index(talk) < listed.index(later)
    assert "Hat ölçülsün" in (await other.get(page)).text


async def test_a_supervisor_steps_in_and_the_bot_is_silent_from_then_on(
    container: Container, browser: Browser
) -> None:
    talk = await waits(container)
    async with container.works.begin() as work:
        await handover.leave_queue(work, talk)
    await employed(container, "sef", Role.SUPERVISOR)
    await browser.log_in("sef", OWN)
    assert talk in (await browser.get("/desk?liste=tumu")).text
    page = (await browser.get(f"/desk/conversations/{talk}")).text
    assert "Devral" in page
    assert (await browser.post(f"/desk/conversations/{talk}/take-over")).status_code == 303
    assert (await conversation(container, talk)).holder == "agent"


@pytest.mark.parametrize("state", ["", "x", "on"])
async def test_no_other_presence_can_be_chosen(
    container: Container, browser: Browser, state: str
) -> None:
    await ready(container, browser)
    assert (await browser.post("/desk/presence", state=state)).status_code == 422
