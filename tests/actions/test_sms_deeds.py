"""What is done for a text by SMS when the backend refuses, or a turn is repeated."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from actions.backend import BackendUnavailableError, RequestRefusedError
from actions.sms_deeds import Deeds
from actions.sms_state import SOLVED_IT, WITHDRAW_IT, State
from actions.sms_step import Deed, Step, say
from actions.sms_turn import decide
from tests.actions.messages import chose, complaint, said
from tests.conversations.backend_in_memory import BackendInMemory

if TYPE_CHECKING:
    from actions.backend import AgentRequest, Complaint, NewComplaint
    from actions.message import Message

OUTAGE = complaint("internetim 3 gündür yok", "internet_outage")


class Refusing(BackendInMemory):
    """Says no to whatever writes."""

    def register(self, complaint: NewComplaint, key: str) -> Complaint:
        raise RequestRefusedError("invalid_input")  # noqa: EM101 - a code

    def request_agent(self, conversation_id: str, reason: str | None) -> AgentRequest:
        raise RequestRefusedError("conversation_not_found")  # noqa: EM101

    def add_information(self, number: str, conversation_id: str, text: str, key: str) -> Complaint:
        raise RequestRefusedError("invalid_input")  # noqa: EM101


class Talk:
    """A conversation with a backend, without Rasa."""

    def __init__(self, backend: BackendInMemory, conversation_id: str = "c1") -> None:
        self.backend = backend
        self.conversation_id = conversation_id
        self.state = State()
        self.number = 0
        backend.phones[conversation_id] = "+905321234567"

    def say(self, message: Message, key: str | None = None) -> list[str]:
        """Return the names of the responses."""
        self.number += 1
        key = key or f"{self.conversation_id}:m{self.number}"
        deeds = Deeds(self.backend, self.conversation_id, key, message)
        self.state = deeds.do(decide(self.state, message))
        return [one["response"] for one in deeds.told.responses]


@pytest.fixture
def talk() -> Talk:
    return Talk(BackendInMemory())


def test_what_cannot_be_registered_is_sent_to_the_phone() -> None:
    talk = Talk(Refusing())
    assert talk.say(OUTAGE) == ["utter_cannot_register"]
    assert talk.state.complaint is None


def test_an_agent_that_cannot_be_asked_for_is_reached_by_phone() -> None:
    assert Talk(Refusing()).say(chose("talk_to_agent")) == ["utter_agent_by_phone"]


def test_an_addition_that_is_refused_says_so() -> None:
    talk = Talk(Refusing())
    talk.state = State(complaint="482109375509", topic="internet_outage")
    assert talk.say(said("modem kırmızı yanıyor", "inform")) == ["utter_cannot_register"]


def test_without_an_answer_the_turn_fails_and_may_be_repeated(talk: Talk) -> None:
    talk.backend.down = True
    with pytest.raises(BackendUnavailableError):
        talk.say(OUTAGE)
    talk.backend.down = False
    assert talk.say(OUTAGE) == ["utter_registered", "utter_first_help_internet_outage"]


def test_registering_twice_under_one_key_is_once(talk: Talk) -> None:
    talk.say(OUTAGE, "k")
    talk.state = State()
    talk.say(OUTAGE, "k")
    assert len(talk.backend.registered) == 1


def test_what_was_solved_already_is_good_news(talk: Talk) -> None:
    talk.say(OUTAGE)
    number = talk.state.complaint or ""
    talk.backend.set_status(number, "waiting_third_party", "…")
    assert talk.say(said("çözüldü", "problem_solved")) == ["utter_problem_solved"]


def test_withdrawing_what_was_closed_meanwhile(talk: Talk) -> None:
    talk.say(OUTAGE)
    number = talk.state.complaint or ""
    assert talk.say(chose("withdraw_complaint")) == ["utter_ask_withdrawal"]
    assert (talk.state.question, talk.state.subject) == (WITHDRAW_IT, number)
    talk.backend.set_status(number, "withdrawn", "…")
    assert talk.say(said("evet", "affirm")) == ["utter_withdrawal_not_possible"]
    assert talk.state.question is None


def test_coming_back_after_withdrawing_is_a_new_complaint(talk: Talk) -> None:
    talk.say(OUTAGE)
    talk.say(chose("withdraw_complaint"))
    assert talk.say(said("evet", "affirm")) == ["utter_withdrawal_done"]
    again = complaint("yine internetim yok", "internet_outage")
    assert talk.say(again)[0] == "utter_registered_again"
    assert len(talk.backend.registered) == 2


def test_persisting_goes_to_the_open_complaint_of_the_same_topic(talk: Talk) -> None:
    talk.say(OUTAGE)
    later = Talk(talk.backend, "c2")
    told = said("hala internetim yok", "problem_persists", topic="internet_outage", topic_sure=True)
    assert later.say(told) == ["utter_stays_open"]
    assert later.state.complaint == talk.state.complaint
    about_bills = replace(told, topic="billing")
    assert Talk(talk.backend, "c3").say(about_bills)[0] == "utter_registered"


def test_solved_another_day_is_asked_about_only_where_it_can_be(talk: Talk) -> None:
    talk.say(OUTAGE)
    later = Talk(talk.backend, "c2")
    assert later.say(said("düzeldi", "problem_solved")) == ["utter_ask_solved"]
    assert later.state.question == SOLVED_IT
    talk.backend.set_status(talk.state.complaint or "", "closed", "Kapandı")
    assert Talk(talk.backend, "c3").say(said("düzeldi", "problem_solved")) == [
        "utter_problem_solved"
    ]


def test_danger_is_told_once_for_each_complaint(talk: Talk) -> None:
    grave = complaint("direkten kablo sarkıyor", "installation_relocation")
    assert talk.say(grave) == ["utter_registered", "utter_danger"]
    assert talk.say(said("kablo hala yerde", "inform")) == ["utter_addition_done"]
    told = complaint("başka bir sorunum daha var kablo yandı", "modem_device")
    assert talk.say(told) == ["utter_registered_again", "utter_danger"]


def test_every_deed_is_done(talk: Talk) -> None:
    for deed in Deed:
        deeds = Deeds(talk.backend, "c1", f"c1:{deed}", OUTAGE)
        step = replace(say(State(), "utter_greet"), deed=deed, number="482109375509", text="x")
        assert isinstance(deeds.do(step), State)
        assert deeds.told.responses


def test_a_step_without_its_complaint_says_that_there_is_none(talk: Talk) -> None:
    deeds = Deeds(talk.backend, "c1", "k", OUTAGE)
    for deed in (Deed.ADD, Deed.REOPEN, Deed.STATUS, Deed.LIST):
        deeds.do(Step(deed, State(), text="x"))
    assert {one["response"] for one in deeds.told.responses} == {"utter_no_complaint_here"}
