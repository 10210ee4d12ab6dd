"""The least loaded member who is there gets what is nobody's, where a team wants that."""

from __future__ import annotations

import asyncio
from collections import Counter
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from backend.complaints import in_force
from backend.complaints.actors import SYSTEM
from backend.complaints.assigning import Assigning
from backend.complaints.catalogue import Catalogue, shipped
from backend.complaints.errors import ComplaintChangedError
from backend.complaints.models import ActorKind, Complaint
from backend.complaints.workload import Load, least
from backend.kit.clock import SystemClock
from backend.staff import presence
from backend.staff.account_models import StaffTeam
from backend.staff.presence import Presence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from backend.kit.clock import FixedClock
    from backend.kit.work import Works
    from tests.backend.complaints.conftest import Person, Pool

    type People = dict[str, Person]


@pytest.fixture(autouse=True)
def _technical_assigns(clock: FixedClock) -> Iterator[None]:
    hold(clock)
    yield
    in_force.hold(shipped(), SystemClock())


def hold(clock: FixedClock, *, most_open: int = 10, closed: bool = False) -> None:
    teams = dict(shipped().teams)
    teams["technical"] = tuple(
        replace(row, assigns=True, most_open=most_open, closed=closed) for row in teams["technical"]
    )
    in_force.hold(Catalogue(shipped().topics, teams), clock)


@pytest.fixture
def assigning(pool: Pool) -> Assigning:
    return Assigning(pool.works, pool.handling)


async def there(works: Works, *people: Person, state: Presence = Presence.AVAILABLE) -> None:
    for one in people:
        async with works.begin() as work:
            await presence.choose(work, one.id, state)


async def owners(works: Works) -> Counter[str | None]:
    async with works.reading() as session:
        return Counter(await session.scalars(select(Complaint.owner_id)))


@pytest.mark.parametrize(
    ("loads", "without", "gets"),
    [
        ([("a", 4, 2), ("b", 2, 1)], None, "b"),
        ([("a", 4, 1), ("b", 4, 2)], None, "a"),
        ([("b", 2, 1), ("a", 2, 1)], None, "a"),
        ([("a", 0, 0), ("b", 2, 1)], "a", "b"),
        ([("a", 0, 0)], "a", None),
        ([("a", 1, 5), ("b", 9, 4)], None, "b"),
        ([("a", 1, 5), ("b", 9, 6)], None, None),
        ([], None, None),
    ],
)
def test_who_has_least_to_do_and_may_have_more_gets_it(
    loads: list[tuple[str, int, int]], without: str | None, gets: str | None
) -> None:
    found = least([Load(*one) for one in loads], 5, without)
    assert (found.staff_id if found else None) == gets


async def test_it_is_shared_out_among_who_is_there_and_the_history_says_by_whom(
    pool: Pool, people: People, assigning: Assigning
) -> None:
    await there(pool.works, people["ayse"], people["mehmet"])
    numbers = [await pool.register() for _ in range(4)]
    assert await assigning.run() == 4
    assert await owners(pool.works) == {people["ayse"].id: 2, people["mehmet"].id: 2}
    event = (await pool.read(numbers[0])).events[-1]
    assert (event.kind, event.actor_kind) == ("assigned", ActorKind.SYSTEM)
    assert not (await pool.read(numbers[0])).team_by_hand
    assert await assigning.run() == 0


async def test_only_who_takes_new_work_and_is_there_gets_any(
    pool: Pool, people: People, assigning: Assigning, clock: FixedClock
) -> None:
    await there(pool.works, people["billing"], people["boss"])
    await there(pool.works, people["ayse"], state=Presence.BUSY)
    await there(pool.works, people["mehmet"], state=Presence.AWAY)
    await pool.register()
    assert await assigning.run() == 0
    await there(pool.works, people["ayse"])
    clock.set(clock.now() + presence.LEASE + timedelta(seconds=1))
    assert await assigning.run() == 0  # their page is gone
    await there(pool.works, people["ayse"])
    assert await assigning.run() == 1


async def test_an_auditor_of_the_team_gets_nothing(
    pool: Pool, people: People, assigning: Assigning
) -> None:
    async with pool.works.begin() as work:
        work.session.add(StaffTeam(staff_id=people["auditor"].id, team="technical"))
    await there(pool.works, people["auditor"])
    await pool.register()
    assert await assigning.run() == 0


