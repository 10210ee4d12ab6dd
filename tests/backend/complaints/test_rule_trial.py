"""Rules are tried on the last 30 days: counted whatever their number, and nothing is changed."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from sqlalchemy import func, insert, select

from backend.complaints import last_days, rule_trial
from backend.complaints.catalogue import BEGINNING, shipped
from backend.complaints.models import Complaint, ComplaintEvent, new_id
from backend.complaints.routing import Rule
from backend.complaints.rule_trial import Table

if TYPE_CHECKING:
    from backend.complaints.rule_trial import Trial
    from backend.kit.clock import FixedClock
    from backend.kit.database import Database
    from tests.backend.complaints.conftest import Person, Pool

    type People = dict[str, Person]

MOVED = Rule(1, 10, BEGINNING, topic="tv_service", team="quality")
WORD = Rule(2, 20, BEGINNING, word="3 gün", team="privacy", priority=1)


async def many(pool: Pool, database: Database, clock: FixedClock, count: int) -> None:
    """Put complaints of the television into the pool, a second apart, without their words."""
    async with database.transaction() as session:
        rows = [
            {
                "id": new_id(),
                "tracking_number": f"{200_000_000_000 + number}",
                "received_at": clock.now(),
                "registered_at": clock.now() - timedelta(seconds=number),
                "channel": "phone",
                "topic": "tv_service",
                "topic_set_by": "agent",
                "contact_phone": "+905321234567",
                "team": "technical",
            }
            for number in range(count)
        ]
        await session.execute(insert(Complaint), rows)
    assert pool


async def tried(pool: Pool, who: Person, rule: Rule) -> Trial:
    """Try what a rule would do where there was none."""
    tables = (
        Table(shipped().topics_on(BEGINNING), rules, set(shipped().teams)) for rules in ([], [rule])
    )
    return await rule_trial.compared(pool.works, who, *tables)


async def test_everything_is_counted_page_by_page_and_the_newest_are_examples(
    pool: Pool, people: People, database: Database, clock: FixedClock
) -> None:
    await many(pool, database, clock, 1001)
    found = await tried(pool, people["boss"], MOVED)
    assert (found.looked_at, found.differ) == (1001, 1001)
    assert found.teams == [("quality", 0, 1001), ("technical", 1001, 0)]
    assert [one.number for one in found.examples] == [
        f"{200_000_000_000 + number}" for number in range(rule_trial.MOST_EXAMPLES)
    ]
    assert {(one.before.team, one.after.team) for one in found.examples} == {
        ("technical", "quality")
    }


async def test_nothing_is_changed_and_nothing_is_written(
    pool: Pool, people: People, database: Database
) -> None:
    number = await pool.register()
    before = await pool.read(number)
    found = await tried(pool, people["boss"], WORD)
    assert (found.differ, found.after["privacy"]) == (1, 1)
    after = await pool.read(number)
    assert (after.team, after.priority) == (before.team, before.priority)
    async with database.reading() as session:
        events = await session.scalar(select(func.count()).select_from(ComplaintEvent))
    assert events == len(before.events)


async def test_only_the_last_thirty_days_are_looked_at(
    pool: Pool, people: People, clock: FixedClock
) -> None:
    await pool.register(description="3 gündür yok, eskiden")
    clock.set(clock.now() + last_days.LOOKS_BACK + timedelta(seconds=1))
    await pool.register(description="3 gündür yok, yine")
    found = await tried(pool, people["boss"], WORD)
    assert (found.looked_at, found.differ) == (1, 1)


async def test_another_priority_alone_is_a_difference_too(pool: Pool, people: People) -> None:
    await pool.register()
    sooner = Rule(3, 1, BEGINNING, channel="web_form", priority=2)
    found = await tried(pool, people["boss"], sooner)
    assert (found.differ, found.teams) == (1, [("technical", 1, 1)])
