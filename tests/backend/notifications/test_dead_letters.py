"""Dead letters are found among everything that ever failed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select, text

from backend.notifications import dead_letters
from backend.notifications.models import OutboxMessage

if TYPE_CHECKING:
    from backend.kit.database import Database


async def test_they_are_read_by_an_index_that_holds_nothing_else(database: Database) -> None:
    listed = select(OutboxMessage).where(dead_letters.DEAD).order_by(OutboxMessage.id.desc())
    compiled = listed.limit(50).compile(
        database.engine.sync_engine, compile_kwargs={"literal_binds": True}
    )
    async with database.reading() as session:
        is_sqlite = session.get_bind().dialect.name == "sqlite"
        if not is_sqlite:  # of an empty table it believes that reading all of it is cheaper
            await session.execute(text("SET LOCAL enable_seqscan = off"))
        said = "EXPLAIN QUERY PLAN" if is_sqlite else "EXPLAIN"
        plan = " ".join(map(str, await session.execute(text(f"{said} {compiled}"))))
    assert "ix_outbox_dead" in plan
