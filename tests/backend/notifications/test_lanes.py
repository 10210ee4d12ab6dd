"""Messages under way at the same time share transactions, and nothing else."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any

import pytest
import pytest_asyncio

from backend.gateways.delivery import GatewayRefusedError
from backend.kit.live import Live
from backend.kit.work import Work, Works
from backend.notifications import sending
from backend.notifications.dispatch import AT_ONCE, Dispatcher
from backend.notifications.models import OutboxChannel
from tests.backend.notifications.conftest import ScriptedGateway

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable

    from backend.kit.clock import FixedClock
    from backend.kit.database import Database
    from backend.notifications.sending import Taken

SMS = OutboxChannel.SMS
MANY = 24


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


def phone(number: int) -> str:
    return f"+90532555{number:04}"


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
    assert await dispatcher.dispatch_due() == MANY
    assert sorted(sms.texts, key=int) == [str(number) for number in range(MANY)]
    # The first only takes; addresses that have nothing more are looked at a few at a time.
    assert counting.begun <= MANY / AT_ONCE * 2 + 2


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
    assert states.count("sending") == sms.asked == AT_ONCE
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
    await filled(outbox, 8)
    real = sending._taken

    def broken(row: Any) -> Taken:
        if row.text == "5":
            raise LookupError
        return real(row)

    monkeypatch.setattr(sending, "_taken", broken)
    await dispatcher.dispatch_due()
    states = {text: state for _, text, state in await outbox.states()}
    assert states == {str(number): "sent" for number in range(8)} | {"5": "queued"}
    assert sorted(sms.texts) == [str(number) for number in range(8) if number != 5]


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
