"""Complaints of two years, told by the use cases of the product at moments of their own.

The worker runs in between whenever something is due, so that customers were told in time, ladders
were climbed and promises changed as they would have been.
"""

from __future__ import annotations

import heapq
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from backend.cli import pool_words as words
from backend.complaints import queries, sla
from backend.complaints.actors import CUSTOMER
from backend.complaints.models import Channel, ComplaintClock
from backend.complaints.models.escalation import Escalation
from backend.complaints.orders import Order
from backend.complaints.proof import Proof
from backend.complaints.registration import Contact, NewComplaint

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


@dataclass
class _Told:
    """A complaint of the pool, as whoever tells it knows it."""

    customer: Customer
    number: str = ""
    conversation: str = ""


@dataclass
class Storyteller:
    """Tells complaints, each from its registration to where it stands now."""

    container: Container
    clock: FixedClock
    people: dict[str, Person]
    rng: random.Random
    _agenda: list[tuple[datetime, int, Callable[[], Awaitable[None]]]] = field(default_factory=list)
    _planned: int = 0

    async def tell(self, count: int, until: datetime) -> list[Customer]:
        """Tell `count` complaints that came in the two years before `until`; return whose."""
        told = [_Told(words.customer(self.rng, number)) for number in range(count)]
        for number, one in enumerate(told):
            age = LASTS * (self.rng.random() ** _GROWTH)
            one.conversation = f"generated-{number}"
            self._plan(until - age, self._register, one)
        while (moment := await self._next()) is not None and moment <= until:
            self.clock.set(moment)
            while self._agenda and self._agenda[0][0] <= moment:
                await heapq.heappop(self._agenda)[2]()
            await self.container.notices.run()
            await self.container.escalations.run()
            await self.container.outbox.dispatch_due()
        self.clock.set(until)
        return [one.customer for one in told]

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
            ]
        soonest = self.clock.now() + _PASS
        moments = [max(each, soonest) for each in due if each is not None]
        return min([*moments, *(each[0] for each in self._agenda[:1])], default=None)

    async def _register(self, one: _Told) -> None:
        now = self.clock.now()
        topic, said = words.complaint(self.rng, one.customer.street)
        who = one.customer
        contact = self.rng.choice(
            [
                Contact(name=who.name, phone=who.phone),
                Contact(name=who.name, phone=who.phone, email=who.email),
                Contact(name=who.name, email=who.email),
            ]
        )
        new = NewComplaint(
            channel=self.rng.choice(_CHANNELS),
            description=said,
            topic=topic,
            contact=contact,
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
            complaint = await self.container.complaints.find(work.session, one.number)
            able = [each for each in self.people.values() if complaint.team in each.teams]
            by = next(iter(able), self.people["selim"])
            seen = await queries.newest_event(work.session, complaint.id)
            act: Any = getattr(self.container.handling, action)
            await act(work, Order(one.number, by=by, seen=seen), *given)

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
