"""Who is there: said where work is given away, and of complaints that nobody can take."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from backend.staff import presence, service
from backend.staff.models import Role
from backend.staff.presence import Presence
from tests.backend.desk.conftest import OWN, employed
from tests.backend.desk.test_complaint import at_work, register

if TYPE_CHECKING:
    from backend.bootstrap import Container
    from tests.backend.desk.conftest import Browser


def under(page: str, heading: str) -> str:
    """Return the names that stand under a heading of a chooser."""
    found = re.search(rf'<optgroup label="{heading}">(.*?)</optgroup>', page, re.DOTALL)
    return found.group(1) if found else ""


async def says(container: Container, username: str, state: Presence) -> None:
    async with container.works.begin() as work:
        await presence.choose(work, (await service.working(work.session, username)).id, state)


async def test_where_work_is_given_away_it_says_who_is_in_each_team_and_how_people_are(
    container: Container, browser: Browser, other: Browser
) -> None:
    number = await register(container)
    await employed(container, "zeynep", teams=("technical", "field"))
    await employed(container, "can", teams=("technical", "billing"))
    await employed(container, "efe", teams=("billing",))
    await other.log_in("zeynep", OWN)
    await other.get("/desk")
    await at_work(container, browser, "sef", role=Role.SUPERVISOR, teams=())
    for page in (
        (await browser.get(f"/desk/complaints/{number}")).text,
        (await browser.get("/desk/complaints")).text,
    ):
        assert "Teknik destek" in under(page, "Ekipler: 2 kişi, 1 müsait")
        assert "Faturalama" in under(page, "Ekipler: 2 kişi, hiçbiri müsait")
        assert "Satış" in under(page, "Ekipler: kimse yok")
        assert "Zeynep" in under(page, "Kişiler: müsait")
        assert "Efe" in under(page, "Kişiler: masada değil")
    await says(container, "zeynep", Presence.BUSY)
    page = (await browser.get(f"/desk/complaints/{number}")).text
    assert "Zeynep" in under(page, "Kişiler: meşgul")
    assert "Teknik destek" in under(page, "Ekipler: 2 kişi, hiçbiri müsait")
    for settings in ("rules/new", "topics/billing"):
        page = (await browser.get(f"/desk/settings/{settings}")).text
        assert "Satış" in under(page, "Ekipler: kimse yok")


async def test_a_complaint_in_a_team_without_people_is_seen_by_who_answers_for_all(
    container: Container, browser: Browser
) -> None:
    number = await register(container, topic="billing")
    await at_work(container, browser, role=Role.SUPERVISOR, teams=())
    floor = (await browser.get("/desk/floor")).text
    alone = floor.split('id="kimsesiz-ust"')[1].split("</section>")[0]
    assert '<a href="/desk/complaints?ekip=billing">1 kayıt' in alone
    page = (await browser.get("/desk/complaints?ekip=billing")).text
    assert number in page
    assert 'Faturalama <span class="tag danger">kimse yok</span>' in page
    await employed(container, "efe", teams=("billing",))
    assert 'id="kimsesiz-ust"' not in (await browser.get("/desk/floor")).text
    assert "kimse yok</span>" not in (await browser.get("/desk/complaints?ekip=billing")).text
