"""Weeks of complaints, with gateways that fail and a worker that comes and goes.

Whatever happens in between: nobody is left without a notice in 24 hours or a call in time for it,
no promised day ends in silence, and nobody is told the same twice.
"""

from __future__ import annotations

import os
import random
from collections import Counter
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import select

from backend.complaints import call_ends, ledger, meeting, states
from backend.complaints.actors import CUSTOMER
from backend.complaints.contact import Contact
from backend.complaints.due_notices import DueNotices
from backend.complaints.escalation_job import Escalations
from backend.complaints.models import Channel, Complaint, EntryKind, EventKind
from backend.complaints.models.escalation import Escalation
from backend.complaints.notice_times import TOLD_BEFORE
from backend.complaints.proof import Proof
from backend.complaints.sla import ClockKind
from backend.gateways.delivery import GatewayRefusedError, GatewayUnavailableError
from backend.kit.clock import ISTANBUL
from backend.kit.errors import ConflictError
from backend.notifications import calls, receipts
from backend.notifications.dispatch import Dispatcher
from backend.notifications.handed_over import HANDED_OVER, LOST, UNDER_WAY
from backend.notifications.models import OutboxMessage
from backend.notifications.service import CALL_TO_MAKE

if TYPE_CHECKING:
    from backend.complaints.models import ComplaintClock
    from backend.kit.clock import FixedClock
    from backend.kit.work import Works
    from tests.backend.complaints.conftest import Person, Pool

pytestmark = pytest.mark.both_databases

