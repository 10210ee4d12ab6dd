"""A mailbox that is a folder, and what becomes of what is put into it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
import pytest_asyncio
from sqlalchemy import select, update
from sqlalchemy.orm import selectinload

from backend.channels.email.models import IncomingMail
from backend.complaints.models import Attachment, Complaint, ComplaintCycle, ComplaintEntry
from backend.complaints.states import FINISHED
from backend.gateways.mail.addresses import MailAddresses
from backend.notifications.models import OutboxMessage
from tests.backend.channels.email.dovecot import dovecot_running

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator, Sequence
    from pathlib import Path

    from backend.bootstrap import Container
    from backend.complaints.states import State
    from tests.backend.channels.email.dovecot import Dovecot


async def set_state(container: Container, state: State) -> None:
    async with container.works.begin() as work:
        await work.session.execute(update(Complaint).values(state=state))
        if state in FINISHED:
            await work.session.execute(update(ComplaintCycle).values(resolved_at=work.now))


class Postbox:
    """Puts mails into the folder, lets the worker's jobs run, and looks at what came of it."""

    def __init__(self, container: Container) -> None:
        self.container = container
        self.folder: Path = container.settings.state_dir / "mail" / "in"
        self.kept: Path = container.settings.state_dir / "mail" / "done"
        self.addresses = MailAddresses.of(container.settings)
        self._count = 0

    def put(self, content: bytes) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        self._count += 1
        (self.folder / f"{self._count:03}.eml").write_bytes(content)

    async def run(self) -> None:
        await self.container.mailbox.take_in()
        await self.container.mail.process_waiting()

    async def bring(self, *contents: bytes) -> IncomingMail:
        """Let mails come, and be processed; return the row of the last one."""
        for content in contents:
            self.put(content)
            await self.run()
        return (await self.rows())[-1]

    async def rows(self) -> Sequence[IncomingMail]:
        return await self._all(select(IncomingMail).order_by(IncomingMail.id))

    async def complaints(self) -> Sequence[Complaint]:
        whole = (selectinload(Complaint.entries), selectinload(Complaint.events))
        query = select(Complaint).options(*whole, selectinload(Complaint.clocks))
        return await self._all(query.order_by(Complaint.registered_at, Complaint.id))

    async def complaint(self) -> Complaint:
        [found] = await self.complaints()
        return found

    async def notes(self) -> list[str]:
        query = select(ComplaintEntry).where(ComplaintEntry.kind == "note")
        return [each.text for each in await self._all(query)]

    async def additions(self) -> list[str]:
        query = select(ComplaintEntry).where(ComplaintEntry.kind == "addition")
        return [each.text for each in await self._all(query.order_by(ComplaintEntry.id))]

    async def files(self) -> list[str]:
        found = await self._all(select(Attachment).where(Attachment.entry_id.is_not(None)))
        return sorted(each.name for each in found)

    async def outbox(self) -> Sequence[OutboxMessage]:
        return await self._all(select(OutboxMessage).order_by(OutboxMessage.id))

    async def _all(self, query: Any) -> Sequence[Any]:
        await self.container.outbox.settled()
        async with self.container.works.reading() as session:
            return (await session.scalars(query)).all()


@pytest_asyncio.fixture
async def postbox(container: Container) -> AsyncIterator[Postbox]:
    yield Postbox(container)
    await container.topics.close()


@pytest.fixture(scope="session")
def dovecot() -> Iterator[Dovecot]:
    """Run one server for all tests; each has a mailbox of its own."""
    with dovecot_running() as server:
        yield server
