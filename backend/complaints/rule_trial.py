"""What another table of teams, topics and rules would have done with the last 30 days' complaints.

Nothing is changed. Both tables are asked of the complaint as it is now, so that nothing but the
tables makes the difference.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from backend.complaints import last_days, routing, whose_work
from backend.complaints.catalogue import OTHER
from backend.complaints.routing import Facts

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence, Set as AbstractSet
    from datetime import date
    from typing import Any

    from backend.complaints.access import Viewer
    from backend.complaints.catalogue import Catalogue, Topic
    from backend.complaints.routing import Route, Rule
    from backend.kit.work import Works

MOST_EXAMPLES = 10


@dataclass(frozen=True)
class Table:
    """Whose work what is on a day; `able`: the teams that are open and have somebody."""

    topics: Mapping[str, Topic]
    rules: Sequence[Rule]
    able: AbstractSet[str]

    @classmethod
    def of(cls, catalogue: Catalogue, day: date, staffed: AbstractSet[str]) -> Table:
        """Return the table of a day; `staffed`: the teams in which somebody works."""
        topics = catalogue.topics_on(day)
        open_teams = {code for code, team in catalogue.teams_on(day).items() if not team.closed}
        able = whose_work.able(open_teams, staffed, topics[OTHER].team)
        return cls(topics, catalogue.rules_on(day), able)

    def route(self, row: Any) -> Route:
        """Say whose work a complaint of `last_days` would be.

        What nobody can choose any more would have come in as what fits nowhere.
        """
        known = self.topics.get(row.topic)
        about = known if known is not None and known.choosable else self.topics[OTHER]
        facts = Facts(
            topic=about.code,
            severity=row.severity,
            channel=row.channel,
            product=routing.product_of(about.code, row.service_number),
            province=row.province,
            text=row.text or "",
        )
        default = self.topics[OTHER].team
        return routing.route(facts, self.rules, about.team, default, self.able.__contains__)


@dataclass(frozen=True)
class Example:
    """A complaint that would have gone elsewhere, or been taken otherwise."""

    number: str
    before: Route
    after: Route


@dataclass
class Trial:
    """What was found: how many were looked at, how many differ, and how many each team gets.

    `by_rules`: of how many, among those that do not differ, a rule names the team.
    """

    looked_at: int = 0
    differ: int = 0
    by_rules: int = 0
    before: Counter[str] = field(default_factory=Counter)
    after: Counter[str] = field(default_factory=Counter)
    examples: list[Example] = field(default_factory=list)

    @property
    def teams(self) -> list[tuple[str, int, int]]:
        """Every team that gets any, with how many before and after; what changes most first."""
        codes = {*self.before, *self.after}
        rows = [(code, self.before[code], self.after[code]) for code in codes]
        return sorted(rows, key=lambda row: (-abs(row[2] - row[1]), -row[2], row[0]))


async def compared(
    works: Works, who: Viewer, before: Table, after: Table, *, topic: str = ""
) -> Trial:
    """Route what somebody sees by two tables; of one `topic` only where it is given."""
    found = Trial()
    with_words = any(rule.word for rule in (*before.rules, *after.rules))
    naming = {rule.id for rule in after.rules if rule.team}
    async for row in last_days.read(works, who, topic=topic, with_words=with_words):
        one, other = before.route(row), after.route(row)
        found.looked_at += 1
        found.before[one.team] += 1
        found.after[other.team] += 1
        if (one.team, one.priority) == (other.team, other.priority):
            found.by_rules += other.rule in naming
            continue
        found.differ += 1
        if len(found.examples) < MOST_EXAMPLES:
            found.examples.append(Example(row.tracking_number, one, other))
    return found
