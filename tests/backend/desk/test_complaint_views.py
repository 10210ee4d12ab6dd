"""Views of the list that are kept: whose they are, who sees and who edits them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from backend.complaints.models.saved_view import SavedView
from backend.complaints.saved_views import MOST_OF_ONES_OWN
from backend.staff.account_models import StaffAudit
from backend.staff.models import Role
from tests.backend.desk.test_complaint import SCRIPT, TECHNICAL, at_work

if TYPE_CHECKING:
    import httpx

    from backend.bootstrap import Container
    from tests.backend.desk.conftest import Browser

VIEWS = "/desk/complaints/views"


async def saved(browser: Browser, name: str = "Acele", **fields: str) -> httpx.Response:
    await browser.get("/desk/complaints")
    return await browser.post(VIEWS, name=name, **{"sure": "<4s", "ekip": "technical", **fields})


async def only_view(container: Container) -> SavedView:
    async with container.works.reading() as session:
        return (await session.scalars(select(SavedView))).one()


async def test_a_view_stands_above_the_list_and_leads_to_its_filters(
    container: Container, browser: Browser, other: Browser
) -> None:
    await at_work(container, browser)
    response = await saved(browser, konu="tv_service", kacak="x")
    address = response.headers["location"]
    assert address == "/desk/complaints?konu=tv_service&ekip=technical&sure=%3C4s"
    page = (await browser.get(address)).text
    assert re.search(r'href="[^"]+sure=%3C4s" aria-current="page">Acele', page)
    await at_work(container, other, "zeynep")
    assert "Acele" not in (await other.get("/desk/complaints")).text


async def test_a_team_sees_what_a_supervisor_shares_and_does_not_edit_it(
    container: Container, browser: Browser, other: Browser
) -> None:
    await at_work(container, browser, "selim", Role.SUPERVISOR, ())
    assert (await saved(browser, team="technical")).status_code == 303
    await at_work(container, other, "zeynep")
    page = (await other.get(VIEWS)).text
    assert "Acele" in page
    view = await only_view(container)
    assert view.id not in page
    for action in ("name", "remove"):
        await other.get(VIEWS)
        response = await other.post(f"{VIEWS}/{view.id}/{action}", name="Benim")
        assert response.status_code == 404
    await at_work(container, other, "veli", teams=("billing",))
    assert "Acele" not in (await other.get("/desk/complaints")).text
    async with container.works.reading() as session:
        notes = await session.scalars(
            select(StaffAudit.detail).where(StaffAudit.kind == "view_shared")
        )
        assert notes.one() == {"view": view.id, "team": "technical", "how": "saved"}


@pytest.mark.parametrize("role", Role)
async def test_who_runs_teams_shares_and_edits(
    container: Container, browser: Browser, role: Role
) -> None:
    await at_work(container, browser, role=role)
    runs = role in {Role.SUPERVISOR, Role.ADMIN}
    assert (await saved(browser, team="technical")).status_code == (303 if runs else 403)
    assert ("Kimin için" in (await browser.get("/desk/complaints?sure=<4s")).text) is runs


async def test_anothers_own_view_is_nobodys_to_touch(
    container: Container, browser: Browser, other: Browser
) -> None:
    await at_work(container, browser)
    await saved(browser)
    view = await only_view(container)
    await at_work(container, other, "selim", Role.ADMIN)
    for action in ("name", "remove"):
        await other.get(VIEWS)
        assert (await other.post(f"{VIEWS}/{view.id}/{action}", name="x")).status_code == 404


async def test_it_is_renamed_and_removed(container: Container, browser: Browser) -> None:
    await at_work(container, browser)
    await saved(browser)
    view = await only_view(container)
    await browser.get(VIEWS)
    assert (await browser.post(f"{VIEWS}/{view.id}/name", name=" ")).status_code == 422
    assert "Görünüme bir ad verin" in browser.page
    await browser.post(f"{VIEWS}/{view.id}/name", name="Çok acele")
    assert "Çok acele" in (await browser.get(VIEWS)).text
    assert (await browser.post(f"{VIEWS}/{view.id}/remove")).status_code == 303
    assert "Çok acele" not in (await browser.get(VIEWS)).text
    assert (await browser.post(f"{VIEWS}/{view.id}/remove")).status_code == 404


async def test_what_cannot_be_saved_is_said_with_what_was_written(
    container: Container, browser: Browser
) -> None:
    await at_work(container, browser)
    response = await saved(browser, name="")
    assert response.status_code == 422
    assert "Görünüme bir ad verin" in response.text
    assert 'name="sure" value="&lt;4s"' in response.text
    await browser.get("/desk/complaints")
    assert "Önce listeyi daraltın" in (await browser.post(VIEWS, name="Hepsi")).text
    for number in range(MOST_OF_ONES_OWN):
        assert (await saved(browser, name=str(number))).status_code == 303
    assert "birini silin" in (await saved(browser)).text


async def test_scripts_in_names_are_text(container: Container, browser: Browser) -> None:
    await at_work(container, browser)
    await saved(browser, name=SCRIPT[:40], konu=SCRIPT)
    for path in (VIEWS, "/desk/complaints"):
        page = (await browser.get(path)).text
        assert "&lt;script&gt;" in page
        assert SCRIPT not in page


@pytest.mark.parametrize("path", [VIEWS, f"{VIEWS}/x/name", f"{VIEWS}/x/remove"])
async def test_a_stranger_is_sent_to_the_login_and_a_form_needs_its_token(
    container: Container, browser: Browser, path: str
) -> None:
    response = await browser.post(path, name="x")
    assert response.headers["location"][:11] == "/desk/login"
    await at_work(container, browser, teams=TECHNICAL)
    browser.page = ""
    assert (await browser.post(path, name="x")).status_code == 403
