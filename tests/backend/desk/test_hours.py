"""Opening hours, set on the desk: from a day on, single days, who may, and what customers hear."""

from __future__ import annotations

import re
from datetime import datetime
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from backend.conversations import attendance
from backend.kit.clock import ISTANBUL
from backend.staff.account_models import StaffAudit
from backend.staff.models import Role
from tests.backend.desk.conftest import OWN
from tests.backend.desk.test_complaint import SCRIPT, at_work
from tests.backend.desk.test_conversations import waits

if TYPE_CHECKING:
    from backend.bootstrap import Container
    from backend.kit.clock import FixedClock
    from tests.backend.desk.conftest import Browser

HOURS = "/desk/hours"
WEEK = {f"opens{day}": "09:00" for day in range(1, 6)} | {
    f"closes{day}": "18:00" for day in range(1, 6)
}


def at(day: int, hour: int) -> datetime:
    """A moment of the last week of November 2026, whose 23rd is a Monday."""
    return datetime(2026, 11, day, hour, tzinfo=ISTANBUL)


async def opens(container: Container, moment: datetime) -> tuple[bool, str | None]:
    async with container.works.reading() as session:
        found = await attendance.now_at(session, moment, container.settings)
    return found.staffed, found.opens_at


async def posted(browser: Browser, path: str, **fields: str) -> int:
    await browser.get("/desk")
    answer = await browser.post(f"{HOURS}/{path}", **fields)
    if answer.status_code == 200:
        # Shown first, then saved.
        shown = re.search(r'name="shown" value="(\w+)"', answer.text)
        assert shown is not None
        sure = {"shown": shown[1], "do": "kaydet"}
        answer = await browser.post(f"{HOURS}/{path}", **fields, **sure)
    return answer.status_code


async def changes(container: Container) -> list[dict[str, object] | None]:
    async with container.works.reading() as session:
        rows = select(StaffAudit.detail).where(StaffAudit.kind == "hours_changed")
        return list(await session.scalars(rows.order_by(StaffAudit.id)))


async def test_a_week_holds_from_its_day_on_and_before_it_what_held(
    container: Container, browser: Browser, clock: FixedClock
) -> None:
    clock.set(at(23, 10))
    await at_work(container, browser, role=Role.SUPERVISOR)
    page = (await browser.get(HOURS)).text
    assert "Başlangıç (ayarlardan)" in page
    assert page.count("bütün gün") == 7
    assert await posted(browser, "week", valid_from="2026-11-25", **WEEK) == 303
    assert await opens(container, at(24, 20)) == (False, None)  # open, and nobody is there
    assert await opens(container, at(25, 20)) == (False, "yarın saat 09.00")
    page = (await browser.get(HOURS)).text
    assert "25.11.2026 gününden" in page
    assert "09:00-18:00" in page
    assert "Mehmet" in page
    assert await posted(browser, "week/2026-11-25/remove") == 303
    assert await opens(container, at(25, 20)) == (False, None)
    week = {str(day): [540, 1080] for day in range(1, 6)}
    assert await changes(container) == [
        {"valid_from": "2026-11-25", "hours": week},
        {"removed": "week", "day": "2026-11-25"},
    ]


async def test_who_waits_on_a_holiday_is_told_when_it_opens(
    container: Container, browser: Browser, clock: FixedClock
) -> None:
    clock.set(at(23, 10))
    await at_work(container, browser, role=Role.SUPERVISOR)
    assert await posted(browser, "week", valid_from="2026-11-23", **WEEK) == 303
    assert await posted(browser, "day", day="2026-11-24", name="Bayram") == 303
    half = {"day": "2026-11-25", "name": "Yarım gün", "opens": "13:00", "closes": "00:00"}
    assert await posted(browser, "day", **half) == 303
    assert await opens(container, at(23, 20)) == (False, "25 Kasım 2026 Çarşamba saat 13.00")
    assert await opens(container, at(25, 23)) == (False, None)
    page = (await browser.get(HOURS)).text
    assert "Bayram: kapalı" in page
    assert "Yarım gün: 13:00-24:00" in page
    clock.set(at(24, 10))
    await waits(container)
    assert await container.absences.run() > 0
    # Told again it is replaced, and taken away it is an ordinary day.
    await browser.get("/desk/login")
    await browser.log_in("mehmet", OWN)
    assert await posted(browser, "day", **half | {"opens": "14:00"}) == 303
    assert await posted(browser, "day/2026-11-25/remove") == 303
    assert await opens(container, at(24, 20)) == (False, "yarın saat 09.00")
    assert await posted(browser, "day/2026-11-25/remove") == 404


