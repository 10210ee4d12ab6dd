"""Reminders: a line for oneself, of a complaint, that stands before one at a moment. Never commits.

They are their owner's alone. They end with the complaint, unless they are wanted beyond, and touch
none of the customer's clocks: what is due to the customer is due however often one is reminded.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import func, select, update

from backend.complaints import queries, reminder_times, states, tracking_number
from backend.complaints.erased import require_kept
from backend.complaints.models import Complaint, new_id
from backend.complaints.models.reminder import (
    ALERT_KEY,
    LIVE,
    REMINDER_LIMIT,
    Reminder,
    ReminderState,
)
from backend.complaints.written import written
from backend.kit.database import insert_once
from backend.kit.errors import NotFoundError
from backend.kit.live import LOOK
from backend.kit.text import clean_line
from backend.staff import audit, service
from backend.staff.audit import Done
from backend.staff.live_topics import of_staff
from backend.staff.models import StaffMember
from backend.staff.permissions import Permission, may, require

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from sqlalchemy import Select
    from sqlalchemy.ext.asyncio import AsyncSession

    from backend.complaints.access import Viewer
    from backend.complaints.orders import Order
    from backend.kit.work import Work

MOST_SHOWN = 200
TEXT_MISSING = "Neyin hatırlatılacağını yazın."


@dataclass(frozen=True, slots=True)
class Listed:
    """A reminder as its owner reads it, and whoever answers for its owner."""

    id: str
    number: str
    text: str
    due_at: datetime
    state: str
    keep: bool
    staff_id: str
    owner: str
    # How the complaint's customer is called, as far as that is known.
    customer: str | None
    key: str

    @property
    def alert(self) -> bool:
        """Whether nobody set it: it tells that something takes long."""
        return self.key.startswith(ALERT_KEY)

    @property
    def due(self) -> bool:
        """Whether its moment has come."""
        return self.state == ReminderState.DUE


@dataclass(frozen=True, slots=True)
class When:
    """The moment that was chosen, as a form sends it (`reminder_times.moment`)."""

    choice: str
    on: str = ""
    at: str = ""


async def remind(
    work: Work, order: Order, when: When, text: str, *, keep: bool = False
) -> Complaint:
    """Set a reminder of a complaint for oneself; under the same key it is set once.

    What else happened to the complaint meanwhile is no matter. Of one that is closed or withdrawn
    already it is wanted although it is.

    Raises:
        NotAllowedError: they do not handle complaints.
        ComplaintNotFoundError: there is none, or none that they may see.
        ComplaintErasedError: nobody knows any more whose it was.
        InvalidInputError: no moment to come, or nothing to be reminded of, by field.

    """
    require(order.by.role, Permission.HANDLE)
    number = tracking_number.parse(order.number)
    complaint = await queries.seen_by(work.session, order.by, number)
    require_kept(complaint)
    due_at = reminder_times.moment(work.now, when.choice, when.on, when.at)
    text = written("text", clean_line(text), REMINDER_LIMIT, TEXT_MISSING)
    once = insert_once(work.session.get_bind().dialect.name, Reminder, "staff_id", "key")
    reminder_id = await work.session.scalar(
        once.values(
            complaint_id=complaint.id,
            staff_id=order.by.id,
            key=order.key or new_id(),
            text=text,
            due_at=due_at,
            keep=keep or complaint.state in states.NOTHING_TO_SAY,
            state=ReminderState.WAITING,
            created_at=work.now,
        ).returning(Reminder.id)
    )
    if reminder_id is not None:
        _note(work, order.by.id, reminder_id, complaint.id, "set")
    return complaint


async def done(work: Work, who: Viewer, reminder_id: str) -> None:
    """End one of one's own; one that has ended already stays so.

    Raises:
        NotAllowedError: they do not handle complaints.
        NotFoundError: it is none of theirs.

    """
    reminder = await _own(work.session, who, reminder_id)
    if reminder.state in LIVE:
        _end(work, reminder, ReminderState.DONE, who.id)


async def done_all(work: Work, who: Viewer, ids: Sequence[str]) -> None:
    """End those of one's own among some that are due; the others are passed over.

    Raises:
        NotAllowedError: they do not handle complaints.

    """
    require(who.role, Permission.HANDLE)
    query = select(Reminder).where(
        Reminder.staff_id == who.id,
        Reminder.state == ReminderState.DUE,
        Reminder.id.in_(ids[:MOST_SHOWN]),
    )
    for reminder in await work.session.scalars(query.order_by(Reminder.id).with_for_update()):
        _end(work, reminder, ReminderState.DONE, who.id)


async def later(work: Work, who: Viewer, reminder_id: str, when: When) -> None:
    """Have one of one's own come again later.

    Raises:
        NotAllowedError, NotFoundError: as `done`; one that has ended is not found either.
        InvalidInputError: no moment to come.

    """
    reminder = await _own(work.session, who, reminder_id)
    if reminder.state not in LIVE:
        raise NotFoundError
    reminder.due_at = reminder_times.moment(work.now, when.choice, when.on, when.at)
    reminder.state = ReminderState.WAITING
    _note(work, who.id, reminder.id, reminder.complaint_id, "later")
    work.publish(of_staff(who.id), LOOK)


async def own(session: AsyncSession, who: Viewer, *, due: bool = False) -> Sequence[Listed]:
    """Return what somebody is to be reminded of, the next first; with `due` what is due only."""
    query = _listed().where(Reminder.staff_id == who.id)
    if due:
        query = query.where(Reminder.state == ReminderState.DUE)
    return [Listed(*row) for row in await session.execute(query)]


async def of_complaint(session: AsyncSession, who: Viewer, complaint_id: str) -> Sequence[Listed]:
    """Return one's own reminders of a complaint, and those of the people whom one answers for."""
    people = {who.id}
    if may(who.role, Permission.TAKE_OVER):
        people = await service.colleagues_of(session, who.id)
    query = _listed().where(Reminder.complaint_id == complaint_id)
    if not may(who.role, Permission.RUN_TEAMS):
        query = query.where(Reminder.staff_id.in_(sorted(people)))
    return [Listed(*row) for row in await session.execute(query)]


