"""What an agent entered for another team: put right by them for a day, and nothing else of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from backend.complaints import own_entries
from backend.complaints.models import Audience, EntryKind
from backend.notifications.models import OutboxMessage
from backend.staff.account_models import StaffAudit
from backend.staff.audit import Done
from backend.staff.models import Role
from tests.backend.desk.conftest import OWN
from tests.backend.desk.test_complaint import SCRIPT, at_work, read, send
from tests.backend.desk.test_new_complaint import enter, number_in

if TYPE_CHECKING:
    import httpx

    from backend.bootstrap import Container
    from backend.kit.clock import FixedClock
    from tests.backend.desk.conftest import Browser

RIGHT = "0533 765 43 21"


async def entered(container: Container, browser: Browser, **fields: str) -> str:
    """Let Ayşe of the technical team enter what is the billing team's; return its address."""
    await at_work(container, browser, "ayse")
    number = number_in(await enter(browser, topic="billing", **fields))
    assert (await read(container, number)).team == "billing"
    return f"/desk/complaints/{number}/entered"


async def put_right(browser: Browser, address: str, act: str, **fields: str) -> httpx.Response:
    page = (await browser.get(address)).text
    found = re.search(r'name="id" value="([^"]*)"', page)
    once = found.group(1) if found else "x"
    return await browser.post(f"{address}/{act}", **{"id": once, **fields})


def number_of(address: str) -> str:
    return address.split("/")[3]


async def test_a_wrong_number_is_put_right_and_the_customer_hears_there(
    container: Container, browser: Browser
) -> None:
    address = await entered(container, browser)
    number = number_of(address)
    listed = (await browser.get(f"/desk/complaints?kayit={number}")).text
    assert f'href="{address}"' in listed
    page = (await browser.get(address)).text
    assert "0532 123 45 67" not in page
    assert "0532 ••• •• 67" in page
    assert "İnternetim üç gündür yok." in page
    done = await put_right(
        browser, address, "contact", contact_phone=RIGHT, contact_why="Yanlış tuşladım."
    )
    assert done.headers["location"] == f"{address}?tamam=contact"
    assert "İletişim bilgisi düzeltildi" in (await browser.get(done.headers["location"])).text
    complaint = await read(container, number)
    assert complaint.contact_phone == "+905337654321"
    async with container.works.reading() as session:
        newest = select(OutboxMessage.recipient).order_by(OutboxMessage.id.desc()).limit(1)
        to = await session.scalar(newest)
        audited = (await session.scalars(select(StaffAudit.kind))).all()
    assert to == "+905337654321"
    assert Done.CONTACT_CORRECTED in audited


async def listed(browser: Browser) -> str:
    return (await browser.get("/desk/complaints/entered")).text


async def test_what_one_entered_for_others_is_found_in_a_list_for_a_day(
    container: Container, browser: Browser, clock: FixedClock
) -> None:
    own = await entered(
        container, browser, description="Faturam yanlış, 0532 765 43 21 numarasını arayın."
    )
    theirs = number_in(
        await enter(browser, topic="internet_outage", external_reference="F-18", again="1")
    )
    assert 'href="/desk/complaints/entered"' in (await browser.get("/desk/complaints")).text
    page = await listed(browser)
    assert f'href="{own}"' in page
    assert "Faturam yanlış" in page
    assert "765 43 21" not in page
    # What they see whole is in the other list.
    assert theirs not in page
    clock.set(clock.now() + own_entries.PUT_RIGHT_FOR)
    await browser.log_in("ayse", OWN)
    assert own not in await listed(browser)


async def test_nobody_elses_and_nothing_that_is_over_is_in_the_list(
    container: Container, browser: Browser, other: Browser
) -> None:
    own = await entered(container, browser)
    await at_work(container, other, "mehmet")
    assert own not in await listed(other)
    await at_work(container, other, "lale", Role.SUPERVISOR, ())
    assert own not in await listed(other)
    await send(
        other, number_of(own), "conclude", outcome="upheld", answer="Faturanız 3 günde yenilenir."
    )
    assert (await read(container, number_of(own))).state == "resolved"
    assert own not in await listed(browser)


async def test_a_note_is_for_the_team_and_what_was_written_stays_as_it_is(
    container: Container, browser: Browser
) -> None:
    address = await entered(container, browser)
    done = await put_right(browser, address, "note", note="“Üç gün” değil, on üç gün.")
    assert done.status_code == 303
    first, note = (await read(container, number_of(address))).entries
    assert first.text == "İnternetim üç gündür yok."
    assert (note.kind, note.audience) == (EntryKind.NOTE, Audience.INTERNAL)
    assert note.text == "“Üç gün” değil, on üç gün."


@pytest.mark.parametrize("act", ["contact", "note"])
async def test_pressed_twice_it_is_done_once(
    container: Container, browser: Browser, act: str
) -> None:
    address = await entered(container, browser)
    fields = {"contact_phone": RIGHT, "contact_why": "Yanlış.", "note": "Doğrusu başka."}
    for _ in range(2):
        done = await browser.post(f"{address}/{act}", id="bir", **fields)
        assert done.status_code == 303
    assert len((await read(container, number_of(address))).entries) == 2


