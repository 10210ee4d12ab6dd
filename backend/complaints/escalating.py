"""Steps of escalation follow the target clock, and alert people when due. Nothing here commits."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from sqlalchemy import insert, select, tuple_, update

from backend.complaints import clocks, escalation, sla, states
from backend.complaints.escalation import Level
from backend.complaints.models import new_id
from backend.complaints.models.escalation import Escalation
from backend.complaints.models.reminder import ALERT_KEY, LIVE, Reminder, ReminderState
from backend.complaints.sla import ClockKind
from backend.complaints.tracking_number import display
from backend.kit.clock import ISTANBUL
from backend.kit.database import insert_once
from backend.kit.live import LOOK
from backend.notifications import service as notifications
from backend.notifications.models import OutboxChannel, Purpose
from backend.notifications.text_shapes import NUMBER, Text, Variable, Way
from backend.staff import service as staff_service
from backend.staff.live_topics import of_staff
from backend.staff.models import Role

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from sqlalchemy import Table
    from sqlalchemy.ext.asyncio import AsyncSession

    from backend.complaints.escalation import Step
    from backend.complaints.models import Complaint
    from backend.kit.settings import Settings
    from backend.kit.work import Work
    from backend.notifications.texts import Texts
    from backend.staff.models import StaffMember

# To somebody of the house.
ALERT = Text(
    "escalation",
    "Uyarı: ekip hedefi doluyor",
    (Way.EMAIL,),
    (
        NUMBER,
        Variable("what", "ne olduğu", "Ekip hedefi 2 iş günü önce doldu.", needed=True),
        Variable("name", "çalışanın adı", "Ayşe Yılmaz"),
    ),
    to_staff=True,
)
# Built once, on the table: nobody needs what was put there as objects.
_BEGIN = insert(cast("Table", Escalation.__table__))
_ROLES = {Level.LEAD: Role.LEAD, Level.SUPERVISOR: Role.SUPERVISOR, Level.ADMIN: Role.ADMIN}


@dataclass(frozen=True)
class Fired:
    """A step that fired, and who hears of it."""

    complaint: Complaint
    row: Escalation
    step: Step
    heard: Sequence[StaffMember]

    @property
    def cause(self) -> str:
        """What its alerts are called after: each is told once."""
        return f"{ALERT_KEY}{self.complaint.id}:{self.row.cycle}:{self.row.step}"


async def begin(session: AsyncSession, complaint: Complaint, settings: Settings) -> None:
    """Make the steps of a complaint that is being registered: there is none to be followed yet."""
    await session.flush()  # it has its row
    target, budget = complaint.clock(ClockKind.TARGET), clocks.target_budget(complaint, settings)
    steps = [
        {
            "id": new_id(),
            "complaint_id": complaint.id,
            "cycle": complaint.cycle,
            "step": number,
            "due_at": escalation.due_at(step, target, budget),
        }
        for number, step in enumerate(_ladder(complaint, settings), 1)
    ]
    if steps:
        await session.execute(_BEGIN, steps)


async def follow(
    session: AsyncSession, complaint: Complaint, now: datetime, settings: Settings
) -> None:
    """Bring the steps of the present cycle, which are made if need be, to where its target is.

    Those to come move with it, stand still with it and are cancelled when nothing is owed; what
    fired stays fired.
    """
    target = complaint.clock(ClockKind.TARGET)
    known = {
        row.step: row
        for row in await session.scalars(
            select(Escalation).where(
                Escalation.complaint_id == complaint.id, Escalation.cycle == complaint.cycle
            )
        )
    }
    budget = clocks.target_budget(complaint, settings)
    for number, step in enumerate(_ladder(complaint, settings), 1):
        row = known.pop(number, None)
        if row is None:
            row = Escalation(complaint_id=complaint.id, cycle=complaint.cycle, step=number)
            session.add(row)
        if row.fired_at is None:
            row.cancelled_at = None if target.running else row.cancelled_at or now
            stands = target.paused_at is not None or not target.running
            row.due_at = None if stands else escalation.due_at(step, target, budget)
    for row in known.values():  # another team's ladder is shorter
        if row.fired_at is None:
            row.cancelled_at = row.cancelled_at or now
    if not target.running:
        await _silence(session, complaint)


async def fire(
    work: Work, due: Sequence[tuple[Complaint, Escalation]], settings: Settings, texts: Texts
) -> list[Fired]:
    """Alert whoever steps are for, with few statements for many; return those that fired.

    One that is not due any more alerts nobody.
    """
    people, fired = _People(work.session), list[Fired]()
    for complaint, row in due:
        steps = _ladder(complaint, settings)
        stale = row.cycle != complaint.cycle or row.step > len(steps)
        if stale or complaint.state not in states.OPEN:
            row.cancelled_at = work.now
            continue
        row.fired_at = work.now
        step = steps[row.step - 1]
        heard = await people.at(complaint, escalation.level(step, complaint))
        fired.append(Fired(complaint, row, step, heard))
    await _alert(work, fired, texts)
    return fired


def _ladder(complaint: Complaint, settings: Settings) -> list[Step]:
    """Return the ladder of the present cycle: as it was when its target began."""
    began = complaint.clock(ClockKind.TARGET).started_at.astimezone(ISTANBUL).date()
    return escalation.ladder(complaint.team, began, settings)


def _words(one: Fired, now: datetime) -> str:
    """Say how the target stands, which may be worse by now than the step was made for."""
    target, step = one.complaint.clock(ClockKind.TARGET), one.step
    if target.due_at <= now or step.percent >= 100:  # noqa: PLR2004 - all of it
        past = sla.business_time_between(target.due_at, now) // sla.full_day()
        return f"Ekip hedefi {past} iş günü önce doldu." if past > 0 else "Ekip hedefi doldu."
    return f"Ekip hedefinin yüzde {step.percent} kadarı doldu."


class _People:
    """Who hears of steps; who is asked for often is looked up once."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session
        self._of_role: dict[tuple[Role, str | None], list[StaffMember]] = {}
        self._owners: dict[str | None, StaffMember | None] = {None: None}

    async def at(self, complaint: Complaint, level: Level) -> list[StaffMember]:
        """Return who is at a level, or at the next one up with anybody; its owner hears as well."""
        owner = await self._owner(complaint.owner_id)
        found: list[StaffMember] = []
        for each in Level:
            if each < level or found:
                continue
            if each is Level.OWNER:
                found = [owner] if owner else []
            else:
                team = complaint.team if each is Level.LEAD else None
                found = await self._in(_ROLES[each], team)
        also = [owner] if owner and owner.id not in {each.id for each in found} else []
        return [*found, *also]

    async def _owner(self, staff_id: str | None) -> StaffMember | None:
        if staff_id not in self._owners:
            self._owners[staff_id] = await staff_service.active(self._session, staff_id)
        return self._owners[staff_id]

    async def _in(self, role: Role, team: str | None) -> list[StaffMember]:
        if (role, team) not in self._of_role:
            found = await staff_service.of_role(self._session, role, team)
            self._of_role[role, team] = found
        return self._of_role[role, team]


