"""How a database reads what it is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import text

if TYPE_CHECKING:
    from sqlalchemy import Select
    from sqlalchemy.ext.asyncio import AsyncSession


async def plan_of(session: AsyncSession, query: Select[Any], **values: object) -> str:
    """Return the plan of a query: by its indexes, if there is any that it can use.

    `values` are of its named parameters.
    """
    connection = await session.connection()
    if connection.dialect.name == "sqlite":
        explain = "EXPLAIN QUERY PLAN"
    else:
        explain = "EXPLAIN"
        # What is empty it would read whole.
        await session.execute(text("SET LOCAL enable_seqscan = off"))
    asked = query.params(values) if values else query
    compiled = asked.compile(connection.engine, compile_kwargs={"literal_binds": True})
    rows = await connection.exec_driver_sql(f"{explain} {compiled}")
    return "\n".join(str(row) for row in rows)
