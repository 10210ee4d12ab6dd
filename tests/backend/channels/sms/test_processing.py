from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

import pytest_asyncio
from sqlalchemy import func, select

from backend.bootstrap import build_container
from backend.channels.sms import service
from backend.channels.sms.parked import SMS
from backend.channels.sms.service import IncomingText
from backend.conversations.models import Message
from backend.kit import parking
from backend.kit.database import Database
from backend.kit.errors import StorageUnavailableError
from backend.kit.work import Works
from backend.worker import run_pass

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from conftest import Kannel

    from backend.bootstrap import Container
    from backend.kit.clock import FixedClock
    from backend.kit.settings import Settings

PHONE = "+905321234567"


async def _keep(container: Container, *texts: str, sender: str = PHONE) -> None:
    """Store messages as a process does that dies right after it."""
    for text in texts:
        async with Works(container.database, container.clock, container.live).begin() as work:
            await service.store(
                work, IncomingText(gateway_id=f"{sender} {text}", sender=sender, text=text)
            )


@pytest_asyncio.fixture
async def other(settings: Settings, clock: FixedClock, assistant: Any) -> AsyncIterator[Container]:
    """A second process on the same database."""
    container = build_container(
        settings, clock=clock, database=Database(settings.database_url), assistant=assistant
    )
    yield container
    await container.close()


async def test_what_a_crash_left_is_sorted_out_by_the_worker(
    kannel: Kannel, container: Container
) -> None:
    await _keep(container, "YARDIM bir", "iki", "üç")
    done = await run_pass(container)
    await kannel.settle()
    assert done["sms"] == 3
    assert await kannel.said() == ["bir", "iki", "üç"]
    assert (await run_pass(container))["sms"] == 0


async def test_two_processes_at_once_sort_out_everything_once_and_in_order(
    kannel: Kannel, container: Container, other: Container
) -> None:
    phones = [f"+9053212345{number:02}" for number in range(12)]
    for phone in phones:
        await _keep(container, "YARDIM bir", "iki", "üç", sender=phone)
    await asyncio.gather(container.sms.process_waiting(), other.sms.process_waiting())
    await kannel.settle(other)
    for phone in phones:
        assert await kannel.said(phone) == ["bir", "iki", "üç"]
        assert len(await kannel.heard(phone)) == 3
    assert len(await kannel.conversations()) == len(phones)


async def test_each_senders_messages_are_answered_in_their_order(
    kannel: Kannel, container: Container, assistant: Any
) -> None:
    phones = [f"+9053212345{number:02}" for number in range(5)]
    for number in range(6):
        for phone in phones:
            await kannel.post(f"YARDIM mesaj {number}", phone)
    await kannel.settle()
    expected = [f"mesaj {number}" for number in range(6)]
    for phone in phones:
        assert await kannel.said(phone) == expected
        assert await kannel.heard(phone) == [f"Duydum: {text}" for text in expected]


async def test_a_hundred_at_once_are_all_taken_once(kannel: Kannel, container: Container) -> None:
    phones = [f"+9053212340{number:02}" for number in range(25)]
    answers = await asyncio.gather(
        *(
            kannel.post(f"YARDIM sorun {number}", phone, gateway_id=f"{phone[1:]}-{number}")
            for number in range(2)
            for phone in phones
            for _ in range(2)
        )
    )
    assert {answer.status_code for answer in answers} == {200}
    await kannel.settle()
    assert [state for state, _ in await kannel.states()] == ["taken"] * 50
    async with container.database.reading() as session:
        customers = select(func.count()).select_from(Message).where(Message.sender == "customer")
        assert await session.scalar(customers) == 50


async def test_a_message_that_came_while_its_sender_was_looked_at_is_not_forgotten(
    kannel: Kannel, container: Container
) -> None:
    for number in range(20):
        await kannel.post(f"YARDIM {number}")
        container.sms.start(PHONE)
    await kannel.settle()
    assert {state for state, _ in await kannel.states()} == {"taken"}


class FailingScreening:
    """Fails at the messages of one sender."""

    def __init__(self, real: Any, error: BaseException, sender: str = PHONE) -> None:
        self._real, self._error, self._sender = real, error, sender
        self.whole: set[str] = set()

    async def process(self, work: Any, sms: Any) -> None:
        if sms.sender == self._sender and sms.text not in self.whole:
            raise self._error
        await self._real.process(work, sms)


async def test_a_fault_of_ours_at_one_message_holds_up_its_sender_only(
    kannel: Kannel, container: Container
) -> None:
    await _keep(container, "YARDIM bir")
    await _keep(container, "YARDIM bir", sender="+905551112233")
    real = container.sms._screening
    container.sms._screening = FailingScreening(real, LookupError())  # type: ignore[assignment]
    assert (await run_pass(container))["sms"] == 1
    assert (await run_pass(container))["sms"] == 0
    container.sms._screening = real
    container.sms._tasks.forgive()
    assert (await run_pass(container))["sms"] == 1
    await kannel.settle()
    assert await kannel.said() == ["bir"]


async def test_a_message_we_fail_at_again_and_again_is_set_aside_and_its_sender_goes_on(
    kannel: Kannel, container: Container
) -> None:
    await _keep(container, "YARDIM zehir", "YARDIM iki")
    real, failing = container.sms._screening, FailingScreening(None, LookupError())
    failing._real, failing.whole = real, {"YARDIM iki"}
    container.sms._screening = failing  # type: ignore[assignment]
    for _ in range(6):
        container.sms._tasks.forgive()
        await run_pass(container)
    await kannel.settle()
    assert await kannel.said() == ["iki"]
    async with container.database.reading() as session:
        (item,) = await parking.parked(session, 10)
    assert (item.kind, item.failures) == ("sms", 5)

    container.sms._screening = real
    assert (await run_pass(container))["sms"] == 0
    async with container.works.begin() as work:
        assert await parking.take_out(work.session, item.id) == ("sms", item.key)
        await SMS.retry(work, item.key)
    await kannel.settle()
    assert await kannel.said() == ["iki", "zehir"]


async def test_a_message_that_is_dismissed_is_kept_and_not_looked_at_again(
    kannel: Kannel, container: Container
) -> None:
    await _keep(container, "YARDIM zehir")
    (sms,) = await kannel.rows()
    async with container.works.begin() as work:
        await SMS.dismiss(work, str(sms.id))
    assert (await run_pass(container))["sms"] == 0
    assert await kannel.states() == [("ignored", "dismissed")]


async def test_while_the_database_is_away_nothing_is_lost(
    kannel: Kannel, container: Container
) -> None:
    real = container.sms._screening
    container.sms._screening = FailingScreening(real, StorageUnavailableError())  # type: ignore[assignment]
    await kannel.bring("YARDIM bir")
    assert [state for state, _ in await kannel.states()] == ["received"]
    container.sms._screening = real
    await run_pass(container)
    await kannel.settle()
    assert await kannel.said() == ["bir"]


async def test_a_process_that_stops_leaves_the_rest_to_others(
    kannel: Kannel, container: Container, other: Container
) -> None:
    await other.sms.close()
    await _keep(container, "YARDIM bir")
    other.sms.start(PHONE)
    assert await other.sms.process_waiting() == 0
    assert await container.sms.process_waiting() == 1
    await kannel.settle()
