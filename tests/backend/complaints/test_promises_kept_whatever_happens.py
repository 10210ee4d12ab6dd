"""Whatever comes in whatever order: nobody is told twice, and nothing owed is left to nobody.

Customers, the desk, gateways that are away, silent or lose what they took, a network that tells of
it or does not, and senders that die. A longer story with fewer troubles: `test_promises_kept.py`.
"""

from __future__ import annotations

import asyncio
import os
import shutil
from collections import Counter
from contextlib import suppress
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

import hypothesis
from hypothesis import strategies as st
from sqlalchemy import select

from backend.bootstrap import texts_of
from backend.complaints import call_ends, meeting, unsent
from backend.complaints.contact import Contact
from backend.complaints.due_notices import DueNotices
from backend.complaints.handling import ComplaintHandling
from backend.complaints.models import Complaint, ComplaintClock
from backend.complaints.notice_times import TOLD_BEFORE
from backend.complaints.service import ComplaintService
from backend.complaints.sla import ClockKind
from backend.complaints.states import OPEN
from backend.gateways.delivery import GatewayUnansweredError, GatewayUnavailableError
from backend.kit.clock import ISTANBUL, FixedClock
from backend.kit.database import Database
from backend.kit.errors import YardimError
from backend.kit.live import Live
from backend.kit.settings import Environment, Settings
from backend.kit.work import Works
from backend.notifications import calls, receipts
from backend.notifications.dispatch import Dispatcher
from backend.notifications.handed_over import HANDED_OVER, LOST, REACHED, UNDER_WAY
from backend.notifications.models import OutboxMessage
from backend.notifications.service import CALL_TO_MAKE
from backend.staff.models import Role, StaffMember
from tests.backend.complaints.conftest import Person, Pool

if TYPE_CHECKING:
    from collections.abc import Coroutine
    from pathlib import Path

# More of it by the environment.
EXAMPLES = int(os.environ.get("YARDIM_STORY_EXAMPLES", "8"))
MOST = int(os.environ.get("YARDIM_STORY_STEPS", "30"))
ALL_CHECKS = list(hypothesis.HealthCheck)
ENGINES: dict[str, Database] = {}
BEGIN = datetime(2026, 11, 23, 10, tzinfo=ISTANBUL)
BOSS = Person("c" * 32, Role.SUPERVISOR, frozenset())
# Trouble comes first in each choice: of few examples most have what is first.
# By nobody but a person; by SMS; by SMS, then e-mail; by e-mail.
CONTACTS = [
    {"phone": "+90212444{:04}"},
    {"phone": "+90532555{:04}"},
    {"phone": "+90532555{:04}", "email": "musteri{}@ornek.com"},
    {"email": "musteri{}@ornek.com"},
]
ACTS: list[tuple[Any, ...]] = [
    ("change_state", "in_review"),
    ("ask", "Işığı yanıyor mu?"),
    ("conclude", "upheld", "Onardık."),
    ("change_promise", date(2026, 11, 27), "Ekip yolda."),
    ("change_promise", date(2026, 12, 1), "Parça bekleniyor."),
]


class Gateway:
    """Takes messages, unless it is away; may keep silent about it, or see its caller die."""

    def __init__(self) -> None:
        self.taken: list[int] = []
        self.away = self.silent = self.dies = False

    async def send(self, message: Any) -> None:
        if self.away:
            raise GatewayUnavailableError
        self.taken.append(message.id)
        if self.dies:
            self.dies = False
            raise asyncio.CancelledError
        if self.silent:
            raise GatewayUnansweredError

    async def close(self) -> None:
        """Nothing is open."""


