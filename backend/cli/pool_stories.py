"""Complaints of two years, told by the use cases of the product at moments of their own.

The worker runs in between whenever something is due, so that customers were told in time, ladders
were climbed and promises changed as they would have been.
"""

from __future__ import annotations

import heapq
import re
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from backend.cli import pool_words as words
from backend.complaints import queries, sla
from backend.complaints.actors import CUSTOMER
from backend.complaints.contact import Contact
from backend.complaints.models import (
    Channel,
    Complaint,
    ComplaintClock,
    ComplaintCycle,
    TopicSource,
)
from backend.complaints.models.call_attempt import CallOutcome
from backend.complaints.models.escalation import Escalation
from backend.complaints.orders import Order
from backend.complaints.proof import Proof
from backend.complaints.registration import NewComplaint
from backend.notifications import calls
from backend.notifications.errors import CallOverError
from backend.notifications.models import OutboxChannel, OutboxMessage

if TYPE_CHECKING:
    import random
    from collections.abc import Awaitable, Callable, Sequence
    from datetime import datetime

    from backend.bootstrap import Container
    from backend.cli.demo import Person
    from backend.cli.pool_words import Customer
    from backend.kit.clock import FixedClock

LASTS = timedelta(days=730)
# More of late than long ago: a pool that grew, with some of every hundred still open.
_GROWTH = 1.5
_PASS = timedelta(hours=1)
_CHANNELS = (
    *(Channel.WEB_FORM,) * 4,
    *(Channel.WEB_CHAT,) * 4,
    *(Channel.PHONE,) * 3,
    *(Channel.STORE, Channel.SOCIAL_MEDIA, Channel.FAX, Channel.EMAIL, Channel.COMPLAINT_SITE),
)
_CHOOSES_TOPIC = 0.6
# What becomes of a complaint, and how often: acts with the business hours before each.
_FATES: tuple[tuple[int, tuple[tuple[int, str], ...]], ...] = (
    (45, ((4, "take"), (14, "uphold"))),
    (15, ((6, "take"), (20, "reject"))),
    (10, ((5, "take"), (3, "ask"), (12, "add"), (9, "uphold"))),
    (8, ((8, "take"), (4, "wait"), (40, "take"), (6, "uphold"))),
    (6, ((3, "take"), (6, "withdraw"))),
    (6, ((5, "take"), (10, "reject"), (16, "reopen"), (20, "uphold"))),
    (6, ((60, "take"), (50, "uphold"))),
    (4, ((10, "add"), (20, "add"), (10, "take"), (20, "uphold"))),
)


# Of so many customers one tells the same topic again, and one cannot be reached: by e-mail, by SMS,
# or by a call either, as the number is a stranger's.
_TELLS_AGAIN, _NO_MAIL, _NO_SMS, _A_STRANGERS = (12, 5), (20, 3), (20, 6), (60, 46)
_AGAIN_WITHIN = timedelta(days=25)
_CALLED_AFTER = timedelta(minutes=20)
# Of three calls one is answered only when it is made again.
_ANSWERED = 2 / 3


@dataclass
class _Told:
    """A complaint of the pool, as whoever tells it knows it."""

    customer: Customer
    contact: Contact
    topic: str
    said: str
    conversation: str
    number: str = ""


@dataclass(frozen=True)
class _Call:
    """A call to make, the number or address it is for, and who makes it."""

    id: int
    number: str
    by: Person


