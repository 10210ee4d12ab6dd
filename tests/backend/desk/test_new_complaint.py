"""Entering complaints that came by phone, fax, store and the like."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select, update

from backend.complaints.models import Channel, Complaint
from backend.desk.new_complaint import CHANNELS
from backend.kit.clock import ISTANBUL
from backend.notifications.models import OutboxMessage
from backend.staff.models import Role
from tests.backend.desk.test_complaint import PHONE, SCRIPT, at_work, read, register, send

if TYPE_CHECKING:
    import httpx

    from backend.bootstrap import Container
    from tests.backend.desk.conftest import Browser

FILLED = {
    "channel": "fax",
    "received": "2026-11-20T16:30",
    "phone": "0532 123 45 67",
    "name": "Ayşe Yılmaz",
    "description": "İnternetim üç gündür yok.",
    "topic": "internet_outage",
    "source": "Kadıköy",
    "external_reference": "F-17",
}


async def enter(browser: Browser, **fields: str) -> httpx.Response:
    page = (await browser.get("/desk/complaints/new")).text
    found = re.search(r'name="id" value="([^"]*)"', page)
    assert found is not None
    return await browser.post("/desk/complaints/new", id=found.group(1), **(FILLED | fields))


def number_in(response: httpx.Response) -> str:
    found = re.search(r"\d{12}", response.headers["location"])
    assert found is not None
    return found.group()


@pytest.mark.parametrize(
    "channel", ["phone", "fax", "store", "social_media", "complaint_site", "official_institution"]
)
async def test_it_is_registered_by_who_entered_it_and_the_customer_gets_the_number(
    container: Container, browser: Browser, channel: str
) -> None:
    await at_work(container, browser)
    response = await enter(browser, channel=channel)
    assert response.status_code == 303
    complaint = await read(container, number_in(response))
    assert (complaint.channel, complaint.source, complaint.external_reference) == (
        channel,
        "Kadıköy",
        "F-17",
    )
    assert f"{complaint.received_at.astimezone(ISTANBUL):%d.%m %H:%M}" == "20.11 16:30"
    assert complaint.events[0].actor is not None
    assert complaint.events[0].actor.username == "mehmet"
    assert complaint.topic_set_by == "agent"
    async with container.works.reading() as session:
        [sent] = (await session.scalars(select(OutboxMessage))).all()
    assert complaint.tracking_number[:4] in sent.text
    assert (sent.recipient, sent.purpose) == (PHONE, "notice")
    page = (await browser.get(response.headers["location"])).text
    assert "Kaydedildi; takip numarası" in page


async def test_entered_for_another_team_it_is_told_and_not_shown(
    container: Container, browser: Browser
) -> None:
    await at_work(container, browser)
    response = await enter(browser, topic="billing")
    number = number_in(response)
    assert response.headers["location"] == f"/desk/complaints?kayit={number}"
    page = (await browser.get(response.headers["location"])).text
    assert "takip numarasıyla kaydedildi" in page
    assert "Müşteriye verilen tarih" in page


async def test_who_speaks_for_the_customer_is_a_note_that_the_customer_never_gets(
    container: Container, browser: Browser
) -> None:
    await at_work(container, browser)
    response = await enter(browser, on_behalf="Oğlu Ali Yılmaz, vekâletname ile")
    complaint = await read(container, number_in(response))
    assert [(each.kind, each.audience) for each in complaint.entries] == [
        ("description", "customer"),
        ("note", "internal"),
    ]
    async with container.works.reading() as session:
        for sent in (await session.scalars(select(OutboxMessage))).all():
            assert "vekâletname" not in sent.text


@pytest.mark.parametrize(
    ("received", "said"),
    [
        ("0026-11-20T10:00", "bir yıldan eski olamaz"),
        ("0001-01-01T00:00", "bir yıldan eski olamaz"),
        ("2024-11-20T10:00", "bir yıldan eski olamaz"),
        ("9999-12-31T23:59", "gelecekte olamaz"),
    ],
)
async def test_a_slip_in_the_year_of_the_contact_is_said_and_nothing_counted_from_it(
    container: Container, browser: Browser, received: str, said: str
) -> None:
    await at_work(container, browser)
    response = await enter(browser, received=received)
    assert response.status_code == 422
    assert said in response.text
    assert FILLED["description"] in response.text


async def test_a_double_click_registers_once_and_a_known_reference_leads_to_its_complaint(
    container: Container, browser: Browser
) -> None:
    await at_work(container, browser)
    page = (await browser.get("/desk/complaints/new")).text
    key = re.search(r'name="id" value="([^"]*)"', page).group(1)  # type: ignore[union-attr]
    first, second = [
        number_in(await browser.post("/desk/complaints/new", id=key, **FILLED)) for _ in range(2)
    ]
    assert first == second
    await browser.get("/desk/complaints/new")
    assert number_in(await enter(browser)) == first
    # In other words it is not passed over in silence: they stay in the form.
    other = await enter(browser, description="Başka sözler")
    assert other.status_code == 409
    assert f"{first[:4]} {first[4:8]} {first[8:]} numaralı şikâyet kayıtlı" in other.text
    assert "Başka sözler</textarea>" in other.text
    async with container.works.reading() as session:
        assert len((await session.scalars(select(OutboxMessage))).all()) == 1


async def test_the_same_words_a_moment_ago_are_asked_about_before_they_are_registered_again(
    container: Container, browser: Browser
) -> None:
    await at_work(container, browser)
    plain = {"source": "", "external_reference": ""}
    first = number_in(await enter(browser, **plain))
    asked = await enter(browser, **plain)
    assert asked.status_code == 200
    assert first in asked.text
    assert "Ayrı bir kayıt aç" in asked.text
    assert number_in(await enter(browser, **plain, again="1")) != first


AGAIN = {"description": "İnternet yine koptu.", "source": "", "external_reference": ""}


async def told_again(container: Container, browser: Browser) -> tuple[str, httpx.Response]:
    """Enter a complaint, and what its customer tells again; return its number and the page."""
    await at_work(container, browser)
    return number_in(await enter(browser)), await enter(browser, **AGAIN)


async def test_what_the_customer_told_of_the_topic_before_is_shown_and_nothing_registered(
    container: Container, browser: Browser
) -> None:
    number, asked = await told_again(container, browser)
    assert asked.status_code == 200
    assert f'href="/desk/complaints/{number}"' in asked.text
    assert "Bu kayda ekle" in asked.text
    assert "İnternet yine koptu.</textarea>" in asked.text
    async with container.works.reading() as session:
        assert len((await session.scalars(select(Complaint))).all()) == 1


async def test_it_is_added_to_what_is_open_once(container: Container, browser: Browser) -> None:
    number, _ = await told_again(container, browser)
    assert number_in(await enter(browser, **AGAIN, repeat="earlier")) == number
    complaint = await read(container, number)
    [note] = [each for each in complaint.entries if each.kind == "note"]
    assert "İnternet yine koptu." in note.text
    assert [each.kind for each in complaint.events].count("repeated") == 1
    page = (await browser.get(f"/desk/complaints/{number}")).text
    assert "Müşteri aynı konuda yeniden başvurdu" in page


async def test_that_somebody_is_no_subscriber_any_more_is_recorded_and_shown(
    container: Container, browser: Browser
) -> None:
    await at_work(container, browser)
    refused = await enter(browser, former_subscriber="1", description="")
    assert 'name="former_subscriber" value="1" checked' in refused.text
    number = number_in(await enter(browser, former_subscriber="1"))
    assert (await read(container, number)).former_subscriber
    assert "Artık abone değil" in (await browser.get(f"/desk/complaints/{number}")).text
    other = number_in(await enter(browser, external_reference="F-18", phone="0532 123 45 68"))
    assert not (await read(container, other)).former_subscriber
    assert "Artık abone değil" not in (await browser.get(f"/desk/complaints/{other}")).text


async def test_who_is_no_subscriber_any_more_by_now_is_so_in_the_complaint_they_go_on_with(
    container: Container, browser: Browser
) -> None:
    number, _ = await told_again(container, browser)
    await enter(browser, **AGAIN, former_subscriber="1", repeat="earlier")
    complaint = await read(container, number)
    assert complaint.former_subscriber
    assert "artık abone değil" in "".join(each.text for each in complaint.entries)


@pytest.mark.parametrize("channel", ["fax", "social_media", "phone"])
async def test_whose_words_go_to_what_is_open_is_told_its_number_as_who_registers_is(
    container: Container, browser: Browser, channel: str
) -> None:
    """A fax that repeats gets an answer: nobody else tells its sender what became of it."""
    number, _ = await told_again(container, browser)
    await container.outbox.settled()
    async with container.works.reading() as session:
        before = len((await session.scalars(select(OutboxMessage))).all())
    again = AGAIN | {"channel": channel, "on_behalf": "Eşi, telefonda söyledi"}
    await enter(browser, **again, repeat="earlier")
    async with container.works.reading() as session:
        sent = (await session.scalars(select(OutboxMessage))).all()[before:]
    [told] = [each for each in sent if each.recipient == PHONE]
    assert number[:4] in told.text
    complaint = await read(container, number)
    assert "Başkası adına: Eşi, telefonda söyledi" in "".join(
        each.text for each in complaint.entries if each.kind == "note"
    )


async def test_of_what_is_kept_quiet_nothing_is_told_when_it_is_told_again(
    container: Container, browser: Browser
) -> None:
    number, _ = await told_again(container, browser)
    async with container.works.begin() as work:
        await work.session.execute(update(Complaint).values(quiet=True))
        before = len((await work.session.scalars(select(OutboxMessage.id))).all())
    await enter(browser, **AGAIN, repeat="earlier")
    async with container.works.reading() as session:
        assert len((await session.scalars(select(OutboxMessage.id))).all()) == before
    kinds = [each.kind for each in (await read(container, number)).entries]
    assert kinds == ["description", "note"]


async def test_what_was_concluded_is_opened_again(container: Container, browser: Browser) -> None:
    await at_work(container, browser)
    number = number_in(await enter(browser))
    await send(browser, number, "conclude", outcome="upheld", answer="Hattı onardık.")
    asked = await enter(browser, **AGAIN)
    assert "Bu kaydı yeniden aç" in asked.text
    await enter(browser, **AGAIN, repeat="earlier")
    complaint = await read(container, number)
    assert (complaint.state, complaint.cycle) == ("in_review", 2)
    assert "İnternet yine koptu." in complaint.entries[-1].text


async def test_a_new_one_is_linked_and_each_shows_the_other(
    container: Container, browser: Browser
) -> None:
    number, _ = await told_again(container, browser)
    second = number_in(await enter(browser, **AGAIN, repeat="new"))
    assert second != number
    for shown, other in ((number, second), (second, number)):
        page = (await browser.get(f"/desk/complaints/{shown}")).text
        card = page.split('aria-label="Tekrar başvuru"')[1].split("</section>")[0]
        assert f"/desk/complaints/{other}" in card
    listed = (await browser.get("/desk/complaints?tekrar=evet")).text
    assert second in listed
    assert number not in listed


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"channel": "sms"}, "Listeden bir kanal"),
        ({"received": ""}, "Başvuru zamanını seçin"),
        ({"received": "2027-01-01T10:00"}, "gelecekte olamaz"),
        ({"received": "dün"}, "Başvuru zamanını seçin"),
        ({"phone": "44"}, "alan koduyla"),
        ({"phone": ""}, "telefon ya da e-posta"),
        ({"description": " "}, "anlattığı sorunu"),
        ({"topic": "magic"}, "listeden bir konu"),
        ({"external_reference": "x" * 201}, "En fazla 200"),
        ({"on_behalf": "x" * 501}, "En fazla 500"),
    ],
)
async def test_what_is_wrong_is_said_and_what_was_written_stays(
    container: Container, browser: Browser, fields: dict[str, str], says: str
) -> None:
    await at_work(container, browser)
    response = await enter(browser, **fields)
    assert response.status_code == 422
    assert says in response.text
    assert 'value="Ayşe Yılmaz"' in response.text
    # The keyboard goes to the first field that is wrong.
    first = response.text.index("autofocus")
    assert 'aria-invalid="true" autofocus' in response.text[first - 40 : first + 12]


async def test_the_customers_other_complaints_come_by_their_number_and_it_is_in_no_address(
    container: Container, browser: Browser
) -> None:
    known = await register(container)
    far = await register(container, topic="billing", description="Faturam yüksek")
    await at_work(container, browser)
    await browser.get("/desk/complaints/new")
    for given in ({"phone": "0532 123 45 67"}, {"email": "ayse@ornek.com"}):
        response = await browser.post("/desk/complaints/new/customer", **given, description="Yarım")
        assert response.status_code == 200
        assert known in response.text
        assert far not in response.text
        assert "görünmeyen 1 kaydı" in response.text
        assert "Yarım</textarea>" in response.text
    partly = (await browser.post("/desk/complaints/new/customer", phone="0532 12")).text
    assert known not in partly


async def test_scripts_are_text(container: Container, browser: Browser) -> None:
    await at_work(container, browser)
    wrong = await enter(browser, **dict.fromkeys(FILLED, SCRIPT), on_behalf=SCRIPT)
    assert wrong.status_code == 422
    assert SCRIPT not in wrong.text


@pytest.mark.parametrize("role", Role)
async def test_only_who_handles_complaints_enters_them(
    container: Container, browser: Browser, role: Role
) -> None:
    await at_work(container, browser, role=role)
    expected = 403 if role is Role.AUDITOR else 200
    page = await browser.get("/desk/complaints/new")
    assert page.status_code == expected
    await browser.get("/desk/complaints")
    assert (await browser.post("/desk/complaints/new/customer")).status_code == expected
    sent = await browser.post("/desk/complaints/new", id="k", **FILLED)
    assert (sent.status_code == 403) is (role is Role.AUDITOR)


@pytest.mark.parametrize("path", ["/desk/complaints/new", "/desk/complaints/new/customer"])
async def test_a_stranger_is_sent_to_the_login(browser: Browser, path: str) -> None:
    response = await browser.post(path)
    assert (response.status_code, response.headers["location"][:11]) == (303, "/desk/login")


def test_every_channel_without_a_machine_is_offered() -> None:
    ours = {Channel.WEB_CHAT, Channel.WEB_FORM, Channel.SMS, Channel.EMAIL, Channel.API}
    assert set(CHANNELS) == set(Channel) - ours


async def test_all_that_is_missing_is_said_at_once(container: Container, browser: Browser) -> None:
    await at_work(container, browser)
    page = (await enter(browser, phone="", email="", description="")).text
    assert "Müşteriye ulaşılacak bir telefon ya da e-posta yazın." in page
    assert "Müşterinin anlattığı sorunu yazın." in page
    assert (
        page.index('id="phone" name="phone"') < page.index("autofocus") < page.index("</textarea>")
    )
