"""The actions' client against the real backend: both sides of the internal API at once.

Runs under Rasa's Python, as the actions do; the backend is a process of its own Python.
"""

from __future__ import annotations

import sqlite3
import uuid
from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
import requests

from actions.backend import AgentPlace, NewComplaint
from actions.backend_client import BackendClient
from actions.backend_errors import (
    BackendUnavailableError,
    ComplaintNotFoundError,
    ContactMissingError,
    InvalidTrackingNumberError,
    RequestRefusedError,
    TransitionNotAllowedError,
)
from actions.reading import lasting
from actions.reading.topics import TOPICS, label
from actions.reading.tracking_numbers import is_right
from tests.patience import PATIENCE

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def conversation() -> str:
    """A conversation's id; registering asks for no more than a name of it."""
    return uuid.uuid4().hex


def new(conversation: str, **more: object) -> NewComplaint:
    fields: dict[str, object] = {
        "conversation_id": conversation,
        "channel": "web_chat",
        "description": "hattımı iptal etmiyorlar, kartım 4111 1111 1111 1111",
        "topic": "commitment_cancellation",
        "topic_confidence": 0.91,
        "topic_set_by": "classifier",
        "name": "Ayşe Yılmaz",
        "phone": "+905321234567",
        # Every test tells the same words.
        "again": True,
        **more,
    }
    return NewComplaint(**fields)  # type: ignore[arg-type]


def test_registered_once_however_often_asked(client: BackendClient, conversation: str) -> None:
    first = client.register(new(conversation), key=f"{conversation}:m1")
    again = client.register(new(conversation), key=f"{conversation}:m1")
    assert first == again
    assert is_right(first.tracking_number)
    assert first.full
    assert first.status == "registered"
    assert first.topic_label == label("commitment_cancellation")
    assert first.promised_at_display
    assert first.first_notice_due_display
    assert "4111 1111" not in (first.description or "")


def test_the_same_words_from_elsewhere_are_the_first_complaint_until_wanted_anew(
    client: BackendClient, conversation: str
) -> None:
    told = "tam bu sözlerle iki kere, " + conversation
    first = client.register(new(conversation, description=told), key=f"{conversation}:m1")
    elsewhere = uuid.uuid4().hex
    same = new(elsewhere, description=told.upper(), again=False)
    shown = client.register(same, key=f"{elsewhere}:m1")
    assert (shown.already_registered, shown.full) == (True, False)
    assert shown.tracking_number == first.tracking_number
    anew = client.register(replace(same, again=True), key=f"{elsewhere}:m1")
    assert (anew.already_registered, anew.full) == (False, True)
    assert anew.tracking_number != first.tracking_number


def test_what_was_found_in_the_words_is_taken(client: BackendClient, conversation: str) -> None:
    found: dict[str, object] = {"place": "Gebze, Kocaeli", "province": "Kocaeli"}
    found |= {"lasted_minutes": lasting.LONGEST, "amount": "99999999999.99"}
    assert client.register(new(conversation, **found), key=f"{conversation}:m1").full


def test_one_without_a_contact_is_opened_again_once_it_has_one(
    client: BackendClient, conversation: str
) -> None:
    solved = new(conversation, name=None, phone=None, solved_at_first_contact=True)
    number = client.register(solved, key=f"{conversation}:m1").tracking_number
    with pytest.raises(ContactMissingError):
        client.reopen(number, conversation, "yine koptu", f"{conversation}:m2")
    told = {"phone": None, "email": "ayse@ornek.com", "name": None}
    client.add_contact(number, conversation, told, f"{conversation}:m3")
    opened = client.reopen(number, conversation, "yine koptu", f"{conversation}:m2")
    assert opened.status == "in_review"


def test_every_topic_is_known_to_both(client: BackendClient, conversation: str) -> None:
    for code in TOPICS:
        registered = client.register(new(conversation, topic=code), key=f"{conversation}:{code}")
        assert registered.topic_label == label(code)


def test_solved_at_first_contact_needs_no_contact(
    client: BackendClient,
    conversation: str,
) -> None:
    solved = new(conversation, name=None, phone=None, solved_at_first_contact=True)
    registered = client.register(solved, key=f"{conversation}:m1")
    assert registered.status == "resolved"
    assert registered.outcome == "solved_at_first_contact"


