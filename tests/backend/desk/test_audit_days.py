"""The audit from one day to another: days of Türkiye, both whole, in the address."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from backend.staff import audit, audit_queries
from backend.staff.audit import Done
from backend.staff.audit_queries import Wanted
from backend.staff.models import Role
from tests.backend.desk.conftest import OWN, employed
from tests.backend.plans import plan_of

if TYPE_CHECKING:
    from backend.bootstrap import Container
    from tests.backend.desk.conftest import Browser

DAY = date(2026, 10, 14)
# It begins in Türkiye three hours before it does in Greenwich.
BEGINS, ENDS = datetime(2026, 10, 13, 21, tzinfo=UTC), datetime(2026, 10, 14, 21, tzinfo=UTC)
TICK = timedelta(microseconds=1)
WRONG = "diye bir gün yok"


async def written(container: Container, *moments: datetime, done: Done = Done.BULK) -> None:
    """Write down something at each of some moments, with its number."""
    async with container.works.begin() as work:
        for number, moment in enumerate(moments):
            audit.note(work.session, moment, done, None, complaints=100 + number)


def counted(page: str) -> list[int]:
    return [int(found) for found in re.findall(r">\s*(1\d\d) kayıt", page)]


async def at_audit(container: Container, browser: Browser) -> None:
    await employed(container, "denetci", Role.AUDITOR)
    await browser.log_in("denetci", OWN)


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("ilk=2026-10-14&son=2026-10-14", [102, 101]),
        ("ilk=2026-10-14", [103, 102, 101]),
        ("son=2026-10-14", [102, 101, 100]),
        ("ilk=2026-10-15&son=2026-10-15", [103]),
        ("ilk=2026-10-13&son=2026-10-15", [103, 102, 101, 100]),
        ("ilk=2026-10-16", []),
        ("ilk=&son=", [103, 102, 101, 100]),
        ("ilk=+2026-10-15+", [103]),
        ("ilk=2026-10-14&son=2026-10-14&tur=logged_in", []),
    ],
)
async def test_days_are_those_of_turkiye_and_whole(
    container: Container, browser: Browser, query: str, shown: list[int]
) -> None:
    await written(container, BEGINS - TICK, BEGINS, ENDS - TICK, ENDS)
    await at_audit(container, browser)
    kind = "" if "tur=" in query else "&tur=bulk"
    response = await browser.get(f"/desk/audit?{query}{kind}")
    assert response.status_code == 200
    assert counted(response.text) == shown


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ("ilk=2026-02-30", "ilk"),
        ("son=14.10.2026", "son"),
        ("ilk=d%C3%BCn", "ilk"),
        ("son=20261014", "son"),
        ("son=2026-W42-3", "son"),
        ("ilk=0001-01-01", "ilk"),
        ("son=9999-12-31", "son"),
        ("ilk=%D9%A2026-10-14", "ilk"),
        ("ilk=2026-10-14T00:00", "ilk"),
    ],
)
async def test_what_is_no_day_is_said_where_it_stands_and_nothing_is_shown_for_it(
    container: Container, browser: Browser, query: str, field: str
) -> None:
    await written(container, BEGINS)
    await at_audit(container, browser)
    response = await browser.get(f"/desk/audit?kisi=&tur=bulk&{query}")
    assert response.status_code == 422
    told = re.search(rf'<p class="problem" id="{field}-hata">([^<]*)</p>', response.text)
    assert told is not None
    assert WRONG in told[1]
    assert counted(response.text) == []
    # What else was chosen stays.
    assert '<option value="bulk" selected>' in response.text


async def test_a_last_day_before_the_first_is_said_and_both_stay(
    container: Container, browser: Browser
) -> None:
    await at_audit(container, browser)
    response = await browser.get("/desk/audit?ilk=2026-10-15&son=2026-10-14")
    assert response.status_code == 422
    assert "Bitiş günü başlangıçtan önce" in response.text
    for day in ("2026-10-15", "2026-10-14"):
        assert f'value="{day}"' in response.text


async def test_older_ones_of_the_same_days_follow_each_once(
    container: Container, browser: Browser
) -> None:
    many = audit_queries.PAGE * 2 + 5
    # Several at one moment, and not in the order in which they happened.
    moments = [BEGINS + timedelta(minutes=7 * number % 50) for number in range(many)]
    await written(container, *moments)
    await written(container, BEGINS - TICK, ENDS)
    await at_audit(container, browser)
    page = (await browser.get("/desk/audit?tur=bulk&ilk=2026-10-14&son=2026-10-14")).text
    found = []
    while True:
        found += re.findall(r'<time datetime="([^"]+)"', page)
        older = re.search(r'<a href="([^"]+)">Daha eskiler</a>', page)
        if older is None:
            break
        page = (await browser.get(older[1].replace("&amp;", "&"))).text
    assert len(found) == many
    assert found == sorted(found, reverse=True)


@pytest.mark.parametrize(
    "wanted",
    [
        Wanted(first=DAY, last=DAY),
        Wanted(first=DAY),
        Wanted(last=DAY),
        Wanted(kind=Done.BULK, first=DAY, last=DAY),
    ],
)
@pytest.mark.parametrize("before", [None, 5])
async def test_days_are_found_by_an_index_and_in_its_order(
    container: Container, wanted: Wanted, before: int | None
) -> None:
    await written(container, *[BEGINS + timedelta(days=number) for number in range(9)])
    async with container.works.reading() as session:
        plan = await plan_of(session, audit_queries.of(wanted, before))
    assert "ix_staff_audit_at" in plan
    assert "SCAN staff_audit" not in plan.replace("SCAN staff_audit USING INDEX", "")
