"""Whoever is refused a page of the desk, or finds nothing there, stays on the desk."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from backend.staff.models import Role
from tests.backend.desk.conftest import OWN, employed

if TYPE_CHECKING:
    from backend.bootstrap import Container
    from tests.backend.desk.conftest import Browser


@pytest.mark.parametrize(
    ("path", "status", "said"),
    [
        ("/desk/people", 403, "Yetkiniz yok"),
        ("/desk/complaints/100000000000", 404, "bulunamadı"),
    ],
)
async def test_a_refused_page_keeps_the_menu_and_leads_back_to_the_work(
    container: Container, browser: Browser, path: str, status: int, said: str
) -> None:
    await employed(container, "ayse", Role.AGENT)
    await browser.get("/desk/login")
    await browser.log_in("ayse", OWN)
    answer = await browser.client.get(path, headers={"accept": "text/html"})
    assert answer.status_code == status
    assert said in answer.text
    assert '<nav aria-label="Masa">' in answer.text
    assert 'href="/desk/complaints"' in answer.text
    assert "/takip" not in answer.text


async def test_who_is_not_logged_in_is_shown_the_customers_error_page(browser: Browser) -> None:
    answer = await browser.client.get("/nowhere", headers={"accept": "text/html"})
    assert "Ana sayfaya git" in answer.text
    assert "/desk" not in answer.text


async def test_where_the_desk_has_no_page_one_stays_on_the_desk(
    container: Container, browser: Browser
) -> None:
    await employed(container, "ayse", Role.AGENT)
    await browser.get("/desk/login")
    await browser.log_in("ayse", OWN)
    lost = {"/desk/xyz": 404, "/desk/presence": 405, "/desk/complaints/100000000000/promise": 405}
    for path, status in lost.items():
        answer = await browser.client.get(path, headers={"accept": "text/html"})
        assert answer.status_code == status
        assert 'href="/desk"' in answer.text
        assert "/takip" not in answer.text