def test_nobody_to_answer_is_refused(client: BackendClient, conversation: str) -> None:
    with pytest.raises(RequestRefusedError):
        client.register(new(conversation, phone=None), key=f"{conversation}:m1")


def test_the_status_in_full_only_where_it_was_registered(
    client: BackendClient,
    conversation: str,
) -> None:
    number = client.register(new(conversation), key=f"{conversation}:m1").tracking_number
    assert client.complaint(number, conversation).description
    stranger = client.complaint(number, uuid.uuid4().hex)
    assert not stranger.full
    assert stranger.description is None
    assert stranger.topic is None


@pytest.mark.parametrize(
    ("number", "error"),
    [
        ("482109375508", InvalidTrackingNumberError),
        ("123", InvalidTrackingNumberError),
        ("482109375509", ComplaintNotFoundError),
    ],
)
def test_wrong_and_unknown_numbers(
    client: BackendClient,
    conversation: str,
    number: str,
    error: type[RequestRefusedError],
) -> None:
    with pytest.raises(error):
        client.complaint(number, conversation)


def test_a_conversations_complaints_newest_first(client: BackendClient, conversation: str) -> None:
    numbers = [
        client.register(new(conversation), key=f"{conversation}:{n}").tracking_number
        for n in range(3)
    ]
    listed = [one.tracking_number for one in client.complaints_of(conversation)]
    assert listed == numbers[::-1]
    assert client.complaints_of(uuid.uuid4().hex) == []


def test_adding_withdrawing_and_what_is_not_possible(
    client: BackendClient,
    conversation: str,
) -> None:
    number = client.register(new(conversation), key=f"{conversation}:m1").tracking_number
    added = client.add_information(number, conversation, "bir de bu", f"{conversation}:m2")
    assert added.status == "registered"
    with pytest.raises(TransitionNotAllowedError):
        client.reopen(number, conversation, "", f"{conversation}:m3")
    withdrawn = client.withdraw(number, conversation, "vazgeçtim", f"{conversation}:m4")
    assert withdrawn.status == "withdrawn"
    repeated = client.withdraw(number, conversation, "vazgeçtim", f"{conversation}:m4")
    assert repeated.status == "withdrawn"
    with pytest.raises(TransitionNotAllowedError):
        client.withdraw(number, conversation, "vazgeçtim", f"{conversation}:m5")


def test_a_solved_complaint_is_reopened(client: BackendClient, conversation: str) -> None:
    solved = new(conversation, solved_at_first_contact=True)
    number = client.register(solved, key=f"{conversation}:m1").tracking_number
    reopened = client.reopen(number, conversation, "yine bozuldu", f"{conversation}:m2")
    assert reopened.status == "in_review"


def test_a_stranger_may_change_nothing(client: BackendClient, conversation: str) -> None:
    number = client.register(new(conversation), key=f"{conversation}:m1").tracking_number
    stranger = uuid.uuid4().hex
    with pytest.raises(ComplaintNotFoundError):
        client.withdraw(number, stranger, "", f"{stranger}:m1")
    with pytest.raises(ComplaintNotFoundError):
        client.add_information(number, stranger, "x", f"{stranger}:m2")


def test_a_human_is_asked_for_once(backend_url: str, client: BackendClient) -> None:
    session = requests.post(f"{backend_url}/api/v1/chat/sessions", timeout=PATIENCE).json()[
        "session"
    ]
    assert session
    with pytest.raises(RequestRefusedError) as raised:
        client.request_agent(uuid.uuid4().hex, None, urgent=False)
    assert raised.value.code == "conversation_not_found"


def test_danger_is_registered_without_a_contact_which_is_filled_in_later(
    client: BackendClient, conversation: str
) -> None:
    told_of_danger = new(conversation, phone=None, email=None, name=None, urgent=True)
    registered = client.register(told_of_danger, f"{conversation}:danger")
    assert registered.dangerous
    number = registered.tracking_number
    told = {"phone": "+905321234567", "name": None}
    client.add_contact(number, conversation, told, f"{conversation}:contact")
    with pytest.raises(RequestRefusedError) as raised:
        client.add_contact(number, conversation, told, f"{conversation}:contact2")
    assert raised.value.code == "contact_known"


