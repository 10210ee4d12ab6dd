"""Many complaints out of some that the product made itself: the same stories, of other people.

A copy has what its story has, row by row, at the same moments; names, numbers, addresses, doors and
identifiers are its own, wherever in the rows they stand. So it keeps every rule that the story
keeps, and no rule is written here a second time.
"""

from __future__ import annotations

import itertools
import json
import re
from dataclasses import dataclass
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
        *("complaint_clocks", "escalations", "reminders", "outbox", "call_attempts"),
        *("satisfaction_questions", "complaint_search"),
    )
)
BATCH = 1000
_DESCRIPTION = "complaint_entries"
# A step through all numbers there are, which meets each once.
_STEP, _BODIES = 7_368_787_031, 10 ** (tracking_number.LENGTH - 2)
# Where the number of a row stands within a text, and of which table it is.
_NUMBERS = {
    ("outbox", "key"): (
        (re.compile(r"(?<=\bentry:)\d+"), "complaint_entries"),
        (re.compile(r"(?<=^instead:)\d+"), "outbox"),
    ),
    ("complaint_events", "data"): ((re.compile(r'(?<="call": )\d+'), "outbox"),),
}

type Row = tuple[Any, ...]


class Story:
    """The rows of what a customer told, once or again, with holes for whatever belongs to them."""

    def __init__(self, rows: dict[str, list[Row]], customer: Customer) -> None:
        """Cut the holes."""
        names = _names(TABLES[0])
        told = [dict(zip(names, row, strict=True)) for row in rows["complaints"]]
        self.numbers = [str(each["tracking_number"]) for each in told]
        self.began = min(each["registered_at"] for each in told)
        self._ids: list[str] = []
        for table in TABLES:
            column = table.columns.get("id")
            if column is not None and not isinstance(column.type, Integer):
                self._ids += [row[_names(table).index("id")] for row in rows[table.name]]
        tokens: dict[str, str] = {}
        for name, value in _tokens(customer, self.numbers).items():
            # What is spelt alike in two ways is the plainer one: it is right in either.
            tokens.setdefault(value, name)
        tokens |= {each: f"id:{each}" for each in self._ids}
        for at, each in enumerate(told):
            if each["words"]:
                tokens[str(each["words"])] = f"words:{at}"
            tokens[str(each["conversation_id"])] = f"conversation:{at}"
        # The longest first: a number has its digits in it.
        longest = sorted(tokens, key=len, reverse=True)
        self._find, self._tokens = re.compile("|".join(map(re.escape, longest))), tokens
        self._rows = {
            table.name: [self._cut(table, row) for row in rows[table.name]] for table in TABLES
        }
        entries = _names(metadata.tables[_DESCRIPTION])
        text, whose = entries.index("text"), entries.index("complaint_id")
        said: dict[str, str] = {}
        for row in rows[_DESCRIPTION]:
            said.setdefault(row[whose], row[text])
        self._said = [self._parts(said[each["id"]]) for each in told]

    def copy(
        self, customer: Customer, numbers: list[str], rng: random.Random, serials: dict[str, Any]
    ) -> dict[str, list[Row]]:
        """Return the rows of the same story told by `customer`; `serials` count rows by table."""
        holes = _tokens(customer, numbers)
        holes |= {f"id:{each}": f"{rng.getrandbits(4 * ID_LENGTH):032x}" for each in self._ids}
        for at, (number, said) in enumerate(zip(numbers, self._said, strict=True)):
            holes[f"conversation:{at}"] = f"generated-{number}"
            holes[f"words:{at}"] = sameness.words_of(_Copy(holes, {}, serials).text(said)) or ""
        made = _Copy(holes, {}, serials)
        return {
            table.name: [tuple(made.value(cell) for cell in row) for row in self._rows[table.name]]
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
            if key.column.name == "id" and isinstance(key.column.type, Integer):
                return _Numbered(key.column.table.name, value)
        if isinstance(value, dict | list):
            value = json.dumps(value)  # a driver that reads JSON takes its text
        if not isinstance(value, str):
            return value
        parts = self._parts(value, _NUMBERS.get((table.name, column.name), ()))
        return value if parts == [value] else parts

    def _parts(self, text: str, numbers: Sequence[tuple[re.Pattern[str], str]] = ()) -> list[Part]:
        """Return the pieces of a text, in order: letters that stay, holes, numbers of rows."""
        for find, table in numbers:
            if found := find.search(text):
                before, after = text[: found.start()], text[found.end() :]
                number = _Numbered(table, int(found[0]))
                return [*self._parts(before), number, *self._parts(after)]
        parts: list[Part] = []
        at = 0
        for found in self._find.finditer(text):
            parts += [text[at : found.start()], _Hole(self._tokens[found[0]])]
            at = found.end()
        return [*parts, text[at:]]


@dataclass(frozen=True, slots=True)
class _Hole:
    """A place for what is a customer's own."""

    name: str


@dataclass(frozen=True, slots=True)
class _Numbered:
    """A number that the database gives to a row, or one that names such a row."""

    table: str
    value: int


type Part = str | _Hole | _Numbered


@dataclass(frozen=True, slots=True)
class _Copy:
    """What is filled in for one customer; the numbers of rows are given as they come up."""

    holes: dict[str, str]
    numbered: dict[_Numbered, int]
    serials: dict[str, Any]

    def value(self, cell: Any) -> Any:
        """Return what stands in a cell of the copy."""
        if isinstance(cell, list):
            return self.text(cell)
        return self._number(cell) if isinstance(cell, _Numbered) else cell

    def text(self, parts: Sequence[Part]) -> str:
        """Return a text with its holes filled."""
        return "".join(
            self.holes[part.name]
            if isinstance(part, _Hole)
            else part
            if isinstance(part, str)
            else str(self._number(part))
            for part in parts
        )

    def _number(self, row: _Numbered) -> int:
        if row not in self.numbered:
            self.numbered[row] = next(self.serials[row.table])
        return self.numbered[row]


def _tokens(customer: Customer, numbers: Sequence[str]) -> dict[str, str]:
    """Return every spelling in which a customer and their numbers stand in rows, by name."""
    spelt = {
        "phone": customer.phone,
        "digits": customer.phone.removeprefix("+"),
        "email": customer.email,
    }
    for at, number in enumerate(numbers):
        spelt |= {f"number:{at}": number, f"displayed:{at}": tracking_number.display(number)}
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
    """Read the complaints of a pool that holds only those of `customers`, the oldest first."""
    reached = {each.phone: each for each in customers} | {each.email: each for each in customers}
    whose: dict[str, Customer] = {}
    rows: dict[Customer, dict[str, list[Row]]] = {}
    for table in TABLES:
        names = _names(table)
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
