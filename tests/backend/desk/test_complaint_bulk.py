"""Work on many complaints from the list: chosen, shown, confirmed, and what became of each."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from backend.complaints.contact import Contact
from backend.staff.models import Role
from tests.backend.desk.test_complaint import MAIL, PHONE, SCRIPT, at_work, read, register
from tests.backend.desk.test_complaints import searched

if TYPE_CHECKING:
    import httpx

    from backend.bootstrap import Container
    from tests.backend.desk.conftest import Browser

BULK = "/desk/complaints/bulk"


async def chosen(browser: Browser, **fields: str) -> httpx.Response:
    """Choose on the list, and follow to what is shown."""
    await browser.get("/desk/complaints")
    response = await browser.post(BULK, **{"change": "topic", "topic": "tv_service", **fields})
    if response.status_code == 303:
        await browser.get(response.headers["location"])
    return response


async def test_ticked_ones_are_shown_first_and_changed_only_when_confirmed(
    container: Container, browser: Browser
) -> None:
    number, other = await register(container), await register(container, description="Başka")
    await at_work(container, browser)
    address = (await chosen(browser, row=number)).headers["location"]
    assert "1 kayıt." in browser.page
    assert "Konu “Televizyon” olur" in browser.page
    assert (await read(container, number)).topic == "internet_outage"
    assert (await browser.post(f"{address}/confirm")).headers["location"] == address
    page = (await browser.get(address)).text
    assert "1 kayda uygulandı" in page
    assert "atlandı" not in page
    assert (await read(container, number)).topic == "tv_service"
    assert (await read(container, other)).topic == "internet_outage"


async def test_all_that_match_are_those_of_the_search_and_never_more(
    container: Container, browser: Browser, other: Browser
) -> None:
    number = await register(container, description="Modem yandı")
    far = await register(container, description="Yavaş", contact=Contact(phone="+905559998877"))
    await at_work(container, browser)
    address, page = await searched(browser, "modem durum:yeni")
    assert "Süzgece uyan 1 kaydın tümü" in page
    kept = address.split("ara=")[1]
    asked = {"scope": "all", "durum": "registered", "ara": kept}
    shown = (await chosen(browser, **asked)).headers["location"]
    await browser.post(f"{shown}/confirm")
    assert (await read(container, number)).topic == "tv_service"
    assert (await read(container, far)).topic == "internet_outage"
    # A name that stands for no words any more must not mean everything.
    await at_work(container, other, "zeynep")
    assert (await chosen(other, **asked)).status_code == 422
    assert (await chosen(browser, scope="all", ara="", durum="closed")).status_code == 422


async def test_what_was_left_out_is_named_with_the_reason(
    container: Container, browser: Browser, other: Browser
) -> None:
    number = await register(container)
    await at_work(container, browser)
    address = (await chosen(browser, row=number)).headers["location"]
    await at_work(container, other, "zeynep")
    page = (await other.get(f"/desk/complaints/{number}")).text
    assert "internet_outage" in page
    await other.post(f"/desk/complaints/{number}/note", seen="1", id="k", note="Aradım.")
    await browser.post(f"{address}/confirm")
    page = (await browser.get(address)).text
    assert "0 kayda uygulandı, 1 atlandı" in page
    assert f"/desk/complaints/{number}" in page
    assert "siz baktıktan sonra değişmiş" in page


@pytest.mark.parametrize("role", Role)
async def test_who_may_give_work_to_others_sees_whom_and_auditors_see_nothing_of_it(
    container: Container, browser: Browser, role: Role
) -> None:
    number = await register(container)
    await at_work(container, browser, role=role)
    page = (await browser.get("/desk/complaints")).text
    assert ("Toplu işlem" in page) is (role is not Role.AUDITOR)
    assert ("Yeni ekip" in page) is (role in {Role.LEAD, Role.SUPERVISOR, Role.ADMIN})
    response = await chosen(browser, change="assign", team="billing", row=number)
    assert response.status_code == (303 if "Yeni ekip" in page else 403)


async def test_it_is_shown_to_whoever_prepared_it_only(
    container: Container, browser: Browser, other: Browser
) -> None:
    number = await register(container)
    await at_work(container, browser)
    address = (await chosen(browser, row=number)).headers["location"]
    await at_work(container, other, "selim", Role.ADMIN, ())
    assert (await other.get(address)).status_code == 404
    await other.get("/desk/complaints")
    assert (await other.post(f"{address}/confirm")).status_code == 404
    assert (await read(container, number)).topic == "internet_outage"


async def test_nonsense_is_refused_and_scripts_and_contacts_are_on_no_page(
    container: Container, browser: Browser
) -> None:
    await register(container)
    await at_work(container, browser)
    for fields in ({"change": SCRIPT}, {"topic": SCRIPT}, {"row": SCRIPT}, {"change": "assign"}):
        response = await chosen(browser, **fields)
        assert response.status_code == 422
        assert not [raw for raw in (SCRIPT, PHONE, MAIL) if raw in response.text]


@pytest.mark.parametrize("path", [BULK, f"{BULK}/x/confirm"])
async def test_a_stranger_is_sent_to_the_login_and_a_form_needs_its_token(
    container: Container, browser: Browser, path: str
) -> None:
    assert (await browser.post(path, change="topic")).headers["location"][:11] == "/desk/login"
    await at_work(container, browser)
    browser.page = ""
    assert (await browser.post(path, change="topic")).status_code == 403
