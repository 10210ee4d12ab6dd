"""What other rules would have done with the complaints of the last 30 days. Nothing is changed.

They are read in pages, the newest first, and only counted: the pool is as large as it likes. Both
tables are asked of the complaint as it is now, so that nothing but the rules makes the difference.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING

from sqlalchemy import literal, select, tuple_

from backend.complaints import access, queries, routing, teams, whose_work
from backend.complaints.models import Complaint
from backend.complaints.routing import Facts
from backend.complaints.topics import kept_topic

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Sequence
    from datetime import datetime

    from sqlalchemy import Row
    from sqlalchemy.ext.asyncio import AsyncSession

    from backend.complaints.access import Viewer
    from backend.complaints.routing import Route, Rule
    from backend.kit.work import Works

LOOKS_BACK = timedelta(days=30)
MOST_EXAMPLES = 10
_PAGE = 500


@dataclass(frozen=True)
class Example:
    """A complaint that would have gone elsewhere, or been taken otherwise."""

    number: str
    before: Route
    after: Route


@dataclass
class Trial:
    """What was found: how many were looked at, how many differ, and how many each team gets."""

    looked_at: int = 0
    differ: int = 0
    before: Counter[str] = field(default_factory=Counter)
    after: Counter[str] = field(default_factory=Counter)
    examples: list[Example] = field(default_factory=list)

    @property
    def teams(self) -> list[tuple[str, int, int]]:
        """Every team that gets any, with how many before and after; what changes most first."""
        codes = {*self.before, *self.after}
        rows = [(code, self.before[code], self.after[code]) for code in codes]
        return sorted(rows, key=lambda row: (-abs(row[2] - row[1]), -row[2], row[0]))


async def tried(works: Works, who: Viewer, before: Sequence[Rule], after: Sequence[Rule]) -> Trial:
    """Route what somebody sees of the last 30 days by two tables, each in the order it is asked."""
    found = Trial()
    with_words = any(rule.word for rule in (*before, *after))
    async with works.reading() as session:
        able = await whose_work.able_teams(session)
    async for row in _recent(works, who, works.now() - LOOKS_BACK, with_words=with_words):
        facts = Facts(
            topic=row.topic,
            severity=row.severity,
            channel=row.channel,
            product=routing.product_of(row.topic, row.service_number),
            province=row.province,
            text=row.text or "",
        )
        topics_team, default = kept_topic(row.topic).team, teams.default()
        one, other = (
            routing.route(facts, rules, topics_team, default, able.__contains__)
            for rules in (before, after)
        )
        _count(found, row.tracking_number, one, other)
    return found


def _count(found: Trial, number: str, before: Route, after: Route) -> None:
    found.looked_at += 1
    found.before[before.team] += 1
    found.after[after.team] += 1
    if (before.team, before.priority) == (after.team, after.priority):
        return
    found.differ += 1
    if len(found.examples) < MOST_EXAMPLES:
        found.examples.append(Example(number, before, after))


async def _recent(
    works: Works, who: Viewer, since: datetime, *, with_words: bool
) -> AsyncIterator[Row[tuple[object, ...]]]:
    """Read what somebody sees page by page; between two of them nothing is held open."""
    after: tuple[datetime, str] | None = None
    while True:
        async with works.reading() as session:
            rows = await _page(session, who, since, after, with_words=with_words)
        for row in rows:
            yield row
        if len(rows) < _PAGE:
            return
        after = (rows[-1].registered_at, rows[-1].id)


async def _page(
    session: AsyncSession,
    who: Viewer,
    since: datetime,
    after: tuple[datetime, str] | None,
    *,
    with_words: bool,
) -> Sequence[Row[tuple[object, ...]]]:
    query = (
        select(
            Complaint.id,
            Complaint.registered_at,
            Complaint.tracking_number,
            Complaint.topic,
            Complaint.severity,
            Complaint.channel,
            Complaint.service_number,
            Complaint.province,
            (queries.DESCRIPTION if with_words else literal("")).label("text"),
        )
        .where(access.visible_to(who), Complaint.registered_at >= since)
        .order_by(Complaint.registered_at.desc(), Complaint.id.desc())
        .limit(_PAGE)
    )
    if after is not None:
        query = query.where(tuple_(Complaint.registered_at, Complaint.id) < after)
    return (await session.execute(query)).all()
