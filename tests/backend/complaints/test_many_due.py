"""Many notices that are due at once: each is told once, whatever becomes of the others."""

from __future__ import annotations

import asyncio
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select, update

from backend.bootstrap import texts_of
from backend.complaints.contact import Contact
from backend.complaints.due_notices import PARKED, DueNotices
from backend.complaints.handling import ComplaintHandling
from backend.complaints.models import Channel, ComplaintClock, ComplaintEntry, EntryKind
from backend.complaints.sla import ClockKind
from backend.kit import parking
from backend.kit.clock import ISTANBUL
from backend.kit.errors import StorageUnavailableError
from backend.notifications.models import OutboxMessage

if TYPE_CHECKING:
    from backend.kit.clock import FixedClock
    from backend.kit.settings import Settings
    from backend.kit.work import Work, Works
    from tests.backend.complaints.conftest import Person, Pool

pytestmark = pytest.mark.both_databases

BAD = "chat that breaks"


class Chats:
    """Says things in chats; one of them is broken for a while."""

    def __init__(self) -> None:
        self.error: Exception | None = ZeroDivisionError()

    async def __call__(
        self, _work: Work, conversation_id: str, _text: str, _files: object = (), /
    ) -> None:
        if conversation_id == BAD and self.error is not None:
            raise self.error


@pytest.fixture
def chats() -> Chats:
    return Chats()


@pytest.fixture
def notices(works: Works, clock: FixedClock, settings: Settings, chats: Chats) -> DueNotices:
    handling = ComplaintHandling(clock, settings, texts_of(settings), chats)
    return DueNotices(works, handling)


def phone(number: int) -> str:
    return f"+9053212345{number:02}"


async def registered(pool: Pool, many: int, *, bad: int | None = None) -> list[str]:
    """Register complaints of as many customers, and let the first notice of each be due."""
    numbers = []
    for number in range(many):
        more = {"channel": Channel.WEB_CHAT, "conversation_id": BAD} if number == bad else {}
        numbers.append(await pool.register(contact=Contact(phone=phone(number)), **more))
    return numbers


def at_three(clock: FixedClock) -> None:
    clock.set(datetime(2026, 11, 23, 15, 0, tzinfo=ISTANBUL))


async def told(works: Works) -> list[str]:
    async with works.reading() as session:
        query = select(OutboxMessage.recipient).order_by(OutboxMessage.id)
        return list(await session.scalars(query))


async def written(works: Works) -> int:
    async with works.reading() as session:
        query = select(ComplaintEntry).where(ComplaintEntry.kind == EntryKind.NOTICE)
        return len((await session.scalars(query)).all())


async def test_one_that_fails_among_them_is_set_aside_and_the_others_are_told_once(
    pool: Pool, notices: DueNotices, works: Works, clock: FixedClock, chats: Chats
) -> None:
    numbers = await registered(pool, 7, bad=3)
    at_three(clock)
    others = {phone(number) for number in range(7) if number != 3}
    assert await notices.run() == 6
    for _ in range(5):
        assert await notices.run() == 0
    assert len(await told(works)) == 6
    assert set(await told(works)) == others
    assert await written(works) == 6
    bad = await pool.read(numbers[3])
    async with works.reading() as session:
        [item] = await parking.parked(session, 10)
    assert (item.kind, item.key) == (PARKED, bad.clock(ClockKind.FIRST_NOTICE).id)
    chats.error = None
    async with works.begin() as work:
        await parking.take_out(work.session, item.id)
    assert await notices.run() == 1
    assert (await told(works))[6:] == [phone(3)]


async def test_where_the_database_goes_away_half_way_nothing_is_half_told(
    pool: Pool, notices: DueNotices, works: Works, clock: FixedClock, chats: Chats
) -> None:
    await registered(pool, 4, bad=2)
    at_three(clock)
    chats.error = StorageUnavailableError()
    with pytest.raises(StorageUnavailableError):
        await notices.run()
    assert (await told(works), await written(works)) == ([], 0)
    chats.error = None
    assert await notices.run() == 4
    assert sorted(await told(works)) == [phone(number) for number in range(4)]
    assert await written(works) == 4


async def test_what_somebody_told_since_it_was_found_is_not_told_again(
    pool: Pool,
    notices: DueNotices,
    works: Works,
    clock: FixedClock,
    people: dict[str, Person],
) -> None:
    numbers = await registered(pool, 3)
    at_three(clock)
    found = await notices._due()
    await pool.do("conclude", numbers[1], people["ayse"], "upheld", "Onardık.")
    async with works.begin() as work:
        assert await notices._tell(work, found) == 2
    assert sorted(await told(works)) == [phone(0), phone(1), phone(2)]
    assert await written(works) == 2
    assert await notices.run() == 0


async def test_two_workers_at_once_tell_each_once(
    pool: Pool, notices: DueNotices, works: Works, clock: FixedClock
) -> None:
    await registered(pool, 6)
    at_three(clock)
    other = DueNotices(works, pool.handling)
    assert sum(await asyncio.gather(notices.run(), other.run())) == 6
    assert sorted(await told(works)) == [phone(number) for number in range(6)]


@pytest.mark.parametrize(
    ("due", "messages"),
    [
        # The first notice, and then the legal one.
        ((ClockKind.LEGAL_NOTICE,), 2),
        # One tells the new date and all of it.
        ((ClockKind.PROMISE, ClockKind.LEGAL_NOTICE), 1),
        ((ClockKind.PROMISE,), 1),
    ],
)
async def test_things_due_of_one_complaint_are_told_one_after_the_other_or_by_a_new_date_at_once(  # noqa: PLR0913, PLR0917 - a case's table
    pool: Pool,
    notices: DueNotices,
    works: Works,
    clock: FixedClock,
    due: tuple[ClockKind, ...],
    messages: int,
) -> None:
    numbers = await registered(pool, 2)
    at_three(clock)
    async with works.begin() as work:
        await work.session.execute(
            update(ComplaintClock)
            .where(ComplaintClock.kind.in_(due))
            .values(notice_at=clock.now() - timedelta(minutes=1))
        )
    assert await notices.run() == 2 * messages
    for number in numbers:
        complaint = await pool.read(number)
        said = [each.text for each in complaint.entries if each.kind == EntryKind.NOTICE]
        assert len(said) == len(set(said)) == messages
    assert len(await told(works)) == 2 * messages