def test_a_wrong_number_is_put_right_where_the_complaint_was_registered(
    client: BackendClient, conversation: str
) -> None:
    number = client.register(new(conversation), key=f"{conversation}:m1").tracking_number
    right = {"phone": "+905337654321", "email": None}
    for _ in range(2):
        changed = client.change_contact(number, conversation, right, f"{conversation}:m2")
        assert changed.tracking_number == number
    with pytest.raises(ComplaintNotFoundError):
        client.change_contact(number, uuid.uuid4().hex, right, "another:m1")
    with pytest.raises(RequestRefusedError):
        client.change_contact(number, conversation, {"phone": "123"}, f"{conversation}:m3")


def test_a_wrong_token_is_no_answer(backend_url: str, conversation: str) -> None:
    stranger = BackendClient(backend_url, "another-token")
    with pytest.raises(BackendUnavailableError):
        stranger.complaints_of(conversation)
    stranger.close()


def test_danger_is_told(client: BackendClient, conversation: str) -> None:
    grave = new(conversation, description="direkten kablo sarkmış, çocuklar için tehlikeli")
    assert client.register(grave, key=f"{conversation}:m1").dangerous
    assert not client.register(new(conversation), key=f"{conversation}:m2").dangerous


def test_the_customer_names_the_topic(client: BackendClient, conversation: str) -> None:
    number = client.register(new(conversation), key=f"{conversation}:m1").tracking_number
    for _ in range(2):
        changed = client.name_topic(number, conversation, "billing", f"{conversation}:m2")
        assert (changed.topic, changed.topic_label) == ("billing", label("billing"))
    with pytest.raises(RequestRefusedError) as raised:
        client.name_topic(number, conversation, "teleport", f"{conversation}:m3")
    assert raised.value.code == "invalid_input"


def test_first_help_has_solved_it(client: BackendClient, conversation: str) -> None:
    number = client.register(new(conversation), key=f"{conversation}:m1").tracking_number
    for _ in range(2):
        solved = client.solve(number, conversation, f"{conversation}:m2")
        assert (solved.status, solved.outcome) == ("resolved", "solved_at_first_contact")
    with pytest.raises(TransitionNotAllowedError):
        client.solve(number, conversation, f"{conversation}:m3")


def by_sms(state: Path, phone: str) -> str:
    """A conversation by SMS in the backend's database, as its gateway would open it."""
    conversation, now = uuid.uuid4().hex, "2026-11-25 10:00:00.000000"
    values = {
        "id": conversation,
        "channel": "sms",
        "phone": phone,
        "created_at": now,
        "last_seen_at": now,
        "holder": "bot",
        "handover": "none",
        "last_position": 0,
        "last_inbound_position": 0,
        "answered_position": 0,
        "attempts": 0,
        "outage_notified": 0,
    }
    names, marks = ", ".join(values), ", ".join("?" * len(values))
    with closing(sqlite3.connect(state / "yardim.db", timeout=PATIENCE)) as database, database:
        database.execute(
            f"INSERT INTO conversations ({names}) VALUES ({marks})",  # noqa: S608 - our own names
            tuple(values.values()),
        )
    return conversation


