"""What to take next: its order, and that one of two who ask at once gets the next."""

from __future__ import annotations

import asyncio
import math
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from backend.complaints import next_best
from backend.complaints.next_best import Candidate
from backend.kit.errors import NotAllowedError

if TYPE_CHECKING:
    from backend.kit.clock import FixedClock
    from backend.kit.settings import Settings
    from tests.backend.complaints.conftest import Person, Pool

    type People = dict[str, Person]

DUE = datetime(2026, 11, 30, 15, tzinfo=UTC)


def waits(number: str, left: int, usual: int, due: datetime = DUE) -> Candidate:
    hours = timedelta(hours=1)
    return Candidate(number, "registered", "other", due, left * hours, usual * hours, 1)


def test_what_is_likeliest_to_be_missed_comes_first_though_another_is_due_earlier() -> None:
    quick, slow = waits("quick", 9, 18), waits("slow", 12, 90, DUE + timedelta(hours=3))
    late = waits("late", 0, 18, DUE - timedelta(days=3))
    later = waits("later", 0, 90, DUE - timedelta(days=2))
    found = next_best.ranked([quick, later, slow, late])
    assert [one.number for one in found] == ["late", "later", "slow", "quick"]
    assert [one.missed for one in found[:2]] == [1.0, 1.0]
    assert quick.missed == pytest.approx(math.exp(-0.5))


def test_what_the_rules_prefer_comes_before_what_is_late() -> None:
    late, preferred = waits("late", 0, 18), replace(waits("preferred", 90, 18), priority=1)
    most = replace(waits("most", 99, 18), priority=2)
    found = next_best.ranked([late, preferred, most])
    assert [one.number for one in found] == ["most", "preferred", "late"]


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
