"""Many complaints out of some that the product made itself: the same stories, of other people.

A copy has what its story has, row by row, at the same moments; names, numbers, addresses, doors and
identifiers are its own, wherever in the rows they stand. So it keeps every rule that the story
keeps, and no rule is written here a second time.
"""

from __future__ import annotations

import itertools
import json
import re
from typing import TYPE_CHECKING, Any

from sqlalchemy import Integer

from backend.cli import pool_words
from backend.complaints import sameness
from backend.complaints.models.kinds import ID_LENGTH
from backend.models import metadata
from lexicon import tracking_number
from lexicon.turkish import fold

if TYPE_CHECKING:
    import random
    from collections.abc import Iterator, Sequence

    from sqlalchemy import Column, Table
    from sqlalchemy.ext.asyncio import AsyncConnection

    from backend.cli.pool_words import Customer

# In the order in which they refer to each other.
TABLES = tuple(
    metadata.tables[name]
    for name in (
        *("complaints", "complaint_entries", "complaint_events", "complaint_cycles"),
        *("complaint_clocks", "escalations", "reminders", "outbox", "complaint_search"),
    )
)
BATCH = 1000
_DESCRIPTION = "complaint_entries"
# A step through all numbers there are, which meets each once.
_STEP, _BODIES = 7_368_787_031, 10 ** (tracking_number.LENGTH - 2)
_ENTRY = re.compile(r"\bentry:(\d+)")

type Row = tuple[Any, ...]
type Cells = list[list[Any]]


class Story:
    """A complaint's rows with holes for whatever belongs to its customer."""

    def __init__(self, rows: dict[str, list[Row]], customer: Customer) -> None:
        """Cut the holes."""
        complaint = dict(zip(_names(TABLES[0]), rows["complaints"][0], strict=True))
        self.number = str(complaint["tracking_number"])
        self._ids: list[str] = []
        for table in TABLES:
            column = table.columns.get("id")
            if column is not None and not isinstance(column.type, Integer):
                self._ids += [row[_names(table).index("id")] for row in rows[table.name]]
        tokens: dict[str, str] = {}
        for name, value in _tokens(customer, self.number).items():
            # What is spelt alike in two ways is the plainer one: it is right in either.
            tokens.setdefault(value, name)
        tokens |= {each: f"id:{each}" for each in self._ids}
        if complaint["words"]:
            tokens[str(complaint["words"])] = "words"
        tokens[str(complaint["conversation_id"])] = "conversation"
        # The longest first: a number has its digits in it.
        longest = sorted(tokens, key=len, reverse=True)
        self._find, self._tokens = re.compile("|".join(map(re.escape, longest))), tokens
        self._rows = {
            table.name: [self._cut(table, row) for row in rows[table.name]] for table in TABLES
        }
        at = _names(metadata.tables[_DESCRIPTION]).index("text")
        self._said = self._parts(rows[_DESCRIPTION][0][at])

    def copy(
        self, customer: Customer, number: str, rng: random.Random, serials: dict[str, Any]
    ) -> dict[str, list[Row]]:
        """Return the rows of the same story told by `customer`; `serials` count rows by table."""
        holes = _tokens(customer, number)
        holes |= {f"id:{each}": f"{rng.getrandbits(4 * ID_LENGTH):032x}" for each in self._ids}
        holes["conversation"] = f"generated-{number}"
        holes["words"] = sameness.words_of(_fill(self._said, holes)) or ""
        numbered: dict[tuple[str, int], int] = {}
        return {
            table.name: [
                tuple(_value(cell, holes, numbered, serials) for cell in row)
                for row in self._rows[table.name]
            ]
            for table in TABLES
        }

    def _cut(self, table: Table, row: Row) -> list[Any]:
        return [
            self._cell(table, column, value)
            for column, value in zip(table.columns, row, strict=True)
        ]

    def _cell(self, table: Table, column: Column[Any], value: Any) -> Any:
        if value is None:
            return None
        if column.primary_key and column.name == "id" and isinstance(column.type, Integer):
            return _Numbered(table.name, value)
        for key in column.foreign_keys:
            if isinstance(key.column.type, Integer):
                return _Numbered(key.column.table.name, value)
        if isinstance(value, dict | list):
            value = json.dumps(value)  # a driver that reads JSON takes its text
        if not isinstance(value, str):
            return value
        if table.name == "outbox" and column.name == "key" and (found := _ENTRY.search(value)):
            return _Keyed(
                value[: found.start(1)],
                _Numbered(_DESCRIPTION, int(found[1])),
                value[found.end(1) :],
            )
        parts = self._parts(value)
        return parts if len(parts) > 1 or parts[0][0] else value

    def _parts(self, text: str) -> list[tuple[bool, str]]:
        """Return pieces of a text: whether each is the name of a hole, and it."""
        parts, at = [], 0
        for found in self._find.finditer(text):
            parts += [(False, text[at : found.start()]), (True, self._tokens[found[0]])]
            at = found.end()
        return [*parts, (False, text[at:])]


