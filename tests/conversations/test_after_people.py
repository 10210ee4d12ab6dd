"""Given back to the bot: real Rasa, and a dialogue that people took out of its hand."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

from actions.backend import NewComplaint
from actions.reading import questions

if TYPE_CHECKING:
    from tests.conversations.assistant import Conversation

STORY = "internetim 3 gündür yok"


def begun(customer: Conversation) -> None:
    """Tell a complaint until the name is asked for, and then ask for a person."""
    customer.say(STORY)
    customer.choose("Hayır")
    customer.say("0532 123 45 67")
    assert customer.state.question == questions.NAME
    customer.say("bir insanla görüşmek istiyorum")
    assert customer.state.waiting


def had_it(customer: Conversation, minutes: int = 10, **more: Any) -> dict[str, Any]:
    """Let people have the conversation for a while; return what the backend tells of it."""
    customer.backend.leave_queue(customer.id)
    since = customer.now + timedelta(seconds=5)
    customer.wait(minutes=minutes)
    told = {"from": since.isoformat(), "until": customer.now.isoformat(), "agent": "Ayşe"}
    return {**told, "goes_on": True, "waiting": False, "registered": [], "fields": {}, **more}


def registers(customer: Conversation) -> str:
    """Register as the agent does."""
    shown = customer.backend.register(
        NewComplaint(
            customer.id, "web_chat", STORY, "internet_outage", None, "customer", name="Ayşe Yılmaz"
        ),
        "desk:1",
    )
    return shown.tracking_number


@pytest.mark.parametrize("later", [timedelta(seconds=20), timedelta(minutes=90)])
def test_what_an_agent_registered_is_known_and_not_registered_again(
    customer: Conversation, later: timedelta
) -> None:
    begun(customer)
    number = registers(customer)
    told = had_it(customer, registered=[{"number": number, "topic": "internet_outage"}])
    customer.wait(seconds=later.total_seconds())
    reply = customer.say("evet", people=told)
    assert customer.state.question not in {questions.NAME, questions.RESUME, questions.CONFIRM}
    assert list(customer.backend.registered) == [number]
    assert "devam edelim" not in reply.text
    shown = customer.say("şikayetim ne durumda")
    assert customer.backend.shown[number].tracking_number_display in shown.text


def test_more_of_the_story_goes_to_what_the_agent_registered(customer: Conversation) -> None:
    begun(customer)
    number = registers(customer)
    told = had_it(customer, registered=[{"number": number, "topic": "internet_outage"}])
    customer.say("teşekkürler", people=told)
    customer.say("bir de modemin ışığı kırmızı yanıyor, onu da ekleyin")
    assert list(customer.backend.registered) == [number]
    assert customer.backend.additions[number]


@pytest.mark.parametrize("minutes", [10, 200])
def test_what_was_not_registered_is_offered_with_what_the_agent_put_right(
    customer: Conversation, minutes: int
) -> None:
    """The same whether the dialogue's lifetime has ended meanwhile or not."""
    begun(customer)
    told = had_it(customer, minutes, fields={"name": "Ayşe Yılmaz", "phone": "+905337654321"})
    reply = customer.say("merhaba", people=told)
    assert "devam edelim" in reply.text
    customer.choose("Evet, devam")
    assert customer.state.question == questions.CONFIRM  # the name is known: nobody is asked twice
    customer.choose("Evet, kaydedin")
    [complaint] = customer.registered
    assert (complaint.name, complaint.phone) == ("Ayşe Yılmaz", "+905337654321")


def test_after_the_dialogues_lifetime_what_the_agent_ended_is_not_brought_up(
    customer: Conversation,
) -> None:
    begun(customer)
    told = had_it(customer, goes_on=False)
    customer.wait(minutes=90)
    reply = customer.say("merhaba", people=told)
    assert "devam edelim" not in reply.text
    assert not customer.registered


def test_both_ends_are_in_the_tracker(customer: Conversation) -> None:
    begun(customer)
    told = had_it(customer)
    customer.say("merhaba", people=told)
    store = customer.assistant.agent.tracker_store
    tracker = customer.assistant.loop.run_until_complete(store.retrieve(customer.id))
    assert tracker is not None
    assert tracker.latest_message.metadata["people"]["from"] == told["from"]
    assert tracker.get_slot("dialogue")["people_from"] == told["from"]
    assert tracker.get_slot("dialogue")["people_until"] == told["until"]
