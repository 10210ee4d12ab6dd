"""The list of calls on the desk: what it shows to whom, and what is done from it."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import func, select, text, update
from sqlalchemy.orm import selectinload

from backend.complaints.contact import Contact
from backend.complaints.models import Complaint, ComplaintClock, EntryKind
from backend.complaints.models.call_attempt import CallAttempt
from backend.complaints.orders import Order
from backend.complaints.queries import newest_event
from backend.complaints.sla import ClockKind
from backend.kit.clock import ISTANBUL
from backend.notifications.models import OutboxMessage
from backend.staff import service
from backend.staff.account_models import StaffAudit
from backend.staff.models import Role
from tests.backend.desk.conftest import OWN, employed
from tests.backend.desk.test_complaint import SCRIPT, at_work, read, register, send

if TYPE_CHECKING:
    from typing import Any

    import httpx

    from backend.bootstrap import Container
    from backend.kit.clock import FixedClock
    from tests.backend.desk.conftest import Browser

CALLS = "/desk/calls"
LANDLINE = "+902121234567"
RAW = ("+902121234567", "Yılmaz", "0532 765 43 21", "532 765 43 21")
ACTIONS = ("take", "back", "number", "outcome")


async def to_be_called(container: Container, words: str = "", **fields: Any) -> int:
    """Let a customer with a landline be asked something; return the call."""
    contact = Contact(name="Ayşe Yılmaz", phone=LANDLINE)
    number = await register(container, **({"contact": contact} | fields))
    return await asked(container, number, words)


async def asked(container: Container, number: str, words: str = "") -> int:
    """Let the customer of a complaint be asked something; return the call."""
    async with container.works.begin() as work:
        boss = await service.put(
            work.session, "sef", work.now, role=Role.SUPERVISOR, display_name="Şef"
        )
    viewer = _Viewer(boss.id)
    async with container.works.begin() as work:
        # Its first notice, of which the call is forgotten, is still to be told.
        await work.session.execute(
            update(ComplaintClock)
            .where(ComplaintClock.kind == ClockKind.FIRST_NOTICE)
            .values(notice_at=ComplaintClock.due_at)
        )
    async with container.works.begin() as work:
        complaint = await read(container, number)
        seen = await newest_event(work.session, complaint.id)
        question = words or "Eşinizin 0532 765 43 21 numarası mı arızalı?"
        await container.handling.ask(work, Order(number, viewer, seen=seen), question)
    async with container.works.reading() as session:
        query = select(func.max(OutboxMessage.id)).where(OutboxMessage.channel == "call")
        return await session.scalar(query) or 0


class _Viewer:
    role = Role.SUPERVISOR
    teams: frozenset[str] = frozenset()

    def __init__(self, staff_id: str) -> None:
        self.id = staff_id


async def do(browser: Browser, call: int | str, action: str, **fields: str) -> httpx.Response:
    """Send one of a call's forms from the page that is open."""
    return await browser.post(f"{CALLS}/{call}/{action}", **fields)


async def followed(browser: Browser, response: httpx.Response) -> str:
    assert response.status_code == 303, response.text
    return (await browser.get(response.headers["location"])).text


def key(page: str, call: int) -> str:
    found = re.search(rf'/calls/{call}/outcome".*?name="id" value="([^"]+)"', page, re.DOTALL)
    assert found is not None
    return found.group(1)


async def taken(browser: Browser, call: int) -> str:
    """Take a call; return the page."""
    await browser.get(CALLS)
    return await followed(browser, await do(browser, call, "take"))


async def opened(browser: Browser, call: int) -> str:
    """Take a call and read its number; return the page."""
    await taken(browser, call)
    return await followed(browser, await do(browser, call, "number"))


async def test_it_says_whom_to_call_why_until_when_and_what_to_say(
    container: Container, browser: Browser
) -> None:
    await to_be_called(container)
    await at_work(container, browser)
    page = (await browser.get(CALLS)).text
    for shown in ("Yalnızca sabit hat", "kaldı", "İlk bildirim", "arızalı?", "İnternet arızası"):
        assert shown in page
    assert "Aramayı üstlen" in page
    # In the navigation of every page.
    for address in ("/desk", "/desk/complaints", CALLS):
        link = (await browser.get(address)).text.split('id="aramalar"')[1].split("</a>")[0]
        assert '<span class="count">1</span>' in link


