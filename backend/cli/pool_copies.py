"""Many complaints out of some that the product made itself: the same stories, of other people.

A copy has what its story has, row by row, at the same moments; names, numbers, addresses, doors and
identifiers are its own, wherever in the rows they stand. So it keeps every rule that the story
keeps, and no rule is written here a second time.
"""

from __future__ import annotations

import itertools
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any

from sqlalchemy import Integer

from backend.cli import pool_words
from backend.cli.pool_story import TABLES, Row, Story, columns_of
from lexicon import tracking_number

if TYPE_CHECKING:
    import random
    from collections.abc import AsyncIterator, Iterator, Sequence

    from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

    from backend.cli.pool_words import Customer

BATCH = 1000
# The indexes of some tables that are there to find by, and what makes them.
_INDEXES = {
    "sqlite": (
        "SELECT name, sql AS how FROM sqlite_master"
        " WHERE type = 'index' AND sql NOT LIKE 'CREATE UNIQUE%' AND tbl_name IN ({own})"
    ),
    "postgresql": (
        "SELECT indexname AS name, indexdef AS how FROM pg_indexes"
        " WHERE schemaname = current_schema()"
        " AND indexdef NOT LIKE 'CREATE UNIQUE%' AND tablename IN ({own})"
    ),
}
# Room for pages that are written again, and for what is sorted.
_WITH_ROOM = {
    "sqlite": ("PRAGMA cache_size = -262144",),
    "postgresql": ("SET maintenance_work_mem = '256MB'",),
}
# A step through all numbers there are, which meets each once.
_STEP, _BODIES = 7_368_787_031, 10 ** (tracking_number.LENGTH - 2)


def numbers(rng: random.Random, taken: set[str]) -> Iterator[str]:
    """Make tracking numbers, no two alike and none of those `taken`, without keeping them."""
    at = rng.randrange(_BODIES)
    firsts = tracking_number.FIRST_DIGITS
    for count in itertools.count():
        at = (at + _STEP) % _BODIES
        body = f"{firsts[count % len(firsts)]}{at:0{tracking_number.LENGTH - 2}}"
        number = f"{body}{tracking_number.check_digit(body)}"
        if number not in taken:
            yield number


async def stories(connection: AsyncConnection, customers: Sequence[Customer]) -> list[Story]:
    """Read the complaints of a pool that holds only those of `customers`, the oldest first."""
    reached = {each.phone: each for each in customers} | {each.email: each for each in customers}
    whose: dict[str, Customer] = {}
    rows: dict[Customer, dict[str, list[Row]]] = {}
    for table in TABLES:
        names = columns_of(table)
        key = names.index("complaint_id" if "complaint_id" in names else "id")
        # Who tells again refers to what was told before, which is copied first.
        order = "registered_at" if table is TABLES[0] else "id" if "id" in names else names[1]
        found = await connection.exec_driver_sql(
            f"SELECT {', '.join(names)} FROM {table.name} ORDER BY {order}"  # noqa: S608 - our own names
        )
        for row in found:
            if table is TABLES[0]:
                told = dict(zip(names, row, strict=True))
                whose[told["id"]] = reached[told["contact_phone"] or told["contact_email"]]
            if row[key] is not None:
                story = rows.setdefault(whose[row[key]], {each.name: [] for each in TABLES})
                story[table.name].append(tuple(row))
    return [Story(told, customer) for customer, told in rows.items()]


async def serials_of(connection: AsyncConnection) -> dict[str, Any]:
    """Return what counts on from the newest row of each table that the database numbers."""
    counters = {}
    for table in TABLES:
        column = table.columns.get("id")
        if column is not None and isinstance(column.type, Integer):
            found = await connection.exec_driver_sql(
                f"SELECT coalesce(max(id), 0) FROM {table.name}"  # noqa: S608 - our own names
            )
            counters[table.name] = itertools.count(found.scalar_one() + 1)
    return counters


async def insert(connection: AsyncConnection, rows: dict[str, list[Row]]) -> None:
    """Put rows into their tables, by whatever is fastest on this database."""
    for table in TABLES:
        names, values = columns_of(table), rows[table.name]
        if not values:
            continue
        if connection.dialect.name == "postgresql":
            raw = await connection.get_raw_connection()
            driver: Any = raw.driver_connection
            await driver.copy_records_to_table(table.name, records=values, columns=names)
        else:
            places = ", ".join("?" * len(names))
            await connection.exec_driver_sql(
                f"INSERT INTO {table.name} ({', '.join(names)}) VALUES ({places})",  # noqa: S608
                values,
            )


@asynccontextmanager
async def in_bulk(engine: AsyncEngine) -> AsyncIterator[AsyncConnection]:
    """Lend a connection for many rows: indexes that keep no rule are made anew after them.

    Row by row each goes to another place of every index, and of a large pool those places are read
    and written again and again; made at once, an index is sorted.
    """
    own = ", ".join(f"'{table.name}'" for table in TABLES)
    async with engine.connect() as connection:
        found = await connection.exec_driver_sql(_INDEXES[connection.dialect.name].format(own=own))
        indexes: dict[str, str] = {each.name: each.how for each in found}
        for name in indexes:
            await connection.exec_driver_sql(f'DROP INDEX "{name}"')
        await connection.commit()
        for setting in _WITH_ROOM[connection.dialect.name]:
            await connection.exec_driver_sql(setting)
        await connection.commit()
        try:
            yield connection
        finally:
            for how in indexes.values():
                await connection.exec_driver_sql(how)
                await connection.commit()
            # What was set for this holds for nobody else.
            await connection.invalidate()


async def finish(connection: AsyncConnection) -> None:
    """Let the database number on from here, and learn what its tables hold."""
    if connection.dialect.name == "postgresql":
        for table in TABLES:
            column = table.columns.get("id")
            if column is not None and isinstance(column.type, Integer):
                await connection.exec_driver_sql(
                    f"SELECT setval(pg_get_serial_sequence('{table.name}', 'id'), "  # noqa: S608
                    f"(SELECT coalesce(max(id), 1) FROM {table.name}))"
                )
    await connection.exec_driver_sql("ANALYZE")


def copies(
    told: Sequence[Story], count: int, rng: random.Random, serials: dict[str, Any]
) -> Iterator[dict[str, list[Row]]]:
    """Make `count` more complaints out of all stories, some at a time.

    The oldest story is told by everybody first: rows stand in the order in which a pool grows.
    """
    fresh = numbers(rng, {number for each in told for number in each.numbers})
    batch: dict[str, list[Row]] = {table.name: [] for table in TABLES}
    made = sum(len(each.numbers) for each in told)
    for story, times in _shares(told, count):
        for _ in range(times):
            customer = pool_words.customer(rng, made)
            given = [next(fresh) for _ in story.numbers]
            for name, rows in story.copy(customer, given, rng, serials).items():
                batch[name] += rows
            made += len(given)
            if len(batch["complaints"]) >= BATCH:
                yield batch
                batch = {table.name: [] for table in TABLES}
    yield batch


def _shares(told: Sequence[Story], count: int) -> list[tuple[Story, int]]:
    """Say how often each story is copied, so that as many complaints as `count` come of it."""
    rounds, left = divmod(count, sum(len(each.numbers) for each in told))
    shares = []
    for story in sorted(told, key=lambda each: each.began):
        once_more = len(story.numbers) <= left
        left -= len(story.numbers) * once_more
        shares.append((story, rounds + once_more))
    return shares