async def test_what_is_late_weighs_more_than_what_waits_for_the_customer(
    pool: Pool, people: People, assigning: Assigning, clock: FixedClock
) -> None:
    ayse, mehmet = people["ayse"], people["mehmet"]
    late = await pool.register(description="Eski arıza")
    await pool.do("assign", late, people["lead"], "technical", ayse.id)
    clock.set(clock.now() + timedelta(days=8))
    for number in range(2):
        waits = await pool.register(description=f"Bekleyen {number}")
        await pool.do("change_state", waits, mehmet, "in_review")
        await pool.do("change_state", waits, mehmet, "waiting_third_party")
    await there(pool.works, ayse, mehmet)
    await pool.register(description="Yeni arıza")
    assert await assigning.run() == 1
    assert await owners(pool.works) == {ayse.id: 1, mehmet.id: 3}


async def test_nobody_gets_more_than_the_team_allows_and_the_rest_waits(
    pool: Pool, people: People, assigning: Assigning, clock: FixedClock
) -> None:
    hold(clock, most_open=2)
    await there(pool.works, people["ayse"])
    for _ in range(3):
        await pool.register()
    assert await assigning.run() == 2
    assert await owners(pool.works) == {people["ayse"].id: 2, None: 1}


async def test_what_was_given_back_goes_to_somebody_else(
    pool: Pool, people: People, assigning: Assigning
) -> None:
    ayse, mehmet = people["ayse"], people["mehmet"]
    await there(pool.works, ayse)
    number = await pool.register()
    await assigning.run()
    await pool.do("assign", number, ayse, "technical", "")
    assert await assigning.run() == 0
    await there(pool.works, mehmet)
    assert await assigning.run() == 1
    assert (await pool.read(number)).owner_id == mehmet.id


async def test_the_work_of_who_leaves_is_given_out_again(
    pool: Pool, people: People, assigning: Assigning
) -> None:
    ayse, mehmet = people["ayse"], people["mehmet"]
    await there(pool.works, ayse)
    await pool.register()
    await assigning.run()
    await there(pool.works, mehmet)
    async with pool.works.begin() as work:
        await pool.handling.release_all(work, ayse.id, SYSTEM)
    assert await assigning.run() == 1
    assert await owners(pool.works) == {mehmet.id: 1}


async def test_what_the_rules_prefer_is_given_out_first(
    pool: Pool, people: People, assigning: Assigning, clock: FixedClock
) -> None:
    hold(clock, most_open=1)
    await pool.register(description="Önce gelen")
    preferred = await pool.register(description="Öncelikli")
    async with pool.works.begin() as work:
        query = select(Complaint).where(Complaint.tracking_number == preferred)
        (await work.session.scalars(query)).one().priority = 1
    await there(pool.works, people["ayse"])
    assert await assigning.run() == 1
    assert (await pool.read(preferred)).owner_id == people["ayse"].id


@pytest.mark.parametrize("why", ["closed", "by hand"])
async def test_a_team_that_does_not_want_it_keeps_its_work(
    pool: Pool, people: People, assigning: Assigning, clock: FixedClock, why: str
) -> None:
    await pool.register()
    await there(pool.works, people["ayse"])
    if why == "closed":
        hold(clock, closed=True)
    else:
        in_force.hold(shipped(), clock)
    assert await assigning.run() == 0


@pytest.mark.both_databases
async def test_many_at_once_give_each_complaint_once_and_share_evenly(
    pool: Pool, people: People, assigning: Assigning
) -> None:
    await there(pool.works, people["ayse"], people["mehmet"])
    for number in range(12):
        await pool.register(description=f"Arıza {number}")
    others = [Assigning(pool.works, pool.handling) for _ in range(3)]
    given = await asyncio.gather(*(one.give_out("technical") for one in (assigning, *others)))
    assert sum(given) == 12
    assert await owners(pool.works) == {people["ayse"].id: 6, people["mehmet"].id: 6}
    async with pool.works.reading() as session:
        numbers = list(await session.scalars(select(Complaint.tracking_number)))
    for number in numbers:
        assert [e.kind for e in (await pool.read(number)).events].count("assigned") == 1


@pytest.mark.both_databases
async def test_who_takes_one_while_it_is_given_out_has_it_alone(
    pool: Pool, people: People, assigning: Assigning
) -> None:
    await there(pool.works, people["mehmet"])
    number = await pool.register()
    order = await pool.order(number, people["ayse"])

    async def take() -> bool:
        try:
            await pool.carry_out("assign", order, "technical", people["ayse"].id)
        except ComplaintChangedError:
            return False
        return True

    took, _ = await asyncio.gather(take(), assigning.give_out("technical"))
    found = await pool.read(number)
    owner = people["ayse"].id if took else people["mehmet"].id
    assert found.owner_id == owner
    assert [event.kind for event in found.events].count("assigned") == 1
