"""Dead letters are found among everything that ever failed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from backend.notifications import dead_letters
from backend.notifications.models import OutboxMessage
from tests.backend.plans import plan_of

if TYPE_CHECKING:
    from backend.kit.database import Database


async def test_they_are_read_by_an_index_that_holds_nothing_else(database: Database) -> None:
    listed = select(OutboxMessage).where(dead_letters.DEAD).order_by(OutboxMessage.id.desc())
    async with database.reading() as session:
        assert "ix_outbox_dead" in await plan_of(session, listed.limit(50))
