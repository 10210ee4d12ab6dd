"""The catalogue as it is stored: read whole, and the number by which a change is noticed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select, update

from backend.complaints import catalogue
from backend.complaints.catalogue import Catalogue, Team, Topic
from backend.complaints.models.catalogue import (
    CatalogueRevision,
    RoutingRule,
    TeamVersion,
    TopicVersion,
)
from backend.complaints.routing import Rule
from backend.kit.database import insert_once

if TYPE_CHECKING:
    from sqlalchemy.ext.asyncio import AsyncSession

_ONE = 1


async def read(session: AsyncSession) -> Catalogue:
    """Read all of it: some hundred rows."""
    number = await revision(session)
    return catalogue.of_rows(
        [_topic(row) for row in await session.scalars(_topics)],
        [_team(row) for row in await session.scalars(_teams)],
        [rule_of(row) for row in await session.scalars(select(RoutingRule))],
        number,
    )


async def revision(session: AsyncSession) -> int:
    """Return how often it was changed."""
    return await session.scalar(select(CatalogueRevision.number)) or 0


async def next_revision(session: AsyncSession) -> int:
    """Count a change and return its number; whoever changes something else waits for this one."""
    once = insert_once(session.get_bind().dialect.name, CatalogueRevision, "id")
    await session.execute(once.values(id=_ONE, number=0))
    number = await session.scalar(
        update(CatalogueRevision)
        .values(number=CatalogueRevision.number + 1)
        .returning(CatalogueRevision.number)
    )
    return number or 0


_topics = select(TopicVersion).order_by(TopicVersion.code, TopicVersion.valid_from)
_teams = select(TeamVersion).order_by(TeamVersion.code, TeamVersion.valid_from)


def _topic(row: TopicVersion) -> Topic:
    return Topic(
        row.code,
        row.label,
        row.team,
        row.first_contact_help,
        row.target_business_days,
        row.choosable,
        row.valid_from,
    )


def _team(row: TeamVersion) -> Team:
    return Team(row.code, row.label, row.closed, row.assigns, row.most_open, row.valid_from)


def rule_of(row: RoutingRule) -> Rule:
    """Return a rule as it is asked."""
    return Rule(
        id=row.id,
        position=row.position,
        valid_from=row.valid_from,
        valid_until=row.valid_until,
        topic=row.topic,
        severity=row.severity,
        channel=row.channel,
        product=row.product,
        province=row.province,
        word=row.word,
        team=row.team,
        priority=row.priority,
    )
