"""Days and sums that are told anew while a complaint is taken: they stand in the record."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conversations.assistant import Conversation


def test_how_long_it_lasts_is_kept_whatever_is_asked(customer: Conversation) -> None:
    for said in ("televizyon donuyor", "6 gün oldu 6", "ya 7 oldu", "0541 222 00 33", "Kaan Esen"):
        customer.say(said)
    assert customer.state.question == "confirm"
    told = customer.state.draft.description or ""
    assert "6 gün oldu 6" in told
    assert "ya 7 oldu" in told


@pytest.mark.parametrize("said", ["5 değil 6 gün", "5 DEĞİL 6 GÜN", "2 değil 3 saat"])
def test_what_is_counted_leaves_the_number_alone(customer: Conversation, said: str) -> None:
    for one in ("internetim yok", "hayır", "0525 222 00 33", "Kaan Esen"):
        customer.say(one)
    before = customer.state.draft.phone
    reply = customer.say(said)
    assert customer.state.draft.phone == before
    assert said in (customer.state.draft.description or "")
    assert "24 saat içinde ilk bilgiyi" not in reply.text


def test_a_sum_that_is_told_twice_otherwise_stands_as_it_was_told_last(
    customer: Conversation,
) -> None:
    for one in ("faturam 940,20 geldi normalde 310", "yok 950,20 miş"):
        customer.say(one)
    assert "950,20" in (customer.state.draft.description or "")
    customer.say("yanlış söyledim 940,20 doğruydu")
    assert (customer.state.draft.description or "").startswith("faturam 940,20")
    assert customer.state.draft.correcting is None