async def ring(work: Work) -> int:
    """Make due what is to be due by now, and tell its owners; return how many."""
    rung = await work.session.scalars(
        update(Reminder)
        .where(Reminder.state == ReminderState.WAITING, Reminder.due_at <= work.now)
        .values(state=ReminderState.DUE, rang_at=work.now)
        .returning(Reminder.staff_id)
    )
    owners = rung.all()
    for staff_id in set(owners):
        work.publish(of_staff(staff_id), LOOK)
    return len(owners)


async def pass_on(work: Work) -> int:
    """Give the reminders of who left to whoever has their complaint now; return how many moved.

    While nobody has it they wait; those that were wanted beyond the complaint's end end with it.
    """
    rows = await work.session.execute(
        select(Reminder, Complaint)
        .join(Complaint, Complaint.id == Reminder.complaint_id)
        .join(StaffMember, StaffMember.id == Reminder.staff_id)
        .where(Reminder.state.in_(LIVE), StaffMember.active.is_(False))
        .order_by(Reminder.id)
    )
    moved = 0
    for reminder, complaint in rows.all():
        if complaint.state in states.NOTHING_TO_SAY:
            _end(work, reminder, ReminderState.DROPPED, None)
        elif complaint.owner_id is not None and complaint.owner_id != reminder.staff_id:
            reminder.staff_id = complaint.owner_id
            _note(work, None, reminder.id, complaint.id, "passed_on", to=complaint.owner_id)
            work.publish(of_staff(complaint.owner_id), LOOK)
        else:
            continue
        moved += 1
    return moved


def _listed() -> Select[str, str, str, datetime, str, bool, str, str, str | None, str]:
    return (
        select(
            Reminder.id,
            Complaint.tracking_number,
            Reminder.text,
            Reminder.due_at,
            Reminder.state,
            Reminder.keep,
            Reminder.staff_id,
            StaffMember.display_name,
            Complaint.contact_name,
            Reminder.key,
        )
        .join(Complaint, Complaint.id == Reminder.complaint_id)
        .join(StaffMember, StaffMember.id == Reminder.staff_id)
        .where(Reminder.state.in_(LIVE))
        .order_by(Reminder.due_at, Reminder.id)
        .limit(MOST_SHOWN)
    )


async def due_marks(session: AsyncSession, people: Sequence[str]) -> dict[str, str]:
    """Say what is due of each person so that a change shows: how many, and since when the last."""
    rows = await session.execute(
        select(Reminder.staff_id, func.count(), func.max(Reminder.rang_at))
        .where(Reminder.staff_id.in_(people), Reminder.state == ReminderState.DUE)
        .group_by(Reminder.staff_id)
    )
    return {staff_id: f"{count}/{last}" for staff_id, count, last in rows}


async def _own(session: AsyncSession, who: Viewer, reminder_id: str) -> Reminder:
    require(who.role, Permission.HANDLE)
    found = await session.get(Reminder, reminder_id, with_for_update=True)
    if found is None or found.staff_id != who.id:
        raise NotFoundError
    return found


def _end(work: Work, reminder: Reminder, state: ReminderState, by: str | None) -> None:
    reminder.state = state
    _note(work, by, reminder.id, reminder.complaint_id, state.value)
    work.publish(of_staff(reminder.staff_id), LOOK)


def _note(
    work: Work,
    by: str | None,
    reminder_id: str,
    complaint_id: str,
    how: str,
    **more: str,
) -> None:
    detail = {"reminder": reminder_id, "complaint": complaint_id, "how": how, **more}
    audit.note(work.session, work.now, Done.REMINDER, by, **detail)
