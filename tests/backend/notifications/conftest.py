"""An outbox on a real database, gateways that do as a test says, and several dispatchers."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

import pytest
import pytest_asyncio
from sqlalchemy import select

from backend.notifications import receipts, service
from backend.notifications.dispatch import Dispatcher
from backend.notifications.models import OutboxChannel, OutboxMessage, Purpose

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

    from backend.kit.clock import FixedClock
    from backend.kit.database import Database
    from backend.kit.work import Works

PHONE = "+905321234567"


class ScriptedGateway:
    """Takes everything, unless the script says which error comes next; `hold` delays answers.

    `CancelledError` stands for the sender's death just after the gateway has the message.
    """

    def __init__(self) -> None:
        self.taken: list[Any] = []
        self.script: list[BaseException | None] = []
        self.hold: asyncio.Event | None = None
        self.asked = 0
        self.called = asyncio.Event()

    async def send(self, message: Any) -> None:
        self.asked += 1
        self.called.set()
        if self.hold is not None:
            await self.hold.wait()
        error = self.script.pop(0) if self.script else None
        if isinstance(error, asyncio.CancelledError):
            self.taken.append(message)
        if error is not None:
            raise error
        self.taken.append(message)

    async def close(self) -> None:
        """Nothing is open."""

    @property
    def texts(self) -> list[str]:
        return [message.text for message in self.taken]


class Outbox:
    """What a test does with the outbox."""

    def __init__(self, database: Database, clock: FixedClock, works: Works) -> None:
        self.database = database
        self.works = works
        self.clock = clock

    async def put(self, text: str, recipient: str = PHONE, **more: Any) -> int | None:
        values: dict[str, Any] = {
            "key": f"key of {text} to {recipient}",
            "channel": OutboxChannel.SMS,
            "purpose": Purpose.REPLY,
            **more,
        }
        async with self.works.begin() as work:
            return await service.enqueue(
                work, service.Outgoing(recipient=recipient, text=text, **values)
            )

    async def rows(self) -> list[OutboxMessage]:
        async with self.database.reading() as session:
            return list(await session.scalars(select(OutboxMessage).order_by(OutboxMessage.id)))

    async def row(self, text: str) -> OutboxMessage:
        (found,) = [row for row in await self.rows() if row.text == text]
        return found

    async def states(self) -> list[tuple[str, str, str]]:
        return [(row.channel, row.text, row.state) for row in await self.rows()]

    async def receipt(self, outbox_id: int, kind: int, **more: Any) -> bool:
        async with self.works.begin() as work:
            return await receipts.record(work, outbox_id, kind, **more)


@pytest.fixture
def outbox(database: Database, clock: FixedClock, works: Works) -> Outbox:
    return Outbox(database, clock, works)


@pytest.fixture
def sms() -> ScriptedGateway:
    return ScriptedGateway()


@pytest.fixture
def mail() -> ScriptedGateway:
    return ScriptedGateway()


@pytest_asyncio.fixture
async def new_dispatcher(
    works: Works, sms: ScriptedGateway, mail: ScriptedGateway
) -> AsyncIterator[Callable[..., Dispatcher]]:
    """Make dispatchers on the same database and gateways, as several processes have them."""
    made: list[Dispatcher] = []

    def make(**more: Any) -> Dispatcher:
        made.append(Dispatcher(works, sms, mail, **more))
        return made[-1]

    yield make
    for dispatcher in made:
        await dispatcher.close()


@pytest.fixture
def dispatcher(new_dispatcher: Callable[..., Dispatcher]) -> Dispatcher:
    return new_dispatcher()
