"""Work on many complaints at once: chosen by query, frozen when it is shown, then confirmed.

`bulk_work` carries it out.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from sqlalchemy import delete, func, insert, literal, null, select, update

from backend.complaints import access, pool
from backend.complaints.models import Complaint, ComplaintEvent
from backend.complaints.models.bulk import BulkChange, BulkItem, BulkOrder, BulkState
from backend.complaints.teams import TEAM_WRONG, teams
from backend.complaints.topics import topic as topic_of
from backend.kit.errors import InvalidInputError, NotFoundError
from backend.staff import audit, service as staff_service
from backend.staff.audit import Done
from backend.staff.errors import StaffNotFoundError
from backend.staff.permissions import Permission, require

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy.ext.asyncio import AsyncSession

    from backend.complaints.access import Viewer
    from backend.complaints.pool import Filters
    from backend.kit.work import Work

MOST = 5000
DONE = "done"
NOTHING_CHOSEN = "Önce listeden kayıt seçin ya da uyanların tümünü işaretleyin."
NOTHING_TO_DO = "Kime atanacağını ya da hangi konu olacağını seçin."
_KEPT_FOR = timedelta(days=7)
_MOST_SHOWN = 10


@dataclass(frozen=True)
class Wanted:
    """What is to be done; what is empty stays as it is, and the person `nobody` is nobody."""

    change: BulkChange
    team: str = ""
    person: str = ""
    topic: str = ""


@dataclass(frozen=True)
class Shown:
    """A bulk order with the numbers it begins with, and how many came to which result."""

    order: BulkOrder
    numbers: Sequence[str]
    results: Mapping[str | None, int]
    # Which were left out, and why.
    left_out: Sequence[tuple[str, str]]

    @property
    def total(self) -> int:
        """How many complaints it is about."""
        return sum(self.results.values())


async def prepare(
    work: Work, who: Viewer, wanted: Wanted, chosen: Sequence[str] | Filters
) -> BulkOrder:
    """Freeze which complaints are meant: those of some numbers, or all that match, up to `MOST`.

    Raises:
        NotAllowedError: their role handles no complaints.
        InvalidInputError: nothing to do, nothing chosen, or no such team, person or topic.

    """
    require(who.role, Permission.HANDLE)
    await _check(work.session, who, wanted)
    session = work.session
    await session.execute(delete(BulkOrder).where(BulkOrder.created_at < work.now - _KEPT_FOR))
    order = BulkOrder(
        staff_id=who.id,
        change=wanted.change,
        team=wanted.team,
        person=wanted.person,
        topic=wanted.topic,
        state=BulkState.PREPARED,
        created_at=work.now,
    )
    session.add(order)
    await session.flush()
    if isinstance(chosen, pool.Filters):
        ids = pool.matching(session, who, chosen, work.now)
    else:
        visible = access.visible_to(who)
        ids = select(Complaint.id).where(Complaint.tracking_number.in_(chosen), visible)
    some = ids.limit(MOST).subquery()
    newest = (
        select(func.max(ComplaintEvent.id))
        .where(ComplaintEvent.complaint_id == some.c.id)
        .scalar_subquery()
    )
    rows = select(literal(order.id), some.c.id, newest, null())
    columns = ["bulk_id", "complaint_id", "seen", "result"]
    await session.execute(insert(BulkItem).from_select(columns, rows))
    found = select(BulkItem.complaint_id).where(BulkItem.bulk_id == order.id).limit(1)
    if await session.scalar(found) is None:
        raise InvalidInputError(errors={"scope": NOTHING_CHOSEN})
    return order


async def confirm(work: Work, who: Viewer, bulk_id: str) -> None:
    """Let it be carried out; confirmed twice, it is carried out once.

    Raises:
        NotFoundError: it is not theirs.

    """
    require(who.role, Permission.HANDLE)
    order = await _own(work.session, who, bulk_id)
    begun = await work.session.scalar(
        update(BulkOrder)
        .where(BulkOrder.id == order.id, BulkOrder.state == BulkState.PREPARED)
        .values(state=BulkState.RUNNING)
        .returning(BulkOrder.id)
    )
    if begun is not None:
        count = select(func.count()).select_from(BulkItem).where(BulkItem.bulk_id == bulk_id)
        detail = {
            "bulk": bulk_id,
            "change": order.change,
            "complaints": await work.session.scalar(count),
        }
        audit.note(work.session, work.now, Done.BULK, who.id, **detail)


async def shown(session: AsyncSession, who: Viewer, bulk_id: str) -> Shown:
    """Return what somebody prepared, and how far it is.

    Raises:
        NotFoundError: it is not theirs.

    """
    order = await _own(session, who, bulk_id)
    of_it = BulkItem.bulk_id == bulk_id
    numbers = (
        select(Complaint.tracking_number, BulkItem.result)
        .join(BulkItem, BulkItem.complaint_id == Complaint.id)
        .where(of_it)
        .order_by(Complaint.id)
    )
    counted = select(BulkItem.result, func.count()).where(of_it).group_by(BulkItem.result)
    other = BulkItem.result.is_not(None) & (BulkItem.result != DONE)
    left_out = (await session.execute(numbers.where(other).limit(_MOST_SHOWN * 5))).all()
    return Shown(
        order,
        (await session.scalars(numbers.limit(_MOST_SHOWN))).all(),
        dict((await session.execute(counted)).all()),
        [(number, result or "") for number, result in left_out],
    )


async def _check(session: AsyncSession, who: Viewer, wanted: Wanted) -> None:
    """Refuse at once what could be done to none of them."""
    if wanted.change is BulkChange.TOPIC:
        topic_of(wanted.topic)
        return
    errors: dict[str, str] = {}
    if not wanted.team and not wanted.person:
        errors["person"] = NOTHING_TO_DO
    if wanted.team:
        require(who.role, Permission.ASSIGN)
        if wanted.team not in teams():
            errors["team"] = TEAM_WRONG
    if wanted.person not in {"", pool.NOBODYS, who.id}:
        require(who.role, Permission.ASSIGN)
        try:
            await staff_service.by_id(session, wanted.person)
        except StaffNotFoundError:
            errors["person"] = "Listeden birini seçin."
    if errors:
        raise InvalidInputError(errors=errors)


async def _own(session: AsyncSession, who: Viewer, bulk_id: str) -> BulkOrder:
    order = await session.get(BulkOrder, bulk_id)
    if order is None or order.staff_id != who.id:
        raise NotFoundError
    return order
