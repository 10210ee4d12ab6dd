"""What is owed to a customer stays owed by somebody, whatever becomes of the message for it."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
import pytest_asyncio
from sqlalchemy import update

from backend.complaints import call_ends, unsent
from backend.complaints.contact import Contact
from backend.gateways.delivery import GatewayUnavailableError
from backend.kit.clock import ISTANBUL
from backend.notifications import calls, receipts
from backend.notifications.models import OutboxMessage
from backend.notifications.service import CALL_TO_MAKE
from tests.backend.complaints.test_due_notices import Days

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from backend.kit.clock import FixedClock
    from backend.kit.work import Works
    from tests.backend.complaints.conftest import Person, Pool

pytestmark = pytest.mark.both_databases

MOBILE, LANDLINE = "+905321234567", "+902121234567"


@pytest_asyncio.fixture
async def days(pool: Pool, works: Works, clock: FixedClock) -> AsyncIterator[Days]:
    made = Days(pool, works, clock)
    works.hear(CALL_TO_MAKE, call_ends.hear)
    yield made
    await made.outbox.close()


async def lose(days: Days, outbox_id: int) -> None:
    """Hear from the network that a message did not arrive."""
    async with days.works.begin() as work:
        await receipts.record(work, outbox_id, 2)


async def given_up(days: Days) -> int:
    """Find that nobody can be reached on the phone either; return which call that was."""
    [call] = [each for each in await days.outgoing() if each.state == "queued"]
    async with days.works.begin() as work:
        assert await calls.give_up(work, call.id, "wrong_number")
    return call.id


async def dismiss(days: Days, letter: int) -> None:
    async with days.works.begin() as work:
        await unsent.dismiss(work, None, letter, "müşteri taşınmış")


async def test_a_first_notice_that_was_lost_is_told_by_what_the_customer_heard_since(
    days: Days, people: dict[str, Person]
) -> None:
    number = await days.pool.register(contact=Contact(phone=MOBILE))
    await days.until("2026-11-23T16:00")
    [notice] = await days.outgoing()
    day, why = date(2026, 11, 27), "Ekip yolda."
    await days.pool.do("change_promise", number, people["boss"], day, why)
    await days.tick()
    told_at = days.clock.now()
    days.clock.set(told_at + timedelta(minutes=10))
    await lose(days, notice.id)
    clock = await days.clock_of(number)
    assert clock.met_at == told_at
    assert [each.state for each in await days.outgoing()] == ["failed", "sent", "cancelled"]


async def test_what_is_lost_with_nothing_in_its_place_is_told_anew(days: Days) -> None:
    number = await days.pool.register(contact=Contact(phone=MOBILE))
    await days.until("2026-11-23T16:00")
    [notice] = await days.outgoing()
    async with days.works.begin() as work:  # its words were taken out meanwhile
        await work.session.execute(update(OutboxMessage).values(text=""))
    await lose(days, notice.id)
    assert (await days.clock_of(number)).notice_at == days.clock.now()
    await days.tick()
    assert (await days.clock_of(number)).met_at == days.clock.now()


async def test_a_dismissed_letter_leaves_nothing_owed_that_nobody_will_tell(days: Days) -> None:
    number = await days.pool.register(contact=Contact(phone=LANDLINE), confirmed=False)
    letter = await given_up(days)
    await dismiss(days, letter)
    clock = await days.clock_of(number)
    assert clock.notice_at == days.clock.now()
    await days.tick()
    [before, anew] = await days.outgoing()
    assert (before.id, anew.channel, anew.state) == (letter, "call", "queued")
    assert clock.id in anew.meets


async def test_a_letter_dismissed_when_its_time_is_over_begins_nothing_anew(days: Days) -> None:
    number = await days.pool.register(contact=Contact(phone=LANDLINE), confirmed=False)
    letter = await given_up(days)
    days.clock.set((await days.clock_of(number)).due_at)
    await dismiss(days, letter)
    assert (await days.clock_of(number)).notice_at is None


async def test_what_takes_the_place_of_a_call_becomes_one_as_early_as_that_did(
    days: Days, people: dict[str, Person]
) -> None:
    number = await days.pool.register(contact=Contact(phone=MOBILE))
    days.sms.script = [GatewayUnavailableError("down")] * 10_000
    await days.until("2026-11-23T17:15", step=timedelta(minutes=15))
    assert [each.channel for each in await days.outgoing()] == ["sms", "call"]
    day, why = date(2026, 12, 1), "Parça bekleniyor."
    await days.pool.do("change_promise", number, people["boss"], day, why)
    clock = await days.clock_of(number)
    await days.until("2026-11-23T18:00", step=timedelta(minutes=5))
    _, dropped, anew, call = await days.outgoing()
    assert (dropped.state, anew.state, call.state) == ("cancelled", "failed", "queued")
    assert clock.id in call.meets
    assert call.created_at < clock.due_at - timedelta(hours=2)


async def test_a_letter_that_is_sent_again_is_given_up_as_early_as_the_first(days: Days) -> None:
    await days.pool.register(contact=Contact(phone=LANDLINE), confirmed=False)
    letter = await given_up(days)
    async with days.works.begin() as work:
        assert await unsent.send_again(work, None, letter, anyhow=True) == ()
    first, again = await days.outgoing()
    assert first.try_until is not None
    assert (again.try_until, again.meets) == (first.try_until, first.meets)


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ISTANBUL)


async def test_two_pieces_of_an_sms_that_are_lost_are_one_call_and_no_dead_letter(
    days: Days, people: dict[str, Person]
) -> None:
    number = await days.pool.register(contact=Contact(phone=MOBILE))
    answer = "Hattınızı yeniledik, ölçtük; şimdi çalışıyor olması gerekir. " * 40
    await days.pool.do("conclude", number, people["ayse"], "upheld", answer)
    await days.tick()
    pieces = await days.outgoing()
    assert len(pieces) > 1
    for each in pieces:
        await lose(days, each.id)
    left: list[Any] = [each for each in await days.outgoing() if each.state == "queued"]
    assert [each.channel for each in left] == ["call"]
    async with days.works.reading() as session:
        assert await unsent.page(session) == []
