"""Messages under way at the same time share transactions, and nothing else."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
import pytest_asyncio
from sqlalchemy import select

from backend.gateways.delivery import GatewayRefusedError, GatewayUnavailableError
from backend.kit.live import Live
from backend.kit.parking import FailingItem
from backend.kit.work import Work, Works
from backend.notifications import sending
from backend.notifications.dispatch import AT_ONCE, SMS_AT_ONCE, Dispatcher
from backend.notifications.models import OutboxChannel, OutboxMessage, Purpose
from backend.notifications.service import CALL_TO_MAKE
from tests.backend.notifications.conftest import ScriptedGateway

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable, Sequence

    from backend.kit.clock import FixedClock
    from backend.kit.database import Database
    from backend.notifications.sending import Taken

pytestmark = pytest.mark.both_databases

SMS = OutboxChannel.SMS
MANY = 96


class Counting(Works):
    """Counts the units of work that were begun."""

    begun = 0

    @asynccontextmanager
    async def begin(self) -> AsyncIterator[Work]:
        self.begun += 1
        async with super().begin() as work:
            yield work


class Slow(ScriptedGateway):
    """Answers everybody at once, but for one phone, whose answer waits."""

    def __init__(self, phone: str) -> None:
        super().__init__()
        self.phone, self.may_answer = phone, asyncio.Event()

    async def send(self, message: Any) -> None:
        if message.recipient == self.phone:
            await self.may_answer.wait()
        await super().send(message)


class Uneven(ScriptedGateway):
    """Answers one after the other, each some turns of the loop later."""

    async def send(self, message: Any) -> None:
        self.asked += 1
        for _ in range(20 * (1 + self.asked % AT_ONCE)):
            await asyncio.sleep(0)
        self.taken.append(message)


def phone(number: int) -> str:
    return f"+90532555{number:04}"


async def everything(dispatcher: Dispatcher) -> None:
    """Send all that is due, however long that takes."""
    await dispatcher.dispatch_due()
    await dispatcher.settled()


async def filled(outbox: Any, many: int = MANY) -> None:
    for number in range(many):
        await outbox.put(f"{number}", phone(number))


@pytest.fixture
def counting(database: Database, clock: FixedClock) -> Counting:
    return Counting(database, clock, Live({}))


@pytest_asyncio.fixture
async def dispatcher(
    counting: Counting, sms: ScriptedGateway, mail: ScriptedGateway
) -> AsyncIterator[Dispatcher]:
    made = Dispatcher(counting, sms, mail)
    yield made
    await made.close()


async def test_as_many_as_are_under_way_share_a_transaction(
    outbox: Any, dispatcher: Dispatcher, counting: Counting, sms: ScriptedGateway
) -> None:
    await filled(outbox)
    await everything(dispatcher)
    assert sorted(sms.texts, key=int) == [str(number) for number in range(MANY)]
    # The first only takes; addresses that have nothing more are looked at a few at a time.
    assert counting.begun <= MANY / SMS_AT_ONCE * 2 + 2


async def test_so_do_those_that_end_at_nearly_the_same_moment(
    outbox: Any, counting: Counting, sms: ScriptedGateway
) -> None:
    mail = Uneven()
    dispatcher = Dispatcher(counting, sms, mail)
    for number in range(MANY):
        await outbox.put(f"{number}", f"{number}@ornek.com", channel=OutboxChannel.EMAIL)
    await everything(dispatcher)
    assert len(mail.taken) == MANY
    await dispatcher.close()
    assert counting.begun <= MANY / AT_ONCE * 2 + 2


async def test_those_whose_time_is_over_are_given_up_in_few_transactions(
    outbox: Any, dispatcher: Dispatcher, counting: Counting, sms: ScriptedGateway
) -> None:
    until = outbox.clock.now() + timedelta(hours=1)
    for number in range(MANY):
        await outbox.put(f"{number}", phone(number), purpose=Purpose.NOTICE, try_until=until)
    sms.script = [GatewayUnavailableError()] * MANY
    outbox.clock.set(until + timedelta(hours=1))
    await dispatcher.dispatch_due()
    called = [text for channel, text, _ in await outbox.states() if channel == "call"]
    assert sorted(called, key=int) == [str(number) for number in range(MANY)]
    assert counting.begun < MANY / 2


async def test_in_an_outage_the_worker_goes_on_until_all_whose_time_is_over_are_given_up(
    outbox: Any, dispatcher: Dispatcher, sms: ScriptedGateway, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("backend.notifications.dispatch._BATCH", 10)
    until = outbox.clock.now() + timedelta(hours=1)
    for number in range(MANY):
        await outbox.put(f"{number}", phone(number), purpose=Purpose.NOTICE, try_until=until)
    sms.script = [GatewayUnavailableError()] * MANY
    outbox.clock.set(until + timedelta(hours=1))
    while await dispatcher.dispatch_due():
        pass
    called = [text for channel, text, _ in await outbox.states() if channel == "call"]
    assert len(called) == MANY


async def test_one_that_cannot_be_given_up_is_counted_and_the_others_are(
    outbox: Any, dispatcher: Dispatcher, counting: Counting, sms: ScriptedGateway
) -> None:
    async def breaks(work: Work, outbox_ids: Sequence[int]) -> None:
        query = select(OutboxMessage.text).where(OutboxMessage.id.in_(outbox_ids))
        if "70" in (await work.session.scalars(query)).all():
            raise ZeroDivisionError

    counting.hear(CALL_TO_MAKE, breaks)
    until = outbox.clock.now() + timedelta(hours=1)
    for number in range(MANY):
        await outbox.put(f"{number}", phone(number), purpose=Purpose.NOTICE, try_until=until)
    sms.script = [GatewayUnavailableError()] * MANY
    outbox.clock.set(until + timedelta(hours=1))
    await dispatcher.dispatch_due()
    called = {text for channel, text, _ in await outbox.states() if channel == "call"}
    assert called == {str(number) for number in range(MANY)} - {"70"}
    async with outbox.works.reading() as session:
        failing = (await session.scalars(select(FailingItem))).all()
    assert {(each.kind, int(each.key)) for each in failing} == {
        (sending.PARKED, (await outbox.row("70")).id)
    }


async def test_no_more_are_in_doubt_than_are_under_way_at_once(
    outbox: Any, dispatcher: Dispatcher, sms: ScriptedGateway, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("backend.notifications.dispatch._PASS_SECONDS", 0.3)
    sms.hold = asyncio.Event()
    await filled(outbox)
    for number in range(MANY):
        dispatcher.start((SMS, phone(number)))
    await sms.called.wait()
    await outbox.put("yeni", phone(MANY))
    await dispatcher.dispatch_due()
    states = [state for _, _, state in await outbox.states()]
    assert states.count("sending") == sms.asked == SMS_AT_ONCE
    sms.hold.set()
    await dispatcher.settled()
    assert {row.state for row in await outbox.rows()} == {"sent"}


async def test_one_whose_answer_is_slow_keeps_nobody_elses_from_being_written_down(
    outbox: Any, works: Works, mail: ScriptedGateway
) -> None:
    sms = Slow(phone(1))
    dispatcher = Dispatcher(works, sms, mail)
    await filled(outbox, 12)
    for number in range(12):
        dispatcher.start((SMS, phone(number)))
    while len([row for row in await outbox.rows() if row.state == "sent"]) < 11:  # noqa: ASYNC110
        await asyncio.sleep(0.01)
    assert (await outbox.row("1")).state == "sending"
    sms.may_answer.set()
    await dispatcher.close()
    assert (await outbox.row("1")).state == "sent"


async def test_a_refusal_among_them_is_one_alone(
    outbox: Any, dispatcher: Dispatcher, sms: ScriptedGateway
) -> None:
    sms.script = [None, GatewayRefusedError("no such number"), None, None]
    await filled(outbox, 4)
    assert await dispatcher.dispatch_due() == 3
    assert sorted(state for _, _, state in await outbox.states()) == ["failed", *["sent"] * 3]


async def test_a_fault_in_taking_the_next_puts_nothing_in_doubt_that_was_sent(
    outbox: Any, dispatcher: Dispatcher, sms: ScriptedGateway, monkeypatch: pytest.MonkeyPatch
) -> None:
    many = SMS_AT_ONCE + 8
    bad = str(SMS_AT_ONCE + 5)  # not among the first that are taken
    await filled(outbox, many)
    real = sending._taken

    def broken(row: Any) -> Taken:
        if row.text == bad:
            raise LookupError
        return real(row)

    monkeypatch.setattr(sending, "_taken", broken)
    await dispatcher.dispatch_due()
    states = {text: state for _, text, state in await outbox.states()}
    assert states == {str(number): "sent" for number in range(many)} | {bad: "queued"}
    assert sorted(sms.texts) == sorted(str(each) for each in range(many) if str(each) != bad)


async def test_after_a_fault_an_address_is_left_alone_for_a_while(
    outbox: Any, dispatcher: Dispatcher, sms: ScriptedGateway, monkeypatch: pytest.MonkeyPatch
) -> None:
    await outbox.put("zehir")
    asked: list[int] = []

    def broken(row: Any) -> Taken:
        asked.append(row.id)
        raise LookupError

    monkeypatch.setattr(sending, "_taken", broken)
    await dispatcher.dispatch_due()
    before = len(asked)
    await dispatcher.dispatch_due()
    assert len(asked) == before > 0
    monkeypatch.undo()
    dispatcher.start((SMS, "+905321234567"))  # asked for by name it does not wait
    await dispatcher.settled()
    assert sms.texts == ["zehir"]


class Meanwhile(Works):
    """Does something once a look for what is next is over and has not come back yet."""

    looks = 0
    does: Callable[[], Awaitable[None]] | None = None

    @asynccontextmanager
    async def begin(self) -> AsyncIterator[Work]:
        async with super().begin() as work:
            yield work
        self.looks += 1
        if self.looks == 2 and self.does is not None:  # the first took what was there
            await self.does()


async def test_what_is_stored_while_its_address_was_looked_at_is_sent_at_once(
    outbox: Any,
    database: Database,
    clock: FixedClock,
    sms: ScriptedGateway,
    mail: ScriptedGateway,
) -> None:
    works = Meanwhile(database, clock, Live({}))
    dispatcher = Dispatcher(works, sms, mail)

    async def stored() -> None:
        await outbox.put("code", phone(1))
        dispatcher.start((SMS, phone(1)))

    works.does = stored
    await outbox.put("confirmation", phone(1))
    dispatcher.start((SMS, phone(1)))
    await dispatcher.settled()
    assert sms.texts == ["confirmation", "code"]
    await dispatcher.close()
