"""Ending a conversation in which a complaint was told and none was registered: asked once."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest

from backend.complaints.actors import BOT
from backend.complaints.contact import Contact
from backend.complaints.models import Channel
from backend.complaints.registration import NewComplaint
from backend.conversations import unregistered
from backend.conversations.holder import Handover
from backend.conversations.receiving import Inbound
from backend.gateways.rasa.protocol import Guess
from tests.backend.desk.test_conversations import ready, waits
from tests.backend.desk.test_panel import COLLECTED, conversation, form, held

if TYPE_CHECKING:
    from backend.bootstrap import Container
    from tests.backend.conftest import ScriptedAssistant
    from tests.backend.desk.conftest import Browser

ASKED = "Bu görüşmede kayıt açılmadı"
TROUBLE = "Faturama istemediğim bir paket eklenmiş"


@dataclass
class Classifier:
    """Takes one sentence for a complaint; every text has a topic."""

    works: bool = True
    takes: float = 0
    asked: list[str] = field(default_factory=list)

    async def guess(self, text: str) -> Guess | None:
        self.asked.append(text)
        await asyncio.sleep(self.takes)
        return Guess("billing", 0.99, text == TROUBLE) if self.works else None

    async def close(self) -> None:
        """Hold nothing."""


@pytest.fixture
def classifier() -> Classifier:
    return Classifier()


async def taken(container: Container, browser: Browser, said: str) -> str:
    talk = await waits(container, said)
    await ready(container, browser)
    await browser.get(f"/desk/conversations/{talk}")
    await browser.post(f"/desk/conversations/{talk}/claim")
    await browser.get(f"/desk/conversations/{talk}")
    return talk


async def says(container: Container, talk: str, text: str) -> None:
    await container.turns.take_in(talk, Inbound(client_id=text[:40], text=text))


async def is_over(container: Container, talk: str) -> bool:
    return (await conversation(container, talk)).handover == Handover.ENDED


async def test_what_was_told_to_the_person_alone_is_asked_about_once(
    container: Container, browser: Browser
) -> None:
    talk = await taken(container, browser, "temsilciyle görüşeceğim")
    await says(container, talk, TROUBLE)
    await says(container, talk, "sağ olun")
    asked = await browser.post(f"/desk/conversations/{talk}/end")
    assert asked.status_code == 409
    assert ASKED in asked.text
    assert 'name="sure" value="1" form="bitir"' in asked.text
    assert not await is_over(container, talk)
    assert (await browser.post(f"/desk/conversations/{talk}/end", sure="1")).status_code == 303
    assert await is_over(container, talk)


async def test_what_the_bot_collected_and_nobody_registered_is_asked_about(
    container: Container, browser: Browser, assistant: ScriptedAssistant, classifier: Classifier
) -> None:
    classifier.works = False
    talk = await held(container, browser, assistant)
    await browser.get(f"/desk/conversations/{talk}")
    assert (await browser.post(f"/desk/conversations/{talk}/end")).status_code == 409
    assert not await is_over(container, talk)


async def test_with_a_record_nothing_is_asked(
    container: Container, browser: Browser, assistant: ScriptedAssistant
) -> None:
    talk = await held(container, browser, assistant)
    await says(container, talk, TROUBLE)
    await browser.post(f"/desk/conversations/{talk}/complaint", **await form(browser, talk))
    await browser.get(f"/desk/conversations/{talk}")
    assert (await browser.post(f"/desk/conversations/{talk}/end")).status_code == 303
    assert await is_over(container, talk)


async def test_with_what_was_added_to_an_earlier_record_nothing_is_asked(
    container: Container, browser: Browser, assistant: ScriptedAssistant
) -> None:
    earlier = NewComplaint(
        channel=Channel.WEB_FORM,
        description="internet gitti",
        contact=Contact(phone=COLLECTED["phone"]),
        topic="internet_outage",
    )
    async with container.works.begin() as work:
        await container.complaints.register(work, earlier, BOT)
    again = await held(container, browser, assistant, teams=("technical",))
    told = await form(browser, again) | {"description": "yine koptu, bu kez modem de sıcak"}
    added = await browser.post(f"/desk/conversations/{again}/complaint", **told, repeat="earlier")
    assert added.status_code == 303
    await browser.get(f"/desk/conversations/{again}")
    assert (await browser.post(f"/desk/conversations/{again}/end")).status_code == 303


@pytest.mark.parametrize("said", ["temsilci lütfen", "fatura günüm ayın kaçı", "tamam, iyi günler"])
async def test_who_told_no_complaint_is_let_go_at_once(
    container: Container, browser: Browser, said: str
) -> None:
    talk = await taken(container, browser, said)
    assert (await browser.post(f"/desk/conversations/{talk}/end")).status_code == 303


@pytest.mark.parametrize("fault", [{"works": False}, {"takes": 5}], ids=["gone", "slow"])
async def test_nobody_waits_for_a_classifier(
    container: Container,
    browser: Browser,
    classifier: Classifier,
    monkeypatch: pytest.MonkeyPatch,
    fault: dict[str, float],
) -> None:
    monkeypatch.setattr(unregistered, "_SECONDS", 0.05)
    talk = await taken(container, browser, TROUBLE)
    for name, value in fault.items():
        setattr(classifier, name, value)
    assert (await browser.post(f"/desk/conversations/{talk}/end")).status_code == 303


async def test_giving_back_to_the_bot_asks_nothing_as_it_goes_on_with_it(
    container: Container, browser: Browser
) -> None:
    talk = await taken(container, browser, TROUBLE)
    assert (await browser.post(f"/desk/conversations/{talk}/bot")).status_code == 303


async def test_whose_it_is_not_is_told_that_and_nothing_of_the_record(
    container: Container, browser: Browser, other: Browser, classifier: Classifier
) -> None:
    talk = await taken(container, browser, TROUBLE)
    await ready(container, other, "mehmet")
    await other.get(f"/desk/conversations/{talk}")
    classifier.asked.clear()
    refused = await other.post(f"/desk/conversations/{talk}/end")
    assert refused.status_code == 409
    assert ASKED not in refused.text
    assert classifier.asked == []
