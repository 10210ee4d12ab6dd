"""Ready replies, worded by who runs teams and offered to everybody."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from backend.complaints.places import HOUSE
from backend.conversations import canned
from backend.conversations.shared_models import CannedReply
from backend.staff.account_models import StaffAudit
from backend.staff.models import Role, StaffMember
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
        return {one.code: one.text for one in await canned.of_place(session, HOUSE)}


async def audited(container: Container) -> list[dict[str, object] | None]:
    async with container.works.reading() as session:
        kinds = select(StaffAudit.detail).where(StaffAudit.kind == "canned_changed")
        return list(await session.scalars(kinds.order_by(StaffAudit.id)))


async def test_one_that_came_with_the_product_is_worded_anew_and_offered_so(
    container: Container, browser: Browser
) -> None:
    await at_work(container, browser)
    sent = {
        "where": "house",
        "code": "merhaba",
        "title": "Karşılama",
        "text": "Günaydın {ad}, ben {temsilci}.",
    }
    assert (await browser.post("/desk/canned", **sent)).status_code == 303
    assert "Günaydın {ad}" in (await browser.get("/desk/canned")).text
    talk = await waits(container)
    words = (await browser.client.get(f"/desk/conversations/{talk}/canned")).json()["canned"]
    assert next(one["text"] for one in words if one["code"] == "merhaba").startswith("Günaydın")
    assert await audited(container) == [{"where": "house", "code": "merhaba", "offered": True}]


async def test_one_is_added_taken_away_and_added_again(
    container: Container, browser: Browser
) -> None:
    await at_work(container, browser)
    sent = {
        "where": "house",
        "code": "iade",
        "title": "İade",
        "text": "İadeniz 3 iş günü içinde yatar.",
    }
    await browser.post("/desk/canned", **sent)
    assert (await offered(container))["iade"] == sent["text"]
    await browser.get("/desk/canned")
    assert (
        await browser.post("/desk/canned/remove", where="house", code="iade")
    ).status_code == 303
    assert "iade" not in await offered(container)
    await browser.get("/desk/canned")
    await browser.post("/desk/canned", **sent)
    assert "iade" in await offered(container)
    assert [one and one["offered"] for one in await audited(container)] == [True, False, True]


async def test_one_of_the_products_own_is_taken_away_too(
    container: Container, browser: Browser
) -> None:
    await at_work(container, browser)
    await browser.post("/desk/canned/remove", where="house", code="modem")
    assert "modem" not in await offered(container)
    await browser.get("/desk/canned")
    assert (
        await browser.post("/desk/canned/remove", where="house", code="modem")
    ).status_code == 422


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
    sent = {
        "where": "house",
        "code": "iade",
        "title": "İade & geri ödeme",
        "text": "<b>Yazdım</b>",
    } | wrong
    answer = await browser.post("/desk/canned", **sent)
    assert answer.status_code == 422
    assert told in answer.text
    assert "<b>Yazdım" not in answer.text
    if "title" not in wrong:
        assert "İade &amp; geri ödeme" in answer.text
    assert "iade" not in await offered(container)


@pytest.mark.parametrize("role", [Role.AGENT, Role.LEAD, Role.AUDITOR])
async def test_nobody_else_words_the_houses(
    container: Container, browser: Browser, role: Role
) -> None:
    await at_work(container, browser, role)
    sent = {"where": "house", "code": "iade", "title": "İade", "text": "Yatar."}
    assert (await browser.post("/desk/canned", **sent)).status_code == 403
    assert (
        await browser.post("/desk/canned/remove", where="house", code="modem")
    ).status_code == 403
    answer = await browser.get("/desk/canned")
    assert answer.status_code == (403 if role is Role.AUDITOR else 200)
    assert "Hemen bakıyorum" not in answer.text
    assert "iade" not in await offered(container)


async def words_in(browser: Browser, talk: str) -> list[tuple[str, str, str]]:
    answer = await browser.client.get(f"/desk/conversations/{talk}/canned")
    return [(one["code"], one["text"], one["whose"]) for one in answer.json()["canned"]]


async def puts(browser: Browser, where: str, code: str = "selam", text: str = "Selam.") -> int:
    await browser.get("/desk")
    sent = {"where": where, "code": code, "title": "Selam", "text": text}
    return (await browser.post("/desk/canned", **sent)).status_code


async def test_ones_own_come_first_then_the_teams_and_the_nearest_of_a_name_is_offered(
    container: Container, browser: Browser, other: Browser
) -> None:
    await employed(container, "selim", Role.SUPERVISOR)
    await other.log_in("selim", OWN)
    await employed(container, "mehmet", Role.AGENT, ("technical",))
    await browser.log_in("mehmet", OWN)
    talk = await waits(container)
    assert await puts(other, "house", "selam", "Kurumdan") == 303
    assert (await words_in(browser, talk))[-1] == ("selam", "Kurumdan", "Kurum")
    assert await puts(other, "team:technical", "selam", "Ekipten") == 303
    assert await puts(other, "team:technical", "merhaba", "Teknikten yanıt") == 303
    assert await puts(browser, "own", "zz", "Kendimden") == 303
    found = await words_in(browser, talk)
    assert found[:3] == [
        ("zz", "Kendimden", "Benim"),
        ("merhaba", "Teknikten yanıt", "Teknik destek"),
        ("selam", "Ekipten", "Teknik destek"),
    ]
    assert len({code for code, _, _ in found}) == len(found)
    assert await puts(browser, "own", "selam", "Benden") == 303
    assert ("selam", "Benden", "Benim") in await words_in(browser, talk)
    await browser.get("/desk/canned")
    await browser.post("/desk/canned/remove", where="own", code="selam")
    assert ("selam", "Ekipten", "Teknik destek") in await words_in(browser, talk)
    # Nobody else has what is one's own, nor another team's.
    await employed(container, "fatma", Role.AGENT, ("billing",))
    await other.get("/desk")
    await other.post("/desk/logout")
    await other.get("/desk/login")
    await other.log_in("fatma", OWN)
    theirs = {code: whose for code, _, whose in await words_in(other, talk)}
    assert "zz" not in theirs
    assert (theirs["selam"], theirs["merhaba"]) == ("Kurum", "Kurum")


@pytest.mark.parametrize(
    ("role", "places"),
    [
        (Role.AGENT, "own"),
        (Role.LEAD, "own team:technical"),
        (Role.SUPERVISOR, "own team:technical team:billing house"),
        (Role.ADMIN, "own team:technical team:billing house"),
        (Role.AUDITOR, ""),
    ],
)
async def test_who_words_what(
    container: Container, browser: Browser, role: Role, places: str
) -> None:
    await employed(container, "ayse", role, ("technical",))
    await browser.log_in("ayse", OWN)
    for where in ("own", "team:technical", "team:billing", "house"):
        allowed = where in places.split()
        assert await puts(browser, where) == (303 if allowed else 403), where
        await browser.get("/desk")
        removed = await browser.post("/desk/canned/remove", where=where, code="selam")
        assert removed.status_code == (303 if allowed else 403), where
    page = (await browser.get("/desk/canned")).text
    assert ('value="house"' in page) is ("house" in places)
    assert ('value="team:billing"' in page) is ("team:billing" in places)
    assert len(await audited(container)) == 2 * len(places.split())


@pytest.mark.parametrize("where", ["", "team:", "team:x", "own:" + "a" * 32, "b" * 32])
async def test_no_other_place_can_be_named(
    container: Container, browser: Browser, where: str
) -> None:
    await at_work(container, browser)
    assert await puts(browser, where) == 422


async def test_a_place_holds_no_more_than_can_be_looked_through(
    container: Container, browser: Browser
) -> None:
    await at_work(container, browser, Role.AGENT)
    async with container.works.begin() as work:
        [staff_id] = await work.session.scalars(select(StaffMember.id))
        work.session.add_all(
            CannedReply(
                scope="own",
                owner=staff_id,
                code=f"k{number}",
                title="Bir",
                text="Bir",
                changed_at=work.now,
                changed_by=staff_id,
            )
            for number in range(canned.MOST_IN_A_PLACE)
        )
    assert await puts(browser, "own", "fazla") == 422
    assert "birini kaldırın" in browser.page
    assert await puts(browser, "own", "k1") == 303
