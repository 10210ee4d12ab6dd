"""Macros: who words them, what applying one shows, and that it is done whole or not at all."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import func, select, update

from backend.complaints.models import Complaint, ComplaintEvent
from backend.complaints.models.reminder import Reminder
from backend.conversations.models import Conversation
from backend.conversations.shared_models import Macro
from backend.notifications.models import OutboxMessage
from backend.staff.account_models import StaffAudit
from backend.staff.models import Role, StaffMember
from tests.backend.desk.test_complaint import SCRIPT, TECHNICAL, at_work, read, register, send
from tests.backend.desk.test_conversations import waits

if TYPE_CHECKING:
    import httpx

    from backend.bootstrap import Container
    from tests.backend.desk.conftest import Browser

MACROS = "/desk/macros"
ASKING = {
    "person": "me",
    "note": "Ölçüm istendi ({takip_no}).",
    "question": "Merhaba {ad}, modemin ışığı yanıyor mu? {temsilci}",
    "when": "days",
    "reminder": "Yanıt geldi mi?",
}


async def made(container: Container, where: str = "house", **acts: str) -> str:
    """Keep a macro; return its id."""
    async with container.works.begin() as work:
        by = await work.session.scalar(select(StaffMember.id).limit(1))
        scope, _, owner = where.partition(":")
        one = Macro(
            scope=scope, owner=owner, name="Ölçüm", acts=acts, changed_at=work.now, changed_by=by
        )
        work.session.add(one)
        await work.session.flush()
        return one.id


async def shown(browser: Browser, number: str, macro: str, talk: str = "") -> httpx.Response:
    address = f"/desk/complaints/{number}/macro"
    return await browser.get(f"{address}?makro={macro}" + (f"&gorusme={talk}" if talk else ""))


async def applied(browser: Browser, number: str, page: str | None = None) -> httpx.Response:
    """Press the button of the page that was shown."""
    names = ("makro", "gorusme", "seen", "id", "plan")
    fields = {
        name: re.search(rf'name="{name}" value="([^"]*)"', page or browser.page).group(1)  # type: ignore[union-attr]
        for name in names
    }
    return await browser.post(f"/desk/complaints/{number}/macro", **fields)


async def state_of(container: Container, number: str) -> dict[str, Any]:
    """Return everything that a macro could have changed."""
    found = await read(container, number)
    async with container.works.reading() as session:
        counts = [
            await session.scalar(select(func.count()).select_from(table))
            for table in (ComplaintEvent, OutboxMessage, Reminder, StaffAudit)
        ]
    return {
        "complaint": (found.state, found.topic, found.team, found.owner_id),
        "entries": [each.text for each in found.entries],
        "counts": counts,
    }


async def test_what_is_shown_is_done_in_one_go_and_once(
    container: Container, browser: Browser
) -> None:
    number = await register(container)
    await at_work(container, browser)
    macro = await made(container, **ASKING)
    before = await state_of(container, number)
    assert macro in (await browser.get(f"/desk/complaints/{number}")).text
    page = (await shown(browser, number, macro)).text
    display = f"{number[:4]} {number[4:8]} {number[8:]}"
    for words in (f"Ölçüm istendi ({display}).", "modemin ışığı yanıyor mu? Mehmet", "Mehmet"):
        assert words in page
    assert page.index("İç not") < page.index("Hatırlat</strong>") < page.index("Müşteriye sor")
    assert await state_of(container, number) == before  # shown, nothing more
    answer = await applied(browser, number, page)
    assert answer.headers["location"] == f"/desk/complaints/{number}?tamam=macro"
    found = await read(container, number)
    assert found.state == "waiting_customer"
    assert found.owner_id is not None
    assert [each.text for each in found.entries][1:] == [
        f"Ölçüm istendi ({display}).",
        "Merhaba Ayşe, modemin ışığı yanıyor mu? Mehmet",
    ]
    async with container.works.reading() as session:
        assert (await session.scalars(select(Reminder.text))).all() == ["Yanıt geldi mi?"]
        [run] = await session.scalars(
            select(StaffAudit.detail).where(StaffAudit.kind == "macro_run")
        )
    assert run == {
        "macro": macro,
        "complaint": found.id,
        "acts": ["note", "reminder", "question", "assign"],
    }
    after = await state_of(container, number)
    await browser.get("/desk")
    assert (await applied(browser, number, page)).status_code == 303
    assert await state_of(container, number) == after


async def test_the_customers_name_is_masked_where_it_is_only_shown(
    container: Container, browser: Browser
) -> None:
    number = await register(container)
    await at_work(container, browser)
    macro = await made(container, **ASKING)
    page = (await shown(browser, number, macro)).text
    assert "Merhaba A•••" in page
    assert "Ayşe" not in page
    assert "Yılmaz" not in page


async def test_if_one_act_is_refused_nothing_is_done_and_it_is_said_which_and_why(
    container: Container, browser: Browser
) -> None:
    number = await register(container)
    await at_work(container, browser)
    # To give work to another team is a lead's to do.
    macro = await made(container, note="Devrettim.", state="in_review", team="billing")
    before = await state_of(container, number)
    page = (await shown(browser, number, macro)).text
    assert "Ata: Bu işlem için yetkiniz yok." in page
    assert "Hiçbir şey yapılmadı" in page
    assert ">Uygula<" not in page
    refused = await applied(browser, number, page)
    assert refused.status_code == 409
    assert "Ata: Bu işlem için yetkiniz yok." in refused.text
    assert await state_of(container, number) == before


async def test_what_a_lead_may_do_a_macro_of_theirs_does(
    container: Container, browser: Browser
) -> None:
    number = await register(container)
    await at_work(container, browser, role=Role.LEAD)
    macro = await made(container, "team:technical", topic="billing", person="pool", note="Size.")
    await shown(browser, number, macro)
    # It is another team's by then: the last act does not find it any more.
    assert "Ata: Bu takip numarasıyla bir kayıt bulunamadı." in browser.page
    macro = await made(container, "team:technical", topic="billing", note="Size.")
    await shown(browser, number, macro)
    assert (await applied(browser, number)).headers["location"].endswith(f"?giden={number}")
    assert (await read(container, number)).team == "billing"


async def test_of_two_ends_of_a_finished_complaint_none_is_done(
    container: Container, browser: Browser
) -> None:
    number = await register(container)
    await at_work(container, browser)
    macro = await made(container, outcome="upheld", answer="Onardık.", person="me")
    assert "Yanıt çok kısa" in (await shown(browser, number, macro)).text
    assert (await applied(browser, number)).status_code == 303
    assert (await read(container, number)).state == "resolved"
    before = await state_of(container, number)
    page = (await shown(browser, number, macro)).text
    assert "Sonuçlandır: " in page
    assert (await applied(browser, number, page)).status_code == 409
    assert await state_of(container, number) == before


async def test_what_was_not_seen_refuses_it(
    container: Container, browser: Browser, other: Browser
) -> None:
    number = await register(container)
    await at_work(container, browser)
    macro = await made(container, **ASKING)
    page = (await shown(browser, number, macro)).text
    await at_work(container, other, "zeynep")
    await send(other, number, "note", note="Müşteri aradı, çözülmüş.")
    before = await state_of(container, number)
    assert (await applied(browser, number, page)).status_code == 409
    assert await state_of(container, number) == before
    # The page that says so shows it as it would be now.
    assert (await applied(browser, number)).status_code == 303


async def test_what_changed_since_it_was_shown_is_shown_again_first(
    container: Container, browser: Browser
) -> None:
    number = await register(container)
    await at_work(container, browser)
    macro = await made(container, question="/bekleyin")
    page = (await shown(browser, number, macro)).text
    assert "Kayıtlarınızı kontrol ediyorum" in page
    await browser.get("/desk")
    sent = {"where": "own", "code": "bekleyin", "title": "Bekleyin", "text": "Az sonra yazarım."}
    assert (await browser.post("/desk/canned", **sent)).status_code == 303
    await browser.get("/desk")
    refused = await applied(browser, number, page)
    assert refused.status_code == 409
    assert "bu arada değişti" in refused.text
    assert "Az sonra yazarım." in refused.text
    assert (await applied(browser, number)).status_code == 303
    assert (await read(container, number)).entries[-1].text == "Az sonra yazarım."


async def test_a_ready_reply_that_is_gone_is_not_sent(
    container: Container, browser: Browser
) -> None:
    number = await register(container)
    await at_work(container, browser)
    macro = await made(container, question="/yokboyle")
    page = (await shown(browser, number, macro)).text
    assert "adlı hazır yanıt yok" in page
    assert (await applied(browser, number, page)).status_code == 409
    assert (await read(container, number)).state == "registered"


async def test_a_customer_without_a_name_is_addressed_without_one_as_was_shown(
    container: Container, browser: Browser
) -> None:
    number = await register(container)
    async with container.works.begin() as work:
        await work.session.execute(update(Complaint).values(contact_name=None))
    await at_work(container, browser)
    macro = await made(container, question="Merhaba {ad}, modemin ışığı yanıyor mu?")
    page = (await shown(browser, number, macro)).text
    assert "Merhaba, modemin ışığı yanıyor mu?" in page
    assert (await applied(browser, number, page)).status_code == 303
    entries = [each.text for each in (await read(container, number)).entries]
    assert "Merhaba, modemin ışığı yanıyor mu?" in entries


async def test_beside_a_conversation_it_leads_back_there(
    container: Container, browser: Browser
) -> None:
    talk, number = await waits(container), await register(container)
    async with container.works.begin() as work:
        await work.session.execute(update(Complaint).values(conversation_id=talk))
        await work.session.execute(update(Conversation).values(team="technical"))
    await at_work(container, browser)
    macro = await made(container, note="Baktım.")
    page = (await browser.get(f"/desk/conversations/{talk}")).text
    assert f'action="/desk/complaints/{number}/macro"' in page
    await shown(browser, number, macro, talk)
    answer = await applied(browser, number)
    assert answer.headers["location"] == f"/desk/conversations/{talk}"
    # Nowhere else.
    await shown(browser, number, macro, "//evil.example")
    assert "evil.example" not in browser.page


@pytest.mark.parametrize("role", Role)
async def test_who_handles_complaints_applies_those_that_they_are_offered(
    container: Container, browser: Browser, role: Role
) -> None:
    number, bill = await register(container), await register(container, topic="billing")
    await at_work(container, browser, role=role)
    house = await made(container, note="Kurum")
    team, foreign = [
        await made(container, f"team:{team}", note=team) for team in ("technical", "billing")
    ]
    handles, everywhere = role is not Role.AUDITOR, role in {Role.SUPERVISOR, Role.ADMIN}
    for macro, known in ((house, True), (team, True), (foreign, False), ("x" * 32, False)):
        answer = await shown(browser, number, macro)
        assert answer.status_code == (403 if not handles else 200 if known else 404), macro
    assert (await shown(browser, bill, house)).status_code == (
        403 if not handles else 200 if everywhere else 404
    )
    assert (await shown(browser, bill, foreign)).status_code == (
        403 if not handles else 200 if everywhere else 404
    )
    await browser.get("/desk")
    sent = {"makro": house, "plan": "x", "seen": "999", "id": "abc", "gorusme": ""}
    answer = await browser.post(f"/desk/complaints/{bill}/macro", **sent)
    assert answer.status_code == (403 if not handles else 409 if everywhere else 404)
    assert (await read(container, bill)).entries[-1].text != "Kurum"


@pytest.mark.parametrize(
    ("role", "places"),
    [
        (Role.AGENT, ""),
        (Role.LEAD, "team:technical"),
        (Role.SUPERVISOR, "team:technical team:billing house"),
        (Role.ADMIN, "team:technical team:billing house"),
        (Role.AUDITOR, ""),
    ],
)
async def test_who_words_which(
    container: Container, browser: Browser, role: Role, places: str
) -> None:
    await at_work(container, browser, role=role)
    assert (await browser.get(MACROS)).status_code == (200 if places else 403)
    for where in ("house", "team:technical", "team:billing"):
        macro, allowed = await made(container, where, note="Eski"), where in places.split()
        code = 303 if allowed else 403
        for given in ({}, {"macro": macro}):
            await browser.get("/desk")
            sent = {"where": where, "name": "Adım", "note": "Yeni", **given}
            assert (await browser.post(MACROS, **sent)).status_code == code, where
        await browser.get("/desk")
        removed = await browser.post(f"{MACROS}/{macro}/remove")
        assert removed.status_code == (303 if allowed else 404 if places else 403), where
    if role is Role.LEAD:
        # Nor is another's moved into one's own place.
        foreign = await made(container, "house", note="Eski")
        await browser.get("/desk")
        moved = {"macro": foreign, "where": "team:technical", "name": "Adım", "note": "Yeni"}
        assert (await browser.post(MACROS, **moved)).status_code == 404
    async with container.works.reading() as session:
        rows = select(StaffAudit.detail).where(StaffAudit.kind == "macro_changed")
        noted = [(row or {})["how"] for row in await session.scalars(rows.order_by(StaffAudit.id))]
    assert noted == ["saved", "saved", "removed"] * len(places.split())


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"name": ""}, "Makroya bir ad verin"),
        ({"where": "own"}, None),
        ({"where": "x"}, "Listeden bir ekip"),
        ({"note": ""}, "en az bir işlem"),
        ({"topic": "yok"}, "Listeden birini"),
        ({"team": "yok"}, "Listeden bir ekip"),
        ({"person": "yok"}, "Listeden birini"),
        ({"state": "waiting_customer"}, "Listeden birini"),
        ({"state": "resolved"}, "Listeden birini"),
        ({"outcome": "upheld"}, "müşteriye gidecek yanıtı"),
        ({"answer": "Oldu."}, "sonucu da seçin"),
        ({"when": "hour"}, "Neyin hatırlatılacağını"),
        ({"reminder": "Bak"}, "Ne zaman hatırlatılacağını"),
        ({"state": "in_review", "question": "Nasıl?"}, "yalnızca biri"),
        ({"question": "Merhaba {isim}"}, "{isim}"),
        ({"reminder": "x" * 201, "when": "hour"}, "200"),
    ],
)
async def test_what_cannot_be_is_refused_and_nothing_typed_is_lost(
    container: Container, browser: Browser, wrong: dict[str, str], told: str | None
) -> None:
    await at_work(container, browser, role=Role.SUPERVISOR)
    await browser.get(MACROS)
    sent = {"where": "house", "name": "Ölçüm", "note": SCRIPT} | wrong
    answer = await browser.post(MACROS, **sent)
    assert answer.status_code == (422 if told else 403)
    if told:
        assert told in answer.text
        assert SCRIPT not in answer.text
        assert ("&lt;script&gt;" in answer.text) is ("note" not in wrong)
    async with container.works.reading() as session:
        assert await session.scalar(select(func.count()).select_from(Macro)) == 0


@pytest.mark.parametrize(
    "path", [MACROS, f"{MACROS}/x/remove", "/desk/complaints/123456789012/macro"]
)
async def test_a_stranger_is_sent_to_the_login_and_a_form_needs_its_token(
    container: Container, browser: Browser, path: str
) -> None:
    response = await browser.post(path, name="x")
    assert response.headers["location"][:11] == "/desk/login"
    await at_work(container, browser, role=Role.ADMIN, teams=TECHNICAL)
    browser.page = ""
    assert (await browser.post(path, name="x")).status_code == 403
