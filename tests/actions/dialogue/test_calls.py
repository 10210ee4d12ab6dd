"""What a turn asks of the backend: each thing once, and never two under one key."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pytest

from actions.dialogue.turn import Turn
from actions.reading import reading as r
from actions.reading.message import Message
from actions.reading.reading import Reading
from tests.actions.dialogue.kit import MOBILE, Talk, registered
from tests.conversations.backend_in_memory import BackendInMemory

if TYPE_CHECKING:
    from actions.backend import Complaint

WRITING = ("register", "add_information", "add_contact", "name_topic", "withdraw", "solve")


@dataclass
class Counting(BackendInMemory):
    """Notes each writing call with its key, and how often one complaint was read."""

    written: dict[str, list[tuple[Any, ...]]] = field(default_factory=dict)
    read: list[str] = field(default_factory=list)

    def complaint(self, tracking_number: str, conversation_id: str) -> Complaint:
        self.read.append(tracking_number)
        return super().complaint(tracking_number, conversation_id)


def _noted(name: str) -> Any:
    def call(self: Counting, *told: Any) -> Any:
        *what, key = told
        self.written.setdefault(key, []).append((name, *what))
        return getattr(BackendInMemory, name)(self, *told)

    return call


for _name in WRITING:
    setattr(Counting, _name, _noted(_name))


def test_every_call_of_a_turn_has_a_key_of_its_own() -> None:
    talk, _ = registered("sms", Counting())
    turn = Turn(talk.state, Message("…"), Reading(r.MORE), talk.backend, None, "c1", "c1:m9")  # type: ignore[arg-type]
    kinds = ("contact", "name", "name", "add", "preferred", "contact")
    keys = [turn.call_key(kind) for kind in kinds]
    assert len({*keys}) == len(kinds)
    again = Turn(talk.state, Message("…"), Reading(r.MORE), talk.backend, None, "c1", "c1:m9")  # type: ignore[arg-type]
    assert [again.call_key(kind) for kind in kinds] == keys


@pytest.mark.parametrize(
    ("main", "text", "told"),
    [
        (
            r.GIVEN,
            "adım Ayşe Yılmaz 0532 765 43 21",
            {"name": "Ayşe Yılmaz", "phone": "+905327654321", "phone_is_mobile": True},
        ),
        (r.MORE, "adım Ayşe Yılmaz, ayrıca faturam iki katı geldi", {"name": "Ayşe Yılmaz"}),
        (r.COMPLAINT, "mahalle Gül sokak no 4, ayrıca televizyonum donuyor", {}),
    ],
)
@pytest.mark.parametrize("channel", ["web", "sms"])
def test_nothing_is_lost_by_two_calls_under_one_key(
    channel: str, main: str, text: str, told: dict[str, Any]
) -> None:
    backend = Counting()
    talk, _ = registered(channel, backend)
    talk.hear(main, text, told=told)
    assert backend.written
    for key, calls in backend.written.items():
        assert len({call[0] for call in calls}) == len(calls) == 1, key


@pytest.mark.parametrize("asked", ["en geç ne zaman biter", "selam"])
def test_the_complaint_at_hand_is_read_once_in_a_turn(asked: str) -> None:
    backend = Counting()
    talk, number = registered("web", backend)
    backend.read.clear()
    talk.hear(r.DURATION if asked.startswith("en") else r.GREET, asked)
    assert backend.read == [number]


def test_a_text_that_came_again_is_answered_by_what_was_just_read() -> None:
    backend = Counting()
    talk, number = registered("sms", backend)
    text = "iki kere yazmışsınız bunu"
    backend.read.clear()
    message = Message(text, earlier=(text,))
    assert talk.take(message, lambda _: Reading(r.MORE)) == ["utter_said_again"]
    assert backend.read == [number]


def test_a_complaint_that_takes_the_place_of_the_one_at_hand_is_read_anew() -> None:
    talk, first = registered("sms", Counting())
    talk.hear(r.COMPLAINT, "televizyonum donuyor", about="tv_service")
    second = list(talk.backend.registered)[-1]
    turn = Turn(talk.state, Message("…"), Reading(r.MORE), talk.backend, None, "c1", "c1:m9")  # type: ignore[arg-type]
    turn.held = talk.backend.complaint(first, talk.id)
    assert turn.at_hand().tracking_number == second != first
    assert MOBILE in talk.backend.phones.values()


def test_a_talk_with_no_complaint_reads_none() -> None:
    backend = Counting()
    Talk("web", backend).hear(r.GREET, "merhaba")
    assert backend.read == []
