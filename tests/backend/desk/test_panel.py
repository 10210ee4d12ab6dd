"""Beside a conversation: what was collected, masked until opened, and registering from there."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from backend.complaints import queries as complaint_queries
from backend.complaints.actors import BOT
from backend.complaints.models import Channel
from backend.complaints.registration import NewComplaint
from backend.complaints.sla import ClockKind
from backend.complaints.tracking_number import display
from backend.conversations import stretch
from backend.conversations.models import Conversation
from backend.conversations.receiving import Inbound
from backend.desk.complaint_view import QUIET
from backend.gateways.rasa.protocol import Answer, Reply
from backend.staff.account_models import StaffAudit
from backend.staff.models import Role
from backend.web import moments
from tests.backend.desk.conftest import OWN, employed
from tests.backend.desk.test_conversations import hidden, ready, waits

if TYPE_CHECKING:
    from backend.bootstrap import Container
    from tests.backend.conftest import ScriptedAssistant
    from tests.backend.desk.conftest import Browser

COLLECTED = {
    "description": "internetim 3 gündür yok",
    "topic": "internet_outage",
    "topic_set_by": "classifier",
    "topic_confidence": 0.91,
    "name": "Ayşe Yılmaz",
    "phone": "+905321234567",
    "email": "ayse@ornek.com",
}


async def collected(container: Container, assistant: ScriptedAssistant) -> str:
    """Let a customer wait of whom the bot knows everything but the yes."""
    assistant.script = [Answer([Reply("Kaydedeyim mi?")], COLLECTED)]
    return await waits(container, "internetim 3 gündür yok")


async def held(
    container: Container,
    browser: Browser,
    assistant: ScriptedAssistant,
    teams: tuple[str, ...] = (),
) -> str:
    talk = await collected(container, assistant)
    await ready(container, browser, teams=teams)
    await browser.get(f"/desk/conversations/{talk}")
    await browser.post(f"/desk/conversations/{talk}/claim")
    return talk


async def form(browser: Browser, talk: str) -> dict[str, str]:
    """Open the form of a complaint; return what it is filled with."""
    await browser.get(f"/desk/conversations/{talk}")
    opened = await browser.post(f"/desk/conversations/{talk}/open", form="1")
    page = (await browser.get(opened.headers["location"])).text
    values = {name: hidden(page, name) for name in ("name", "email", "service_number", "place")}
    return {
        **values,
        "phone": COLLECTED["phone"],
        "topic": "internet_outage",
        "amount": hidden(page, "amount"),
        "description": "internetim 3 gündür yok",
        "id": hidden(page.split("data-register")[1], "id"),
    }


async def registered(container: Container) -> list[str]:
    async with container.works.reading() as session:
        return [one.tracking_number for one in await complaint_queries.newest(session, 10)]


async def test_who_may_be_overheard_is_marked_where_they_are_spoken_with(
    container: Container, browser: Browser, assistant: ScriptedAssistant
) -> None:
    talk = await held(container, browser, assistant)
    assert "aramayın" not in (await browser.get(f"/desk/conversations/{talk}")).text
    new = NewComplaint(
        channel=Channel.WEB_CHAT, description="…", conversation_id=talk, urgent=True, quiet=True
    )
    async with container.works.begin() as work:
        await container.complaints.register(work, new, BOT)
    page = (await browser.get(f"/desk/conversations/{talk}")).text
    assert ": ".join(QUIET) in page.split('id="mesajlar"')[0]


async def test_a_conversation_and_its_complaint_lead_to_each_other(
    container: Container, browser: Browser, assistant: ScriptedAssistant
) -> None:
    talk = await held(container, browser, assistant, teams=("technical",))
    page = await form(browser, talk)
    await browser.post(f"/desk/conversations/{talk}/complaint", **page)
    (number,) = await registered(container)
    beside = (await browser.get(f"/desk/conversations/{talk}")).text
    assert f'href="/desk/complaints/{number}"' in beside
    complaint = (await browser.get(f"/desk/complaints/{number}")).text
    assert f'href="/desk/conversations/{talk}"' in complaint


@pytest.mark.parametrize(("teams", "told"), [(("technical",), True), ((), False)])
async def test_by_when_an_open_complaint_was_promised_stands_beside_it_for_its_team(
    container: Container,
    browser: Browser,
    assistant: ScriptedAssistant,
    teams: tuple[str, ...],
    *,
    told: bool,
) -> None:
    talk = await held(container, browser, assistant, teams=teams)
    page = await form(browser, talk)
    await browser.post(f"/desk/conversations/{talk}/complaint", **page)
    (number,) = await registered(container)
    async with container.works.reading() as session:
        found = await complaint_queries.by_number(session, number)
    assert found is not None
    day = moments.day(found.clock(ClockKind.PROMISE).due_at)
    beside = (await browser.get(f"/desk/conversations/{talk}")).text
    assert display(number) in beside
    assert (f'Söz: {day} <span class="left fine">' in beside) is told


async def conversation(container: Container, talk: str) -> Conversation:
    async with container.works.reading() as session:
        found = await session.get(Conversation, talk)
    assert found is not None
    return found


async def test_what_was_collected_is_shown_and_contacts_are_masked_until_opened(
    container: Container, browser: Browser, assistant: ScriptedAssistant
) -> None:
    talk = await held(container, browser, assistant)
    page = (await browser.get(f"/desk/conversations/{talk}")).text
    assert "İnternet" in page
    for secret in ("5321234567", "532 123 45 67", "ayse@ornek.com", "Yılmaz"):
        assert secret not in page
    await browser.post(f"/desk/conversations/{talk}/open")
    page = (await browser.get(f"/desk/conversations/{talk}")).text
    for secret in ("0532 123 45 67", "ayse@ornek.com", "Ayşe Yılmaz"):
        assert secret in page
    async with container.works.reading() as session:
        kinds = (await session.scalars(select(StaffAudit.kind))).all()
    assert kinds.count("opened") == 1


async def test_where_nothing_is_masked_nothing_is_offered_to_be_opened(
    container: Container, browser: Browser
) -> None:
    talk = await waits(container, "birine bağlayın")
    await ready(container, browser)
    await browser.get(f"/desk/conversations/{talk}")
    await browser.post(f"/desk/conversations/{talk}/claim")
    page = (await browser.get(f"/desk/conversations/{talk}")).text
    assert "Kişisel bilgileri göster" not in page
    assert "Şikâyet kaydet" in page


async def test_the_question_that_the_bot_had_open_is_told_in_words(
    container: Container, browser: Browser, assistant: ScriptedAssistant
) -> None:
    assistant.script = [Answer([Reply("Kaydedeyim mi?")], {**COLLECTED, "question": "confirm"})]
    talk = await waits(container, "internetim 3 gündür yok")
    await ready(container, browser)
    page = (await browser.get(f"/desk/conversations/{talk}")).text
    assert "Açık kalan sorusu" in page
    assert "Kaydedilsin mi" in page


async def test_without_an_open_question_none_is_told(
    container: Container, browser: Browser, assistant: ScriptedAssistant
) -> None:
    talk = await held(container, browser, assistant)
    assert "Açık kalan sorusu" not in (await browser.get(f"/desk/conversations/{talk}")).text


async def test_what_one_opened_stays_masked_for_a_colleague(
    container: Container, browser: Browser, other: Browser, assistant: ScriptedAssistant
) -> None:
    talk = await held(container, browser, assistant)
    await browser.get(f"/desk/conversations/{talk}")
    await browser.post(f"/desk/conversations/{talk}/open")
    await ready(container, other, "mehmet")
    assert "5321234567" not in (await other.get(f"/desk/conversations/{talk}")).text


async def test_a_complaint_is_registered_once_and_its_number_told(
    container: Container, browser: Browser, assistant: ScriptedAssistant
) -> None:
    talk = await held(container, browser, assistant)
    fields = await form(browser, talk)
    assert fields["name"] == "Ayşe Yılmaz"
    for _ in range(2):
        assert (await browser.post(f"/desk/conversations/{talk}/complaint", **fields)).status_code
    numbers = await registered(container)
    assert len(numbers) == 1
    page = (await browser.get(f"/desk/conversations/{talk}")).text
    assert page.count("Şikâyetiniz kaydedildi. Takip numaranız:") == 1
    async with container.works.reading() as session:
        [complaint] = await complaint_queries.newest(session, 1)
        history = await complaint_queries.by_number(session, numbers[0], events=True)
        assert history is not None
        assert next(event.actor_kind for event in history.events) == "staff"
    assert complaint.conversation_id == talk
    assert complaint.topic_set_by == "classifier"  # the agent left it as it was


async def test_what_is_missing_is_asked_for_and_nothing_typed_is_lost(
    container: Container, browser: Browser, assistant: ScriptedAssistant
) -> None:
    talk = await held(container, browser, assistant)
    fields = await form(browser, talk) | {"phone": "12", "email": "", "description": "modem bozuk"}
    refused = await browser.post(f"/desk/conversations/{talk}/complaint", **fields)
    assert refused.status_code == 422
    assert "modem bozuk</textarea>" in refused.text
    assert await registered(container) == []


async def amount_of(container: Container, number: str) -> Decimal | None:
    async with container.works.reading() as session:
        complaint = await complaint_queries.by_number(session, number)
    assert complaint is not None
    return complaint.amount


@pytest.mark.parametrize(
    ("put_right", "amount"), [(None, "349.90"), ("1.420,5", "1420.50"), ("", None)]
)
async def test_the_sum_that_the_bot_heard_is_in_the_form_and_the_agents_to_put_right(
    container: Container,
    browser: Browser,
    assistant: ScriptedAssistant,
    put_right: str | None,
    amount: str | None,
) -> None:
    known = COLLECTED | {"amount": "349.90"}
    assistant.script = [Answer([Reply("Kaydedeyim mi?")], known)]
    talk = await waits(container, "internetim 3 gündür yok, 349,90 ödüyorum")
    await ready(container, browser)
    await browser.get(f"/desk/conversations/{talk}")
    await browser.post(f"/desk/conversations/{talk}/claim")
    fields = await form(browser, talk)
    assert fields["amount"] == "349,90"
    if put_right is not None:
        fields["amount"] = put_right
    await browser.post(f"/desk/conversations/{talk}/complaint", **fields)
    (number,) = await registered(container)
    assert await amount_of(container, number) == (Decimal(amount) if amount else None)
    kept = (await conversation(container, talk)).collected or {}
    assert kept.get("amount") == amount


async def test_what_is_no_sum_is_said_and_stays_typed(
    container: Container, browser: Browser, assistant: ScriptedAssistant
) -> None:
    talk = await held(container, browser, assistant)
    fields = await form(browser, talk) | {"amount": "çok para"}
    refused = await browser.post(f"/desk/conversations/{talk}/complaint", **fields)
    assert refused.status_code == 422
    assert "örneğin 349,90" in refused.text
    assert 'value="çok para"' in refused.text
    assert await registered(container) == []


async def test_only_the_holder_registers(
    container: Container, browser: Browser, other: Browser, assistant: ScriptedAssistant
) -> None:
    talk = await held(container, browser, assistant)
    await ready(container, other, "mehmet")
    fields = await form(browser, talk)
    await other.get(f"/desk/conversations/{talk}")
    refused = await other.post(f"/desk/conversations/{talk}/complaint", **fields)
    assert refused.status_code == 409
    assert await registered(container) == []


async def test_the_bot_is_told_once_what_people_did(
    container: Container, browser: Browser, assistant: ScriptedAssistant
) -> None:
    talk = await held(container, browser, assistant)
    fields = await form(browser, talk)
    await browser.post(f"/desk/conversations/{talk}/complaint", **fields)
    [number] = await registered(container)
    await browser.get(f"/desk/conversations/{talk}")
    await browser.post(f"/desk/conversations/{talk}/bot")
    assert len(assistant.heard) == 1
    for client, text in (("c2", "teşekkürler"), ("c3", "bir şey daha")):
        received = await container.turns.take_in(talk, Inbound(client_id=client, text=text))
        await container.turns.wait(talk, received.position)
    first, second = assistant.heard[1:]
    assert first.people is not None
    assert [one["number"] for one in first.people["registered"]] == [number]
    assert first.people["goes_on"]
    assert first.people["from"] <= first.people["until"]
    assert first.people["fields"]["phone"] == COLLECTED["phone"]
    assert second.people is None


async def test_what_the_agent_puts_right_goes_to_the_bot_without_registering(
    container: Container, browser: Browser, assistant: ScriptedAssistant
) -> None:
    talk = await held(container, browser, assistant)
    fields = await form(browser, talk) | {"phone": "0533 765 43 21", "topic": "billing"}
    await browser.post(f"/desk/conversations/{talk}/fields", **fields)
    await browser.post(f"/desk/conversations/{talk}/end", sure="1")
    kept = await conversation(container, talk)
    assert kept.collected is not None
    assert kept.collected["phone"] == "+905337654321"
    assert kept.team == stretch.team_of({"topic": "billing"})
    assert kept.stretch is not None
    assert kept.stretch["fields"]["topic"] == "billing"
    assert not kept.stretch["goes_on"]


async def test_an_auditor_opens_nothing(
    container: Container, browser: Browser, assistant: ScriptedAssistant
) -> None:
    talk = await collected(container, assistant)
    await employed(container, "denetci", Role.AUDITOR)
    await browser.log_in("denetci", OWN)
    await browser.get(f"/desk/conversations/{talk}")
    assert (await browser.post(f"/desk/conversations/{talk}/open")).status_code == 403


AGAIN = {"description": "internet yine koptu", "repeat": ""}


async def told_again(
    container: Container, browser: Browser, assistant: ScriptedAssistant
) -> tuple[str, str, dict[str, str]]:
    """Register for a customer, who tells more of the topic to the same agent."""
    talk = await held(container, browser, assistant, teams=("technical",))
    fields = await form(browser, talk)
    await browser.post(f"/desk/conversations/{talk}/complaint", **fields)
    [number] = await registered(container)
    return talk, number, await form(browser, talk) | AGAIN


async def entries(container: Container, number: str) -> list[str]:
    async with container.works.reading() as session:
        complaint = await complaint_queries.by_number(session, number)
    assert complaint is not None
    return [each.text for each in complaint.entries]


async def test_what_is_told_again_is_asked_about_before_it_is_registered(
    container: Container, browser: Browser, assistant: ScriptedAssistant
) -> None:
    talk, number, fields = await told_again(container, browser, assistant)
    asked = await browser.post(f"/desk/conversations/{talk}/complaint", **fields)
    assert asked.status_code == 422
    assert "Tekrar başvuru" in asked.text
    assert f"Bu kayda ekle ({display(number)})" in asked.text
    assert "internet yine koptu</textarea>" in asked.text
    assert await registered(container) == [number]


async def test_it_is_added_once_to_what_is_open_and_customer_and_bot_know(
    container: Container, browser: Browser, assistant: ScriptedAssistant
) -> None:
    talk, number, fields = await told_again(container, browser, assistant)
    for _ in range(2):
        chosen = fields | {"repeat": "earlier"}
        assert (
            await browser.post(f"/desk/conversations/{talk}/complaint", **chosen)
        ).status_code == 303
    assert await registered(container) == [number]
    assert "internet yine koptu" in (await entries(container, number))[-1]
    page = (await browser.get(f"/desk/conversations/{talk}")).text
    assert page.count("numaralı kaydınıza ekledik") == 1
    await browser.post(f"/desk/conversations/{talk}/bot")
    kept = await conversation(container, talk)
    assert kept.stretch is not None
    assert {one["number"] for one in kept.stretch["registered"]} == {number}
    assert kept.stretch["goes_on"]


async def test_as_something_new_it_is_registered_beside_it(
    container: Container, browser: Browser, assistant: ScriptedAssistant
) -> None:
    talk, number, fields = await told_again(container, browser, assistant)
    await browser.post(f"/desk/conversations/{talk}/complaint", **(fields | {"repeat": "new"}))
    found = await registered(container)
    assert len(found) == 2
    assert number in found


async def test_what_another_team_has_is_not_shown_but_linked(
    container: Container, browser: Browser, assistant: ScriptedAssistant
) -> None:
    talk = await held(container, browser, assistant)
    fields = await form(browser, talk)
    await browser.post(f"/desk/conversations/{talk}/complaint", **fields)
    again = await form(browser, talk) | AGAIN
    sent = await browser.post(f"/desk/conversations/{talk}/complaint", **again)
    assert sent.status_code == 303
    assert len(await registered(container)) == 2
