"""Every promised date is shown with what became of it."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

import pytest

from backend.complaints.actors import CUSTOMER
from backend.complaints.ledger import Fate, Promised, ledger
from backend.complaints.proof import Proof
from backend.kit.clock import ISTANBUL

if TYPE_CHECKING:
    from backend.kit.clock import FixedClock
    from tests.backend.complaints.conftest import Person, Pool


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ISTANBUL)


async def shown(pool: Pool, clock: FixedClock, number: str) -> list[tuple[str, Fate]]:
    found = ledger(await pool.read(number), clock.now())
    return [(f"{each.due_at.astimezone(ISTANBUL):%d.%m}", each.fate) for each in found]


@pytest.mark.parametrize(
    ("when", "fate"),
    [("2026-11-25T17:59", Fate.KEPT), ("2026-11-25T18:01", Fate.BROKEN)],
)
async def test_a_promise_is_judged_by_its_date(
    pool: Pool, clock: FixedClock, people: dict[str, Person], when: str, fate: Fate
) -> None:
    number = await pool.register()
    assert await shown(pool, clock, number) == [("25.11", Fate.RUNNING)]
    clock.set(at(when))
    await pool.do("conclude", number, people["ayse"], "upheld", "Onardık.")
    clock.set(at("2026-12-30T10:00"))  # whoever looks later sees the same
    assert await shown(pool, clock, number) == [("25.11", fate)]


async def test_what_was_changed_in_time_is_told_from_what_was_broken_first(
    pool: Pool, clock: FixedClock, people: dict[str, Person]
) -> None:
    number = await pool.register()
    for now, day in (("2026-11-25T10:00", "2026-11-27"), ("2026-11-28T10:00", "2026-12-02")):
        clock.set(at(now))
        due = at(f"{day}T00:00").date()
        await pool.do("change_promise", number, people["ayse"], due, "Parça bekliyoruz.")
    assert await shown(pool, clock, number) == [
        ("25.11", Fate.CHANGED),
        ("27.11", Fate.BROKEN),
        ("02.12", Fate.RUNNING),
    ]
    first, second, third = ledger(await pool.read(number), clock.now())
    assert (first.change, first.given_at) == (None, at("2026-11-23T10:00"))
    assert second.given_at == at("2026-11-25T10:00")
    assert third.change is not None
    assert third.change.entry is not None
    assert "Parça bekliyoruz." in third.change.entry.text


async def test_each_cycle_has_its_own(
    pool: Pool, clock: FixedClock, people: dict[str, Person]
) -> None:
    number = await pool.register(conversation_id="c1")
    await pool.do("conclude", number, people["ayse"], "upheld", "Onardık.")
    clock.set(at("2026-12-01T10:00"))
    async with pool.works.begin() as work:
        await pool.service.reopen(
            work.session, number, Proof("c1"), "Yine koptu.", None, actor=CUSTOMER
        )
    assert await shown(pool, clock, number) == [("25.11", Fate.KEPT), ("03.12", Fate.RUNNING)]
    [_, second] = ledger(await pool.read(number), clock.now())
    assert isinstance(second, Promised)
    assert (second.cycle, second.given_at) == (2, clock.now())


async def test_nothing_is_owed_of_what_was_withdrawn(pool: Pool, clock: FixedClock) -> None:
    number = await pool.register(conversation_id="c1")
    async with pool.works.begin() as work:
        await pool.service.withdraw(work.session, number, Proof("c1"), "", None, actor=CUSTOMER)
    clock.set(at("2026-12-30T10:00"))
    assert await shown(pool, clock, number) == [("25.11", Fate.DROPPED)]
