"""Steps of escalation follow the target clock, and alert people when due. Nothing here commits."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from sqlalchemy import insert, select, update

from backend.complaints import clocks, escalation, states
from backend.complaints.escalation import Level
from backend.complaints.models import new_id
from backend.complaints.models.escalation import Escalation
from backend.complaints.models.reminder import LIVE, Reminder, ReminderState
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
    work: Work, complaint: Complaint, row: Escalation, settings: Settings, texts: Texts
) -> list[str]:
    """Alert whoever a step is for; return their ids. One that is not due any more alerts nobody."""
    steps = _ladder(complaint, settings)
    stale = row.cycle != complaint.cycle or row.step > len(steps)
    if stale or complaint.state not in states.OPEN:
        row.cancelled_at = work.now
        return []
    row.fired_at = work.now
    step = steps[row.step - 1]
    heard = await _people(work.session, complaint, escalation.level(step, complaint))
    for member in heard:
        await _alert(work, complaint, _cause(complaint, row), member, _words(step), texts)
    return [member.id for member in heard]


def _ladder(complaint: Complaint, settings: Settings) -> list[Step]:
    """Return the ladder of the present cycle: as it was when its target began."""
    began = complaint.clock(ClockKind.TARGET).started_at.astimezone(ISTANBUL).date()
    return escalation.ladder(complaint.team, began, settings)


def _words(step: Step) -> str:
    if step.days:
        return f"Ekip hedefi {step.days} iş günü önce doldu."
    if step.percent >= 100:  # noqa: PLR2004 - all of it
        return "Ekip hedefi doldu."
    return f"Ekip hedefinin yüzde {step.percent} kadarı doldu."


async def _people(session: AsyncSession, complaint: Complaint, level: Level) -> list[StaffMember]:
    """Return who is at a level, or at the next one up with anybody; its owner hears as well."""
    owner = await staff_service.active(session, complaint.owner_id)
    found: list[StaffMember] = []
    for each in Level:
        if each < level or found:
            continue
        if each is Level.OWNER:
            found = [owner] if owner else []
        else:
            team = complaint.team if each is Level.LEAD else None
            found = await staff_service.of_role(session, _ROLES[each], team)
    also = [owner] if owner and owner.id not in {each.id for each in found} else []
    return [*found, *also]


async def _alert(  # noqa: PLR0913, PLR0917 - whom, of what, and in whose words
    work: Work, complaint: Complaint, cause: str, member: StaffMember, words: str, texts: Texts
) -> None:
    once = insert_once(work.session.get_bind().dialect.name, Reminder, "staff_id", "key")
    await work.session.execute(
        once.values(
            complaint_id=complaint.id,
            staff_id=member.id,
            key=cause,
            text=words,
            due_at=work.now,
            keep=False,
            state=ReminderState.DUE,
            created_at=work.now,
            rang_at=work.now,
        )
    )
    work.publish(of_staff(member.id), LOOK)
    if member.email:
        number = display(complaint.tracking_number)
        values = {"number": number, "what": words, "name": member.display_name}
        said = texts.render(ALERT.name, Way.EMAIL, values, at=work.now)
        await notifications.enqueue(
            work,
            notifications.Outgoing(
                key=f"{cause}:{member.id}",
                channel=OutboxChannel.EMAIL,
                recipient=member.email,
                purpose=Purpose.ALERT,
                subject=said.subject,
                text=said.text,
            ),
        )


def _cause(complaint: Complaint, row: Escalation) -> str:
    return f"escalation:{complaint.id}:{row.cycle}:{row.step}"


async def _silence(session: AsyncSession, complaint: Complaint) -> None:
    """End the alerts of what is not owed any more."""
    await session.execute(
        update(Reminder)
        .where(
            Reminder.complaint_id == complaint.id,
            Reminder.key.startswith(f"escalation:{complaint.id}:"),
            Reminder.state.in_(LIVE),
        )
        .values(state=ReminderState.DROPPED)
    )
