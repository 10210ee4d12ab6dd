"""How long an offered choice stands where customers answer with a digit."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

from backend.conversations.handover import request_agent
from backend.gateways.rasa.protocol import Choice, Reply

if TYPE_CHECKING:
    from conftest import Kannel

    from backend.bootstrap import Container
    from backend.kit.clock import FixedClock

_YES = '/affirm{"asked": "confirm:3"}'
_QUESTION = Reply("Emin misiniz?", (Choice("Evet", _YES), Choice("Hayır", "/deny")))


async def _asked(kannel: Kannel, container: Container, clock: FixedClock) -> None:
    """Have the question put to a customer who waits for a person: the conversation stays open."""
    await kannel.bring("YARDIM temsilci istiyorum, olmazsa iptal")
    (conversation,) = await kannel.conversations()
    async with container.works.begin() as work:
        await request_agent(work, conversation.id, None)


@pytest.mark.parametrize("answer", ["1", "Evet"])
async def test_an_answer_within_the_hour_is_the_choice(
    kannel: Kannel, container: Container, assistant: Any, clock: FixedClock, answer: str
) -> None:
    assistant.script = [[_QUESTION]]
    await _asked(kannel, container, clock)
    clock.set(clock.now() + timedelta(minutes=60))
    await kannel.bring(answer)
    assert (assistant.heard[-1].text, assistant.heard[-1].payload) == ("Evet", _YES)


@pytest.mark.parametrize("answer", ["1", "Evet"])
async def test_an_answer_beyond_the_hour_is_given_to_the_assistant_as_text(
    kannel: Kannel, container: Container, assistant: Any, clock: FixedClock, answer: str
) -> None:
    assistant.script = [[_QUESTION]]
    await _asked(kannel, container, clock)
    clock.set(clock.now() + timedelta(minutes=60, seconds=1))
    await kannel.bring(answer)
    assert (assistant.heard[-1].text, assistant.heard[-1].payload) == (answer, None)
    # Asked again, it can be chosen again.
    assistant.script = [[_QUESTION]]
    await kannel.bring("soruyu görmedim")
    clock.set(clock.now() + timedelta(minutes=1))
    await kannel.bring(answer)
    assert assistant.heard[-1].payload == _YES


async def test_an_older_question_is_not_answered_below_a_newer_answer(
    kannel: Kannel, container: Container, assistant: Any, clock: FixedClock
) -> None:
    assistant.script = [[_QUESTION], [Reply("Bir temsilci sizi arayacak.")]]
    await _asked(kannel, container, clock)
    await kannel.bring("bir dakika")
    await kannel.bring("1")
    assert (assistant.heard[-1].text, assistant.heard[-1].payload) == ("1", None)
