"""The page that says what to take next."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from backend.staff.models import Role
from tests.backend.desk.test_complaint import at_work, read, register

if TYPE_CHECKING:
    from backend.bootstrap import Container
    from tests.backend.desk.conftest import Browser

NEXT = "/desk/complaints/next"


async def test_it_says_why_and_one_button_takes_the_first(
    container: Container, browser: Browser
) -> None:
    number = await register(container)
    far = await register(container, topic="billing", description="Faturam yüksek")
    await at_work(container, browser)
    page = (await browser.get(NEXT)).text
    # Nothing was concluded yet from which to tell how likely it is.
    assert "yeterli veri yok" in page
    assert "İlk bildirim ·" in page or "Ekip hedefi ·" in page
    assert far not in page
    key = re.search(r'name="id" value="([^"]+)"', page)
    assert key is not None
    for _ in range(2):
        await browser.get(NEXT)
        response = await browser.post(NEXT, id=key.group(1))
        assert response.headers["location"] == f"/desk/complaints/{number}?tamam=taken"
    assert (await read(container, number)).state == "in_review"
    await browser.get(NEXT)
    assert "Sırada bekleyen sahipsiz şikâyet yok" in browser.page
    await browser.get("/desk/complaints")
    assert (await browser.post(NEXT, id="x")).headers["location"] == f"{NEXT}?bos=evet"
    assert (await browser.get("/desk/complaints")).status_code == 200
    assert (await browser.post(NEXT, id="")).status_code == 422


@pytest.mark.parametrize("role", Role)
async def test_who_handles_complaints_sees_it(
    container: Container, browser: Browser, role: Role
) -> None:
    await at_work(container, browser, role=role)
    expected = 403 if role is Role.AUDITOR else 200
    assert (await browser.get(NEXT)).status_code == expected
    await browser.get("/desk/complaints")
    assert ("Sıradaki" in browser.page) is (role is not Role.AUDITOR)
    response = await browser.post(NEXT, id="k")
    assert response.status_code == (303 if expected == 200 else 403)


async def test_a_stranger_is_sent_to_the_login_and_a_form_needs_its_token(
    container: Container, browser: Browser
) -> None:
    assert (await browser.post(NEXT, id="k")).headers["location"][:11] == "/desk/login"
    await at_work(container, browser)
    browser.page = ""
    assert (await browser.post(NEXT, id="k")).status_code == 403
