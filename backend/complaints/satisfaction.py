"""How satisfied customers are with a conclusion: asked once, answered once, and never promoted to.

A question after the conclusion is a service message: it says nothing but what it asks, whoever
refuses it is not asked again at any address of theirs, and nothing else hangs on the answer.
Works inside the caller's transaction and never commits.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from sqlalchemy import select

from backend.complaints import asking_times, customers_own, notices, queries, reopening, states
from backend.complaints.actors import SYSTEM
from backend.complaints.changing import ComplaintChanges
from backend.complaints.erased import require_kept
from backend.complaints.models import ActorKind, Complaint, ComplaintCycle, EntryKind, EventKind
from backend.complaints.models.satisfaction import SatisfactionQuestion
from backend.complaints.satisfaction_links import link_of
from backend.complaints.satisfaction_texts import SATISFACTION
from backend.complaints.states import Outcome, State
from backend.complaints.tracking_number import display
from backend.complaints.written import written
from backend.kit.errors import InvalidInputError
from backend.notifications import service as notifications
from backend.notifications.models import OutboxChannel, Purpose
from backend.notifications.text_shapes import Way

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.ext.asyncio import AsyncSession

    from backend.complaints.actors import Actor
    from backend.kit.clock import Clock
    from backend.kit.settings import Settings
    from backend.kit.work import Work
    from backend.notifications.texts import Texts

SCORES = range(1, 6)
LOW = 2
"""Up to this score whoever answers is told how to have it taken up again."""
WORDS_LIMIT = 500
SCORE_MISSING = "1 ile 5 arasında bir puan seçin."


class ComplaintSatisfaction(ComplaintChanges):
    """Asks, and takes the answers of whoever has shown that the complaint is theirs."""

    def __init__(self, clock: Clock, settings: Settings, texts: Texts) -> None:
        """Work by `clock` and the terms of `settings`, in the words of `texts`."""
        super().__init__(clock, settings)
        self._texts = texts

    async def ask(self, work: Work, complaint: Complaint) -> bool:
        """Ask the customer of a complaint, which is locked, if they may be; return whether.

        Not whose complaint is open again, was no valid one, who wrote about it since (they said
        already how it is, and an answer is owed to them), or who wants to be asked nothing. At
        night it is put off until the morning. The row of the question is the only one there can be
        of this conclusion.
        """
        cycle = complaint.present
        if cycle.ask_at is None:
            return False
        if (morning := asking_times.by_day(work.now)) > work.now:
            cycle.ask_at = morning
            return False
        cycle.ask_at = None
        addressed = self._address(complaint)
        asks = State(complaint.state) in states.FINISHED and cycle.outcome != Outcome.INVALID
        asks = asks and not _went_on_about(complaint)
        if not asks or addressed is None or await _refused(work.session, complaint):
            return False
        channel, recipient = addressed
        session = work.session
        session.add(
            SatisfactionQuestion(
                complaint_id=complaint.id, cycle=cycle.number, asked_at=work.now, channel=channel
            )
        )
        self._record(session, complaint, EventKind.SATISFACTION_ASKED, SYSTEM)
        by_mail = channel is OutboxChannel.EMAIL
        values = {
            "number": display(complaint.tracking_number),
            "link": link_of(complaint, work.now, self._settings) if by_mail else "",
        }
        way = Way.EMAIL if by_mail else Way.SMS
        said = self._texts.render(SATISFACTION.name, way, values, at=work.now)
        await notifications.enqueue(
            work,
            notifications.Outgoing(
                key=f"satisfaction:{complaint.id}:{cycle.number}",
                channel=channel,
                recipient=recipient,
                purpose=Purpose.SURVEY,
                subject=said.subject or None,
                text=said.text,
                complaint_id=complaint.id,
                try_until=asking_times.given_up_at(work.now),
            ),
        )
        return True

    def _address(self, complaint: Complaint) -> tuple[OutboxChannel, str] | None:
        """Return where its customer is asked: by SMS, or without a mobile by e-mail."""
        if complaint.quiet:
            return None
        if mobile := notices.mobile_of(complaint):
            return OutboxChannel.SMS, mobile
        if complaint.contact_email and self._settings.public_url:
            return OutboxChannel.EMAIL, complaint.contact_email
        return None

    async def asked_by_sms(
        self, session: AsyncSession, phone: str, now: datetime
    ) -> SatisfactionQuestion | None:
        """Return the newest question that went to a mobile and may be answered by SMS at `now`.

        Answered and refused ones are among them; the present conclusion must be the one asked of.
        """
        since = now - timedelta(hours=self._settings.satisfaction_reply_hours)
        query = (
            select(SatisfactionQuestion)
            .join(Complaint, Complaint.id == SatisfactionQuestion.complaint_id)
            .where(
                Complaint.contact_phone == phone,
                Complaint.cycle == SatisfactionQuestion.cycle,
                Complaint.state.in_(states.FINISHED),
                SatisfactionQuestion.channel == OutboxChannel.SMS,
                SatisfactionQuestion.asked_at >= since,
            )
            .order_by(SatisfactionQuestion.asked_at.desc(), SatisfactionQuestion.complaint_id)
            .limit(1)
        )
        return await session.scalar(query)

    async def may_score(self, session: AsyncSession, complaint: Complaint) -> bool:
        """Whether the customer of a complaint may say now how satisfied they are.

        Once for each conclusion that can still be contested, whether or not they were asked;
        nobody is who refused, nor for what was no valid complaint.
        """
        cycle = complaint.present
        open_to_it = reopening.is_possible(complaint, self._clock.now(), self._settings)
        if not open_to_it or cycle.satisfaction is not None or cycle.outcome == Outcome.INVALID:
            return False
        question = await session.get(SatisfactionQuestion, (complaint.id, complaint.cycle))
        return question is None or question.is_open

    async def score(
        self,
        session: AsyncSession,
        complaint: Complaint,
        score: str | int,
        words: str,
        actor: Actor,
    ) -> bool:
        """Keep what the customer of a complaint, which is locked, says of its conclusion.

        Return False, and keep nothing, where it was said before, refused, or the complaint was
        taken up again since. Nothing is reopened by it.

        Raises:
            InvalidInputError: no score from 1 to 5, or more than 500 characters.
            ComplaintErasedError: nobody knows any more whose it was.

        """
        if str(score) not in {str(each) for each in SCORES}:
            raise InvalidInputError(errors={"score": SCORE_MISSING})
        words = written("words", words, WORDS_LIMIT)
        require_kept(complaint)
        question = await session.get(SatisfactionQuestion, (complaint.id, complaint.cycle))
        cycle = complaint.present
        asks = question is None or question.is_open
        if not asks or cycle.satisfaction is not None or complaint.state not in states.FINISHED:
            return False
        cycle.satisfaction, cycle.ask_at = int(score), None
        if question is not None:
            question.answered_at = self._clock.now()
        entry = self._write(complaint, actor, words) if words else None
        data = {"score": int(score)}
        kind = EventKind.SATISFACTION_GIVEN
        self._record(session, complaint, kind, actor, entry=entry, data=data)
        return True

    async def refuse(self, work: Work, complaint: Complaint, actor: Actor) -> None:
        """Ask the customer of a complaint, which is locked, nothing any more, at any address."""
        for each in (complaint.contact_phone, complaint.contact_email):
            if each:
                await notifications.opt_out(work.session, each, work.now)
        complaint.present.ask_at = None
        await self._note_refusal(work.session, complaint, actor)

    async def refused_by_sms(self, work: Work, phone: str, actor: Actor) -> None:
        """Write down at the question that was asked last that its mobile refused to be asked."""
        question = await self.asked_by_sms(work.session, phone, work.now)
        if question is not None:
            complaint = await queries.by_id(work.session, question.complaint_id, lock=True)
            await self._note_refusal(work.session, complaint, actor)

    async def _note_refusal(
        self, session: AsyncSession, complaint: Complaint, actor: Actor
    ) -> None:
        question = await session.get(SatisfactionQuestion, (complaint.id, complaint.cycle))
        if question is not None and question.is_open:
            question.refused_at = self._clock.now()
            self._record(session, complaint, EventKind.SATISFACTION_REFUSED, actor)


async def newest_reopenable(
    session: AsyncSession, phone: str, now: datetime, settings: Settings
) -> list[str]:
    """Return the numbers of a mobile's conclusions that can still be contested, newest first."""
    query = (
        select(Complaint.tracking_number, ComplaintCycle.resolved_at)
        .join(
            ComplaintCycle,
            (ComplaintCycle.complaint_id == Complaint.id)
            & (ComplaintCycle.number == Complaint.cycle),
        )
        .where(
            Complaint.contact_phone == phone,
            Complaint.state.in_(states.FINISHED),
            ComplaintCycle.resolved_at.is_not(None),
        )
        .order_by(ComplaintCycle.resolved_at.desc(), Complaint.id)
        .limit(customers_own.MOST_OF_ONES_OWN)
    )
    return [
        number
        for number, concluded_at in await session.execute(query)
        if concluded_at is not None and now < reopening.until(concluded_at, settings)
    ]


async def _refused(session: AsyncSession, complaint: Complaint) -> bool:
    """Whether any address of the customer wants no questions: they are one person."""
    known = (complaint.contact_phone, complaint.contact_email)
    return any([await notifications.opted_out(session, each) for each in known if each])


def _went_on_about(complaint: Complaint) -> bool:
    """Whether the customer of a complaint wrote something to it since it was concluded."""
    concluded = complaint.present.resolved_at
    return concluded is not None and any(
        each.kind == EntryKind.ADDITION
        and each.author_kind == ActorKind.CUSTOMER
        and each.at > concluded
        for each in complaint.entries
    )
