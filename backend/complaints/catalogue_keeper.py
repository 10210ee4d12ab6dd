"""Keeps the catalogue that this process goes by as the database has it (`kit/in_memory`)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backend.complaints import catalogue_rows, in_force
from backend.complaints.catalogue import Catalogue, shipped
from backend.kit.in_memory import InMemory
from backend.kit.live import LOOK, Mark

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy.ext.asyncio import AsyncSession

    from backend.kit.clock import Clock
    from backend.kit.database import Database
    from backend.kit.live import ReadMarks
    from backend.kit.work import Work

TOPIC = "catalogue"


def kept(clock: Clock) -> InMemory[Catalogue]:
    """Return what reads it; on which day it is, `clock` says."""

    async def read(session: AsyncSession) -> Catalogue:
        found = await catalogue_rows.read(session)
        in_force.hold(found, clock)
        return found

    return InMemory(TOPIC, read, shipped())


async def load(session: AsyncSession, clock: Clock) -> None:
    """Go by what is stored, in a process that lives for one command."""
    in_force.hold(await catalogue_rows.read(session), clock)


def changed(work: Work) -> None:
    """Have every process read it anew, after the commit."""
    work.publish(TOPIC, LOOK)


def marks(database: Database) -> dict[str, ReadMarks]:
    """Say how far the topic is: how often the catalogue was changed."""

    async def of_catalogue(_topics: Sequence[str]) -> Mapping[str, Mark]:
        async with database.reading() as session:
            return {TOPIC: Mark(await catalogue_rows.revision(session))}

    return {TOPIC: of_catalogue}
