"""Work on many complaints at once: frozen, confirmed, done in batches, each by its own rules."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
import pytest_asyncio
from sqlalchemy import func, select, update

from backend.complaints import bulk, bulk_work
from backend.complaints.bulk import Wanted
from backend.complaints.bulk_work import BulkWork
from backend.complaints.models import ComplaintEvent
from backend.complaints.models.bulk import BulkChange, BulkItem, BulkOrder
from backend.complaints.pool import Filters
from backend.kit.errors import InvalidInputError, NotAllowedError, NotFoundError
from backend.staff.account_models import StaffAudit
from backend.staff.models import StaffMember

if TYPE_CHECKING:
    from collections.abc import Sequence

    from backend.kit.clock import FixedClock
    from tests.backend.complaints.conftest import Person, Pool

    type People = dict[str, Person]

TO_MEHMET = Wanted(BulkChange.ASSIGN, person="f" * 32)
TO_BILLING = Wanted(BulkChange.ASSIGN, team="billing")
IS_TV = Wanted(BulkChange.TOPIC, topic="tv_service")


@pytest_asyncio.fixture
async def work(pool: Pool) -> BulkWork:
    return BulkWork(pool.works, pool.handling)


async def prepared(pool: Pool, who: Person, wanted: Wanted, chosen: Sequence[str] | Filters) -> str:
    async with pool.works.begin() as begun:
        return (await bulk.prepare(begun, who, wanted, chosen)).id


async def confirmed(pool: Pool, who: Person, bulk_id: str) -> None:
    async with pool.works.begin() as begun:
        await bulk.confirm(begun, who, bulk_id)


async def results(pool: Pool, who: Person, bulk_id: str) -> dict[str | None, int]:
    async with pool.works.reading() as session:
        return dict((await bulk.shown(session, who, bulk_id)).results)


async def test_all_that_match_are_given_away_once_however_often_it_is_asked(
    pool: Pool, people: People, work: BulkWork, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bulk_work, "BATCH", 2)
    numbers = [await pool.register(description=f"Arıza {n}") for n in range(5)]
    far = await pool.register(topic="tv_service", description="Yayın yok")
    boss = people["boss"]
    bulk_id = await prepared(pool, boss, TO_MEHMET, Filters(topic="internet_outage"))
    assert await work.run() == 0, "nothing happens before it is confirmed"
    for _ in range(2):
        await confirmed(pool, boss, bulk_id)
    assert await work.carry_on(bulk_id) == 2
    assert await work.run() == 3
    assert await work.run() == 0
    await confirmed(pool, boss, bulk_id)
    assert await work.run() == 0
    assert await results(pool, boss, bulk_id) == {"done": 5}
    for number in numbers:
        found = await pool.read(number)
        assert found.owner_id == people["mehmet"].id
        given = [one for one in found.events if one.kind == "assigned"]
        assert [one.actor_id for one in given] == [boss.id]
    assert (await pool.read(far)).owner_id is None
    async with pool.works.reading() as session:
        noted = select(StaffAudit.detail).where(StaffAudit.kind == "bulk")
        assert [one["complaints"] for one in await session.scalars(noted)] == [5]


async def test_what_changed_since_it_was_shown_is_left_out_and_the_rest_is_done(
    pool: Pool, people: People, work: BulkWork
) -> None:
    boss = people["boss"]
    numbers = [await pool.register(description=f"Arıza {n}") for n in range(3)]
    bulk_id = await prepared(pool, boss, IS_TV, numbers)
    await pool.do("note", numbers[1], people["ayse"], "Aradım.")
    await confirmed(pool, boss, bulk_id)
    await work.run()
    assert await results(pool, boss, bulk_id) == {"done": 2, "complaint_changed": 1}
    assert [(await pool.read(number)).topic for number in numbers] == [
        "tv_service",
        "internet_outage",
        "tv_service",
    ]
    async with pool.works.reading() as session:
        left_out = (await bulk.shown(session, boss, bulk_id)).left_out
    assert left_out == [(numbers[1], "complaint_changed")]


async def test_each_complaint_asks_for_the_permission_to_give_it(
    pool: Pool, people: People, work: BulkWork
) -> None:
    ayse = people["ayse"]
    mine, hers = [await pool.register(description=f"Arıza {n}") for n in range(2)]
    await pool.do("assign", hers, people["boss"], "technical", people["mehmet"].id)
    far = await pool.register(topic="billing", description="Faturam yüksek")
    with pytest.raises(NotAllowedError):
        await prepared(pool, ayse, TO_MEHMET, [mine])
    with pytest.raises(NotAllowedError):
        await prepared(pool, ayse, TO_BILLING, [mine])
    with pytest.raises(NotAllowedError):
        await prepared(pool, people["auditor"], IS_TV, [mine])
    # Her own to give back; not another's.
    bulk_id = await prepared(
        pool, ayse, Wanted(BulkChange.ASSIGN, person="nobody"), [mine, hers, far]
    )
    await confirmed(pool, ayse, bulk_id)
    await work.run()
    assert await results(pool, ayse, bulk_id) == {"not_allowed": 2}
    assert (await pool.read(hers)).owner_id == people["mehmet"].id


async def test_a_team_that_stays_keeps_its_people_and_a_new_one_gives_to_its_own(
    pool: Pool, people: People, work: BulkWork
) -> None:
    boss = people["boss"]
    own = await pool.register(topic="billing", description="Faturam yüksek")
    await pool.do("assign", own, boss, "billing", people["billing"].id)
    moved = await pool.register()
    await pool.do("assign", moved, boss, "technical", people["ayse"].id)
    bulk_id = await prepared(pool, boss, TO_BILLING, [own, moved])
    await confirmed(pool, boss, bulk_id)
    await work.run()
    assert (await pool.read(own)).owner_id == people["billing"].id
    found = await pool.read(moved)
    assert (found.team, found.owner_id) == ("billing", None)


async def test_it_is_nobody_elses_and_somebody_who_left_does_nothing_any_more(
    pool: Pool, people: People, work: BulkWork
) -> None:
    number = await pool.register()
    bulk_id = await prepared(pool, people["lead"], TO_MEHMET, [number])
    with pytest.raises(NotFoundError):
        await confirmed(pool, people["boss"], bulk_id)
    with pytest.raises(NotFoundError):
        await results(pool, people["boss"], bulk_id)
    await confirmed(pool, people["lead"], bulk_id)
    async with pool.works.begin() as begun:
        left = update(StaffMember).where(StaffMember.id == people["lead"].id)
        await begun.session.execute(left.values(active=False))
    await work.run()
    assert await results(pool, people["lead"], bulk_id) == {bulk_work.LEFT: 1}
    assert (await pool.read(number)).owner_id is None


@pytest.mark.parametrize(
    "wanted",
    [
        Wanted(BulkChange.ASSIGN),
        Wanted(BulkChange.ASSIGN, team="uydurma"),
        Wanted(BulkChange.ASSIGN, person="9" * 32),
        Wanted(BulkChange.TOPIC, topic="uydurma"),
        Wanted(BulkChange.TOPIC),
    ],
)
async def test_what_could_be_done_to_none_is_refused_at_once(
    pool: Pool, people: People, wanted: Wanted
) -> None:
    number = await pool.register()
    with pytest.raises(InvalidInputError):
        await prepared(pool, people["boss"], wanted, [number])


async def test_nothing_chosen_is_refused_and_old_ones_are_forgotten(
    pool: Pool, people: People, clock: FixedClock
) -> None:
    number = await pool.register()
    for nothing in ([], ["000000000000"], Filters(topic="tv_service")):
        with pytest.raises(InvalidInputError):
            await prepared(pool, people["boss"], IS_TV, nothing)
    await prepared(pool, people["boss"], IS_TV, [number])
    clock.set(clock.now() + timedelta(days=8))
    await prepared(pool, people["boss"], IS_TV, [number])
    async with pool.works.reading() as session:
        for table in (BulkOrder, BulkItem):
            assert await session.scalar(select(func.count()).select_from(table)) == 1
        assert await session.scalar(select(func.count()).select_from(ComplaintEvent))
