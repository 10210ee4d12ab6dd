"""What to take next: its order, and that one of two who ask at once gets the next."""

from __future__ import annotations

import asyncio
import math
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import update

from backend.complaints import next_best, usual_times
from backend.complaints.models import ComplaintClock
from backend.complaints.next_best import Candidate, Ending
from backend.complaints.sla import ClockKind
from backend.complaints.usual_times import LEAST_ENDED, Span, Waited
from backend.kit.errors import NotAllowedError

if TYPE_CHECKING:
    from backend.kit.clock import FixedClock
    from backend.kit.settings import Settings
    from tests.backend.complaints.conftest import Person, Pool

    type People = dict[str, Person]

pytestmark = pytest.mark.both_databases

DUE = datetime(2026, 11, 30, 15, tzinfo=UTC)


def waits(number: str, left: int, usual: int, due: datetime = DUE) -> Candidate:
    return has(number, ends(left, usual, due))


def has(number: str, *endings: Ending, priority: int = 0) -> Candidate:
    return Candidate(number, "registered", "other", endings, priority)


def ends(left: int, usual: int, due: datetime = DUE, *, kind: str = "promise") -> Ending:
    hours = timedelta(hours=1)
    return Ending(ClockKind(kind), due, left * hours, usual * hours)


def test_what_is_likeliest_to_be_missed_comes_first_though_another_is_due_earlier() -> None:
    quick, slow = waits("quick", 9, 18), waits("slow", 12, 90, DUE + timedelta(hours=3))
    late = waits("late", 0, 18, DUE - timedelta(days=3))
    later = waits("later", 0, 90, DUE - timedelta(days=2))
    found = next_best.ranked([quick, later, slow, late])
    assert [one.number for one in found] == ["late", "later", "slow", "quick"]
    assert [one.first.missed for one in found[:2]] == [1.0, 1.0]
    assert quick.first.missed == pytest.approx(math.exp(-0.5))


def test_of_several_clocks_the_one_counts_that_is_likeliest_to_be_missed() -> None:
    first = ends(2, 8, kind="first_notice")
    one = has("one", ends(20, 20), first)
    assert one.first is first
    assert next_best.ranked([waits("two", 10, 20), one])[0] is one


def test_where_too_little_is_known_no_probability_is_told_but_of_what_is_late() -> None:
    unknown = replace(ends(9, 18), measured=False)
    assert unknown.missed is None
    assert replace(unknown, left=timedelta()).missed == 1
    # It still has its place in the order.
    found = next_best.ranked([waits("known", 30, 18), has("unknown", unknown)])
    assert [one.number for one in found] == ["unknown", "known"]


def waited(hours: int, topic: str = "other", *, ended: bool = True) -> Waited:
    return Waited(topic, Span.CONCLUDED, timedelta(hours=hours), ended)


def test_the_usual_time_is_the_topics_own_else_the_houses_else_unknown() -> None:
    five = [waited(10, "billing") for _ in range(LEAST_ENDED)]
    usual = usual_times.means([*five, waited(100)])
    assert usual.of("billing", Span.CONCLUDED) == timedelta(hours=10)
    # Too few of their own: of all six it took 150 hours.
    assert usual.of("other", Span.CONCLUDED) == timedelta(hours=25)
    assert usual.of("billing", Span.TOLD) is None
    assert usual_times.means(five[1:]).of("billing", Span.CONCLUDED) is None


def test_what_is_not_over_yet_makes_the_usual_time_longer_and_counts_as_no_end() -> None:
    five = [waited(10) for _ in range(LEAST_ENDED)]
    usual = usual_times.means([*five, waited(50, ended=False)])
    assert usual.of("other", Span.CONCLUDED) == timedelta(hours=20)


def test_what_the_rules_prefer_comes_before_what_is_late() -> None:
    late, preferred = waits("late", 0, 18), replace(waits("preferred", 90, 18), priority=1)
    most = replace(waits("most", 99, 18), priority=2)
    found = next_best.ranked([late, preferred, most])
    assert [one.number for one in found] == ["most", "preferred", "late"]


async def test_the_first_notice_counts_as_well_and_the_odds_grow_as_time_runs_out(
    pool: Pool, people: People, settings: Settings, clock: FixedClock
) -> None:
    for at in range(LEAST_ENDED):
        number = await pool.register(description=f"Arıza {at}")
        clock.set(clock.now() + timedelta(hours=2))
        await pool.do("change_state", number, people["ayse"], "in_review")
        async with pool.works.begin() as work:
            # Told and concluded within two hours.
            mine = ComplaintClock.complaint_id == (await pool.read(number)).id
            await work.session.execute(update(ComplaintClock).where(mine).values(met_at=work.now))
    number = await pool.register(description="Yeni bir arıza")

    async def first() -> Ending:
        async with pool.works.reading() as session:
            found = await next_best.waiting(session, people["ayse"], clock.now(), settings)
        [one] = [each for each in found if each.number == number]
        return one.first

    seen = []
    for _ in range(3):
        clock.set(clock.now() + timedelta(hours=7))
        one = await first()
        assert one.missed is not None
        seen.append(one.missed)
    assert one.kind is ClockKind.FIRST_NOTICE
    assert seen[0] < seen[1] < seen[2] < 1
    clock.set(clock.now() + timedelta(hours=4))
    assert (await first()).missed == 1


async def test_the_first_is_taken_into_review_and_the_same_key_takes_it_once(
    pool: Pool, people: People, settings: Settings, clock: FixedClock
) -> None:
    ayse = people["ayse"]
    first = await pool.register()
    clock.set(clock.now() + timedelta(days=1))
    second = await pool.register(description="Başka arıza")
    await pool.register(topic="billing", description="Faturam yüksek")

    async def take(key: str) -> str | None:
        return await next_best.take(pool.works, pool.handling, ayse, key, settings)

    assert [await take("a"), await take("a"), await take("b")] == [first, first, second]
    assert await take("c") is None
    found = await pool.read(first)
    assert (found.state, found.owner_id) == ("in_review", ayse.id)


async def test_what_was_given_back_is_taken_without_another_move(
    pool: Pool, people: People, settings: Settings
) -> None:
    number = await pool.register()
    await pool.do("change_state", number, people["ayse"], "in_review")
    await pool.do("assign", number, people["ayse"], "technical", "")
    taken = await next_best.take(pool.works, pool.handling, people["mehmet"], "k", settings)
    assert taken == number
    assert (await pool.read(number)).owner_id == people["mehmet"].id


async def test_two_at_once_never_take_the_same(
    pool: Pool, people: People, settings: Settings
) -> None:
    numbers = {await pool.register(description=f"Arıza {n}") for n in range(2)}
    both = await asyncio.gather(
        *(
            next_best.take(pool.works, pool.handling, people[name], name, settings)
            for name in ("ayse", "mehmet")
        )
    )
    assert set(both) == numbers


async def test_who_handles_nothing_takes_nothing(
    pool: Pool, people: People, settings: Settings
) -> None:
    await pool.register()
    with pytest.raises(NotAllowedError):
        await next_best.take(pool.works, pool.handling, people["auditor"], "k", settings)
