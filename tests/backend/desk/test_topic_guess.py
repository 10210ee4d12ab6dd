"""The topic of what an agent types: guessed and offered, never in the way, and whose it is."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from backend.conversations.models import Conversation
from backend.desk import topic_guess
from backend.gateways.rasa.protocol import Guess
from backend.staff.models import Role
from tests.backend.desk.test_complaint import at_work, read
from tests.backend.desk.test_new_complaint import enter, number_in
from tests.backend.desk.test_panel import form, held, registered

if TYPE_CHECKING:
    from backend.bootstrap import Container
    from tests.backend.conftest import ScriptedAssistant
    from tests.backend.desk.conftest import Browser

WORDS = "Faturama bilmediğim bir ücret eklenmiş."


@dataclass
class Classifier:
    """Says what it is told to, and remembers what it was asked."""

    says: Guess | None = None
    asked: list[str] = field(default_factory=list)

    async def guess(self, text: str) -> Guess | None:
        self.asked.append(text)
        return self.says

    async def close(self) -> None:
        """Hold nothing."""


@pytest.fixture
def classifier() -> Classifier:
    return Classifier(Guess("billing", 0.8714))


async def test_what_is_typed_is_guessed_with_how_sure_it_is(
    container: Container, browser: Browser, classifier: Classifier
) -> None:
    await at_work(container, browser)
    await browser.get("/desk/complaints/new")
    told = await browser.post("/desk/topic-guess", description=f" {WORDS} ")
    assert told.json() == {"topic": "billing", "confidence": 0.87}
    assert told.headers["cache-control"] == "no-store"
    assert classifier.asked == [WORDS]


async def test_the_sum_that_is_told_is_found_beside_the_topic(
    container: Container, browser: Browser, classifier: Classifier
) -> None:
    classifier.says = Guess("billing", 0.9, amount=Decimal("1420.5"))
    await at_work(container, browser)
    await browser.get("/desk/complaints/new")
    told = await browser.post("/desk/topic-guess", description=WORDS)
    assert told.json() == {"topic": "billing", "confidence": 0.9, "amount": "1.420,50"}


@pytest.mark.parametrize(("typed", "amount"), [("1.420,50", "1420.50"), ("", None)])
async def test_what_is_entered_by_hand_has_the_sum_of_its_form(
    container: Container, browser: Browser, typed: str, amount: str | None
) -> None:
    await at_work(container, browser)
    await browser.get("/desk/complaints/new")
    done = await enter(browser, description=WORDS, topic="billing", amount=typed)
    found = (await read(container, number_in(done))).amount
    assert found == (Decimal(amount) if amount else None)


async def test_a_sum_that_is_none_is_said_where_it_was_typed(
    container: Container, browser: Browser
) -> None:
    await at_work(container, browser)
    await browser.get("/desk/complaints/new")
    refused = await enter(browser, description=WORDS, topic="billing", amount="birkaç bin")
    assert refused.status_code == 422
    assert "örneğin 349,90" in refused.text
    assert 'value="birkaç bin"' in refused.text


@pytest.mark.parametrize("says", [None, Guess("gone_topic", 0.9)])
async def test_where_it_cannot_be_told_nothing_is_guessed(
    container: Container, browser: Browser, classifier: Classifier, says: Guess | None
) -> None:
    classifier.says = says
    await at_work(container, browser)
    await browser.get("/desk/complaints/new")
    assert (await browser.post("/desk/topic-guess", description=WORDS)).json() == {}
    done = await enter(browser, description=WORDS, topic="")
    assert done.status_code == 303
    assert (await read(container, number_in(done))).topic_set_by == "system"


async def test_nothing_typed_asks_nobody(
    container: Container, browser: Browser, classifier: Classifier
) -> None:
    await at_work(container, browser)
    await browser.get("/desk/complaints/new")
    assert (await browser.post("/desk/topic-guess", description="  ")).json() == {}
    assert classifier.asked == []


@pytest.mark.parametrize(
    ("topic", "guess", "whose"),
    [
        ("billing", "billing:0.87", ("billing", "classifier", 0.87)),
        # Chosen, also where it is what was guessed before.
        ("billing", "", ("billing", "agent", None)),
        ("internet_outage", "billing:0.87", ("internet_outage", "agent", None)),
        ("billing", "billing:sure", ("billing", "agent", None)),
        ("billing", "billing:7", ("billing", "agent", None)),
        # Without script.
        ("", "", ("billing", "classifier", 0.8714)),
    ],
)
async def test_whose_topic_it_is_is_written_down(
    container: Container,
    browser: Browser,
    topic: str,
    guess: str,
    whose: tuple[str, str, float | None],
) -> None:
    await at_work(container, browser)
    done = await enter(browser, topic=topic, guess=guess)
    complaint = await read(container, number_in(done))
    assert (complaint.topic, complaint.topic_set_by, complaint.topic_confidence) == whose


async def test_in_a_form_that_was_refused_the_guess_stays_a_guess(
    container: Container, browser: Browser
) -> None:
    await at_work(container, browser)
    refused = await enter(browser, topic="billing", guess="billing:0.87", received="later")
    assert refused.status_code == 422
    assert 'name="guess" value="billing:0.87"' in refused.text


@pytest.mark.parametrize(
    ("guess", "whose"),
    [("billing:0.87", ("classifier", 0.87)), ("", ("agent", None))],
)
async def test_from_a_conversation_too_and_the_bot_is_told_so(
    container: Container,
    browser: Browser,
    assistant: ScriptedAssistant,
    guess: str,
    whose: tuple[str, float | None],
) -> None:
    talk = await held(container, browser, assistant)
    fields = await form(browser, talk) | {"topic": "billing", "guess": guess}
    await browser.post(f"/desk/conversations/{talk}/complaint", **fields)
    [number] = await registered(container)
    complaint = await read(container, number)
    assert (complaint.topic_set_by, complaint.topic_confidence) == whose
    async with container.works.reading() as session:
        known = (await session.get_one(Conversation, talk)).collected or {}
    assert known["topic"] == "billing"
    assert (known["topic_set_by"] == "classifier") is bool(guess)


@pytest.mark.parametrize("role", Role)
async def test_only_who_handles_complaints_may_ask(
    container: Container, browser: Browser, classifier: Classifier, role: Role
) -> None:
    await at_work(container, browser, role=role)
    await browser.get("/desk")
    told = await browser.post("/desk/topic-guess", description=WORDS)
    assert told.status_code == (403 if role is Role.AUDITOR else 200)
    assert bool(classifier.asked) is (role is not Role.AUDITOR)


async def test_a_stranger_and_another_sites_form_are_refused(
    container: Container, browser: Browser, classifier: Classifier
) -> None:
    stranger = await browser.post("/desk/topic-guess", description=WORDS)
    assert (stranger.status_code, stranger.headers["location"][:11]) == (303, "/desk/login")
    await at_work(container, browser)
    forged = await browser.client.post("/desk/topic-guess", data={"description": WORDS})
    assert forged.status_code == 403
    assert classifier.asked == []


def test_a_guess_is_accepted_for_its_own_topic_only() -> None:
    assert topic_guess.accepted("billing", "billing:0.5") == Guess("billing", 0.5)
    for topic, written in (("", ":0.5"), ("billing", "nan"), ("billing", "billing:nan")):
        assert topic_guess.accepted(topic, written) is None
