"""What the house does with a complaint among itself: take, assign, wait, sort, note, close.

Works inside the caller's transaction and never commits. What customers are told is `answering`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import and_, select
from sqlalchemy.orm import selectinload

from backend.complaints import access, escalating, states, whose_work
from backend.complaints.actors import SYSTEM, staff
from backend.complaints.contact_orders import ContactOrders
from backend.complaints.deciding import ComplaintDeciding
from backend.complaints.errors import TransitionNotAllowedError
from backend.complaints.models import ActorKind, Complaint, EventKind
from backend.complaints.previewing import ComplaintPreviewing
from backend.complaints.registration import ADDITION_LIMIT
from backend.complaints.states import State
from backend.complaints.teams import TEAM_WRONG, teams
from backend.complaints.written import written
from backend.kit.errors import InvalidInputError
from backend.kit.live import LOOK
from backend.staff import service as staff_service, work_taken
from backend.staff.errors import StaffNotFoundError
from backend.staff.live_topics import of_staff
from backend.staff.models import Role
from backend.staff.permissions import Permission, may, require

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import ColumnElement
    from sqlalchemy.ext.asyncio import AsyncSession

    from backend.complaints.access import Viewer
    from backend.complaints.actors import Actor
    from backend.complaints.attachments import HandedIn
    from backend.complaints.models.escalation import Escalation
    from backend.complaints.orders import Order
    from backend.kit.work import Work
    from backend.staff.models import StaffMember

NOTE_MISSING = "Notu yazın."
STATE_WRONG = "Bu kayıt için listeden bir durum seçin."
QUESTION_ELSEWHERE = (
    "Bu soru müşteriye gitmedi: soru yalnızca “Müşteriden bilgi bekle” durumuyla gönderilir."
)
FILES_ELSEWHERE = (
    "Dosya müşteriye gitmedi: yalnızca “Müşteriden bilgi bekle” durumunda, soruyla gönderilir."
)
PERSON_WRONG = "Bu kişiye şikâyet verilemez; listeden birini seçin."


class ComplaintHandling(ContactOrders, ComplaintPreviewing, ComplaintDeciding):
    """Everything that people of the house do to complaints; `ComplaintService` is customers'."""

    async def change_state(  # noqa: PLR0913 - what a form holds
        self,
        work: Work,
        order: Order,
        to: str,
        *,
        note: str = "",
        question: str = "",
        files: HandedIn | None = None,
    ) -> Complaint:
        """Move a complaint to a state that is chosen by hand (`states.choices`).

        Into review it becomes the work of whoever takes it, if it is nobody's. What was finished
        begins a new cycle, what was a duplicate is a complaint of its own again; the customer is
        told of either. To wait for the customer is to ask them: `question` goes to them, and so
        do `files`.

        Raises:
            InvalidInputError: no such state, or a text that is missing, too long or out of place.
            TransitionNotAllowedError: it cannot come to that state from where it stands.
            Also what `ComplaintOrders._take` raises.

        """
        if to not in State:
            raise InvalidInputError(errors={"state": STATE_WRONG})
        target = State(to)
        if target is State.WAITING_CUSTOMER:
            return await self.ask(work, order, question, note=note, files=files)
        if files:
            raise InvalidInputError(errors={"state": FILES_ELSEWHERE})
        if question.strip():
            # What was meant for the customer must not end as a note that nobody sent.
            raise InvalidInputError(errors={"question": QUESTION_ELSEWHERE})
        note = written("note", note, ADDITION_LIMIT)
        taken = await self._take(work.session, order, "state", target, note)
        complaint = taken.complaint
        if taken.done:
            return complaint
        if target not in states.choices(State(complaint.state)):
            raise TransitionNotAllowedError
        step = states.move(State(complaint.state), target)
        left, complaint.duplicate_of = complaint.duplicate_of, None
        data = {"parted_from": left} if left else None
        await self.move(work.session, complaint, target, order.actor, words=note, data=data)
        if target is State.IN_REVIEW and complaint.owner_id is None:
            await self._give(work, complaint, order.actor, complaint.team, order.by.id)
        if step.reopens:
            await self._tell_reopened(work, complaint)
        elif step.revives:
            await self._tell_parted(work, complaint)
        return complaint

    async def assign(
        self, work: Work, order: Order, team: str, person: str, *, note: str = ""
    ) -> Complaint:
        """Give a complaint to a team and, if `person` (an id) is not empty, to somebody.

        Everybody who handles complaints may take one, or give their own back; to give work to
        others needs the permission to, and who does not see all teams gives it to people of theirs.

        Raises:
            InvalidInputError: no such team, or nobody who could work on it (`person`).
            Also what `ComplaintOrders._take` raises.

        """
        note = written("note", note, ADDITION_LIMIT)
        taken = await self._take(work.session, order, "assign", team, person, note)
        complaint = taken.complaint
        if taken.done:
            return complaint
        if team not in teams() and team != complaint.team:
            raise InvalidInputError(errors={"team": TEAM_WRONG})
        own = team == complaint.team and (
            person == order.by.id or (not person and complaint.owner_id == order.by.id)
        )
        if not own:
            require(order.by.role, Permission.ASSIGN)
        if person and person != order.by.id:
            await self._require_colleague(work.session, order, person)
        if (team, person or None) != (complaint.team, complaint.owner_id) or note:
            had = complaint.owner_id
            await self._give(work, complaint, order.actor, team, person or None, note=note)
            await _tell_taken(work, had, order, person or None)
            if not person:
                work.wake(whose_work.TEAM_DUE, team)
        return complaint

    async def change_topic(self, work: Work, order: Order, code: str) -> Complaint:
        """Say what a complaint is about: a correction to learn from, with who, when, from and to.

        Where it becomes another team's, it is that team's to give to somebody.

        Raises:
            InvalidInputError: there is no such topic.
            Also what `ComplaintOrders._take` raises.

        """
        taken = await self._take(work.session, order, "topic", code)
        complaint, team = taken.complaint, taken.complaint.team
        if not taken.done:
            await self.set_topic(work.session, complaint, code, order.actor)
            if complaint.team != team and complaint.owner_id is not None:
                had = complaint.owner_id
                await self._give(work, complaint, order.actor, complaint.team, None, team_was=team)
                await _tell_taken(work, had, order, None)
            work.wake(whose_work.TEAM_DUE, complaint.team)
        return complaint

    async def note(
        self, work: Work, order: Order, text: str, files: HandedIn | None = None
    ) -> Complaint:
        """Write down something for colleagues. What else happened meanwhile is no matter.

        With `files` words are not needed.

        Raises:
            InvalidInputError: nothing is written, or too much.
            Also what `ComplaintOrders._take` raises.

        """
        digests = files.digests if files is not None else []
        text = written("note", text, ADDITION_LIMIT, "" if digests else NOTE_MISSING)
        asked = (text, *digests)
        taken = await self._take(work.session, order, "note", *asked, whatever_is_new=True)
        if not taken.done:
            entry = self._write(taken.complaint, order.actor, text)
            if files is not None:
                await files.keep(work, entry)
            kind = EventKind.NOTE_ADDED
            self._record(work.session, taken.complaint, kind, order.actor, entry=entry)
        return taken.complaint

    async def escalate(self, work: Work, due: Sequence[tuple[Complaint, Escalation]]) -> int:
        """Let steps of ladders be heard of, and write down by whom; return how many fired."""
        fired = await escalating.fire(work, due, self._settings, self._texts)
        for one in fired:
            data = {"step": one.row.step, "to": [member.id for member in one.heard]}
            kind = EventKind.ESCALATED
            self._record(work.session, one.complaint, kind, SYSTEM, data=data)
        return len(fired)

    async def give_automatically(self, work: Work, complaint: Complaint, person: str) -> None:
        """Give a complaint of nobody's, which is locked, to somebody of its team (`workload`)."""
        await self._give(work, complaint, SYSTEM, complaint.team, person)

    async def close_by_itself(self, work: Work, complaint: Complaint) -> None:
        """Close what was concluded and is locked: nobody came back for long enough."""
        await self.move(work.session, complaint, State.CLOSED, SYSTEM)

    async def release_all(self, work: Work, staff_id: str, actor: Actor) -> int:
        """Give the open complaints of somebody who left back to their teams; return how many.

        What was finished stays theirs: whoever asks later is told who answered.
        """
        return await self._pass_on(work, Complaint.owner_id == staff_id, actor, None)

    async def pass_all(
        self, work: Work, staff_id: str, by: Viewer, to: str | None, note: str
    ) -> int:
        """Give the open complaints of somebody that `by` sees to a colleague, or to their teams.

        Raises:
            InvalidInputError: it is nobody to whom `by` may give work (`to`).

        """
        require(by.role, Permission.ASSIGN)
        if to is not None:
            member = await staff_service.active(work.session, to)
            if member is None or not await may_be_given_by(work.session, by, member):
                raise InvalidInputError(errors={"to": PERSON_WRONG})
        those = and_(Complaint.owner_id == staff_id, access.visible_to(by))
        return await self._pass_on(work, those, staff(by.id), to, note)

    async def _pass_on(
        self,
        work: Work,
        those: ColumnElement[bool],
        actor: Actor,
        person: str | None,
        note: str = "",
    ) -> int:
        query = (
            select(Complaint)
            .where(those, Complaint.state.in_(states.OPEN))
            .options(selectinload(Complaint.entries))
            .order_by(Complaint.id)
            .with_for_update()
        )
        complaints = (await work.session.scalars(query)).all()
        for complaint in complaints:
            await self._give(work, complaint, actor, complaint.team, person, note=note)
            if person is None:
                work.wake(whose_work.TEAM_DUE, complaint.team)
        return len(complaints)

    async def _give(  # noqa: PLR0913 - from and to, by whom and why
        self,
        work: Work,
        complaint: Complaint,
        actor: Actor,
        team: str,
        person: str | None,
        *,
        note: str = "",
        team_was: str | None = None,
    ) -> None:
        data = {
            "team": {"from": team_was or complaint.team, "to": team},
            "owner": {"from": complaint.owner_id, "to": person},
        }
        to_others, complaint.team, complaint.owner_id = team != complaint.team, team, person
        # A team that the rules chose (`team_was`) stays theirs to change.
        complaint.team_by_hand |= to_others and actor.kind is ActorKind.STAFF
        entry = self._write(complaint, actor, note) if note else None
        kind = EventKind.ASSIGNED
        self._record(work.session, complaint, kind, actor, entry=entry, data=data)
        if person and person != actor.staff_id:  # who takes something knows of it
            work.publish(of_staff(person), LOOK)
        if to_others:  # who have a ladder of their own
            await escalating.follow(work.session, complaint, self._clock.now(), self._settings)

    async def _require_colleague(self, session: AsyncSession, order: Order, person: str) -> None:
        wrong = InvalidInputError(errors={"person": PERSON_WRONG})
        try:
            member = await staff_service.by_id(session, person)
        except StaffNotFoundError as error:
            raise wrong from error
        if not await may_be_given_by(session, order.by, member):
            raise wrong


async def _tell_taken(work: Work, had: str | None, order: Order, to: str | None) -> None:
    """Let whoever had a complaint until another gave it on hear of it."""
    if had is None or had in {order.by.id, to}:
        return
    await work_taken.note(work, had, order.by.id, to, complaints=1)
    work.publish(of_staff(had), LOOK)


async def may_be_given_by(session: AsyncSession, who: Viewer, member: StaffMember) -> bool:
    """Whether somebody may give work to `member`, who works here."""
    if not may(Role(member.role), Permission.HANDLE):
        return False
    if may(who.role, Permission.SEE_ALL_TEAMS):
        return True
    return member.id in await staff_service.colleagues_of(session, who.id)