async def test_an_empty_list_says_so(container: Container, browser: Browser) -> None:
    await at_work(container, browser)
    assert "Aranacak kimse yok." in (await browser.get(CALLS)).text
    assert "Ulaşılamayan müşteri yok." in (await browser.get(f"{CALLS}?liste=ulasilamayan")).text
    assert '<span class="count">' not in browser.page.split('id="aramalar"')[1].split("</a>")[0]


async def test_number_and_name_are_masked_until_whoever_calls_opens_them(
    container: Container, browser: Browser, other: Browser, clock: FixedClock
) -> None:
    call = await to_be_called(container)
    await at_work(container, browser)
    await employed(container, "zeynep", Role.AGENT, ("technical",))
    await other.log_in("zeynep", OWN)
    page = (await browser.get(CALLS)).text
    assert not [value for value in RAW if value in page]
    # Not before it was taken, and then not by itself.
    refused = await do(browser, call, "number")
    assert refused.status_code == 409
    assert not [value for value in RAW if value in refused.text]
    page = await taken(browser, call)
    assert not [value for value in RAW if value in page]
    page = await followed(browser, await do(browser, call, "number"))
    assert [value for value in RAW[:3] if value not in page] == []
    async with container.works.reading() as session:
        rows = (await session.scalars(select(StaffAudit).where(StaffAudit.kind == "opened"))).all()
        message = await session.get_one(OutboxMessage, call)
    assert [row.detail for row in rows] == [{"complaint": message.complaint_id, "call": call}]
    # Nobody else sees it, nor they once the call is not theirs or their time is over.
    assert not [value for value in RAW if value in (await other.get(CALLS)).text]
    await browser.get(CALLS)
    page = await followed(browser, await do(browser, call, "back"))
    assert not [value for value in RAW if value in page]
    await taken(browser, call)
    clock.set(clock.now() + timedelta(minutes=16))
    assert not [value for value in RAW if value in (await browser.get(CALLS)).text]


async def test_others_see_who_calls_and_whoever_comes_second_is_told(
    container: Container, browser: Browser, other: Browser
) -> None:
    call = await to_be_called(container)
    await at_work(container, browser)
    await employed(container, "zeynep", Role.AGENT, ("technical",))
    await other.log_in("zeynep", OWN)
    await other.get(CALLS)
    assert "saatine kadar sizde" in await taken(browser, call)
    second = await do(other, call, "take")
    assert second.status_code == 409
    assert "Bu aramayı Mehmet yapıyor." in second.text
    assert "Mehmet arıyor" in second.text
    assert f"/desk/calls/{call}/" not in second.text


@pytest.mark.parametrize(
    ("outcome", "says", "unsolved"),
    [
        ("reached", "müşteriye bilgi verildi", False),
        ("no_answer", "cevap vermedi", False),
        ("busy", "meşgul", False),
        ("wrong_number", "numara yanlış", True),
    ],
)
async def test_the_outcome_is_noted_and_told(
    container: Container, browser: Browser, outcome: str, says: str, *, unsolved: bool
) -> None:
    call = await to_be_called(container)
    await at_work(container, browser)
    page = await opened(browser, call)
    sent = await do(
        browser, call, "outcome", outcome=outcome, note="Not düştüm.", id=key(page, call)
    )
    page = await followed(browser, sent)
    assert f"Kaydedildi: {says}" in page
    assert ("sonrası yeniden" in page) is (outcome in {"no_answer", "busy"})
    page = (await browser.get(f"{CALLS}?liste=ulasilamayan")).text
    assert (f'id="arama-{call}"' in page) is unsolved
    async with container.works.reading() as session:
        (attempt,) = (await session.scalars(select(CallAttempt))).all()
    assert (attempt.outbox_id, attempt.outcome) == (call, outcome)


