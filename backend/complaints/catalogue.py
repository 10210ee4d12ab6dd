"""Teams, topics and the rules of routing, as they hold on each day. Pure.

What a day's table says is the row of the latest day up to it. From the beginning a code is as this
project ships it (`topics.csv`) where nothing else is stored: what a release adds is there at once.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from backend.complaints.routing import Rule, in_order

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

OTHER = "other"
BEGINNING = date(2000, 1, 1)
"""From when on the first content holds: before any complaint."""
MOST_OPEN = 10
_TEAMS = {
    "technical": "Teknik destek",
    "billing": "Faturalama",
    "contracts": "Sözleşmeler",
    "field": "Saha ekibi",
    "devices": "Cihazlar",
    "network": "Mobil şebeke",
    "sales": "Satış",
    "quality": "Müşteri deneyimi",
    "digital": "Dijital kanallar",
    "privacy": "Kişisel veriler",
    "frontline": "İlk karşılama",
}


@dataclass(frozen=True)
class Topic:
    """A topic from a day on. `target_business_days` is how soon the team means to have a result.

    One that is not `choosable` stays with the complaints that have it; nobody gets it anew.
    """

    code: str
    label: str
    team: str
    first_contact_help: bool
    target_business_days: int
    choosable: bool = True
    valid_from: date = BEGINNING


@dataclass(frozen=True)
class Team:
    """A team from a day on.

    A closed one gets no new work. Where it `assigns`, whoever is available and has least to do gets
    what comes in, up to `most_open` complaints at once.
    """

    code: str
    label: str
    closed: bool = False
    assigns: bool = False
    most_open: int = MOST_OPEN
    valid_from: date = BEGINNING


@dataclass(frozen=True)
class Catalogue:
    """All of it, of every day, at one number of changes (`revision`)."""

    topics: Mapping[str, Sequence[Topic]]
    teams: Mapping[str, Sequence[Team]]
    rules: Sequence[Rule] = field(default_factory=tuple)
    revision: int = 0

    def topics_on(self, day: date) -> dict[str, Topic]:
        """Return every topic of a day by its code, in the order of the table."""
        return {code: _latest(rows, day) for code, rows in self.topics.items()}

    def teams_on(self, day: date) -> dict[str, Team]:
        """Return every team of a day by its code, closed ones too."""
        return {code: _latest(rows, day) for code, rows in self.teams.items()}

    def rules_on(self, day: date) -> list[Rule]:
        """Return the rules of a day in the order in which they are asked."""
        return in_order(self.rules, day)


def _latest[Row: (Topic, Team)](rows: Sequence[Row], day: date) -> Row:
    """Return what holds on a day; before all of them, the first."""
    return next((row for row in reversed(rows) if row.valid_from <= day), rows[0])


@cache
def shipped() -> Catalogue:
    """Return the table that this project ships."""
    table = resources.files(__package__).joinpath("topics.csv").read_text("utf-8")
    topics = [
        Topic(
            code=row["code"],
            label=row["label_tr"],
            team=row["team"],
            first_contact_help=row["first_contact_help"] == "yes",
            target_business_days=int(row["target_business_days"]),
        )
        for row in csv.DictReader(table.splitlines())
    ]
    teams = {each.team: Team(each.team, _TEAMS[each.team]) for each in topics}
    return Catalogue(
        {each.code: (each,) for each in topics}, {code: (team,) for code, team in teams.items()}
    )


def of_rows(
    topics: Iterable[Topic], teams: Iterable[Team], rules: Iterable[Rule], revision: int
) -> Catalogue:
    """Return the catalogue of what was stored, over what is shipped."""
    base = shipped()
    return Catalogue(
        _by_code(base.topics, topics),
        _by_code(base.teams, teams),
        tuple(rules),
        revision,
    )


def _by_code[Row: (Topic, Team)](
    base: Mapping[str, Sequence[Row]], rows: Iterable[Row]
) -> dict[str, Sequence[Row]]:
    """Return the rows of each code in the order of their days, in the order of the base's codes."""
    found = {code: {row.valid_from: row for row in shipped} for code, shipped in base.items()}
    for row in rows:
        found.setdefault(row.code, {})[row.valid_from] = row
    return {code: tuple(days[day] for day in sorted(days)) for code, days in found.items()}
