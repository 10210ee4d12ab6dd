"""Ready replies, worded by who runs teams and offered to everybody."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from backend.conversations import canned
from backend.staff.account_models import StaffAudit
from backend.staff.models import Role
from tests.backend.desk.conftest import OWN, employed
from tests.backend.desk.test_conversations import waits

if TYPE_CHECKING:
    from backend.bootstrap import Container
    from tests.backend.desk.conftest import Browser


async def at_work(container: Container, browser: Browser, role: Role = Role.SUPERVISOR) -> None:
    await employed(container, "ayse", role)
    await browser.log_in("ayse", OWN)
    await browser.get("/desk/canned" if role == Role.SUPERVISOR else "/desk")


async def offered(container: Container) -> dict[str, str]:
    async with container.works.reading() as session:
        return {one.code: one.text for one in await canned.offered(session)}


async def audited(container: Container) -> list[dict[str, object] | None]:
    async with container.works.reading() as session:
        kinds = select(StaffAudit.detail).where(StaffAudit.kind == "canned_changed")
        return list(await session.scalars(kinds.order_by(StaffAudit.id)))


async def test_one_that_came_with_the_product_is_worded_anew_and_offered_so(
    container: Container, browser: Browser
) -> None:
    await at_work(container, browser)
    sent = {"code": "merhaba", "title": "Karşılama", "text": "Günaydın {ad}, ben {temsilci}."}
    assert (await browser.post("/desk/canned", **sent)).status_code == 303
    assert "Günaydın {ad}" in (await browser.get("/desk/canned")).text
    talk = await waits(container)
    words = (await browser.client.get(f"/desk/conversations/{talk}/canned")).json()["canned"]
    assert next(one["text"] for one in words if one["code"] == "merhaba").startswith("Günaydın")
    assert await audited(container) == [{"code": "merhaba", "offered": True}]


async def test_one_is_added_taken_away_and_added_again(
    container: Container, browser: Browser
) -> None:
    await at_work(container, browser)
    sent = {"code": "iade", "title": "İade", "text": "İadeniz 3 iş günü içinde yatar."}
    await browser.post("/desk/canned", **sent)
    assert (await offered(container))["iade"] == sent["text"]
    await browser.get("/desk/canned")
    assert (await browser.post("/desk/canned/remove", code="iade")).status_code == 303
    assert "iade" not in await offered(container)
    await browser.get("/desk/canned")
    await browser.post("/desk/canned", **sent)
    assert "iade" in await offered(container)
    assert [one and one["offered"] for one in await audited(container)] == [True, False, True]


async def test_one_of_the_products_own_is_taken_away_too(
    container: Container, browser: Browser
) -> None:
    await at_work(container, browser)
    await browser.post("/desk/canned/remove", code="modem")
    assert "modem" not in await offered(container)
    await browser.get("/desk/canned")
    assert (await browser.post("/desk/canned/remove", code="modem")).status_code == 422


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"code": "şube"}, "küçük harf"),
        ({"code": "a"}, "küçük harf"),
        ({"code": "../x"}, "küçük harf"),
        ({"title": " "}, "Başlık boş"),
        ({"title": "x" * 61}, "Başlık boş"),
        ({"text": "\n"}, "Yanıt boş"),
        ({"text": "x" * 1001}, "Yanıt boş"),
        ({"text": "Merhaba {isim}"}, "{isim}"),
        ({"text": "Merhaba {}"}, "diye bir alan yok"),
    ],
)
async def test_what_cannot_be_is_refused_where_it_stands_and_nothing_typed_is_lost(
    container: Container, browser: Browser, wrong: dict[str, str], told: str
) -> None:
    await at_work(container, browser)
    sent = {"code": "iade", "title": "İade & geri ödeme", "text": "<b>Yazdım</b>"} | wrong
    answer = await browser.post("/desk/canned", **sent)
    assert answer.status_code == 422
    assert told in answer.text
    assert "<b>Yazdım" not in answer.text
    if "title" not in wrong:
        assert "İade &amp; geri ödeme" in answer.text
    assert "iade" not in await offered(container)


@pytest.mark.parametrize("role", [Role.AGENT, Role.LEAD, Role.AUDITOR])
async def test_nobody_else_words_them(container: Container, browser: Browser, role: Role) -> None:
    await at_work(container, browser, role)
    sent = {"code": "iade", "title": "İade", "text": "Yatar."}
    assert (await browser.post("/desk/canned", **sent)).status_code == 403
    assert (await browser.post("/desk/canned/remove", code="modem")).status_code == 403
    assert (await browser.get("/desk/canned")).status_code == 403
    assert "iade" not in await offered(container)
