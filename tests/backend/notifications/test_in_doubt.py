"""What may have been handed over: a receipt is waited for before it is sent again."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

from backend.gateways.delivery import GatewayUnansweredError, GatewayUnavailableError
from backend.notifications.dispatch import LEASE, SMS_AT_ONCE
from backend.notifications.models import OutboxChannel, Purpose
from tests.patience import PATIENCE

if TYPE_CHECKING:
    from collections.abc import Callable

    from backend.notifications.dispatch import Dispatcher

    type NewDispatcher = Callable[..., Dispatcher]

pytestmark = pytest.mark.both_databases

SMS, EMAIL = OutboxChannel.SMS, OutboxChannel.EMAIL
PHONE, OTHER = "+905321234567", "+905339876543"
RECEIPT = timedelta(seconds=120)
MOMENT = timedelta(seconds=1)


def later(clock: Any, by: timedelta) -> None:
    clock.set(clock.now() + by)


async def dies_handing_over(new_dispatcher: NewDispatcher, sms: Any) -> None:
    """Kill whoever sends, just after the gateway has the message."""
    sms.script = [asyncio.CancelledError()]
    dead = new_dispatcher(receipt_within=RECEIPT)
    dead.start((SMS, PHONE))
    await dead.settled()


class TestAfterADeath:
    async def test_a_receipt_that_comes_in_its_time_keeps_it_from_being_sent_twice(
        self, outbox: Any, new_dispatcher: NewDispatcher, sms: Any, clock: Any
    ) -> None:
        made = await outbox.put("1")
        await dies_handing_over(new_dispatcher, sms)
        heir = new_dispatcher(receipt_within=RECEIPT)
        later(clock, LEASE + MOMENT)
        assert await heir.dispatch_due() == 0
        await outbox.receipt(made, 8)
        later(clock, RECEIPT)
        assert await heir.dispatch_due() == 0
        row = await outbox.row("1")
        assert (sms.texts, row.state, row.uncertain) == (["1"], "accepted", 0)

    async def test_without_one_it_is_sent_again_and_counted(
        self, outbox: Any, new_dispatcher: NewDispatcher, sms: Any, clock: Any
    ) -> None:
        await outbox.put("1")
        await dies_handing_over(new_dispatcher, sms)
        heir = new_dispatcher(receipt_within=RECEIPT)
        later(clock, RECEIPT - MOMENT)
        assert await heir.dispatch_due() == 0
        later(clock, 2 * MOMENT)
        assert await heir.dispatch_due() == 1
        row = await outbox.row("1")
        assert (sms.texts, row.state, row.uncertain) == (["1", "1"], "sent", 1)

    async def test_what_was_refused_there_turns_elsewhere_at_once(
        self, outbox: Any, new_dispatcher: NewDispatcher, sms: Any
    ) -> None:
        made = await outbox.put("1", purpose=Purpose.NOTICE)
        await dies_handing_over(new_dispatcher, sms)
        await outbox.receipt(made, 16)
        assert await outbox.states() == [("sms", "1", "failed"), ("call", "1", "queued")]

    async def test_it_waits_no_longer_than_until_a_person_must_know(
        self, outbox: Any, new_dispatcher: NewDispatcher, sms: Any, clock: Any
    ) -> None:
        soon = timedelta(seconds=60)
        later(clock, timedelta(minutes=-15) + soon)  # it is tried for that long at least
        until = clock.now() + timedelta(minutes=15)
        await outbox.put("1", try_until=until)
        later(clock, timedelta(minutes=15) - soon)
        await dies_handing_over(new_dispatcher, sms)
        heir = new_dispatcher(receipt_within=RECEIPT)
        later(clock, soon - MOMENT)
        assert await heir.dispatch_due() == 0
        later(clock, 2 * MOMENT)
        assert await heir.dispatch_due() == 1

    async def test_in_an_outage_a_person_is_told_of_it_in_time_as_well(
        self, outbox: Any, new_dispatcher: NewDispatcher, sms: Any, clock: Any
    ) -> None:
        until = clock.now() + timedelta(minutes=20)
        await outbox.put("1", purpose=Purpose.NOTICE, try_until=until)
        await dies_handing_over(new_dispatcher, sms)
        for number in range(10):  # what is older finds out that the gateway is away
            await outbox.put("x", f"+9053255500{number:02}")
        heir = new_dispatcher(receipt_within=RECEIPT)
        sms.script = [GatewayUnavailableError()] * 1000
        for _ in range(3):
            await heir.dispatch_due()
            later(clock, timedelta(minutes=10))
        await heir.dispatch_due()
        assert ("call", "1", "queued") in await outbox.states()

    async def test_an_e_mail_waits_for_no_receipt(
        self, outbox: Any, new_dispatcher: NewDispatcher, mail: Any, clock: Any
    ) -> None:
        await outbox.put("1", "a@b.tr", channel=EMAIL)
        mail.script = [asyncio.CancelledError()]
        dead = new_dispatcher(receipt_within=RECEIPT)
        dead.start((EMAIL, "a@b.tr"))
        await dead.settled()
        later(clock, LEASE + MOMENT)
        assert await new_dispatcher(receipt_within=RECEIPT).dispatch_due() == 1


class TestWhereNobodyAnswers:
    async def test_it_is_in_doubt_like_that_of_one_who_died(
        self, outbox: Any, new_dispatcher: NewDispatcher, sms: Any, clock: Any
    ) -> None:
        made = await outbox.put("1")
        sms.script = [GatewayUnansweredError("TimeoutError")]
        one = new_dispatcher(receipt_within=RECEIPT)
        await one.dispatch_due()
        row = await outbox.row("1")
        assert (row.state, row.lease_owner, row.failure) == ("sending", None, "TimeoutError")
        later(clock, RECEIPT - MOMENT)
        await one.dispatch_due()
        assert sms.asked == 1
        await outbox.receipt(made, 8)
        later(clock, RECEIPT)
        await one.dispatch_due()
        assert sms.asked == 1
        assert (await outbox.row("1")).state == "accepted"

    async def test_nobody_gets_the_same_five_times(
        self, outbox: Any, new_dispatcher: NewDispatcher, sms: Any, clock: Any
    ) -> None:
        await outbox.put("1", purpose=Purpose.NOTICE)
        sms.script = [GatewayUnansweredError("TimeoutError")] * 100
        one = new_dispatcher(receipt_within=RECEIPT)
        for _ in range(40):
            await one.dispatch_due()
            later(clock, timedelta(minutes=3))
        assert sms.asked == 4
        assert await outbox.states() == [("sms", "1", "failed"), ("call", "1", "queued")]

    async def test_what_is_late_already_is_told_by_a_person(
        self, outbox: Any, new_dispatcher: NewDispatcher, sms: Any, clock: Any
    ) -> None:
        until = clock.now() + timedelta(minutes=20)
        await outbox.put("1", purpose=Purpose.NOTICE, try_until=until)
        later(clock, timedelta(minutes=21))
        sms.script = [GatewayUnansweredError("TimeoutError")]
        await new_dispatcher(receipt_within=RECEIPT).dispatch_due()
        assert ("call", "1", "queued") in await outbox.states()


class TestCodes:
    async def test_a_code_in_doubt_goes_again_as_soon_as_its_sender_is_known_to_be_dead(
        self, outbox: Any, new_dispatcher: NewDispatcher, sms: Any, clock: Any
    ) -> None:
        await outbox.put("111111", purpose=Purpose.CODE)
        await dies_handing_over(new_dispatcher, sms)
        later(clock, LEASE + MOMENT)
        assert await new_dispatcher(receipt_within=RECEIPT).dispatch_due() == 1

    async def test_a_code_waits_behind_nothing_that_is_in_doubt_or_put_off(
        self, outbox: Any, new_dispatcher: NewDispatcher, sms: Any
    ) -> None:
        await outbox.put("1")
        await dies_handing_over(new_dispatcher, sms)
        await outbox.put("2")
        await outbox.put("222222", purpose=Purpose.CODE)
        assert await new_dispatcher(receipt_within=RECEIPT).dispatch_due() == 1
        assert sms.texts == ["1", "222222"]


class TestAGatewayThatHangs:
    async def test_it_holds_up_no_other_channel(
        self,
        outbox: Any,
        dispatcher: Dispatcher,
        sms: Any,
        mail: Any,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        monkeypatch.setattr("backend.notifications.dispatch._PASS_SECONDS", 0.05)
        sms.hold = asyncio.Event()
        for number in range(60):
            await outbox.put(f"{number}", f"+90532555{number:04}")
        await outbox.put("m", "a@b.tr", channel=EMAIL)
        await dispatcher.dispatch_due()
        await asyncio.wait_for(mail.called.wait(), PATIENCE)
        assert mail.texts == ["m"]
        sms.hold.set()
        await dispatcher.settled()

    async def test_an_outage_of_one_channel_hides_nothing_of_another(
        self, outbox: Any, dispatcher: Dispatcher, sms: Any, mail: Any, monkeypatch: Any
    ) -> None:
        """However much waits for the one that is away."""
        monkeypatch.setattr("backend.notifications.dispatch._BATCH", 10)
        for number in range(60):
            await outbox.put(f"{number}", f"+90532555{number:04}")
        await outbox.put("m", "a@b.tr", channel=EMAIL)
        sms.script = [GatewayUnavailableError()] * 1000
        await dispatcher.dispatch_due()
        assert mail.texts == ["m"]

    async def test_it_is_asked_by_one_message_at_a_time_and_ever_more_seldom(
        self, outbox: Any, new_dispatcher: NewDispatcher, sms: Any, clock: Any
    ) -> None:
        for number in range(60):
            await outbox.put(f"{number}", f"+90532555{number:04}")
        sms.script = [GatewayUnansweredError("TimeoutError")] * 1000
        one = new_dispatcher(receipt_within=RECEIPT)
        for _ in range(600):
            await one.dispatch_due()
            later(clock, MOMENT)
        assert sms.asked < SMS_AT_ONCE + 20  # in ten minutes; the first found it out together
        sms.script = []
        for _ in range(180):
            await one.dispatch_due()
            later(clock, MOMENT)
        assert {row.state for row in await outbox.rows()} == {"sent"}
