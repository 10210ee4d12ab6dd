"""Registrations and look-ups a second, beside a bare database that is asked the same.

What the product says to its database is taken down and said again, by the driver alone, to a copy
of that database as it was before.
"""

from __future__ import annotations

import random
import sqlite3
import time
from contextlib import asynccontextmanager, closing
from dataclasses import dataclass
from typing import TYPE_CHECKING

import asyncpg  # type: ignore[import-untyped]
from sqlalchemy import select

from backend.cli import pool_words
from backend.complaints.actors import CUSTOMER
from backend.complaints.contact import Contact
from backend.complaints.models import Channel, Complaint
from backend.complaints.registration import NewComplaint
from backend.kit.work import Work
from bench.figures import Target
from bench.statements import bare, taken_down

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from backend.bootstrap import Container

_ROUNDS, _EACH = 8, 25
_SEED = 20261129
_LEAST_SHARE = 0.3
# Nobody generated has a number so high: what is registered here is somebody else's.
_STRANGERS = 5_000_000


@dataclass(frozen=True)
class Beside:
    """How often a second something was done through the product, and by the bare database."""

    product: float
    bare: float
    # How many statements the product says each time, its transaction's ends included.
    statements: float
    # Milliseconds of processor time that it takes the product's process.
    processor: float

    @property
    def share(self) -> float:
        """The product's as a share of the bare database's."""
        return self.product / self.bare


@dataclass(frozen=True)
class BesideResult:
    """What was measured on one database."""

    database: str
    registrations: Beside
    lookups: Beside

    def lines(self) -> list[str]:
        """Return what is shown of it."""
        what = {"registrations": self.registrations, "look-ups by number": self.lookups}
        return [
            "",
            f"Beside the bare database, {self.database}:",
            *(
                f"  {name}: {each.product:.1f} a second, bare {each.bare:.1f}: {each.share:.2f}; "
                f"{each.statements:.0f} statements, {each.processor:.2f} ms of processor time"
                for name, each in what.items()
            ),
        ]

    def targets(self) -> list[Target]:
        """Return what was asked for."""
        of = f"beside the bare database, {self.database}:"
        return [
            Target(f"{of} registrations", self.registrations.share, _LEAST_SHARE, "at least"),
            Target(f"{of} look-ups", self.lookups.share, _LEAST_SHARE, "at least"),
        ]


@dataclass
class _Counted:
    """What one way of asking came to so far."""

    product: float = 0.0
    bare: float = 0.0
    processor: float = 0.0
    statements: int = 0

    def beside(self, done: int) -> Beside:
        """Return it by what was done."""
        return Beside(
            round(done / self.product, 1),
            round(done / self.bare, 1),
            self.statements / done,
            round(self.processor / done * 1000, 2),
        )


async def measure(container: Container, copy: str, database: str) -> BesideResult:
    """Register and look up in turn with the bare database; return how fast each was at both.

    `copy` is the address of a database with the same rows (`copied`).
    """
    rng = random.Random(_SEED)  # noqa: S311 - the same customers each time
    async with container.works.reading() as session:
        query = select(Complaint.tracking_number).limit(_ROUNDS * _EACH)
        numbers = list(await session.scalars(query))
    found = {"register": _Counted(), "find": _Counted()}
    alone = await bare(copy)
    engine = container.database.engine
    # The first of each prepares what is prepared once.
    for round_ in range(-1, _ROUNDS):
        for what, counted in found.items():
            with taken_down(engine) as said:
                began, began_processor = time.perf_counter(), time.process_time()
                for at in range(_EACH):
                    turn = (round_ + 1) * _EACH + at
                    if what == "register":
                        await _register(container, turn, rng)
                    else:
                        await _find(container, numbers[turn % len(numbers)])
                took = time.perf_counter() - began
                processor = time.process_time() - began_processor
            began = time.perf_counter()
            await alone.ask(said)
            took_alone = time.perf_counter() - began
            if round_ >= 0:
                counted.product += took
                counted.bare += took_alone
                counted.processor += processor
                counted.statements += len(said)
    await alone.close()
    done = _ROUNDS * _EACH
    return BesideResult(database, *(each.beside(done) for each in found.values()))


async def _register(container: Container, turn: int, rng: random.Random) -> None:
    who = pool_words.customer(rng, _STRANGERS + turn)
    topic, said = pool_words.complaint(rng, who.street)
    contact = Contact(name=who.name, phone=who.phone)
    new = NewComplaint(channel=Channel.WEB_FORM, description=said, topic=topic, contact=contact)
    async with container.database.transaction() as session:
        # Nobody is woken: what follows a registration is not what is measured.
        await container.complaints.register(Work(session, container.clock.now()), new, CUSTOMER)


async def _find(container: Container, number: str) -> None:
    async with container.works.reading() as session:
        await container.complaints.find(session, number)


@asynccontextmanager
async def copied(where: Path, url: str) -> AsyncIterator[str]:
    """Make a second database with the same rows while the block lasts; nobody is at the first."""
    if url.startswith("sqlite"):
        file = where / "copy.db"
        with (
            closing(sqlite3.connect(url.partition("///")[2])) as source,
            closing(sqlite3.connect(file)) as target,
        ):
            source.backup(target)
        yield f"sqlite:///{file.absolute()}"
        return
    plain = url.replace("+asyncpg", "")
    server, _, name = plain.rpartition("/")
    connection = await asyncpg.connect(f"{server}/postgres")
    try:
        await connection.execute(f'CREATE DATABASE "{name}_copy" TEMPLATE "{name}"')
        try:
            yield f"{plain}_copy"
        finally:
            await connection.execute(f'DROP DATABASE "{name}_copy" WITH (FORCE)')
    finally:
        await connection.close()