class TestByPhone:
    """The number of an SMS proves whose a complaint is, in every conversation of it."""

    @pytest.fixture
    def first(self, backend_url: str, state: Path) -> str:
        return by_sms(state, "+905321112233")

    @pytest.fixture
    def number(self, client: BackendClient, first: str) -> str:
        text = new(first, channel="sms", name=None, phone=None, description="net yok 3 gundur")
        return client.register(text, key=f"{first}:m1").tracking_number

    def test_the_sender_is_the_contact_and_later_sees_all(
        self, client: BackendClient, state: Path, number: str
    ) -> None:
        later = by_sms(state, "+905321112233")
        assert client.complaint(number, later).description == "net yok 3 gundur"
        assert client.complaints_of(later)[0].tracking_number == number
        added = client.add_information(number, later, "modem kirmizi", f"{later}:m1")
        assert added.full
        assert client.name_topic(number, later, "billing", f"{later}:m1").topic == "billing"
        assert client.solve(number, later, f"{later}:m2").status == "resolved"
        assert client.reopen(number, later, "yine", f"{later}:m3").status == "in_review"
        assert client.withdraw(number, later, "", f"{later}:m4").status == "withdrawn"

    def test_the_sender_is_asked_what_the_same_again_is_to_become(
        self, client: BackendClient, state: Path
    ) -> None:
        phone = "+905321119988"
        told = {"channel": "sms", "name": None, "phone": None, "topic_confidence": None}
        first, later = by_sms(state, phone), by_sms(state, phone)
        number = client.register(
            new(first, **told, description="net yok"), key=f"{first}:m1"
        ).tracking_number
        again = new(later, **told, description="yine yok net", again=False)
        asked = client.register(again, key=f"{later}:m1")
        assert (asked.tracking_number, asked.repeat, asked.full) == (number, "open", True)
        for _ in range(2):
            assert client.accept_repeat(number, later, f"{later}:m2").repeat is None
        client.solve(number, later, f"{later}:m3")
        anew = client.register(replace(again, description="gene gitti"), key=f"{later}:m4")
        assert anew.repeat == "concluded"
        client.drop_repeat(later)
        with pytest.raises(ComplaintNotFoundError):
            client.accept_repeat(number, later, f"{later}:m5")
        client.drop_repeat(later)

    def test_the_sender_may_ask_to_be_called_and_is_called_once(
        self, client: BackendClient, state: Path, number: str
    ) -> None:
        later = by_sms(state, "+905321112233")
        for key in (f"{later}:m1", f"{later}:m1", f"{later}:m2"):
            assert client.ask_call(number, later, key).tracking_number == number
        with closing(sqlite3.connect(state / "yardim.db")) as rows:
            asked = rows.execute(
                "SELECT recipient, o.state FROM outbox o JOIN complaints c ON c.id = o.complaint_id"
                " WHERE o.channel = 'call' AND c.tracking_number = ?",
                [number],
            ).fetchall()
        assert asked == [("+905321112233", "queued")]
        client.withdraw(number, later, "", f"{later}:m3")
        with pytest.raises(TransitionNotAllowedError):
            client.ask_call(number, later, f"{later}:m4")

    def test_who_claims_a_number_is_told_nothing_of_it(
        self, client: BackendClient, state: Path, conversation: str
    ) -> None:
        phone = "+905321119977"
        sender = by_sms(state, phone)
        told = {"channel": "sms", "name": None, "phone": None, "topic_confidence": None}
        client.register(new(sender, **told), key=f"{sender}:m1")
        claimed = new(conversation, phone=phone, topic_confidence=None, again=False)
        own = client.register(replace(claimed, description="bende de"), key=f"{conversation}:m1")
        assert (own.repeat, own.already_registered, own.full) == (None, False, True)

    def test_another_phone_sees_the_coarse_status_and_changes_nothing(
        self, client: BackendClient, state: Path, number: str
    ) -> None:
        stranger = by_sms(state, "+905321112234")
        seen = client.complaint(number, stranger)
        assert (seen.full, seen.severity, seen.topic) == (False, None, None)
        assert client.complaints_of(stranger) == []
        for refused in (
            lambda: client.solve(number, stranger, f"{stranger}:m1"),
            lambda: client.name_topic(number, stranger, "billing", f"{stranger}:m2"),
            lambda: client.reopen(number, stranger, "", f"{stranger}:m3"),
        ):
            with pytest.raises(ComplaintNotFoundError):
                refused()

    def test_a_human_is_asked_for(self, client: BackendClient, first: str) -> None:
        asked = client.request_agent(first, "temsilci", urgent=False)
        assert asked.position is not None
        assert not asked.staffed  # nobody has the desk open
        assert client.agent_place(first).state == "waiting"
        client.request_agent(first, "yangın var", urgent=True)
        assert client.agent_place(first) == AgentPlace("waiting", 1, 0, staffed=False)
        client.leave_queue(first)
        assert client.agent_place(first).state == "ended"
        client.leave_queue(first)  # nothing to leave changes nothing


def test_the_promises_in_force_are_told_by_the_names_of_responses(client: BackendClient) -> None:
    told = client.terms()
    assert (told["first_notice_hours"], told["legal_business_days"]) == ("24", "10")
    assert (told["reopen_days"], told["arbitration_limit"]) == ("30", "186.000 TL")