async def _alert(work: Work, fired: Sequence[Fired], texts: Texts) -> None:
    """Remind everybody who hears of these on the desk, and write to whoever has an address."""
    # Of what fires together for the same complaint the last step says all.
    newest = {(one.complaint.id, member.id): (one, member) for one in fired for member in one.heard}
    heard = list(newest.values())
    if not heard:
        return
    await _replace(work.session, list(newest))
    reminders = [
        {
            "complaint_id": one.complaint.id,
            "staff_id": member.id,
            "key": one.cause,
            "text": _words(one, work.now),
            "due_at": work.now,
            "keep": False,
            "state": ReminderState.DUE,
            "created_at": work.now,
            "rang_at": work.now,
        }
        for one, member in heard
    ]
    dialect = work.session.get_bind().dialect.name
    once = insert_once(dialect, Reminder.__table__, "staff_id", "key")
    await work.session.execute(once, reminders)
    mails = []
    for one, member in heard:
        work.publish(of_staff(member.id), LOOK)
        if member.email:
            mails.append(_mail(one, member, member.email, work.now, texts))
    await notifications.enqueue_all(work, mails)


def _mail(
    one: Fired, member: StaffMember, address: str, now: datetime, texts: Texts
) -> notifications.Outgoing:
    number = display(one.complaint.tracking_number)
    values = {"number": number, "what": _words(one, now), "name": member.display_name}
    said = texts.render(ALERT.name, Way.EMAIL, values, at=now)
    return notifications.Outgoing(
        key=f"{one.cause}:{member.id}",
        channel=OutboxChannel.EMAIL,
        recipient=address,
        purpose=Purpose.ALERT,
        subject=said.subject,
        text=said.text,
    )


async def _replace(session: AsyncSession, heard: Sequence[tuple[str, str]]) -> None:
    """End what some people were told before of the same complaint: by id, of which and to whom."""
    await session.execute(
        update(Reminder)
        .where(
            tuple_(Reminder.complaint_id, Reminder.staff_id).in_(heard),
            Reminder.key.startswith(ALERT_KEY),
            Reminder.state.in_(LIVE),
        )
        .values(state=ReminderState.DROPPED)
    )


async def _silence(session: AsyncSession, complaint: Complaint) -> None:
    """End the alerts of what is not owed any more."""
    await session.execute(
        update(Reminder)
        .where(
            Reminder.complaint_id == complaint.id,
            Reminder.key.startswith(f"{ALERT_KEY}{complaint.id}:"),
            Reminder.state.in_(LIVE),
        )
        .values(state=ReminderState.DROPPED)
    )
