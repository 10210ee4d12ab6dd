"""The catalogue that this process goes by: one value, replaced whole when it changes.

Teams and topics are asked for wherever something is shown, so they are not read from the database
each time: `catalogue_keeper` reads them when the process starts and whenever somebody changed them.
Until then it is the table that this project ships. What depends on a day is asked by that day.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from backend.complaints.catalogue import Catalogue, shipped
from backend.kit.clock import ISTANBUL, Clock, SystemClock

if TYPE_CHECKING:
    from datetime import date

    from backend.complaints.catalogue import Team, Topic
    from backend.complaints.routing import Rule


@dataclass(frozen=True)
class _Held:
    catalogue: Catalogue
    clock: Clock
    # What was worked out of it, for the day it was last asked for.
    day: date | None = None
    topics: dict[str, Topic] | None = None
    teams: dict[str, Team] | None = None


class _Holder:
    """Keeps the one value."""

    def __init__(self) -> None:
        self.held = _Held(shipped(), SystemClock())


_holder = _Holder()


def hold(catalogue: Catalogue, clock: Clock) -> None:
    """Go by this catalogue from now on, on the days of `clock`."""
    _holder.held = _Held(catalogue, clock)


def catalogue() -> Catalogue:
    """Return the catalogue of every day."""
    return _holder.held.catalogue


def today() -> date:
    """Return the day in Türkiye."""
    return _holder.held.clock.now().astimezone(ISTANBUL).date()


def topics_of(day: date | None = None) -> dict[str, Topic]:
    """Return the topics of a day, today's where none is given."""
    return catalogue().topics_on(day) if day is not None else _of_today().topics or {}


def teams_of(day: date | None = None) -> dict[str, Team]:
    """Return the teams of a day, today's where none is given."""
    return catalogue().teams_on(day) if day is not None else _of_today().teams or {}


def rules_of(day: date | None = None) -> list[Rule]:
    """Return the rules of a day in order, today's where none is given."""
    return catalogue().rules_on(day if day is not None else today())


def _of_today() -> _Held:
    held, day = _holder.held, today()
    if held.day != day:
        whole = held.catalogue
        held = _Held(whole, held.clock, day, whole.topics_on(day), whole.teams_on(day))
        _holder.held = held
    return held
