"""The complaints of the last 30 days, on which other settings are tried. Nothing is changed.

They are read in pages, the newest first: the pool is as large as it likes, and between two pages
nothing is held open.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, literal, select, tuple_

from backend.complaints import access, queries
from backend.complaints.models import Complaint, ComplaintCycle

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Sequence
    from datetime import datetime

    from sqlalchemy import Row
    from sqlalchemy.ext.asyncio import AsyncSession

    from backend.complaints.access import Viewer
    from backend.kit.work import Works

DAYS = 30
LOOKS_BACK = timedelta(days=DAYS)
_PAGE = 500


async def read(
    works: Works, who: Viewer, *, topic: str = "", with_words: bool = False
) -> AsyncIterator[Row[*tuple[Any, ...]]]:
    """Read what somebody sees of them, of one `topic` only where it is given.

    Each row has what routing asks of a complaint, when it was told and registered, and when it was
    first concluded (`resolved_at`).
    """
    since, after = works.now() - LOOKS_BACK, None
    while True:
        async with works.reading() as session:
            rows = await _page(session, who, since, after, topic=topic, with_words=with_words)
        for row in rows:
            yield row
        if len(rows) < _PAGE:
            return
        after = (rows[-1].registered_at, rows[-1].id)


async def _page(  # noqa: PLR0913 - whose, since when, from where on, and what of it
    session: AsyncSession,
    who: Viewer,
    since: datetime,
    after: tuple[datetime, str] | None,
    *,
    topic: str,
    with_words: bool,
) -> Sequence[Row[*tuple[Any, ...]]]:
    first = and_(ComplaintCycle.complaint_id == Complaint.id, ComplaintCycle.number == 1)
    query = (
        select(
            Complaint.id,
            Complaint.received_at,
            Complaint.registered_at,
            Complaint.tracking_number,
            Complaint.topic,
            Complaint.severity,
            Complaint.channel,
            Complaint.service_number,
            Complaint.province,
            ComplaintCycle.resolved_at,
            (queries.DESCRIPTION if with_words else literal("")).label("text"),
        )
        .outerjoin(ComplaintCycle, first)
        .where(access.visible_to(who), Complaint.registered_at >= since)
        .order_by(Complaint.registered_at.desc(), Complaint.id.desc())
        .limit(_PAGE)
    )
    if topic:
        query = query.where(Complaint.topic == topic)
    if after is not None:
        query = query.where(tuple_(Complaint.registered_at, Complaint.id) < after)
    return (await session.execute(query)).all()