class House:
    """The product on a database of its own, and everything around it that may go wrong."""

    def __init__(self, runner: asyncio.Runner, database: Database, settings: Settings) -> None:
        self.run, self.database = runner.run, database
        self.clock = FixedClock(BEGIN)
        self.works = Works(database, self.clock, Live({}))
        for news, hears in (
            (HANDED_OVER, meeting.hear_handed_over),
            (LOST, meeting.hear_lost),
            (CALL_TO_MAKE, call_ends.hear),
        ):
            self.works.hear(news, hears)  # type: ignore[arg-type]
        texts = texts_of(settings)
        handling = ComplaintHandling(self.clock, settings, texts)
        self.pool = Pool(self.works, handling, ComplaintService(self.clock, settings, texts))
        self.notices = DueNotices(self.works, handling)
        self.sms, self.mail = Gateway(), Gateway()
        self.unheard: list[int] = []
        self.numbers: list[str] = []
        self.outbox = self._worker()
        self.run(self._hire())

    def _worker(self) -> Dispatcher:
        within = timedelta(minutes=2)
        return Dispatcher(self.works, self.sms, self.mail, receipt_within=within)

    async def _hire(self) -> None:
        async with self.works.begin() as work:
            work.session.add(
                StaffMember(
                    id=BOSS.id,
                    username="boss",
                    display_name="Boss",
                    role=BOSS.role,
                    created_at=BEGIN,
                )
            )

    def somebody_complains(self, contact: dict[str, str]) -> None:
        number = len(self.numbers)
        given = {name: value.format(number) for name, value in contact.items()}
        made = self.pool.register(confirmed=False, contact=Contact(**given))
        self.numbers.append(self.run(made))

    def somebody_works(self, which: int, act: tuple[Any, ...]) -> None:
        if not self.numbers:
            return
        number = self.numbers[which % len(self.numbers)]
        self._unless_refused(self.pool.do(act[0], number, BOSS, *act[1:]))

    def time_passes(self, minutes: int, dies: str = "") -> None:
        """Let the worker look once more; one that `dies` does so with a message in its hands."""
        self.clock.set(self.clock.now() + timedelta(minutes=minutes))
        self.sms.dies = bool(dies)
        self.run(self._look())
        if dies:
            self.sms.dies = False
            self.outbox = self._worker()

    async def _look(self) -> None:
        before = len(self.sms.taken)
        await self.notices.run()
        await self.outbox.dispatch_due()
        await self.outbox.settled()
        self.unheard += self.sms.taken[before:]

    def gateways_are(self, sms: str, mail: str) -> None:
        self.sms.away, self.sms.silent = sms == "away", sms == "silent"
        self.mail.away = mail == "away"

    def the_network_tells(self, kind: int | None) -> None:
        """Bring the receipt of one message; None: it is lost."""
        if self.unheard:
            self.run(self._hear(self.unheard.pop(0), kind))

    async def _hear(self, outbox_id: int, kind: int | None) -> None:
        if kind is not None:
            async with self.works.begin() as work:
                await receipts.record(work, outbox_id, kind)

    def people_deal_with_what_machines_could_not(self, do: str) -> None:
        self._unless_refused(self._call(do) if do.startswith("reach") else self._deal(do))

    async def _call(self, do: str) -> None:
        query = select(OutboxMessage.id).where(calls.OPEN).order_by(OutboxMessage.id).limit(1)
        async with self.works.begin() as work:
            call = await work.session.scalar(query)
            if call is not None and do == "reach":
                await calls.mark_made(work, call)
            elif call is not None:
                await calls.give_up(work, call, "wrong_number")

    async def _deal(self, do: str) -> None:
        async with self.works.begin() as work:
            for letter in (await unsent.page(work.session))[:1]:
                if do == "dismiss":
                    await unsent.dismiss(work, None, letter.message.id, "müşteri taşınmış")
                else:
                    await unsent.send_again(work, None, letter.message.id, anyhow=True)

    def _unless_refused(self, doing: Coroutine[Any, Any, object]) -> None:
        with suppress(YardimError):
            self.run(doing)  # type: ignore[arg-type]

    def nobody_is_told_twice_but_where_it_is_counted(self) -> None:
        rows = {row.id: row for row in self.run(self._rows(OutboxMessage))}
        for outbox_id, times in Counter(self.sms.taken + self.mail.taken).items():
            assert times <= 1 + rows[outbox_id].uncertain, outbox_id

    def what_is_owed_has_a_plan_and_what_is_met_was_told(self) -> None:
        complaints = {each.id: each for each in self.run(self._rows(Complaint))}
        sent = self.run(self._rows(OutboxMessage))
        for one in self.run(self._rows(ComplaintClock)):
            about = complaints[one.complaint_id]
            meant = [each for each in sent if one.id in (each.meets or ())]
            if one.kind in {ClockKind.FIRST_NOTICE, ClockKind.LEGAL_NOTICE} and one.met_at:
                assert any(each.state in REACHED for each in meant), one.kind
            owed = about.state in OPEN and about.cycle == one.cycle and one.running
            if owed and one.kind in TOLD_BEFORE and self.clock.now() < one.due_at:
                waits = any(each.dead or each.state in UNDER_WAY for each in meant)
                assert one.notice_at is not None or waits, (one.kind, about.state)

    async def _rows(self, kind: Any) -> list[Any]:
        async with self.works.reading() as session:
            return list(await session.scalars(select(kind)))

    def look_at_everything(self) -> None:
        self.nobody_is_told_twice_but_where_it_is_counted()
        self.what_is_owed_has_a_plan_and_what_is_met_was_told()

    def close(self) -> None:
        self.run(self.outbox.close())
        self.run(self.database.close())


