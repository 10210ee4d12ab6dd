"""What no gateway took in time is found among what machines send, however many calls wait."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from backend.notifications import statements
from tests.backend.plans import plan_of

if TYPE_CHECKING:
    from sqlalchemy import Select

    from backend.kit.clock import FixedClock
    from backend.kit.database import Database

pytestmark = pytest.mark.both_databases


@pytest.mark.parametrize("query", [statements.OVERDUE, statements.KEPT_BY_OUTAGE])
async def test_it_is_read_by_an_index_without_calls(
    database: Database, clock: FixedClock, query: Select[tuple[int]]
) -> None:
    values = {"p_now": clock.now(), "p_limit": 5, "p_away": ["sms"]}
    needed = {name: values[name] for name in query.compile().params if name in values}
    async with database.reading() as session:
        plan = await plan_of(session, query, **needed)
    assert "ix_outbox_try_until" in plan, plan
    assert "TEMP B-TREE" not in plan, plan
