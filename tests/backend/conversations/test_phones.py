"""Conversations of a phone: which one goes on, and what a command in it is."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from backend.conversations import phones, queries
from backend.conversations.errors import ChoiceNotOfferedError, MessageIdReusedError
from backend.conversations.models import Sender
from backend.conversations.phones import OpenSms
from backend.conversations.receiving import Inbound, receive
from backend.conversations.say import say

if TYPE_CHECKING:
    from backend.kit.clock import FixedClock
    from backend.kit.database import Database
    from backend.kit.work import Works

PHONE = "+905321234567"
WITHIN = timedelta(minutes=30)
LEASE = timedelta(seconds=30)


async def _open(database: Database, clock: FixedClock, smsc: str = "tt-1") -> str:
    async with database.transaction() as session:
        found = await phones.find_sms(session, PHONE, clock.now(), WITHIN)
        return await phones.open_sms(session, found, PHONE, smsc, clock.now())


async def _find(database: Database, clock: FixedClock) -> OpenSms | None:
    async with database.reading() as session:
        return await phones.find_sms(session, PHONE, clock.now(), WITHIN)


async def test_the_newest_conversation_goes_on_for_half_an_hour(
    database: Database, clock: FixedClock
) -> None:
    assert await _find(database, clock) is None
    first = await _open(database, clock)
    clock.set(clock.now() + timedelta(minutes=29))
    assert await _open(database, clock) == first
    clock.set(clock.now() + timedelta(minutes=1))
    assert await _find(database, clock) is None
    second = await _open(database, clock)
    assert second != first
    assert await _find(database, clock) == OpenSms(second, "tt-1")


async def test_a_late_answer_can_still_be_answered(
    database: Database, clock: FixedClock, works: Works
) -> None:
    opened = await _open(database, clock)
    clock.set(clock.now() + timedelta(hours=2))
    async with works.begin() as work:
        await say(work, opened, [queries.Utterance(Sender.BOT, "Kusura bakmayin")])
    clock.set(clock.now() + timedelta(minutes=29))
    assert await _find(database, clock) == OpenSms(opened, "tt-1")


async def test_answers_leave_by_the_link_that_was_used_last(
    database: Database, clock: FixedClock
) -> None:
    opened = await _open(database, clock)
    assert await _open(database, clock, "tt-2") == opened
    assert await _find(database, clock) == OpenSms(opened, "tt-2")


async def test_a_command_need_not_be_offered_and_is_once_per_id(
    database: Database, clock: FixedClock, works: Works
) -> None:
    opened = await _open(database, clock)
    command = Inbound("1", "DURUM", "/check_status", is_command=True)
    for is_new in (True, False):
        async with works.begin() as work:
            received = await receive(work, opened, command, LEASE)
        assert (received.said is not None) is is_new
    for other in (
        Inbound("1", "BILGI", "/help", is_command=True),
        Inbound("1", "DURUM", "/help", is_command=True),
        Inbound("1", "DURUM"),
    ):
        with pytest.raises(MessageIdReusedError):
            async with works.begin() as work:
                await receive(work, opened, other, LEASE)
    with pytest.raises(ChoiceNotOfferedError):
        async with works.begin() as work:
            await receive(work, opened, Inbound("2", payload="/check_status"), LEASE)