# What may happen, and how: one flat list, so that each is as likely as any other.
STEPS: list[tuple[Any, ...]] = [
    *(("somebody_complains", each) for each in CONTACTS),
    *(("somebody_works", which, act) for which in range(2) for act in ACTS),
    *(("time_passes", minutes) for minutes in (1, 3, 30, 120, 240)),
    *(("time_passes", minutes, "dies") for minutes in (3, 120)),
    *(("gateways_are", sms, mail) for sms in ("away", "silent") for mail in ("away", "well")),
    *[("gateways_are", "well", "well")] * 3,
    *(("the_network_tells", kind) for kind in (1, 2, 2, 8, 16, None)),
    *(
        ("people_deal_with_what_machines_could_not", do)
        for do in ("reach", "reach not", "reach not", "dismiss", "dismiss", "send again")
    ),
]


# Who has a landline alone is not there, and the letter about it is let be.
UNREACHED: list[tuple[Any, ...]] = [
    ("somebody_complains", CONTACTS[0]),
    ("people_deal_with_what_machines_could_not", "reach not"),
    ("people_deal_with_what_machines_could_not", "dismiss"),
    ("time_passes", 3),
]
# A worker dies with a notice in its hands, another waits, and the network says that it is lost.
LOST_IN_DEATH: list[tuple[Any, ...]] = [
    ("somebody_complains", CONTACTS[1]),
    ("time_passes", 3, "dies"),
    ("time_passes", 1),
    ("somebody_works", 0, ACTS[3]),
    ("the_network_tells", 2),
    ("time_passes", 3),
]


@hypothesis.settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=ALL_CHECKS)
@hypothesis.given(steps=st.lists(st.sampled_from(STEPS), min_size=MOST // 2, max_size=MOST))
@hypothesis.example(steps=UNREACHED)
@hypothesis.example(steps=LOST_IN_DEATH)
def test_promises_are_kept_whatever_happens(
    prepared_sqlite: Path, tmp_path: Path, steps: list[tuple[Any, ...]]
) -> None:
    path = tmp_path / "yardim.db"
    for left in tmp_path.glob("yardim.db*"):
        left.unlink()
    shutil.copy(prepared_sqlite, path)
    url = f"sqlite+aiosqlite:///{path}"
    settings = Settings(env=Environment.TEST, state_dir=tmp_path, database_url=url)
    # One engine for all: each would compile every statement anew.
    database = ENGINES.setdefault(url, Database(url))
    with asyncio.Runner() as runner:
        house = House(runner, database, settings)
        try:
            for name, *given in steps:
                getattr(house, name)(*given)
                house.look_at_everything()
        finally:
            house.close()
