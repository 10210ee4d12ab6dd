"""What one customer told, as rows with holes: the same story is told by others by filling them.

Names, numbers, addresses, doors and identifiers are holes, wherever in the rows they stand.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import Integer

from backend.complaints import sameness
from backend.complaints.models import search
from backend.complaints.models.kinds import ID_LENGTH
from backend.models import metadata
from lexicon import tracking_number
from lexicon.turkish import fold

if TYPE_CHECKING:
    import random
    from collections.abc import Sequence

    from sqlalchemy import Column, Table

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
_DESCRIPTION = "complaint_entries"
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
        names = columns_of(TABLES[0])
        told = [dict(zip(names, row, strict=True)) for row in rows["complaints"]]
        self.numbers = [str(each["tracking_number"]) for each in told]
        self.began = min(each["registered_at"] for each in told)
        self._ids: list[str] = []
        for table in TABLES:
            column = table.columns.get("id")
            if column is not None and not isinstance(column.type, Integer):
                self._ids += [row[columns_of(table).index("id")] for row in rows[table.name]]
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
        entries = columns_of(metadata.tables[_DESCRIPTION])
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
            number = next(self.serials[row.table])
            if row.table == search.ComplaintSearch.__tablename__:
                # A place among all, which the moment of the story has given it.
                number = search.beside(row.value, number)
                if number == row.value:
                    number = search.beside(row.value, next(self.serials[row.table]))
            self.numbered[row] = number
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


def columns_of(table: Table) -> list[str]:
    """Return the names of a table's columns, in order."""
    return [column.name for column in table.columns]
