"""How little of the database a look-up and a registration ask, and that it is enough."""

from __future__ import annotations

from contextlib import contextmanager
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import event, select

from backend.complaints import around, escalating, untold, views
from backend.complaints.actors import CUSTOMER, SYSTEM
from backend.complaints.models.escalation import Escalation
from backend.complaints.proof import Proof
from backend.complaints.sla import ClockKind
from backend.complaints.states import State
from tests.backend.plans import plan_of
from tests.backend.working import whole

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy.ext.asyncio import AsyncSession

    from backend.kit.clock import FixedClock
    from backend.kit.database import Database
    from backend.kit.settings import Settings
    from tests.backend.complaints.conftest import Person, Pool

pytestmark = pytest.mark.both_databases

_PHONE = Proof(None, "+905321234567")


@contextmanager
def questions(database: Database) -> Iterator[list[str]]:
    """Take down what is asked while the block lasts, in small letters and one line each."""
    asked: list[str] = []

    def remember(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        line = " ".join(statement.lower().split())
        if line.startswith("select") and "pg_advisory" not in line and "pg_catalog" not in line:
            asked.append(line)

    engine = database.engine.sync_engine
    event.listen(engine, "before_cursor_execute", remember)
    try:
        yield asked
    finally:
        event.remove(engine, "before_cursor_execute", remember)


async def test_how_a_complaint_stands_is_one_question(pool: Pool, database: Database) -> None:
    number = await pool.register()
    async with database.reading() as session:
        with questions(database) as asked:
            await pool.service.find(session, number)
        assert len(asked) == 1
        assert "complaint_entries" not in asked[0]


@pytest.mark.parametrize("life", ["new", "told", "concluded", "reopened"])
async def test_a_number_alone_is_told_the_same_as_who_has_all_of_it(
    pool: Pool, database: Database, clock: FixedClock, life: str
) -> None:
    number = await pool.register(confirmed=life != "new")
    async with database.transaction() as session:
        if life in {"concluded", "reopened"}:
            one = await whole(session, number)
            await pool.service.move(session, one, State.IN_REVIEW, SYSTEM)
            await pool.service.move(session, one, State.RESOLVED, SYSTEM)
        if life == "told":
            one = await whole(session, number)
            one.clock(ClockKind.FIRST_NOTICE).met_at = clock.now()
    if life == "reopened":
        clock.set(clock.now() + timedelta(days=3))
        async with database.transaction() as session:
            await pool.service.reopen(session, number, _PHONE, "", None, actor=CUSTOMER)
    async with database.reading() as session:
        brought, all_of_it = await pool.service.find(session, number), await whole(session, number)
    assert views.receipt(brought) == views.receipt(all_of_it)
    assert views.coarse_view(brought) == views.coarse_view(all_of_it)
    assert [_PHONE.covers(brought), Proof("elsewhere").covers(brought)] == [True, False]


async def test_a_registration_asks_for_nothing_that_cannot_be_there_yet(
    pool: Pool, database: Database
) -> None:
    await pool.register(description="Faturam iki katına çıktı.")  # what is read once is read
    with questions(database) as asked:
        await pool.register(confirmed=False)
    assert not [one for one in asked if "escalations" in one or "repeat_offers" in one]


async def test_the_steps_of_escalation_begin_where_they_would_be_brought(
    pool: Pool, database: Database, settings: Settings, clock: FixedClock
) -> None:
    number = await pool.register()

    async def steps(session: AsyncSession) -> list[tuple[object, ...]]:
        table = Escalation.__table__
        return [tuple(row) for row in await session.execute(select(table).order_by("step"))]

    async with database.transaction() as session:
        begun = await steps(session)
        await escalating.follow(session, await whole(session, number), clock.now(), settings)
        await session.flush()
        assert begun
        assert await steps(session) == begun


async def test_what_every_page_counts_is_one_question(
    pool: Pool, database: Database, people: dict[str, Person]
) -> None:
    async with database.reading() as session:
        with questions(database) as asked:
            await around.counts(session, people["boss"], pool.works.now())
    assert len(asked) == 1


async def test_what_nobody_tells_is_looked_for_among_few(
    database: Database, people: dict[str, Person]
) -> None:
    """Not among all clocks that run, nor all messages: on every page, in a pool of any size."""
    async with database.reading() as session:
        plan = await plan_of(session, untold.counted(people["boss"]))
    for index in ("ix_complaints_quiet", "ix_complaint_clocks_untold"):
        assert index in plan, plan