async def test_a_week_is_shown_before_it_is_saved(
    container: Container, browser: Browser, clock: FixedClock
) -> None:
    clock.set(at(23, 10))
    await at_work(container, browser, role=Role.SUPERVISOR)
    await browser.get(HOURS)
    given = {"valid_from": "2026-11-25", **WEEK}
    for do in ("dene", "kaydet"):
        page = await browser.post(f"{HOURS}/week", **given, do=do)
        assert page.status_code == 200
        assert "<li>Pazartesi: bütün gün → 09:00-18:00</li>" in page.text
        assert "<li>Pazar: bütün gün → kapalı</li>" in page.text
        assert ("yeniden “Haftayı kaydet” deyin" in page.text) is (do == "kaydet")
    assert await changes(container) == []
    assert await posted(browser, "week", **given) == 303
    assert await posted(browser, "week", **given) == 422
    assert "Hiçbir şey değişmiyor" in browser.page


async def test_a_day_is_tried_on_who_asked_for_a_person_lately(
    container: Container, browser: Browser, clock: FixedClock
) -> None:
    clock.set(at(24, 10))  # a Tuesday
    await waits(container)
    clock.set(at(25, 10))
    await at_work(container, browser, role=Role.SUPERVISOR)
    await browser.get(HOURS)
    off = {"day": "2026-12-01", "name": "Envanter"}
    page = (await browser.post(f"{HOURS}/day", **off, do="dene")).text
    assert "<li>01.12.2026 Salı: bütün gün → kapalı</li>" in page
    assert "Son 30 günün Salı günlerinde 1 müşteri bir kişi istedi" in page
    assert "1 tanesi kapalı saatte kalırdı" in page
    assert "Şikâyetlerin süreleri ve verilmiş sözler değişmez" in page
    assert 'value="Envanter"' in page
    # On the day before nobody asked; what is left out of the form is not what was shown.
    page = (await browser.post(f"{HOURS}/day", **off | {"day": "2026-11-30"}, do="dene")).text
    assert "Son 30 günün Pazartesi günlerinde kimse bir kişi istemedi." in page
    assert await changes(container) == []
    assert await posted(browser, "day", **off) == 303
    assert await posted(browser, "day", **off) == 422
    assert "Hiçbir şey değişmiyor" in browser.page
    # Another name alone is a change.
    await browser.get(HOURS)
    page = (await browser.post(f"{HOURS}/day", **off | {"name": "Sayım"}, do="dene")).text
    assert "<li>Adı: Envanter → Sayım</li>" in page


async def test_what_is_taken_away_is_shown_before(
    container: Container, browser: Browser, clock: FixedClock
) -> None:
    clock.set(at(23, 10))
    await at_work(container, browser, role=Role.SUPERVISOR)
    assert await posted(browser, "week", valid_from="2026-11-25", **WEEK) == 303
    assert await posted(browser, "day", day="2026-11-26", name="Bayram") == 303
    for path, said in (
        ("week/2026-11-25", "<li>Pazar: kapalı → bütün gün</li>"),
        ("day/2026-11-26", "<li>26.11.2026 Perşembe: kapalı → 09:00-18:00</li>"),
    ):
        await browser.get(HOURS)
        page = (await browser.post(f"{HOURS}/{path}/remove", do="dene")).text
        assert said in page
        assert "Henüz kaydedilmedi." in page
    assert len(await changes(container)) == 2
    # A week that another followed is the past's alone.
    assert await posted(browser, "week", valid_from="2026-11-23", **WEEK) == 303
    clock.set(at(27, 10))
    await browser.get("/desk/login")
    await browser.log_in("mehmet", OWN)
    page = (await browser.post(f"{HOURS}/week/2026-11-23/remove", do="dene")).text
    assert "bugünden sonrası değişmez" in page
    assert await posted(browser, "week/2026-11-23/remove") == 303