@pytest.mark.parametrize(
    ("outcome", "state"), [("reached", "in_review"), ("no_answer", "waiting_customer")]
)
async def test_what_the_customer_answers_on_the_phone_goes_on_with_their_complaint(
    container: Container, browser: Browser, outcome: str, state: str
) -> None:
    call = await to_be_called(container)
    await at_work(container, browser)
    page = await opened(browser, call)
    assert "Not, müşterinin yanıtı" in page
    fields = {"outcome": outcome, "answers": "1", "id": key(page, call)}
    refused = await do(browser, call, "outcome", note=" ", **fields)
    assert refused.status_code == 422
    # What was ticked is there again, for one who writes the note and sends it once more.
    assert 'name="answers" value="1" checked' in refused.text
    fields["id"] = key(refused.text, call)
    if outcome == "reached":
        assert "Müşterinin yanıtını nota yazın." in refused.text
        await followed(browser, await do(browser, call, "outcome", note="Evet, o hat.", **fields))
    else:
        refused = await do(browser, call, "outcome", note="Evet, o hat.", **fields)
        assert refused.status_code == 422
        assert "sonuç Ulaşıldı olmalı" in refused.text
        assert "Evet, o hat.</textarea>" in refused.text
    async with container.works.reading() as session:
        complaint = (
            await session.scalars(select(Complaint).options(selectinload(Complaint.entries)))
        ).one()
        notes = [each.text for each in complaint.entries if each.kind == EntryKind.NOTE]
    assert complaint.state == state
    assert notes == (["Evet, o hat."] if outcome == "reached" else [])


async def test_a_note_that_was_refused_stays(
    container: Container, browser: Browser, other: Browser, clock: FixedClock
) -> None:
    call = await to_be_called(container)
    await at_work(container, browser)
    await employed(container, "zeynep", Role.AGENT, ("technical",))
    await other.log_in("zeynep", OWN)
    page = await taken(browser, call)
    sent = await do(browser, call, "outcome", outcome="busy", note="Uzun çaldı", id="k")
    assert sent.status_code == 409
    assert "önce numarayı gösterip arayın" in sent.text
    assert "Uzun çaldı</textarea>" in sent.text
    sent = await do(browser, call, "outcome", outcome="", note="Uzun çaldı", id=key(page, call))
    assert sent.status_code == 422
    assert "Aramanın nasıl sonuçlandığını seçin." in sent.text
    assert "Uzun çaldı</textarea>" in sent.text
    # Another has it meanwhile: what was written can be copied.
    clock.set(clock.now() + timedelta(minutes=16))
    await taken(other, call)
    sent = await do(browser, call, "outcome", outcome="busy", note="Uzun çaldı", id="k")
    assert sent.status_code == 409
    assert "Bu aramayı Zeynep yapıyor." in sent.text
    assert "Uzun çaldı</textarea>" in sent.text


_SEES = {
    Role.AGENT: False,
    Role.LEAD: False,
    Role.SUPERVISOR: True,
    Role.ADMIN: True,
    Role.AUDITOR: True,
}


@pytest.mark.parametrize("role", Role)
async def test_every_address_of_another_teams_call_asked_as_every_role(
    container: Container, browser: Browser, role: Role
) -> None:
    call = await to_be_called(container)
    await at_work(container, browser, role=role, teams=("billing",))
    page = (await browser.get(CALLS)).text
    assert (f'id="arama-{call}"' in page) is _SEES[role]
    if role is Role.AUDITOR:
        assert "Aramayı üstlen" not in page
    expected = 403 if role is Role.AUDITOR else (303 if _SEES[role] else 404)
    for action in ("take", "number", "outcome", "back"):
        await browser.get(CALLS)
        sent = await do(browser, call, action, outcome="busy", id="k")
        # Given back it was noted already.
        assert sent.status_code == (409 if expected == 303 and action == "back" else expected), (
            action
        )
        if expected == 404:
            assert "arızalı?" not in sent.text
    async with container.works.reading() as session:
        tried = await session.scalar(select(func.count()).select_from(CallAttempt))
    assert tried == (1 if expected == 303 else 0)


