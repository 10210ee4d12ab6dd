"""A form without a topic gets the classifier's; a chosen one stays; without Rasa people sort it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import pytest_asyncio
from sqlalchemy import select

from backend.bootstrap import build_container
from backend.channels.web_form.submission import submit_complaint
from backend.complaints.models import Complaint
from backend.gateways.rasa.protocol import Guess

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from backend.bootstrap import Container
    from backend.kit.clock import FixedClock
    from backend.kit.database import Database
    from backend.kit.settings import Settings

FORM = {"description": "İki aydır faturam yanlış geliyor", "phone": "0532 123 45 67"}


class ScriptedTopics:
    def __init__(self, *guesses: Guess | None) -> None:
        self.guesses = list(guesses)

    async def guess(self, text: str) -> Guess | None:
        return self.guesses.pop(0)

    async def close(self) -> None:
        """Nothing is open."""


@pytest.fixture
def topics() -> ScriptedTopics:
    return ScriptedTopics(Guess("billing", 0.93), None)


@pytest_asyncio.fixture
async def container(
    settings: Settings, clock: FixedClock, database: Database, topics: ScriptedTopics
) -> AsyncIterator[Container]:
    made = build_container(settings, clock=clock, database=database, topics=topics)
    yield made
    await made.outbox.settled()


async def take(container: Container, **more: str) -> Complaint:
    done = await submit_complaint(container, {**FORM, **more}, address="192.0.2.1", key="k")
    return done.complaint


async def test_without_a_choice_the_classifier_says(container: Container) -> None:
    complaint = await take(container)
    assert (complaint.topic, complaint.topic_confidence) == ("billing", 0.93)
    assert complaint.topic_set_by == "classifier"
    assert complaint.team == "billing"


async def test_the_customers_choice_is_not_questioned(
    container: Container, topics: ScriptedTopics
) -> None:
    complaint = await take(container, topic="roaming")
    assert (complaint.topic, complaint.topic_set_by) == ("roaming", "customer")
    assert len(topics.guesses) == 2


@pytest.mark.parametrize("guess", [None, Guess("no such topic", 1.0)])
async def test_without_a_guess_the_frontline_sorts_it(
    container: Container, topics: ScriptedTopics, guess: Guess | None
) -> None:
    topics.guesses = [guess]
    complaint = await take(container)
    assert (complaint.topic, complaint.topic_set_by) == ("other", "system")


async def test_a_repeated_form_is_the_same_complaint_whatever_the_classifier_says_now(
    container: Container,
) -> None:
    first = await take(container)
    again = await take(container)  # this time there is no guess
    assert again.tracking_number == first.tracking_number
    async with container.database.reading() as session:
        assert len((await session.scalars(select(Complaint))).all()) == 1
