"""The page of a complaint: what it shows to whom, and what is done from it."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import select

from backend.complaints import queries
from backend.complaints.actors import CUSTOMER
from backend.complaints.contact import Contact
from backend.complaints.models import Channel
from backend.complaints.proof import Proof
from backend.complaints.registration import NewComplaint
from backend.desk import complaint_view
from backend.notifications.models import OutboxMessage
from backend.staff.account_models import StaffAudit
from backend.staff.models import Role
from backend.web import moments
from tests.backend.desk.conftest import OWN, employed
from tests.backend.working import forget_outgoing

if TYPE_CHECKING:
    from backend.bootstrap import Container
    from backend.complaints.models import Complaint
    from tests.backend.desk.conftest import Browser

SCRIPT = "<script>alert(1)</script>"
PHONE, MAIL = "+905321234567", "ayse@ornek.com"
ACTS = (
    *(
        "state",
        "topic",
        "promise",
        "assign",
        "conclude",
        "link",
        "note",
        "call",
        "contact",
        "preview",
    ),
    *("withdraw", "severity", "safe", "readdress"),
)
TECHNICAL = ("technical",)


async def register(container: Container, **fields: Any) -> str:
    """Register a complaint; return its number."""
    given: dict[str, Any] = {
        "channel": Channel.WEB_FORM,
        "description": "İnternetim 3 gündür yok, 0532 123 45 67 numaramdan arayın.",
        "topic": "internet_outage",
        "contact": Contact(name="Ayşe Yılmaz", phone=PHONE, email=MAIL),
        "service_number": "2125556677",
    }
    async with container.works.begin() as work:
        new = NewComplaint(**(given | fields))
        done = await container.complaints.register(work, new, CUSTOMER, again=True)
        await forget_outgoing(work)
        return done.complaint.tracking_number


async def read(container: Container, number: str) -> Complaint:
    async with container.works.reading() as session:
        found = await queries.by_number(session, number, events=True)
    assert found is not None
    return found


def hidden(page: str) -> dict[str, str]:
    """Return what every form of a page carries."""
    return {
        name: re.search(rf'name="{name}" value="([^"]*)"', page).group(1)  # type: ignore[union-attr]
        for name in ("seen", "id")
    }


async def at_work(
    container: Container,
    browser: Browser,
    username: str = "mehmet",
    role: Role = Role.AGENT,
    teams: tuple[str, ...] = TECHNICAL,
) -> None:
    await employed(container, username, role, teams)
    await browser.log_in(username, OWN)


async def send(browser: Browser, number: str, act: str, **fields: str) -> Any:
    """Open the page of a complaint and send one of its forms."""
    page = (await browser.get(f"/desk/complaints/{number}")).text
    return await browser.post(f"/desk/complaints/{number}/{act}", **hidden(page), **fields)


async def test_it_shows_what_was_written_what_happened_and_what_is_due(
    container: Container, browser: Browser
) -> None:
    number = await register(container)
    await at_work(container, browser)
    page = (await browser.get(f"/desk/complaints/{number}")).text
    for shown in ("İnternetim 3 gündür yok", "İnternet arızası", "Teknik destek", "Kaydedildi"):
        assert shown in page
    assert "neden bu tarih?" in page
    assert "kaldı" in page
    # However it is written.
    assert (await browser.get(f"/desk/complaints/{number[:4]}-{number[4:]}")).status_code == 200


async def test_contacts_are_masked_until_opened_and_each_opening_is_written_down(
    container: Container, browser: Browser
) -> None:
    number = await register(container)
    await at_work(container, browser)
    raw = ("0532 123 45 67", MAIL, "Yılmaz", "2125556677")
    page = (await browser.get(f"/desk/complaints/{number}")).text
    assert not [value for value in (*raw, PHONE) if value in page]
    opened = (await send(browser, number, "contact")).text
    assert [value for value in raw if value not in opened] == []
    page = (await browser.get(f"/desk/complaints/{number}")).text
    assert not [value for value in raw if value in page]
    async with container.works.reading() as session:
        rows = (await session.scalars(select(StaffAudit).where(StaffAudit.kind == "opened"))).all()
    assert [row.detail for row in rows] == [{"complaint": (await read(container, number)).id}]


async def test_masked_they_stay_in_every_answer_to_a_form(
    container: Container, browser: Browser
) -> None:
    number = await register(container)
    await register(container, description="İkinci kayıt")
    await at_work(container, browser)
    for act in ACTS:
        if act != "contact":
            page = (await send(browser, number, act, outcome="upheld", answer="Tamam.")).text
            assert not [v for v in ("5321234567", "532 123 45 67", MAIL, "Yılmaz") if v in page]


async def test_concluding_shows_the_answer_and_sends_it(
    container: Container, browser: Browser
) -> None:
    number = await register(container)
    await at_work(container, browser)
    fields = {"outcome": "upheld", "answer": "Hattınızı onardık."}
    previewed = (await send(browser, number, "preview", **fields)).text
    assert "Müşteriye gidecek" in previewed
    assert previewed.count("Hattınızı onardık.") == 2  # in the field, and as the customer gets it
    assert (await read(container, number)).state == "registered"
    response = await send(browser, number, "conclude", **fields)
    assert (response.status_code, response.headers["location"]) == (
        303,
        f"/desk/complaints/{number}?tamam=conclude",
    )
    page = (await browser.get(response.headers["location"])).text
    assert "yanıt müşteriye gönderiliyor" in page
    assert "Verilen sözler (1)" in page
    assert ": tutuldu" in page
    assert "Haklı bulundu" in page
    assert 'action="/desk/complaints/' + number + '/conclude"' not in page
    async with container.works.reading() as session:
        [sent] = (await session.scalars(select(OutboxMessage))).all()
    assert "Hattınızı onardık." in sent.text


async def test_what_was_over_when_it_was_entered_is_said_as_first_work_with_why(
    container: Container, browser: Browser
) -> None:
    came = container.clock.now() - timedelta(days=21)
    number = await register(container, channel=Channel.FAX, received_at=came)
    soon = await register(container, description="Modemim bozuk.", topic="modem_device")
    await at_work(container, browser)
    page = (await browser.get(f"/desk/complaints/{number}")).text
    told = page.split("Önce bunu ele alın: ")[1].split("</p>")[0]
    assert f"{moments.day(came)} günü başvurdu" in told
    assert "Yasal süre" in told
    assert "Müşteriye söz" not in told  # a promise is never for a day that is past
    assert "Önce bunu ele alın" not in (await browser.get(f"/desk/complaints/{soon}")).text
    await send(browser, number, "conclude", outcome="upheld", answer="Faturanızı düzelttik.")
    assert "Önce bunu ele alın" not in (await browser.get(f"/desk/complaints/{number}")).text


async def test_a_double_click_concludes_once(container: Container, browser: Browser) -> None:
    number = await register(container)
    await at_work(container, browser)
    page = (await browser.get(f"/desk/complaints/{number}")).text
    fields = {**hidden(page), "outcome": "upheld", "answer": "Hattınızı onardık."}
    for _ in range(2):
        response = await browser.post(f"/desk/complaints/{number}/conclude", **fields)
        assert response.status_code == 303
    async with container.works.reading() as session:
        assert len((await session.scalars(select(OutboxMessage))).all()) == 1


async def test_a_poor_answer_goes_only_once_somebody_says_that_it_is_meant_so(
    container: Container, browser: Browser
) -> None:
    number = await register(container)
    await at_work(container, browser)
    poor = {"outcome": "upheld", "answer": "Tamam [ad]"}
    asked = await send(browser, number, "conclude", **poor)
    assert asked.status_code == 422
    for told in ("Göndermeden bir daha bakın", "doldurulmamış yer kalmış: “[ad]”", "Tamam [ad]<"):
        assert told in asked.text
    assert "Müşteriye gidecek" in asked.text
    assert (await read(container, number)).state == "registered"
    # Pressed again without saying so, and said of another answer, it does not go either.
    yes = dict(re.findall(r'type="checkbox" name="(sure)" value="(\w+)"', asked.text))
    again = await send(browser, number, "conclude", **poor)
    other = await send(browser, number, "conclude", **yes, **poor | {"answer": "Tamam XXX"})
    assert (again.status_code, other.status_code) == (422, 422)
    assert "“XXX”" in other.text
    assert (await send(browser, number, "conclude", **yes, **poor)).status_code == 303
    assert (await read(container, number)).state == "resolved"


async def test_the_preview_says_what_speaks_against_an_answer_and_takes_the_yes_with_it(
    container: Container, browser: Browser
) -> None:
    number = await register(container)
    await at_work(container, browser)
    poor = {"outcome": "upheld", "answer": "Tamam."}
    shown = await send(browser, number, "preview", **poor)
    assert shown.status_code == 200
    assert "Yanıt çok kısa" in shown.text
    yes = dict(re.findall(r'type="checkbox" name="(sure)" value="(\w+)"', shown.text))
    assert (await send(browser, number, "conclude", **yes, **poor)).status_code == 303


async def test_what_is_missing_is_said_at_its_field_and_what_was_written_stays(
    container: Container, browser: Browser
) -> None:
    number = await register(container)
    await at_work(container, browser)
    response = await send(browser, number, "conclude", outcome="", answer="Hattınızı onardık.")
    assert response.status_code == 422
    assert "Sonucu seçin." in response.text
    assert "Hattınızı onardık.</textarea>" in response.text
    response = await send(browser, number, "promise", day="2020-01-01", reason="Parça yok")
    assert "Geçmiş bir tarihe söz verilemez." in response.text
    assert "Parça yok</textarea>" in response.text


@pytest.mark.parametrize(
    ("act", "fields", "field"),
    [
        ("conclude", {"outcome": "upheld", "sure": "1"}, "answer"),
        ("state", {"state": "waiting_customer"}, "question"),
        ("promise", {"day": "2026-12-03"}, "reason"),
    ],
)
async def test_what_a_customer_is_to_read_goes_out_with_no_place_left_open(
    container: Container, browser: Browser, act: str, fields: dict[str, str], field: str
) -> None:
    number = await register(container)
    await at_work(container, browser)
    await send(browser, number, "state", state="in_review")
    words = "Merhaba {ad}, hattınızı ölçtük ve onardık."
    response = await send(browser, number, act, **fields, **{field: words})
    assert response.status_code == 422
    assert "Boş kalan bir yer var" in response.text
    assert (await read(container, number)).state == "in_review"


async def test_on_a_page_that_is_out_of_date_nothing_is_done_and_the_newer_is_shown(
    container: Container, browser: Browser
) -> None:
    number = await register(container)
    await at_work(container, browser)
    page = (await browser.get(f"/desk/complaints/{number}")).text
    async with container.works.begin() as work:
        await container.complaints.add_information(
            work.session, number, Proof(None, PHONE), "Kendiliğinden düzeldi.", None, actor=CUSTOMER
        )
    fields = {**hidden(page), "outcome": "upheld", "answer": "Ekip gönderiyoruz."}
    response = await browser.post(f"/desk/complaints/{number}/conclude", **fields)
    assert response.status_code == 409
    told = response.text.split('role="alert"')[1].split("</div>")[0]
    assert "Bilgi eklendi" in told
    assert "Kendiliğinden düzeldi." in response.text
    assert "Ekip gönderiyoruz.</textarea>" in response.text
    assert (await read(container, number)).state == "registered"
    # Sent again from the page that was answered, it is done.
    fields |= hidden(response.text)
    done = await browser.post(f"/desk/complaints/{number}/conclude", **fields)
    assert done.status_code == 303


async def test_on_the_customers_word_it_is_taken_back_once_that_is_confirmed(
    container: Container, browser: Browser
) -> None:
    number = await register(container)
    await at_work(container, browser)
    fields = {"how": "phone", "said": "Düzelmiş, gerek kalmadı."}
    refused = await send(browser, number, "withdraw", **fields)
    assert refused.status_code == 422
    assert "emin olduğunuzu işaretleyin" in refused.text
    assert "Düzelmiş, gerek kalmadı.</textarea>" in refused.text
    assert (await read(container, number)).state == "registered"
    done = await send(browser, number, "withdraw", **fields, sure="1")
    page = (await browser.get(done.headers["location"])).text
    assert "müşteriye bildiriliyor" in page
    assert "Yeni → Geri çekildi (Telefonda, müşteri istedi)" in page
    assert f"/desk/complaints/{number}/withdraw" not in page
    assert f"/desk/complaints/{number}/conclude" not in page


async def test_its_severity_is_set_with_a_reason_and_shown(
    container: Container, browser: Browser
) -> None:
    number = await register(container)
    await at_work(container, browser)
    refused = await send(browser, number, "severity", severity="critical", why=" ")
    assert refused.status_code == 422
    assert (await read(container, number)).severity == "normal"
    await send(browser, number, "severity", severity="critical", why="Evde solunum cihazı var.")
    page = (await browser.get(f"/desk/complaints/{number}")).text
    assert "Önem: Olağan → Kritik" in page
    assert "Evde solunum cihazı var." in page
    assert '<span class="tag danger">Kritik</span>' in page


async def test_who_is_kept_quiet_is_reached_by_the_way_that_was_called_safe_alone(
    container: Container, browser: Browser
) -> None:
    number = await register(container, quiet=True)
    await at_work(container, browser)
    page = (await browser.get(f"/desk/complaints/{number}")).text
    assert "Güvenli olduğunu söylemedi" in page
    for wrong in (
        {"safe_phone": "", "safe_email": "", "safe_why": "Ablasından öğrendik."},
        {"safe_phone": "12", "safe_email": "", "safe_why": "Ablasından öğrendik."},
        {"safe_phone": "0533 765 43 21", "safe_email": "", "safe_why": " "},
    ):
        assert (await send(browser, number, "safe", **wrong)).status_code == 422
    kept = await read(container, number)
    assert (kept.quiet, kept.contact_phone) == (True, PHONE)

    said = {"safe_phone": "0533 765 43 21", "safe_email": "", "safe_why": "İş yerinden aradı."}
    await send(browser, number, "safe", **said)
    safe = await read(container, number)
    assert (safe.quiet, safe.contact_phone, safe.contact_email) == (False, "+905337654321", None)
    page = (await browser.get(f"/desk/complaints/{number}")).text
    assert "İş yerinden aradı." in page
    assert "Güvenli olduğunu söylemedi" not in page
    again = await send(browser, number, "safe", **said)
    assert again.status_code == 422


async def test_a_wrong_number_is_put_right_and_stays_masked(
    container: Container, browser: Browser
) -> None:
    number = await register(container)
    await at_work(container, browser)
    typed = {
        "contact_phone": "0533 765 43",
        "contact_email": "",
        "contact_why": "Telefonda söyledi.",
    }
    page = await send(browser, number, "readdress", **typed)
    assert page.status_code == 422
    assert "Telefon numarasını alan koduyla yazın" in page.text
    assert 'value="0533 765 43"' in page.text
    assert "Telefonda söyledi.</textarea>" in page.text
    assert (await read(container, number)).contact_phone == PHONE

    right = typed | {"contact_phone": "0533 765 43 21"}
    done = await send(browser, number, "readdress", **right)
    page = (await browser.get(done.headers["location"])).text
    assert "İletişim bilgisi düzeltildi" in page
    assert "İletişim düzeltildi: telefon" in page
    assert "Telefonda söyledi." in page
    assert not [value for value in ("5337654321", "0533 765 43 21") if value in page]
    assert (await read(container, number)).contact_phone == "+905337654321"
    await employed(container, "boss", Role.ADMIN)
    await browser.get("/desk/login")
    await browser.log_in("boss", OWN)
    assert "Müşterinin iletişim bilgisini düzeltti" in (await browser.get("/desk/audit")).text


async def test_where_nothing_may_be_sent_only_the_safe_way_is_offered(
    container: Container, browser: Browser
) -> None:
    number = await register(container, quiet=True)
    await at_work(container, browser)
    page = (await browser.get(f"/desk/complaints/{number}")).text
    assert "Güvenli yolu kaydet" in page
    assert "İletişimi düzelt" not in page
    forced = {"contact_phone": "0533 765 43 21", "contact_why": "Öyle dedi."}
    assert (await send(browser, number, "readdress", **forced)).status_code == 422
    assert "“Güvenli yol” altında yazın" in browser.page
    assert (await read(container, number)).contact_phone == PHONE


async def test_sorted_to_another_team_it_is_gone_from_ones_own_page(
    container: Container, browser: Browser
) -> None:
    number = await register(container)
    await at_work(container, browser)
    response = await send(browser, number, "topic", topic="billing")
    assert response.headers["location"] == f"/desk/complaints?giden={number}"
    assert (await browser.get(f"/desk/complaints/{number}")).status_code == 404


async def test_scripts_in_every_field_are_text(container: Container, browser: Browser) -> None:
    number = await register(
        container,
        description=f"İnternet {SCRIPT}",
        contact=Contact(name="<svg onload=x>", phone=PHONE),
        service_number=SCRIPT,
        remedy_sought=SCRIPT,
        place=SCRIPT,
        external_reference=SCRIPT,
        channel=Channel.FAX,
        source=SCRIPT,
    )
    await at_work(container, browser, role=Role.SUPERVISOR)
    await send(browser, number, "note", note=SCRIPT)
    await send(browser, number, "state", state="waiting_customer", question=SCRIPT)
    for act, fields in (
        ("conclude", {"outcome": SCRIPT, "answer": SCRIPT}),
        ("promise", {"day": SCRIPT, "reason": SCRIPT}),
        ("assign", {"team": SCRIPT, "person": SCRIPT, "note": SCRIPT}),
        ("link", {"other": SCRIPT}),
        ("withdraw", {"how": SCRIPT, "said": SCRIPT}),
        ("severity", {"severity": SCRIPT, "why": SCRIPT}),
        ("safe", {"safe_phone": SCRIPT, "safe_email": SCRIPT, "safe_why": SCRIPT}),
        ("readdress", {f"contact_{each}": SCRIPT for each in ("phone", "email", "why")}),
        ("contact", {}),
    ):
        shown = (await send(browser, number, act, **fields)).text
        assert SCRIPT not in shown
        assert "<svg" not in shown.partition("<main")[2]
    page = (await browser.get(f"/desk/complaints/{number}?tamam={SCRIPT}")).text
    assert SCRIPT not in page
    assert "&lt;script&gt;" in page


_SEES = {
    Role.AGENT: 404,
    Role.LEAD: 404,
    Role.SUPERVISOR: 200,
    Role.ADMIN: 200,
    Role.AUDITOR: 200,
}


@pytest.mark.parametrize("role", Role)
async def test_every_address_of_another_teams_complaint_asked_as_every_role(
    container: Container, browser: Browser, role: Role
) -> None:
    number = await register(container)
    await at_work(container, browser, role=role, teams=("billing",))
    got = await browser.get(f"/desk/complaints/{number}")
    assert got.status_code == _SEES[role]
    page = got.text if got.status_code == 200 else (await browser.get("/desk")).text
    before = len((await read(container, number)).events)
    for act in ACTS:
        browser.page = page
        sent = await browser.post(f"/desk/complaints/{number}/{act}", seen="99", id="x", note="n")
        if role is Role.AUDITOR:
            assert sent.status_code == 403, act
        elif _SEES[role] == 404:
            assert sent.status_code == 404, act
            assert "İnternetim" not in sent.text
    if role not in {Role.SUPERVISOR, Role.ADMIN}:
        assert len((await read(container, number)).events) == before


@pytest.mark.parametrize("act", ["", *ACTS])
async def test_a_stranger_is_sent_to_the_login(
    container: Container, browser: Browser, act: str
) -> None:
    number = await register(container)
    if act:
        response = await browser.post(f"/desk/complaints/{number}/{act}")
    else:
        response = await browser.get(f"/desk/complaints/{number}")
    assert (response.status_code, response.headers["location"][:11]) == (303, "/desk/login")


async def test_without_the_sessions_own_token_nothing_is_done(
    container: Container, browser: Browser
) -> None:
    number = await register(container)
    await at_work(container, browser)
    page = (await browser.get(f"/desk/complaints/{number}")).text
    fields = {**hidden(page), "note": "x", "csrf": "wrong"}
    response = await browser.post(f"/desk/complaints/{number}/note", **fields)
    assert response.status_code == 403
    assert len((await read(container, number)).entries) == 1


@pytest.mark.parametrize("number", ["123", "482109375523", "new-one", "..%2f..", "x" * 300])
async def test_what_names_no_complaint_is_not_found(
    container: Container, browser: Browser, number: str
) -> None:
    await at_work(container, browser)
    assert (await browser.get(f"/desk/complaints/{number}")).status_code == 404


async def test_other_teams_records_of_the_same_customer_are_counted_and_not_named(
    container: Container, browser: Browser
) -> None:
    number = await register(container)
    near = await register(container, description="Yine gitti")
    far = await register(container, description="Faturam yüksek", topic="billing")
    await at_work(container, browser)
    page = (await browser.get(f"/desk/complaints/{number}")).text
    assert near in page
    assert far not in page
    assert "görünmeyen 1 kaydı" in page


async def test_of_a_clock_that_stands_still_no_past_day_is_told(
    container: Container, browser: Browser
) -> None:
    number = await register(container)
    await at_work(container, browser)
    await send(browser, number, "state", state="in_review")
    await send(browser, number, "state", state="waiting_customer", question="Işığı yanıyor mu?")
    page = (await browser.get(f"/desk/complaints/{number}")).text

    def of(clock: str) -> str:
        return page.split(f'"clock-name">{clock}</span>', 1)[1].split("</summary>")[0]

    assert "yanıt gelince sürer" in of("Ekip hedefi")
    assert "yanıt gelince sürer" not in of("Müşteriye söz")


@pytest.mark.parametrize(
    ("place", "province", "shown"),
    [
        ("Bornova, İzmir", "İzmir", "Bornova, İzmir"),
        ("Bornova", "İzmir", "Bornova, İzmir"),
        ("IĞDIR", "Iğdır", "IĞDIR"),
        (None, "Van", "Van"),
        ("Edremit", None, "Edremit"),
        (None, None, ""),
    ],
)
def test_a_city_is_named_once(place: str | None, province: str | None, shown: str) -> None:
    assert complaint_view._where(place, province) == shown
