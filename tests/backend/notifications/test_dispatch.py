"""Sending from the outbox: in order, once, through outages and crashes."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

from backend.gateways.delivery import (
    GatewayRefusedError,
    GatewayUnavailableError,
    OutgoingMail,
    OutgoingSms,
)
from backend.kit.errors import StorageUnavailableError
from backend.notifications import sending
from backend.notifications.dispatch import LEASE
from backend.notifications.models import OutboxChannel, Purpose
from backend.notifications.sending import Outcome, Result, backoff_seconds

if TYPE_CHECKING:
    from collections.abc import Callable

    from backend.bootstrap import Container
    from backend.notifications.dispatch import Dispatcher

pytestmark = pytest.mark.both_databases

SMS = OutboxChannel.SMS
PHONE = "+905321234567"
OTHER = "+905339876543"


def later(clock: Any, seconds: float) -> None:
    clock.set(clock.now() + timedelta(seconds=seconds))


class TestSending:
    async def test_what_waits_is_handed_over_and_marked(
        self, outbox: Any, dispatcher: Dispatcher, sms: Any
    ) -> None:
        made = await outbox.put("Merhaba", smsc="tt")
        assert await dispatcher.dispatch_due() == 1
        assert sms.taken == [OutgoingSms(made, PHONE, "Merhaba", "tt")]
        row = await outbox.row("Merhaba")
        assert (row.state, row.encoding, row.segments, row.attempts, row.uncertain) == (
            "sent",
            "gsm7",
            1,
            1,
            0,
        )
        assert (row.sent_at, row.lease_owner) == (outbox.clock.now(), None)
        assert await dispatcher.dispatch_due() == 0

    async def test_an_e_mail_goes_by_e_mail_and_a_call_by_no_machine(
        self, outbox: Any, dispatcher: Dispatcher, mail: Any
    ) -> None:
        made = await outbox.put("a", "a@b.tr", channel=OutboxChannel.EMAIL, subject="Konu")
        await outbox.put("b", PHONE, channel=OutboxChannel.CALL)
        assert await dispatcher.dispatch_due() == 1
        assert mail.taken == [OutgoingMail(made, "a@b.tr", "Konu", "a")]
        assert await outbox.states() == [("email", "a", "sent"), ("call", "b", "queued")]

    async def test_each_handset_gets_its_messages_in_order_and_handsets_do_not_wait_for_each_other(
        self, outbox: Any, dispatcher: Dispatcher, sms: Any
    ) -> None:
        for number in range(5):
            for phone in (PHONE, OTHER):
                await outbox.put(f"{number}", phone)
        assert await dispatcher.dispatch_due() == 10
        for phone in (PHONE, OTHER):
            assert [one.text for one in sms.taken if one.recipient == phone] == list("01234")

    async def test_a_reply_goes_at_once_when_asked_for_even_while_its_handset_is_served(
        self, outbox: Any, dispatcher: Dispatcher, sms: Any
    ) -> None:
        sms.hold = asyncio.Event()
        await outbox.put("1")
        dispatcher.start((SMS, PHONE))
        await sms.called.wait()
        await outbox.put("2")
        dispatcher.start((SMS, PHONE))
        sms.hold.set()
        await dispatcher.settled()
        assert sms.texts == ["1", "2"]

    async def test_a_gateway_that_hangs_does_not_hold_the_worker_up(
        self, outbox: Any, dispatcher: Dispatcher, sms: Any, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("backend.notifications.dispatch._PASS_SECONDS", 0.05)
        sms.hold = asyncio.Event()
        await outbox.put("1")
        assert await dispatcher.dispatch_due() == 0
        assert await dispatcher.dispatch_due() == 0
        sms.hold.set()
        await dispatcher.settled()
        assert await dispatcher.dispatch_due() == 1
        assert sms.texts == ["1"]

    async def test_it_is_a_job_of_the_worker(self, outbox: Any, container: Container) -> None:
        await outbox.put("Merhaba")
        assert await container.outbox.dispatch_due() == 1
        await container.close()
        # The simulated network brings its receipts at once.
        assert (await outbox.row("Merhaba")).state == "delivered"


class TestOutages:
    async def test_the_time_of_what_has_no_turn_in_an_outage_ends_as_well(
        self, outbox: Any, dispatcher: Dispatcher, sms: Any
    ) -> None:
        many = 60  # far more than are tried before the gateway is given a rest
        until = outbox.clock.now() + timedelta(hours=1)
        for number in range(many):
            phone = f"+90532555{number:04}"
            await outbox.put(f"{number}", phone, purpose=Purpose.NOTICE, try_until=until)
        sms.script = [GatewayUnavailableError()] * 1000
        later(outbox.clock, 3601)
        await dispatcher.dispatch_due()
        assert sms.asked < many
        calls = [text for channel, text, state in await outbox.states() if channel == "call"]
        assert sorted(calls) == sorted(f"{number}" for number in range(many))
        assert not [
            each for each in await outbox.states() if each[0] == "sms" and each[2] != "failed"
        ]

    async def test_what_is_late_is_still_tried_where_the_gateway_works(
        self, outbox: Any, dispatcher: Dispatcher, sms: Any, mail: Any
    ) -> None:
        """A worker that was away comes back: a late message is better than a call."""
        until = outbox.clock.now() + timedelta(hours=1)
        for number in range(30):
            phone = f"+90532555{number:04}"
            await outbox.put(f"{number}", phone, purpose=Purpose.NOTICE, try_until=until)
            await outbox.put("m", f"{number}@b.tr", channel=OutboxChannel.EMAIL)
        mail.script = [GatewayUnavailableError()] * 1000
        later(outbox.clock, 3601)
        await dispatcher.dispatch_due()
        assert len(sms.taken) == 30

    @pytest.mark.parametrize(
        ("attempt", "seconds"), [(1, 1), (2, 2), (3, 4), (9, 256), (10, 300), (5000, 300)]
    )
    def test_the_wait_doubles_up_to_five_minutes(self, attempt: int, seconds: int) -> None:
        assert backoff_seconds(attempt) == seconds

    async def test_a_message_is_tried_again_later_and_its_followers_wait(
        self, outbox: Any, dispatcher: Dispatcher, sms: Any, clock: Any
    ) -> None:
        sms.script = [GatewayUnavailableError("503"), GatewayUnavailableError("503")]
        await outbox.put("1")
        await outbox.put("2")
        await outbox.put("3", OTHER)
        await dispatcher.dispatch_due()
        row = await outbox.row("1")
        assert (row.state, row.failure, row.attempts) == ("queued", "503", 1)
        dispatcher.start((SMS, PHONE))  # not even at once: the older one waits
        await dispatcher.settled()
        assert "2" not in sms.texts
        later(clock, 1.1)
        await dispatcher.dispatch_due()
        later(clock, 2.1)
        await dispatcher.dispatch_due()
        assert [text for text in sms.texts if text != "3"] == ["1", "2"]
        assert (await outbox.row("1")).failure is None

    async def test_in_an_outage_not_everything_is_tried_in_vain(
        self, outbox: Any, dispatcher: Dispatcher, sms: Any, clock: Any
    ) -> None:
        for number in range(60):
            await outbox.put(str(number), f"+9053200000{number:02}")
        sms.script = [GatewayUnavailableError("away") for _ in range(60)]
        await dispatcher.dispatch_due()
        assert sms.asked < 60
        assert {row.state for row in await outbox.rows()} == {"queued"}
        sms.script = []
        later(clock, 1.1)
        while await dispatcher.dispatch_due():
            later(clock, 0.1)
        # Those that had failed were woken, not left to their back-off.
        assert sorted(sms.texts, key=int) == [str(number) for number in range(60)]

    async def test_a_process_without_a_worker_tries_again_after_an_outage_too(
        self, outbox: Any, dispatcher: Dispatcher, sms: Any, clock: Any
    ) -> None:
        sms.script = [GatewayUnavailableError("away") for _ in range(3)]
        for number in range(4):
            await outbox.put(str(number), f"+9053200000{number:02}")
            dispatcher.start((SMS, f"+9053200000{number:02}"))
            await dispatcher.settled()
        assert sms.asked == 3
        later(clock, 1.1)
        await outbox.put("yeni", OTHER)
        dispatcher.start((SMS, OTHER))
        await dispatcher.settled()
        assert sms.texts == ["yeni"]

    async def test_after_two_days_a_notice_is_given_up_and_a_person_has_to_call(
        self, outbox: Any, dispatcher: Dispatcher, sms: Any, clock: Any
    ) -> None:
        await outbox.put("not", purpose=Purpose.NOTICE)
        later(clock, 48 * 3600 - 60)
        sms.script = [GatewayUnavailableError("away") for _ in range(20)]
        while (await outbox.rows())[0].state == "queued":
            await dispatcher.dispatch_due()
            later(clock, 1)
        assert await outbox.states() == [("sms", "not", "failed"), ("call", "not", "queued")]
        assert (await outbox.rows())[1].recipient == PHONE

    async def test_a_refusal_is_final_and_the_next_message_goes(
        self, outbox: Any, dispatcher: Dispatcher, sms: Any
    ) -> None:
        sms.script = [GatewayRefusedError("400 no such number")]
        await outbox.put("1")
        await outbox.put("2")
        assert await dispatcher.dispatch_due() == 1
        assert await outbox.states() == [("sms", "1", "failed"), ("sms", "2", "sent")]
        assert (await outbox.row("1")).failure == "400 no such number"


class TestCrashes:
    async def test_two_dispatchers_at_once_send_once(
        self, outbox: Any, new_dispatcher: Callable[[], Dispatcher], sms: Any
    ) -> None:
        phones = [f"+9053200000{number:02}" for number in range(20)]
        for number in range(4):
            for phone in phones:
                await outbox.put(str(number), phone)
        dispatchers = [new_dispatcher() for _ in range(3)]
        await asyncio.gather(*(one.dispatch_due() for one in dispatchers))
        for one in dispatchers:
            await one.settled()
        while await dispatchers[0].dispatch_due():
            pass
        for phone in phones:
            assert [one.text for one in sms.taken if one.recipient == phone] == list("0123")

    async def test_dying_between_handing_over_and_writing_down_costs_one_duplicate_that_is_counted(
        self, outbox: Any, new_dispatcher: Callable[[], Dispatcher], sms: Any, clock: Any
    ) -> None:
        await outbox.put("1")
        await outbox.put("2")
        sms.script = [asyncio.CancelledError()]
        dead = new_dispatcher()
        dead.start((SMS, PHONE))
        await dead.settled()
        heir = new_dispatcher()
        assert await heir.dispatch_due() == 0  # not before the lease ran out
        assert (await outbox.row("1")).state == "sending"
        later(clock, LEASE.total_seconds() + 1)
        assert await heir.dispatch_due() == 2
        assert sms.texts == ["1", "1", "2"]
        assert (await outbox.row("1")).uncertain == 1
        assert (await outbox.row("2")).uncertain == 0

    async def test_a_receipt_tells_that_it_arrived_after_all_and_nothing_is_sent_again(
        self, outbox: Any, new_dispatcher: Callable[[], Dispatcher], sms: Any, clock: Any
    ) -> None:
        made = await outbox.put("1")
        sms.script = [asyncio.CancelledError()]
        dead = new_dispatcher()
        dead.start((SMS, PHONE))
        await dead.settled()
        await outbox.receipt(made, 8)
        later(clock, LEASE.total_seconds() + 1)
        assert await new_dispatcher().dispatch_due() == 0
        row = await outbox.row("1")
        assert (row.state, row.uncertain) == ("accepted", 0)
        assert sms.texts == ["1"]

    async def test_a_message_that_kills_its_senders_is_given_up(
        self, outbox: Any, new_dispatcher: Callable[[], Dispatcher], sms: Any, clock: Any
    ) -> None:
        await outbox.put("1", purpose=Purpose.NOTICE)
        await outbox.put("2")
        sms.script = [asyncio.CancelledError() for _ in range(4)]
        for _ in range(5):
            one = new_dispatcher()
            one.start((SMS, PHONE))
            await one.settled()
            later(clock, LEASE.total_seconds() + 1)
        assert sms.texts == ["1"] * 4 + ["2"]
        assert await outbox.states() == [
            ("sms", "1", "failed"),
            ("sms", "2", "sent"),
            ("call", "1", "queued"),
        ]

    async def test_whoever_lost_the_right_to_send_changes_nothing_any_more(
        self, outbox: Any, clock: Any
    ) -> None:
        await outbox.put("1")
        async with outbox.works.begin() as work:
            [slow] = await sending.take(work, SMS, [PHONE], LEASE)
        later(clock, LEASE.total_seconds() + 1)
        async with outbox.works.begin() as work:
            [heir] = await sending.take(work, SMS, [PHONE], LEASE)
        for outcome in (Outcome(Result.UNAVAILABLE), Outcome(Result.REFUSED), Outcome(Result.SENT)):
            async with outbox.works.begin() as work:
                await sending.record(work, [(slow, outcome)], turkish_tables=False)
            row = await outbox.row("1")
            assert (row.state, row.lease_owner) == ("sending", heir.lease)

    async def test_a_database_that_hiccups_when_it_is_written_down_costs_no_duplicate(
        self,
        outbox: Any,
        dispatcher: Dispatcher,
        sms: Any,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        monkeypatch.setattr("backend.notifications.lanes._RECORD_AGAIN_AFTER", (0, 0))
        real, failed = sending.record, []

        async def hiccup(*args: Any, **more: Any) -> None:
            if not failed:
                failed.append(True)
                raise StorageUnavailableError
            await real(*args, **more)

        monkeypatch.setattr(sending, "record", hiccup)
        await outbox.put("1")
        assert await dispatcher.dispatch_due() == 1
        assert (await outbox.row("1")).state == "sent"

    async def test_stopping_lets_what_is_under_way_end_and_begins_nothing(
        self, outbox: Any, new_dispatcher: Callable[[], Dispatcher], sms: Any
    ) -> None:
        sms.hold = asyncio.Event()
        await outbox.put("1")
        await outbox.put("2")
        stopping = new_dispatcher()
        stopping.start((SMS, PHONE))
        await sms.called.wait()
        closing = asyncio.create_task(stopping.close())
        await asyncio.sleep(0)
        sms.hold.set()
        await closing
        assert [state for _, _, state in await outbox.states()] == ["sent", "queued"]
        stopping.start((SMS, PHONE))
        await stopping.settled()
        assert [state for _, _, state in await outbox.states()] == ["sent", "queued"]