@dataclass
class Storyteller:
    """Tells complaints, each from its registration to where it stands now."""

    container: Container
    clock: FixedClock
    people: dict[str, Person]
    rng: random.Random
    # Addresses at which the gateways take nothing: added to here.
    gone: set[str]
    # Calls that somebody has planned to make.
    _calls: set[int] = field(default_factory=set)
    _agenda: list[tuple[datetime, int, Callable[[], Awaitable[None]]]] = field(default_factory=list)
    _planned: int = 0

    async def tell(self, count: int, until: datetime) -> list[Customer]:
        """Tell `count` complaints that came in the two years before `until`; return whose."""
        customers: list[Customer] = []
        planned = 0
        while planned < count:
            number = len(customers)
            who = words.customer(self.rng, number)
            customers.append(who)
            age = LASTS * (self.rng.random() ** _GROWTH)
            tellings = [until - age]
            if _is(_TELLS_AGAIN, number) and planned + 1 < count:
                soon = min(_AGAIN_WITHIN, age) * self.rng.uniform(0.1, 0.9)
                tellings.append(until - age + soon)
            contact, topic = self._contact(who, number), ""
            for at in tellings:
                topic, said = words.complaint(self.rng, who.street, topic)
                one = _Told(who, contact, topic, said, conversation=f"generated-{planned}")
                self._plan(at, self._register, one)
                planned += 1
        while (moment := await self._next()) is not None and moment <= until:
            self.clock.set(moment)
            while self._agenda and self._agenda[0][0] <= moment:
                await heapq.heappop(self._agenda)[2]()
            await self.container.notices.run()
            await self.container.escalations.run()
            await self.container.closings.run()
            await self.container.questions.run()
            await self.container.outbox.dispatch_due()
            await self._plan_calls()
        self.clock.set(until)
        return customers

    def _plan(self, at: datetime, act: Callable[[_Told], Awaitable[None]], one: _Told) -> None:
        self._planned += 1
        heapq.heappush(self._agenda, (at, self._planned, lambda: act(one)))

    async def _next(self) -> datetime | None:
        """Return when something happens next: somebody acts, or the worker has something to do."""
        async with self.container.works.reading() as session:
            due: Sequence[datetime | None] = [
                await session.scalar(select(func.min(ComplaintClock.notice_at))),
                await session.scalar(
                    select(func.min(Escalation.due_at)).where(
                        Escalation.fired_at.is_(None), Escalation.cancelled_at.is_(None)
                    )
                ),
                await session.scalar(select(func.min(ComplaintCycle.closes_at))),
                await session.scalar(select(func.min(ComplaintCycle.ask_at))),
            ]
        soonest = self.clock.now() + _PASS
        moments = [max(each, soonest) for each in due if each is not None]
        return min([*moments, *(each[0] for each in self._agenda[:1])], default=None)

    def _contact(self, who: Customer, number: int) -> Contact:
        """Say where a customer is to be reached; whom something does not reach gives just that."""
        by_phone = Contact(name=who.name, phone=who.phone)
        by_mail = Contact(name=who.name, email=who.email)
        by_both = Contact(name=who.name, phone=who.phone, email=who.email)
        if _is(_NO_MAIL, number):
            self.gone.add(who.email)
            return by_mail
        if _is(_NO_SMS, number):
            self.gone.add(who.phone)
            return by_phone if _is(_A_STRANGERS, number) else by_both
        return self.rng.choice([by_phone, by_mail, by_both])

    def _who_says_the_topic(self) -> dict[str, Any]:
        if self.rng.random() < _CHOOSES_TOPIC:
            return {"topic_set_by": TopicSource.CUSTOMER}
        sure = self.rng.uniform(0.4, 0.99)
        return {"topic_set_by": TopicSource.CLASSIFIER, "topic_confidence": sure}

    async def _register(self, one: _Told) -> None:
        now = self.clock.now()
        new = NewComplaint(
            channel=self.rng.choice(_CHANNELS),
            description=one.said,
            topic=one.topic,
            **self._who_says_the_topic(),
            contact=one.contact,
            conversation_id=one.conversation,
        )
        async with self.container.works.begin() as work:
            done = await self.container.complaints.register(work, new, CUSTOMER, again=True)
            one.number = done.complaint.tracking_number
        [acts] = self.rng.choices(
            [acts for _, acts in _FATES], weights=[weight for weight, _ in _FATES]
        )
        for hours, act in acts:
            now = sla.add_business_time(now, timedelta(hours=hours * self.rng.uniform(0.3, 1.7)))
            self._plan(now, getattr(self, f"_{act}"), one)

    async def _take(self, one: _Told) -> None:
        await self._do(one, "change_state", "in_review")

    async def _wait(self, one: _Told) -> None:
        await self._do(one, "change_state", "waiting_third_party")

    async def _ask(self, one: _Told) -> None:
        await self._do(one, "ask", self.rng.choice(words.QUESTIONS))

    async def _uphold(self, one: _Told) -> None:
        await self._do(one, "conclude", "upheld", self.rng.choice(words.UPHELD))

    async def _reject(self, one: _Told) -> None:
        await self._do(one, "conclude", "rejected", self.rng.choice(words.REJECTED))

    async def _do(self, one: _Told, action: str, *given: str) -> None:
        async with self.container.works.begin() as work:
            found = await self.container.complaints.find(work.session, one.number)
            complaint = await queries.by_id(work.session, found.id)
            by = self._able(complaint.team)
            seen = await queries.newest_event(work.session, complaint.id)
            act: Any = getattr(self.container.handling, action)
            await act(work, Order(one.number, by=by, seen=seen), *given)

    def _able(self, team: str) -> Person:
        able = [each for each in self.people.values() if team in each.teams]
        return next(iter(able), self.people["selim"])

    async def _plan_calls(self) -> None:
        """Have somebody make the calls that came up."""
        waiting = (
            select(OutboxMessage.id, OutboxMessage.recipient, Complaint.team)
            .join(Complaint, Complaint.id == OutboxMessage.complaint_id)
            .where(OutboxMessage.channel == OutboxChannel.CALL, calls.OPEN)
        )
        async with self.container.works.reading() as session:
            found = (await session.execute(waiting)).all()
        for call, number, team in found:
            if call not in self._calls:
                self._calls.add(call)
                self._plan_call(_Call(call, number, self._able(team)), self.clock.now())

    def _plan_call(self, call: _Call, now: datetime) -> None:
        self._planned += 1
        moment = now + _CALLED_AFTER
        heapq.heappush(self._agenda, (moment, self._planned, lambda: self._call(call)))

    async def _call(self, call: _Call) -> None:
        answers = self.rng.random() < _ANSWERED
        came = CallOutcome.REACHED if answers else CallOutcome.NO_ANSWER
        digits = re.sub(r"\D", "", call.number)[-7:]
        if digits and _is(_A_STRANGERS, int(digits)):
            came = CallOutcome.WRONG_NUMBER
        async with self.container.works.begin() as work:
            try:
                await self.container.calls.take(work, call.by, call.id)
            except CallOverError:  # overtaken: there is nothing to tell any more
                return
            await self.container.calls.open_number(work, call.by, call.id)
            await self.container.calls.record(
                work, call.by, call.id, came, note="", key=f"{call.id}-{self._planned}"
            )
        if came is CallOutcome.NO_ANSWER:
            again = timedelta(minutes=self.container.settings.call_again_minutes)
            self._plan_call(call, self.clock.now() + again)

    async def _add(self, one: _Told) -> None:
        await self._say(one, "add_information", self.rng.choice(words.ADDITIONS))

    async def _withdraw(self, one: _Told) -> None:
        await self._say(one, "withdraw", "Sorun kendiliğinden düzeldi.")

    async def _reopen(self, one: _Told) -> None:
        await self._say(one, "reopen", "Aynı sorun sürüyor.")

    async def _say(self, one: _Told, action: str, text: str) -> None:
        async with self.container.works.begin() as work:
            act: Any = getattr(self.container.complaints, action)
            proof = Proof(conversation_id=one.conversation)
            await act(work.session, one.number, proof, text, None, actor=CUSTOMER)


def _is(one_of: tuple[int, int], number: int) -> bool:
    """Whether a customer is the one of so many of whom something is true."""
    many, which = one_of
    return number % many == which