class _Numbered:
    """A number that the database gives to a row, or one that names such a row."""

    def __init__(self, table: str, value: int) -> None:
        self.key = (table, value)


class _Keyed:
    """A key of something sent, with the number of the entry that caused it."""

    def __init__(self, before: str, number: _Numbered, after: str) -> None:
        self.before, self.number, self.after = before, number, after


def _value(
    cell: Any,
    holes: dict[str, str],
    numbered: dict[tuple[str, int], int],
    serials: dict[str, Any],
) -> Any:
    if isinstance(cell, list):
        return _fill(cell, holes)
    if isinstance(cell, _Numbered):
        if cell.key not in numbered:
            numbered[cell.key] = next(serials[cell.key[0]])
        return numbered[cell.key]
    if isinstance(cell, _Keyed):
        return f"{cell.before}{_value(cell.number, holes, numbered, serials)}{cell.after}"
    return cell


def _fill(parts: Sequence[tuple[bool, str]], holes: dict[str, str]) -> str:
    return "".join(holes[text] if is_hole else text for is_hole, text in parts)


def _tokens(customer: Customer, number: str) -> dict[str, str]:
    """Return every spelling in which a customer and a number stand in rows, by name."""
    spelt = {
        "number": number,
        "displayed": tracking_number.display(number),
        "phone": customer.phone,
        "digits": customer.phone.removeprefix("+"),
        "email": customer.email,
    }
    for name, text in (("name", customer.name), ("street", customer.street)):
        spelt |= {name: text, f"{name}_folded": fold(text), f"{name}_json": json.dumps(text)[1:-1]}
    return spelt


def _names(table: Table) -> list[str]:
    return [column.name for column in table.columns]


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
    """Read the complaints of a pool that holds only those of `customers`."""
    rows: dict[str, dict[str, list[Row]]] = {}
    for table in TABLES:
        names = _names(table)
        key = names.index("complaint_id" if "complaint_id" in names else "id")
        order = f" ORDER BY {'id' if 'id' in names else names[1]}"
        found = await connection.exec_driver_sql(
            f"SELECT {', '.join(names)} FROM {table.name}{order}"  # noqa: S608 - our own names
        )
        for row in found:
            if row[key] is not None:
                story = rows.setdefault(row[key], {each.name: [] for each in TABLES})
                story[table.name].append(tuple(row))
    phone, email = (_names(TABLES[0]).index(f"contact_{way}") for way in ("phone", "email"))
    reached = {each.phone: each for each in customers} | {each.email: each for each in customers}
    return [
        Story(told, reached[told["complaints"][0][phone] or told["complaints"][0][email]])
        for told in rows.values()
    ]


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
        names, values = _names(table), rows[table.name]
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
    """Make `count` copies in turn of all stories, some at a time."""
    fresh = numbers(rng, {each.number for each in told})
    made = 0
    turn = itertools.cycle(told)
    while made < count:
        batch: dict[str, list[Row]] = {table.name: [] for table in TABLES}
        for _ in range(min(BATCH, count - made)):
            customer = pool_words.customer(rng, len(told) + made)
            for name, rows in next(turn).copy(customer, next(fresh), rng, serials).items():
                batch[name] += rows
            made += 1
        yield batch
