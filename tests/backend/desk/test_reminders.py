"""Reminders: set on a complaint or beside a conversation, due by the worker, one's own alone."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select, update

from backend.complaints import queries, reminder_times
from backend.complaints.models import Complaint
from backend.complaints.models.reminder import Reminder
from backend.complaints.reminder_job import marks
from backend.conversations.models import Conversation
from backend.kit.clock import ISTANBUL
from backend.kit.errors import InvalidInputError
from backend.kit.live import Live
from backend.staff.account_models import StaffAudit
from backend.staff.live_topics import of_staff
from backend.staff.models import Role, StaffMember
from tests.backend.desk.conftest import OWN
from tests.backend.desk.test_complaint import SCRIPT, TECHNICAL, at_work, hidden, register, send
from tests.backend.desk.test_conversations import waits

if TYPE_CHECKING:
    from collections.abc import Sequence

    from backend.bootstrap import Container
    from backend.kit.clock import FixedClock
    from tests.backend.desk.conftest import Browser

LIST = "/desk/reminders"
DUE = f"{LIST}/due"
HOUR = {"when": "hour", "text": "Kablo ölçümü geldi mi?"}


async def kept(container: Container) -> Sequence[Reminder]:
    async with container.works.reading() as session:
        return (await session.scalars(select(Reminder).order_by(Reminder.created_at))).all()


async def only(container: Container) -> Reminder:
    [one] = await kept(container)
    return one


async def told(container: Container) -> list[str]:
    async with container.works.reading() as session:
        rows = await session.scalars(
            select(StaffAudit.detail).where(StaffAudit.kind == "reminder").order_by(StaffAudit.id)
        )
        return [row["how"] for row in rows if row]


async def later(container: Container, clock: FixedClock, **passed: int) -> int:
    clock.set(clock.now() + timedelta(**passed))
    return await container.reminders.run()


async def back(browser: Browser, username: str = "mehmet") -> None:
    """Log in again: whoever did nothing for an hour was logged out."""
    await browser.get("/desk/login")
    await browser.log_in(username, OWN)


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ISTANBUL)


@pytest.mark.parametrize(
    ("now", "choice", "moment"),
    [
        ("2026-11-25T10:20", "hour", "2026-11-25T11:20"),
        ("2026-11-25T23:59", "morning", "2026-11-26T09:00"),
        ("2026-11-26T00:01", "morning", "2026-11-27T09:00"),
        # Over a weekend, and from within one.
        ("2026-11-26T16:00", "days", "2026-12-01T09:00"),
        ("2026-11-28T16:00", "days", "2026-12-02T09:00"),
        # 28 October is a half day and counts, the 29th is none.
        ("2026-10-26T16:00", "days", "2026-10-30T09:00"),
    ],
)
def test_quick_choices_are_moments_in_istanbul(now: str, choice: str, moment: str) -> None:
    assert reminder_times.moment(at(now), choice) == at(moment)


def test_a_moment_of_ones_own_is_istanbuls_and_lies_ahead() -> None:
    now = at("2026-11-25T10:00")
    assert reminder_times.moment(now, "at", "2026-11-25", "10:01") == at("2026-11-25T10:01")
    for on, clock in [("2026-11-25", "10:00"), ("2026-11-24", "12:00"), ("2028-01-01", "09:00")]:
        with pytest.raises(InvalidInputError) as refused:
            reminder_times.moment(now, "at", on, clock)
        assert set(refused.value.errors) == {"at"}
    for on, clock in [("", ""), ("yarın", "09:00"), ("2026-12-01", "25:00")]:
        with pytest.raises(InvalidInputError):
            reminder_times.moment(now, "at", on, clock)
    with pytest.raises(InvalidInputError) as refused:
        reminder_times.moment(now, "")
    assert set(refused.value.errors) == {"when"}


async def test_what_is_set_comes_when_it_is_due_and_ends_when_it_was_read(
    container: Container, browser: Browser, clock: FixedClock
) -> None:
    number = await register(container)
    await at_work(container, browser)
    response = await send(browser, number, "reminder", **HOUR)
    assert response.headers["location"].endswith("?tamam=reminder")
    assert HOUR["text"] in (await browser.get(LIST)).text
    assert "data-due" not in (await browser.get(DUE)).text
    assert await later(container, clock, minutes=59) == 0
    assert await later(container, clock, minutes=1) == 1
    assert await later(container, clock, minutes=1) == 0
    await back(browser)
    for page in (DUE, "/desk"):
        shown = (await browser.get(page)).text
        assert HOUR["text"] in shown
        assert f"/desk/complaints/{number}" in shown
    await browser.get(LIST)
    one = await only(container)
    assert (await browser.post(f"{LIST}/{one.id}/done")).status_code == 303
    assert "data-due" not in (await browser.get(DUE)).text
    await browser.get(LIST)
    assert (await browser.post(f"{LIST}/{one.id}/done")).status_code == 303
    await browser.get(LIST)
    assert (await browser.post(f"{LIST}/{one.id}/later", when="hour")).status_code == 404
    assert await told(container) == ["set", "done"]


async def test_put_off_it_comes_again(
    container: Container, browser: Browser, clock: FixedClock
) -> None:
    number = await register(container)
    await at_work(container, browser)
    await send(browser, number, "reminder", **HOUR)
    await later(container, clock, hours=1)
    await back(browser)
    one = await only(container)
    await browser.get(LIST)
    refused = await browser.post(f"{LIST}/{one.id}/later", when="at", on="2020-01-01", at="09:00")
    assert refused.status_code == 422
    assert "Bu an geçti" in refused.text
    assert 'value="2020-01-01"' in refused.text
    assert (await browser.post(f"{LIST}/{one.id}/later", when="hour")).status_code == 303
    assert "data-due" not in (await browser.get(DUE)).text
    assert await later(container, clock, hours=1) == 1
    await back(browser)
    assert "data-due" in (await browser.get(DUE)).text


async def test_sent_twice_it_is_set_once_and_refused_it_keeps_what_was_typed(
    container: Container, browser: Browser
) -> None:
    number = await register(container)
    await at_work(container, browser)
    page = (await browser.get(f"/desk/complaints/{number}")).text
    for _ in range(2):
        await browser.post(f"/desk/complaints/{number}/reminder", **hidden(page), **HOUR)
    await only(container)
    wrong = await send(browser, number, "reminder", when="at", on="2020-01-01", at="", text=SCRIPT)
    assert wrong.status_code == 422
    assert "Tarihi ve saati yazın" in wrong.text
    assert 'value="2020-01-01"' in wrong.text
    assert SCRIPT not in wrong.text
    assert "&lt;script&gt;" in wrong.text
    assert "Neyin hatırlatılacağını" in (await send(browser, number, "reminder", when="hour")).text


async def test_it_needs_nothing_of_the_newest_and_touches_no_clock(
    container: Container, browser: Browser
) -> None:
    number = await register(container)
    await at_work(container, browser)
    async with container.works.reading() as session:
        before = await queries.by_number(session, number, events=True)
    await browser.get(f"/desk/complaints/{number}")
    answer = await browser.post(f"/desk/complaints/{number}/reminder", seen="0", id="k", **HOUR)
    assert answer.status_code == 303
    async with container.works.reading() as session:
        after = await queries.by_number(session, number, events=True)
    assert before is not None
    assert after is not None
    assert len(before.events) == len(after.events)
    assert [(c.due_at, c.paused_at) for c in before.clocks] == [
        (c.due_at, c.paused_at) for c in after.clocks
    ]


async def test_it_ends_with_the_complaint_unless_it_is_wanted_beyond(
    container: Container, browser: Browser, clock: FixedClock
) -> None:
    number = await register(container)
    await at_work(container, browser)
    await send(browser, number, "reminder", **HOUR)
    await send(browser, number, "reminder", when="hour", text="Sonra ara", keep="1")
    await send(browser, number, "conclude", outcome="upheld", answer="Hattı onardık.")
    assert [one.state for one in await kept(container)] == ["waiting", "waiting"]
    await send(browser, number, "state", state="closed")
    assert {one.text: one.state for one in await kept(container)} == {
        HOUR["text"]: "dropped",
        "Sonra ara": "waiting",
    }
    await send(browser, number, "reminder", when="hour", text="Kapandıktan sonra")
    assert await later(container, clock, hours=1) == 2


async def test_contacts_in_its_words_are_masked(container: Container, browser: Browser) -> None:
    number = await register(container)
    await at_work(container, browser)
    await send(browser, number, "reminder", when="hour", text="0532 123 45 67 aranacak")
    for page in (LIST, f"/desk/complaints/{number}"):
        shown = (await browser.get(page)).text
        assert "aranacak" in shown
        assert "123 45 67" not in shown


async def test_they_are_ones_own_and_seen_by_who_answers_for_one(
    container: Container, browser: Browser, other: Browser
) -> None:
    number = await register(container)
    await at_work(container, browser)
    await send(browser, number, "reminder", **HOUR)
    one = await only(container)
    for username, role, teams, sees in [
        ("zeynep", Role.AGENT, TECHNICAL, False),
        ("sibel", Role.LEAD, TECHNICAL, True),
        ("selim", Role.SUPERVISOR, (), True),
        ("aylin", Role.ADMIN, (), True),
        ("denetci", Role.AUDITOR, (), False),
    ]:
        await at_work(container, other, username, role, teams)
        page = (await other.get(f"/desk/complaints/{number}")).text
        assert (HOUR["text"] in page) is sees, role
        handles = role is not Role.AUDITOR
        assert (">Hatırlat<" in page) is handles
        for action in ("done", "later"):
            await other.get("/desk")
            answer = await other.post(f"{LIST}/{one.id}/{action}", when="hour")
            assert answer.status_code == (404 if handles else 403)
        for path in (LIST, DUE):
            answer = await other.get(path)
            assert answer.status_code == (200 if handles else 403)
            assert HOUR["text"] not in answer.text
        await other.get("/desk")
        await other.post("/desk/logout")


@pytest.mark.parametrize("role", Role)
async def test_who_handles_complaints_is_reminded_of_those_they_see(
    container: Container, browser: Browser, role: Role
) -> None:
    number, bill = await register(container), await register(container, topic="billing")
    await at_work(container, browser, role=role)
    await browser.get("/desk")
    sent = {"seen": "0", "id": "k", **HOUR}
    answer = await browser.post(f"/desk/complaints/{number}/reminder", **sent)
    assert answer.status_code == (403 if role is Role.AUDITOR else 303)
    await browser.get("/desk")
    answer = await browser.post(f"/desk/complaints/{bill}/reminder", **sent, keep="1")
    everywhere = role in {Role.SUPERVISOR, Role.ADMIN}
    # Under one key it is set once, whichever complaint it names.
    assert answer.status_code == (303 if everywhere else 403 if role is Role.AUDITOR else 404)
    assert len(await kept(container)) == (0 if role is Role.AUDITOR else 1)


async def test_a_lead_of_another_team_sees_none(
    container: Container, browser: Browser, other: Browser
) -> None:
    number = await register(container)
    await at_work(container, browser)
    await send(browser, number, "reminder", **HOUR)
    async with container.works.begin() as work:
        await work.session.execute(update(Complaint).values(team="billing"))
    await at_work(container, other, "fatma", Role.LEAD, ("billing",))
    assert HOUR["text"] not in (await other.get(f"/desk/complaints/{number}")).text


async def test_of_who_left_they_go_to_whoever_has_the_complaint_next(
    container: Container, browser: Browser, other: Browser, clock: FixedClock
) -> None:
    number = await register(container)
    await at_work(container, browser)
    await send(browser, number, "reminder", **HOUR)
    await send(browser, number, "reminder", when="hour", text="Sonra", keep="1")
    async with container.works.begin() as work:
        await work.session.execute(
            update(StaffMember).where(StaffMember.username == "mehmet").values(active=False)
        )
    assert await later(container, clock, minutes=1) == 0
    await at_work(container, other, "zeynep")
    await send(other, number, "state", state="in_review")
    assert await later(container, clock, hours=1) == 4  # two passed on, and both due
    await back(other, "zeynep")
    assert "data-due" in (await other.get(DUE)).text
    assert HOUR["text"] in (await other.get(LIST)).text
    assert await told(container) == ["set", "set", "passed_on", "passed_on"]


async def test_what_nobody_takes_over_ends_with_the_complaint(
    container: Container, browser: Browser, clock: FixedClock
) -> None:
    number = await register(container)
    await at_work(container, browser)
    await send(browser, number, "reminder", when="hour", text="Sonra", keep="1")
    async with container.works.begin() as work:
        await work.session.execute(
            update(StaffMember).where(StaffMember.username == "mehmet").values(active=False)
        )
        await work.session.execute(update(Complaint).values(state="withdrawn"))
    assert await later(container, clock, minutes=1) == 1
    assert (await only(container)).state == "dropped"


async def test_beside_a_conversation_it_is_set_of_its_own_complaint(
    container: Container, browser: Browser
) -> None:
    talk = await waits(container)
    mine, bill = await register(container), await register(container, topic="billing")
    foreign = await register(container)
    async with container.works.begin() as work:
        await work.session.execute(
            update(Complaint)
            .where(Complaint.tracking_number.in_([mine, bill]))
            .values(conversation_id=talk)
        )
        await work.session.execute(
            update(Conversation).where(Conversation.id == talk).values(team="technical")
        )
    await at_work(container, browser)
    path = f"/desk/conversations/{talk}"
    page = (await browser.get(path)).text
    assert f'name="number" value="{mine}"' in page
    once = re.search(r'/reminder".*?name="id" value="([^"]*)"', page, re.DOTALL)
    assert once is not None
    sent = {**HOUR, "id": once.group(1)}
    for number in (bill, foreign, "", "x"):
        await browser.get(path)
        assert (await browser.post(f"{path}/reminder", number=number, **sent)).status_code == 422
    assert await kept(container) == []
    await browser.get(path)
    assert (await browser.post(f"{path}/reminder", number=mine, **sent)).status_code == 303
    await only(container)


async def test_pages_of_another_process_hear_of_it_from_the_database(
    container: Container, browser: Browser, clock: FixedClock
) -> None:
    number = await register(container)
    await at_work(container, browser)
    await send(browser, number, "reminder", **HOUR)
    staff_id = (await only(container)).staff_id
    # As a web process without Redis: what the worker publishes does not reach it.
    live = Live(marks(container.database), poll_seconds=60)
    with live.listening(of_staff(staff_id)) as listener:
        await live.poll()
        await listener.notes()
        await live.poll()
        assert not listener._notes
        await later(container, clock, hours=1)
        await live.poll()
        assert [note.kind for note in await listener.notes() or ()] == ["look"]
    await live.close()


@pytest.mark.parametrize("path", [LIST, DUE, f"{LIST}/x/done", f"{LIST}/x/later"])
async def test_a_stranger_is_sent_to_the_login_and_a_form_needs_its_token(
    container: Container, browser: Browser, path: str
) -> None:
    ask = browser.get if path in {LIST, DUE} else browser.post
    response = await ask(path)
    assert response.headers["location"][:11] == "/desk/login"
    if path not in {LIST, DUE}:
        await at_work(container, browser)
        browser.page = ""
        assert (await browser.post(path, when="hour")).status_code == 403
