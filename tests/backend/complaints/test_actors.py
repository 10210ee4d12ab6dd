"""Who did it: only staff have a row, only customers come by a way, and the history tells both."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from backend.complaints import house_words
from backend.complaints.actors import Actor, customer, staff
from backend.complaints.models import ActorKind, Complaint, ComplaintEvent, EventKind, Way
from backend.desk import complaint_history


def test_only_a_customer_comes_by_a_way() -> None:
    assert customer(Way.CHAT).way is Way.CHAT
    assert staff("a" * 32).way is None
    with pytest.raises(ValueError, match="only a customer"):
        Actor(ActorKind.BOT, way=Way.CHAT)


@pytest.mark.parametrize("way", Way)
def test_the_history_tells_the_way_in_words(way: Way) -> None:
    event = ComplaintEvent(
        id=1,
        kind=EventKind.INFORMATION_ADDED,
        at=datetime(2026, 11, 29, tzinfo=UTC),
        actor_kind=ActorKind.CUSTOMER,
        data={"way": way.value},
    )
    event.actor = None
    complaint = Complaint()
    complaint.events = [event]
    [line] = complaint_history.lines(complaint, {})
    assert line["who"] == f"Müşteri ({house_words.WAYS[way]})"