@pytest.mark.parametrize("action", ["", *ACTIONS])
async def test_a_stranger_is_sent_to_the_login(
    container: Container, browser: Browser, action: str
) -> None:
    call = await to_be_called(container)
    response = await do(browser, call, action) if action else await browser.get(CALLS)
    assert (response.status_code, response.headers["location"][:11]) == (303, "/desk/login")


@pytest.mark.parametrize("action", ACTIONS)
async def test_without_the_sessions_own_token_nothing_is_done(
    container: Container, browser: Browser, action: str
) -> None:
    call = await to_be_called(container)
    await at_work(container, browser)
    await browser.get(CALLS)
    fields = {"outcome": "busy", "id": "k", "csrf": "wrong"}
    assert (await do(browser, call, action, **fields)).status_code == 403
    async with container.works.reading() as session:
        assert (await session.get_one(OutboxMessage, call)).lease_owner is None


@pytest.mark.parametrize("call", ["0", "99", "x", "-1", "1e3", "9" * 30, "٣"])
@pytest.mark.parametrize("action", ACTIONS)
async def test_what_names_no_call_is_not_found(
    container: Container, browser: Browser, call: str, action: str
) -> None:
    await at_work(container, browser)
    await browser.get(CALLS)
    assert (await do(browser, call, action, outcome="busy", id="k")).status_code == 404


async def test_a_message_that_is_no_call_is_not_found(
    container: Container, browser: Browser
) -> None:
    contact = Contact(phone="+905321234567")
    await to_be_called(container, contact=contact)
    await at_work(container, browser)
    await browser.get(CALLS)
    async with container.works.reading() as session:
        sms = await session.scalar(select(OutboxMessage.id))
    assert (await do(browser, sms or 0, "take")).status_code == 404


async def test_scripts_in_every_field_are_text(container: Container, browser: Browser) -> None:
    contact = Contact(name=SCRIPT, phone=LANDLINE)
    call = await to_be_called(container, words=SCRIPT, contact=contact)
    await at_work(container, browser)
    page = await opened(browser, call)
    sent = await do(browser, call, "outcome", outcome=SCRIPT, note=SCRIPT, id="k")
    fields = {"outcome": "wrong_number", "note": SCRIPT, "id": key(sent.text, call)}
    page += sent.text + await followed(browser, await do(browser, call, "outcome", **fields))
    page += (await browser.get(f"{CALLS}?liste=ulasilamayan&tamam={SCRIPT}")).text
    assert SCRIPT not in page
    assert "&lt;script&gt;" in page


async def test_attempts_are_never_changed(container: Container, browser: Browser) -> None:
    call = await to_be_called(container)
    await at_work(container, browser)
    page = await opened(browser, call)
    await do(browser, call, "outcome", outcome="busy", id=key(page, call))
    for statement in ("UPDATE call_attempts SET outcome = 'reached'", "DELETE FROM call_attempts"):
        with pytest.raises(Exception, match="call_attempts is append-only"):
            async with container.works.begin() as work:
                await work.session.execute(text(statement))


async def test_the_page_of_a_complaint_shows_its_calls_and_plans_one(
    container: Container, browser: Browser, clock: FixedClock
) -> None:
    call = await to_be_called(container)
    await at_work(container, browser)
    page = await opened(browser, call)
    fields = {"outcome": "wrong_number", "note": "Açan onu tanımıyor.", "id": key(page, call)}
    await do(browser, call, "outcome", **fields)
    async with container.works.reading() as session:
        number = await session.scalar(select(Complaint.tracking_number)) or ""

    def section(page: str) -> str:
        return page.split('id="kayit-aramalari"')[1].split("</section>", maxsplit=1)[0]

    shown = section((await browser.get(f"/desk/complaints/{number}")).text)
    for words in ("Ulaşılamadı", "Numara yanlış/kullanım dışı", "Açan onu", "çözülmesi gerekiyor"):
        assert words in shown
    assert not [value for value in RAW if value in shown]
    by = clock.now().astimezone(ISTANBUL) + timedelta(hours=2)
    planned = {"words": "Ekip yarın 10.00'da gelecek.", "phone": "0532 765 43 21"}
    refused = await send(browser, number, "call", **planned, by="")
    assert refused.status_code == 422
    assert "Ne zamana kadar aranacağını seçin." in section(refused.text)
    assert "gelecek.</textarea>" in section(refused.text)
    done = await send(browser, number, "call", **planned, by=f"{by:%Y-%m-%dT%H:%M}")
    page = await followed(browser, done)
    shown = section(page)
    assert "Arama planlandı" in page
    assert "çözülmesi gerekiyor" not in shown
    assert "0532 ••• •• 21" in shown
    async with container.works.reading() as session:
        row = (
            await session.scalars(select(OutboxMessage).order_by(OutboxMessage.id.desc()).limit(1))
        ).one()
    assert (row.recipient, row.channel, row.due_at) == ("+905327654321", "call", by)