@pytest.mark.parametrize("role", Role)
async def test_who_runs_teams_sets_them(
    container: Container, browser: Browser, role: Role, clock: FixedClock
) -> None:
    clock.set(at(23, 10))
    await at_work(container, browser, role=role)
    runs = role in {Role.SUPERVISOR, Role.ADMIN}
    done = 303 if runs else 403
    assert (await browser.get(HOURS)).status_code == (200 if runs else 403)
    assert await posted(browser, "week", valid_from="2026-11-23", **WEEK) == done
    assert await posted(browser, "day", day="2026-11-24", name="Bayram") == done
    assert await posted(browser, "day/2026-11-24/remove") == done
    assert await posted(browser, "week/2026-11-23/remove") == done
    assert len(await changes(container)) == (4 if runs else 0)


@pytest.fixture
def monday(clock: FixedClock) -> None:
    """Let it be Monday morning."""
    clock.set(at(23, 10))


@pytest.mark.usefixtures("monday")
@pytest.mark.parametrize(
    ("path", "fields", "told"),
    [
        ("week", {"valid_from": "2026-11-22", **WEEK}, "ileri bir tarihi"),
        ("week", {"valid_from": "yarın", **WEEK}, "ileri bir tarihi"),
        ("week", {"valid_from": "2026-11-23", **WEEK, "opens3": ""}, "birlikte yazın"),
        ("week", {"valid_from": "2026-11-23", **WEEK, "opens3": "19:00"}, "birlikte yazın"),
        ("week", {"valid_from": "2026-11-23", **WEEK, "opens3": "25:00"}, "birlikte yazın"),
        ("week", {"valid_from": "2026-11-23"}, "en az bir gün"),
        ("day", {"day": "2026-11-22", "name": SCRIPT}, "ileri bir tarihi"),
        ("day", {"day": "2026-11-24", "name": " "}, "Günün adını"),
        ("day", {"day": "2026-11-24", "name": SCRIPT, "opens": "10:00"}, "birlikte yazın"),
    ],
)
async def test_what_cannot_be_is_refused_where_it_stands_and_nothing_typed_is_lost(
    container: Container, browser: Browser, path: str, fields: dict[str, str], told: str
) -> None:
    await at_work(container, browser, role=Role.SUPERVISOR)
    assert await posted(browser, path, **fields) == 422
    assert told in browser.page
    assert SCRIPT not in browser.page
    if path == "week" and "closes2" in fields:
        assert 'name="closes2" type="time" value="18:00"' in browser.page
    if fields.get("name") == SCRIPT:
        assert "&lt;script&gt;" in browser.page
    assert await changes(container) == []


@pytest.mark.parametrize("path", ["week/x/remove", "day/2026-11-24/remove", "x/2026-11-24/remove"])
async def test_what_is_not_there_cannot_be_taken_away(
    container: Container, browser: Browser, path: str
) -> None:
    await at_work(container, browser, role=Role.SUPERVISOR)
    assert await posted(browser, path) == 404


@pytest.mark.parametrize("path", [HOURS, f"{HOURS}/week", f"{HOURS}/day", f"{HOURS}/day/x/remove"])
async def test_a_stranger_is_sent_to_the_login_and_a_form_needs_its_token(
    container: Container, browser: Browser, path: str
) -> None:
    ask = browser.get if path == HOURS else browser.post
    assert (await ask(path)).headers["location"][:11] == "/desk/login"
    if path != HOURS:
        await at_work(container, browser, role=Role.ADMIN)
        browser.page = ""
        assert (await browser.post(path, name="x")).status_code == 403