@pytest.mark.parametrize(
    ("act", "fields", "told"),
    [
        ("contact", {"contact_why": "Yanlış."}, "Yeni telefonu ya da e-postayı yazın."),
        ("contact", {"contact_phone": "12", "contact_why": "Yanlış."}, "contact_phone-hata"),
        ("contact", {"contact_phone": RIGHT}, "contact_why-hata"),
        ("contact", {"contact_email": "x@", "contact_why": "Yanlış."}, "contact_email-hata"),
        ("note", {"note": "  "}, "Notu yazın."),
        ("note", {"note": "x" * 10_001}, "note-hata"),
        ("note", {"id": "", "note": "Doğrusu bu."}, "Sayfayı yenileyip yeniden deneyin"),
        ("note", {"id": "x" * 65, "note": "Doğrusu bu."}, "Sayfayı yenileyip yeniden deneyin"),
    ],
)
async def test_what_is_wrong_is_said_and_what_was_written_stays(
    container: Container, browser: Browser, act: str, fields: dict[str, str], told: str
) -> None:
    address = await entered(container, browser)
    refused = await put_right(browser, address, act, **fields)
    assert refused.status_code == 422
    assert told in refused.text
    for name, value in fields.items():
        assert name == "id" or value.strip() in refused.text
    assert len((await read(container, number_of(address))).entries) == 1


async def test_nothing_else_of_it_is_theirs(container: Container, browser: Browser) -> None:
    address = await entered(container, browser)
    number = number_of(address)
    whole = await browser.get(f"/desk/complaints/{number}")
    assert whole.headers["location"] == address
    page = (await browser.get(address)).text
    assert "Sonuçlandır" not in page
    fields = {"seen": "99999", "id": "bir", "csrf": ""}
    found = re.search(r'name="csrf" value="([^"]+)"', page)
    assert found is not None
    fields["csrf"] = found[1]
    for act, more in (
        ("note", {"note": "x"}),
        ("readdress", {"contact_phone": RIGHT, "contact_why": "x"}),
        ("assign", {"team": "billing", "person": ""}),
        ("conclude", {"outcome": "upheld", "answer": "x"}),
        ("contact", {}),
    ):
        refused = await browser.client.post(
            f"/desk/complaints/{number}/{act}", data={**fields, **more}
        )
        assert refused.status_code == 404, act
    assert len((await read(container, number)).entries) == 1


@pytest.mark.parametrize(
    ("role", "teams"),
    [(Role.AGENT, ("technical",)), (Role.LEAD, ("technical",)), (Role.AUDITOR, ())],
)
async def test_nobody_else_puts_it_right(
    container: Container, browser: Browser, other: Browser, role: Role, teams: tuple[str, ...]
) -> None:
    address = await entered(container, browser)
    await at_work(container, other, "mehmet", role, teams)
    assert (await other.get(address)).status_code in {403, 404}
    for name in ("kayit", "giden"):
        listed = (await other.get(f"/desk/complaints?{name}={number_of(address)}")).text
        assert address not in listed
        assert "takip numarasıyla kaydedildi" not in listed
    for act, fields in (
        ("contact", {"contact_phone": RIGHT, "contact_why": "x"}),
        ("note", {"note": "x"}),
    ):
        await other.get("/desk/complaints")
        refused = await other.post(f"{address}/{act}", id="bir", **fields)
        assert refused.status_code in {403, 404}
    assert len((await read(container, number_of(address))).entries) == 1


async def test_after_a_day_it_is_the_teams_alone(
    container: Container, browser: Browser, clock: FixedClock
) -> None:
    address = await entered(container, browser)
    clock.set(clock.now() + own_entries.PUT_RIGHT_FOR)
    await browser.log_in("ayse", OWN)
    assert (await browser.get(address)).status_code == 404
    assert (await browser.get(f"/desk/complaints/{number_of(address)}")).status_code == 404
    await browser.get("/desk/complaints")
    refused = await browser.post(f"{address}/note", id="bir", note="x")
    assert refused.status_code == 404


async def test_what_their_team_has_meanwhile_answered_is_as_it_is(
    container: Container, browser: Browser, other: Browser
) -> None:
    address = await entered(container, browser)
    await at_work(container, other, "lale", Role.SUPERVISOR, ())
    # What else happens to it meanwhile is no matter.
    await send(other, number_of(address), "state", state="in_review")
    assert (await put_right(browser, address, "note", note="Doğrusu bu.")).status_code == 303
    page = (await browser.get(address)).text
    await send(other, number_of(address), "conclude", outcome="upheld", answer="Modeminiz değişti.")
    assert (await browser.get(address)).status_code == 404
    browser.page = page
    refused = await browser.post(f"{address}/note", id="iki", note="x")
    assert refused.status_code == 404


async def test_of_what_is_kept_quiet_no_number_is_put_right(
    container: Container, browser: Browser
) -> None:
    address = await entered(
        container, browser, description="Eşim telefonumu okuyor, beni aramayın, döver."
    )
    number = number_of(address)
    assert (await read(container, number)).quiet
    page = (await browser.get(address)).text
    assert "contact_phone" not in page
    refused = await put_right(
        browser, address, "contact", contact_phone=RIGHT, contact_why="Yanlış."
    )
    assert refused.status_code == 422
    assert (await put_right(browser, address, "note", note="Kardeşini arayın.")).status_code == 303


async def test_what_is_typed_is_text(container: Container, browser: Browser) -> None:
    address = await entered(container, browser, description=f"{SCRIPT} var")
    refused = await put_right(browser, address, "contact", contact_phone=SCRIPT, contact_why=SCRIPT)
    assert SCRIPT not in refused.text