# Longer stories by the environment: YARDIM_STORY_DAYS=90 YARDIM_STORY_COMPLAINTS=5000.
DAYS = int(os.environ.get("YARDIM_STORY_DAYS", "30"))
COMPLAINTS = int(os.environ.get("YARDIM_STORY_COMPLAINTS", "40"))
SEED = int(os.environ.get("YARDIM_STORY_SEED", "1"))
# The house grows with what comes in.
PEOPLE = max(1, COMPLAINTS // 200)
TICK = timedelta(hours=1)
LANDLINE = "+90212444{:04}"
MOBILE, MAIL = "+90532555{:04}", "musteri{}@ornek.com"
CHANNELS = [each for each in Channel if each is not Channel.SMS]
TOPICS = ["internet_outage", "billing", "modem_device", "commitment_cancellation"]


class Weather:
    """A gateway with outages of hours, and refusals now and then."""

    def __init__(self, rng: random.Random, clock: FixedClock) -> None:
        self._rng, self._clock = rng, clock
        self._away_from = self._away_until = clock.now()
        self.taken: list[int] = []

    async def send(self, message: Any) -> None:
        now = self._clock.now()
        while now >= self._away_until:  # the next outage, however much is sent until then
            self._away_from = self._away_until + timedelta(days=self._rng.expovariate(1 / 3))
            self._away_until = self._away_from + timedelta(hours=self._rng.uniform(0.5, 30))
        if now >= self._away_from:
            raise GatewayUnavailableError
        if self._rng.random() < 0.03:
            raise GatewayRefusedError
        self.taken.append(message.id)

    async def close(self) -> None:
        """Nothing is open."""


class World:
    """Customers, people who work by day, gateways and the worker's jobs."""

    def __init__(
        self, pool: Pool, works: Works, clock: FixedClock, people: dict[str, Person], seed: int
    ) -> None:
        self.pool, self.works, self.clock, self.people = pool, works, clock, people
        self.rng = random.Random(seed)  # noqa: S311 - a story, told again by its seed
        self.sms, self.mail = Weather(self.rng, clock), Weather(self.rng, clock)
        self.outbox = Dispatcher(works, self.sms, self.mail)
        self.jobs = [
            DueNotices(works, pool.handling).run,
            Escalations(works, pool.handling).run,
            self.outbox.dispatch_due,
        ]
        works.hear(HANDED_OVER, meeting.hear_handed_over)
        works.hear(LOST, meeting.hear_lost)
        works.hear(CALL_TO_MAKE, call_ends.hear)
        self.numbers: list[str] = []
        self._seen_receipts = 0

    async def live(self) -> None:
        begun, asleep_until = self.clock.now(), self.clock.now()
        coming = sorted(
            begun + timedelta(days=self.rng.uniform(0, DAYS - 15)) for _ in range(COMPLAINTS)
        )
        end = begun + timedelta(days=DAYS)
        while self.clock.now() < end:
            self.clock.set(self.clock.now() + TICK)
            now = self.clock.now()
            while coming and coming[0] <= now:
                coming.pop(0)
                await self.complain()
            if now >= asleep_until:
                self.rng.shuffle(self.jobs)
                for job in self.jobs:
                    while await job():  # each goes on as long as there is something to do
                        pass
                if self.rng.random() < 0.01:  # the worker is restarted, or its machine
                    asleep_until = now + timedelta(minutes=60)
            await self.network_tells()
            if 9 <= now.astimezone(ISTANBUL).hour < 18:
                for _ in range(PEOPLE):
                    if self.rng.random() < 0.4:
                        await self.somebody_works()
        await self.outbox.close()

    async def complain(self) -> None:
        count = len(self.numbers)
        contact = self.rng.choice(
            [
                Contact(phone=MOBILE.format(count)),
                Contact(phone=MOBILE.format(count), email=MAIL.format(count)),
                Contact(email=MAIL.format(count)),
                Contact(phone=LANDLINE.format(count)),
            ]
        )
        late = timedelta(days=self.rng.choice([0, 0, 0, 0, 1, 9]))
        channel = self.rng.choice(CHANNELS)
        self.numbers.append(
            await self.pool.register(
                confirmed=False,
                channel=channel,
                contact=contact,
                topic=self.rng.choice(TOPICS),
                conversation_id=f"c{count}",
                received_at=self.clock.now() - late if channel == Channel.FAX else None,
            )
        )

    async def network_tells(self) -> None:
        """Bring receipts of SMS sent so far: most arrive, some do not."""
        for outbox_id in self.sms.taken[self._seen_receipts :]:
            async with self.works.begin() as work:
                await receipts.record(work, outbox_id, 2 if self.rng.random() < 0.05 else 1)
        self._seen_receipts = len(self.sms.taken)

    async def somebody_works(self) -> None:
        await self.make_a_call()
        if not self.numbers:
            return
        number, who = self.rng.choice(self.numbers), self.people["boss"]
        action, *given = self.rng.choice(
            [
                ("conclude", "upheld", "Onardık."),
                ("conclude", "rejected", "Kayıtlarda hata yok."),
                ("ask", "Işığı yanıyor mu?"),
                ("change_state", "in_review"),
                ("change_state", "waiting_third_party"),
                ("reopen",),
                ("add",),
            ]
        )
        proof = Proof(conversation_id=f"c{self.numbers.index(number)}")
        try:
            if action in {"reopen", "add"}:
                async with self.works.begin() as work:
                    tell = getattr(
                        self.pool.service, {"add": "add_information"}.get(action, action)
                    )
                    await tell(work.session, number, proof, "Yine aynı.", None, actor=CUSTOMER)
            else:
                await self.pool.do(action, number, who, *given)
        except ConflictError:
            pass  # it stands elsewhere: nothing happened

    async def make_a_call(self) -> None:
        async with self.works.begin() as work:
            query = select(OutboxMessage.id).where(
                OutboxMessage.channel == "call", OutboxMessage.state == "queued"
            )
            if waiting := await work.session.scalar(query.order_by(OutboxMessage.id).limit(1)):
                await calls.mark_made(work, waiting)

    async def messages(self, complaint: Complaint) -> list[OutboxMessage]:
        query = select(OutboxMessage).where(OutboxMessage.complaint_id == complaint.id)
        async with self.works.reading() as session:
            return list(await session.scalars(query))


async def test_every_promise_is_told_kept_or_changed_in_time(
    pool: Pool, works: Works, clock: FixedClock, people: dict[str, Person]
) -> None:
    world = World(pool, works, clock, people, SEED)
    await world.live()
    assert len(world.numbers) == COMPLAINTS
    for number in world.numbers:
        complaint = await pool.read(number)
        sent = await world.messages(complaint)
        for clock_ in complaint.clocks:
            if clock_.kind in TOLD_BEFORE and is_owed(complaint, clock_, clock.now()):
                planned = clock_.notice_at is not None or any(
                    clock_.id in (each.meets or ()) and (each.dead or each.state in UNDER_WAY)
                    for each in sent
                )
                assert planned, (number, clock_.kind, clock_.due_at)
            if clock_.kind in {ClockKind.FIRST_NOTICE, ClockKind.LEGAL_NOTICE}:
                # Entered so late that there was nothing to be in time with.
                late = clock_.due_at < complaint.registered_at + 2 * TICK
                if clock_.stopped_at is not None or late or clock_.due_at > clock.now():
                    continue
                in_time = clock_.met_at is not None and clock_.met_at <= clock_.due_at
                called = any(
                    each.channel == "call"
                    and clock_.id in (each.meets or ())
                    and each.created_at < clock_.due_at
                    for each in sent
                )
                lost = any(each.failure and each.failure.startswith("receipt") for each in sent)
                assert in_time or called or lost, story(complaint, clock_, sent)
        for promised in ledger.ledger(complaint, clock.now()):
            assert promised.fate is not ledger.Fate.BROKEN, (number, promised.due_at)
        told = Counter(
            (each.cycle, each.text) for each in complaint.entries if each.kind == EntryKind.NOTICE
        )
        assert not [words for words, times in told.items() if times > 1], number
        steps = Counter(
            (each.cycle, each.data["step"])
            for each in complaint.events
            if each.kind == EventKind.ESCALATED
        )
        assert set(steps.values()) <= {1}
        assert all(_by_day(each.at) for each in complaint.events if each.kind == "escalated")
    async with works.reading() as session:
        rows = (await session.scalars(select(Escalation))).all()
    assert any(each.fired_at for each in rows)
    assert any(each.cancelled_at for each in rows)


def story(complaint: Complaint, one: ComplaintClock, sent: list[OutboxMessage]) -> str:
    """Tell what became of a complaint of which a clock was not told in time."""
    happened: list[tuple[datetime | None, str]] = [
        (one.due_at, f"{one.kind} of cycle {one.cycle} is due; met at {one.met_at}"),
        *((each.at, f"{each.kind} {each.data}") for each in complaint.events),
    ]
    for each in sent:
        about = f"{each.channel} {each.id}, meets {each.meets}, by {each.try_until}"
        ended = f"{each.state}: {each.failure}; {each.attempts} times"
        happened += [(each.created_at, f"queued {about}"), (each.settled_at, f"{each.id} {ended}")]
    lines = sorted(f"{at:%Y-%m-%d %H:%M} {what}" for at, what in happened if at is not None)
    return "\n".join([complaint.tracking_number, one.id, *lines])


def is_owed(complaint: Complaint, one: ComplaintClock, now: datetime) -> bool:
    """Tell whether something is to be told before this clock runs out."""
    present = complaint.state in states.OPEN and one.cycle == complaint.cycle
    return present and one.running and now < one.due_at


def _by_day(moment: datetime) -> bool:
    local = moment.astimezone(ISTANBUL)
    return local.weekday() < 5 and 9 <= local.hour < 18