async def test_an_auditor_plans_no_call(container: Container, browser: Browser) -> None:
    await to_be_called(container)
    await at_work(container, browser, role=Role.AUDITOR)
    async with container.works.reading() as session:
        number = await session.scalar(select(Complaint.tracking_number)) or ""
    page = (await browser.get(f"/desk/complaints/{number}")).text
    assert "Yalnızca sabit hat" in page
    assert "Arama planla" not in page


async def planned(container: Container, browser: Browser, clock: FixedClock) -> tuple[str, int]:
    """Plan a call on the page of a complaint; return its number and the call."""
    async with container.works.reading() as session:
        number = await session.scalar(select(Complaint.tracking_number)) or ""
    by = clock.now().astimezone(ISTANBUL) + timedelta(hours=2)
    fields = {"words": "Ekip yarın geliyor.", "phone": "0532 765 43 21"}
    await browser.get(f"/desk/complaints/{number}")
    answer = await send(browser, number, "call", **fields, by=f"{by:%Y-%m-%dT%H:%M}")
    assert answer.status_code == 303
    async with container.works.reading() as session:
        call = await session.scalar(
            select(OutboxMessage.id).where(OutboxMessage.due_at.is_not(None))
        )
    assert call is not None
    return number, call


async def test_a_planned_call_is_dropped_by_hand_with_a_reason_and_one_that_we_owe_is_not(
    container: Container, browser: Browser, clock: FixedClock
) -> None:
    owed = await to_be_called(container)
    await at_work(container, browser)
    number, call = await planned(container, browser, clock)
    page = (await browser.get(f"/desk/complaints/{number}")).text
    assert page.count("Aramadan vazgeç</summary>") == 1
    nothing = await send(browser, number, "drop-call", call=str(call), drop_reason=" ")
    assert nothing.status_code == 422
    assert "Aramadan neden vazgeçildiğini yazın." in nothing.text
    refused = await send(browser, number, "drop-call", call=str(owed), drop_reason="Gerek yok.")
    assert refused.status_code == 422
    assert (
        await send(browser, number, "drop-call", call="99999", drop_reason="x")
    ).status_code == 404
    await browser.get(f"/desk/complaints/{number}")
    done = await send(browser, number, "drop-call", call=str(call), drop_reason="Kendisi aradı.")
    assert done.status_code == 303
    page = (await browser.get(f"/desk/complaints/{number}")).text
    assert "Planlanan aramadan vazgeçildi" in page
    assert "Kendisi aradı." in page
    async with container.works.reading() as session:
        states = {row.id: row.state for row in await session.scalars(select(OutboxMessage))}
    assert states[call] == "cancelled"
    assert states[owed] == "queued"


async def test_a_call_that_a_colleague_is_making_is_not_dropped_under_them(
    container: Container, browser: Browser, other: Browser, clock: FixedClock
) -> None:
    await to_be_called(container)
    await at_work(container, browser)
    number, call = await planned(container, browser, clock)
    await at_work(container, other, "can")
    await other.get("/desk/calls")
    assert (await other.post(f"/desk/calls/{call}/take")).status_code == 303
    await browser.get(f"/desk/complaints/{number}")
    refused = await send(browser, number, "drop-call", call=str(call), drop_reason="Gerek yok.")
    assert refused.status_code == 409
    assert "Can" in refused.text


def cards(page: str) -> list[str]:
    """Return the cards of the list, as they stand on the page."""
    return page.split('<li class="card thin call')[1:]


async def test_what_one_customer_is_to_be_told_is_one_card_with_an_outcome_for_each(
    container: Container, browser: Browser
) -> None:
    hers, stranger = (Contact(phone=f"+9021212345{end}") for end in (67, 68))
    numbers = [await register(container, contact=each) for each in (hers, hers, stranger)]
    words = ("Modemin ışığı yanıyor mu?", "Hangi fatura?", "Hangi oda?")
    lamp, bill, other = [
        await asked(container, number, each) for number, each in zip(numbers, words, strict=True)
    ]
    await at_work(container, browser)
    page = (await browser.get(CALLS)).text
    [card] = [each for each in cards(page) if "ışığı" in each]
    assert "Hangi fatura?" in card
    assert "2 konu, tek arama" in card
    assert len(cards(page)) == 2
    assert '<span class="count">2</span>' in page.split('id="aramalar"')[1].split("</a>")[0]
    # Taken together, opened together; the other customer's stays free.
    page = await taken(browser, bill)
    [card] = [each for each in cards(page) if "ışığı" in each]
    assert card.count("/outcome") == 2
    assert f"/calls/{other}/take" in page
    page = await followed(browser, await do(browser, lamp, "number"))
    assert page.count("tel:") == 1
    async with container.works.reading() as session:
        rows = (await session.scalars(select(StaffAudit).where(StaffAudit.kind == "opened"))).all()
    assert {row.detail["call"] for row in rows} == {lamp, bill}
    # What came of one leaves the other as it is.
    sent = await do(browser, lamp, "outcome", outcome="reached", id=key(page, lamp))
    page = await followed(browser, sent)
    [card] = [each for each in cards(page) if "Hangi fatura?" in each]
    assert "ışığı" not in card
    assert f"/calls/{bill}/outcome" in card
    page = await followed(browser, await do(browser, bill, "back"))
    assert f"/calls/{bill}/take" in page


async def test_one_customer_is_called_by_one_person_at_a_time(
    container: Container, browser: Browser, other: Browser
) -> None:
    hers = Contact(phone="+902121234567")
    numbers = [await register(container, contact=hers) for _ in range(2)]
    lamp, bill = [await asked(container, number, "Hangi oda?") for number in numbers]
    await at_work(container, browser)
    await taken(browser, lamp)
    page = await followed(browser, await do(browser, lamp, "number"))
    sent = await do(browser, bill, "outcome", outcome="busy", id=key(page, bill))
    assert f"/calls/{bill}/take" in await followed(browser, sent)
    await employed(container, "zeynep", Role.AGENT, ("technical",))
    await other.log_in("zeynep", OWN)
    page = (await other.get(CALLS)).text
    assert "Mehmet arıyor" in page
    assert f"/calls/{bill}/take" not in page
    refused = await do(other, bill, "take")
    assert refused.status_code == 409
    assert "Bu aramayı Mehmet yapıyor." in refused.text
    await browser.post(f"{CALLS}/{lamp}/back")
    assert f"/calls/{bill}/outcome" in await taken(other, bill)


async def test_a_late_call_stands_first_even_right_after_it_was_tried(
    container: Container, browser: Browser, clock: FixedClock
) -> None:
    number = await register(container, contact=Contact(phone=LANDLINE))
    # The first notice is owed within a day.
    clock.set(clock.now() + timedelta(hours=25))
    young = await register(container, contact=Contact(phone="+902121234568"))
    late = await asked(container, number, "Evde misiniz?")
    await asked(container, young, "Hangi oda?")
    await at_work(container, browser)
    page = await opened(browser, late)
    sent = await do(browser, late, "outcome", outcome="no_answer", id=key(page, late))
    page = await followed(browser, sent)
    first, second = cards(page)
    assert "Evde misiniz?" in first
    assert "gecikti" in first
    assert "sonrası yeniden" in first
    assert "Hangi oda?" in second
    assert "Daha sonra</h2>" not in page
    assert '<span class="count">2</span>' in page.split('id="aramalar"')[1].split("</a>")[0]
