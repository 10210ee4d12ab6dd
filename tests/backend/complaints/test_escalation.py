"""The house hears of what takes long: each step once, in business hours, higher by weight."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, strategies as st
from sqlalchemy import select

from backend.complaints import clocks, sla
from backend.complaints.actors import CUSTOMER
from backend.complaints.escalation import Level, Step, at_work, due_at, level
from backend.complaints.escalation_job import Escalations
from backend.complaints.models import Channel, Complaint, ComplaintClock, EventKind
from backend.complaints.models.escalation import Escalation
from backend.complaints.models.reminder import Reminder
from backend.complaints.proof import Proof
from backend.complaints.severity import Severity
from backend.complaints.sla import ClockKind
from backend.kit.clock import ISTANBUL
from backend.kit.dated_settings import EscalationStep
from backend.notifications.models import OutboxMessage
from backend.staff.models import StaffMember

if TYPE_CHECKING:
    from backend.kit.clock import FixedClock
    from backend.kit.settings import Settings
    from backend.kit.work import Works
    from tests.backend.complaints.conftest import Person, Pool


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ISTANBUL)


HALF, MOST, ALL, PAST = (
    Step(50, 0, Level.OWNER),
    Step(75, 0, Level.LEAD),
    Step(100, 0, Level.SUPERVISOR),
    Step(100, 1, Level.ADMIN),
)


@pytest.mark.parametrize(
    ("start", "days", "due"),
    [
        # An ordinary Monday, two business days.
        (
            "2026-11-23T10:00",
            2,
            ["2026-11-24T10:00", "2026-11-24T14:30", "2026-11-25T10:00", "2026-11-26T10:00"],
        ),
        # Over a weekend.
        (
            "2026-11-27T15:00",
            1,
            ["2026-11-30T10:30", "2026-11-30T12:45", "2026-11-30T15:00", "2026-12-01T15:00"],
        ),
        # Over the half day and Republic Day.
        (
            "2026-10-27T16:00",
            2,
            ["2026-10-30T12:00", "2026-10-30T16:30", "2026-11-02T12:00", "2026-11-03T12:00"],
        ),
        # Entered by night: counted from the morning.
        (
            "2026-11-23T23:00",
            1,
            ["2026-11-24T13:30", "2026-11-24T15:45", "2026-11-24T18:00", "2026-11-25T18:00"],
        ),
    ],
)
def test_steps_are_shares_of_the_target_in_business_time(
    start: str, days: int, due: list[str]
) -> None:
    budget = days * sla.full_day()
    target = ComplaintClock(started_at=at(start), due_at=sla.add_business_time(at(start), budget))
    found = [due_at(step, target, budget) for step in (HALF, MOST, ALL, PAST)]
    assert found == [at(each) for each in due]


seconds = st.integers(0, 2 * 365 * 86_400)
moments = seconds.map(lambda past: at("2026-01-01T00:00") + timedelta(seconds=past))


@given(moments, st.integers(1, 10))
def test_steps_come_in_order_and_never_at_night_or_on_holidays(start: datetime, days: int) -> None:
    budget = days * sla.full_day()
    target = ComplaintClock(started_at=start, due_at=sla.add_business_time(start, budget))
    found = [due_at(step, target, budget) for step in (HALF, MOST, ALL, PAST)]
    assert found == sorted(found)
    # The end of a day's work counts to it.
    assert all(at_work(each) or at_work(each - timedelta(seconds=1)) for each in found)


@pytest.mark.parametrize(
    ("severity", "channel", "cycle", "heard"),
    [
        (Severity.NORMAL, Channel.WEB_CHAT, 1, Level.OWNER),
        (Severity.HIGH, Channel.WEB_CHAT, 1, Level.LEAD),
        (Severity.CRITICAL, Channel.WEB_CHAT, 1, Level.SUPERVISOR),
        (Severity.NORMAL, Channel.SOCIAL_MEDIA, 1, Level.LEAD),
        (Severity.NORMAL, Channel.OFFICIAL_INSTITUTION, 1, Level.LEAD),
        (Severity.CRITICAL, Channel.OFFICIAL_INSTITUTION, 1, Level.SUPERVISOR),
        (Severity.NORMAL, Channel.SMS, 2, Level.LEAD),
        (Severity.NORMAL, Channel.SMS, 3, Level.SUPERVISOR),
        (Severity.CRITICAL, Channel.SMS, 9, Level.ADMIN),
    ],
)
def test_weight_listeners_and_reopening_start_higher(
    severity: Severity, channel: Channel, cycle: int, heard: Level
) -> None:
    assert level(HALF, Complaint(severity=severity, channel=channel, cycle=cycle)) is heard


class House:
    """Lets time pass in a house with an agent, a lead, a supervisor and an admin."""

    def __init__(self, pool: Pool, works: Works, clock: FixedClock) -> None:
        self.pool, self.works, self.clock = pool, works, clock
        self.job = Escalations(works, pool.handling)

    async def until(self, text: str) -> None:
        while self.clock.now() < at(text):
            self.clock.set(min(self.clock.now() + timedelta(minutes=30), at(text)))
            await self.job.run()

    async def heard(self) -> list[tuple[str, str]]:
        """Return who was alerted when, in order."""
        query = (
            select(StaffMember.username, Reminder.rang_at)
            .join(Reminder, Reminder.staff_id == StaffMember.id)
            .where(Reminder.key.startswith("escalation:"))
            .order_by(Reminder.rang_at, StaffMember.username)
        )
        async with self.works.reading() as session:
            rows = (await session.execute(query)).all()
        return [(name, f"{rang.astimezone(ISTANBUL):%d %H:%M}") for name, rang in rows]

    async def states(self) -> set[str]:
        async with self.works.reading() as session:
            return set(await session.scalars(select(Reminder.state)))


@pytest.fixture
def house(pool: Pool, works: Works, clock: FixedClock, people: dict[str, Person]) -> House:
    del people
    return House(pool, works, clock)


async def test_each_step_is_heard_of_once_and_by_whom_it_is_for(
    house: House, people: dict[str, Person]
) -> None:
    number = await house.pool.register()
    await house.pool.do("assign", number, people["ayse"], "technical", people["ayse"].id)
    await house.until("2026-12-01T18:00")
    assert await house.heard() == [
        ("ayse", "24 10:00"),
        ("ayse", "24 14:30"),
        ("lead", "24 14:30"),
        ("ayse", "25 10:00"),
        ("boss", "25 10:00"),
        # There is no admin: nobody above, and the owner still hears.
        ("ayse", "26 10:00"),
    ]
    steps = [
        each.data["step"]
        for each in (await house.pool.read(number)).events
        if each.kind == EventKind.ESCALATED
    ]
    assert steps == [1, 2, 3, 4]


async def test_nobody_is_alerted_outside_business_hours(house: House) -> None:
    await house.pool.register()
    house.clock.set(at("2026-11-24T20:00"))
    assert await house.job.run() == 0
    house.clock.set(at("2026-11-25T09:00"))
    assert await house.job.run() == 2
    assert {when for _, when in await house.heard()} == {"25 09:00"}


async def test_while_the_customer_is_waited_for_nothing_is_due_and_after_it_later(
    house: House, people: dict[str, Person]
) -> None:
    number = await house.pool.register(conversation_id="c1")
    await house.pool.do("ask", number, people["ayse"], "Işığı yanıyor mu?")
    await house.until("2026-11-25T10:00")
    assert await house.heard() == []
    async with house.works.begin() as work:
        await house.pool.service.add_information(
            work.session, number, Proof("c1"), "Yanıyor.", None, actor=CUSTOMER
        )
    await house.until("2026-11-26T09:30")
    assert await house.heard() == []
    await house.until("2026-11-26T10:00")
    assert [when for _, when in await house.heard()] == ["26 10:00"]


async def test_what_is_answered_alerts_nobody_and_silences_what_did(
    house: House, people: dict[str, Person]
) -> None:
    number = await house.pool.register()
    await house.until("2026-11-24T12:00")
    assert await house.states() == {"due"}
    await house.pool.do("conclude", number, people["ayse"], "upheld", "Onardık.")
    await house.until("2026-12-01T18:00")
    assert len(await house.heard()) == 1
    assert await house.states() == {"dropped"}


async def test_a_reopened_complaint_has_a_ladder_of_its_own_one_step_higher(
    house: House, people: dict[str, Person]
) -> None:
    number = await house.pool.register(conversation_id="c1")
    await house.until("2026-12-01T10:00")
    before = len(await house.heard())
    await house.pool.do("conclude", number, people["ayse"], "upheld", "Onardık.")
    async with house.works.begin() as work:
        await house.pool.service.reopen(
            work.session, number, Proof("c1"), "Yine.", None, actor=CUSTOMER
        )
    await house.until("2026-12-02T10:00")
    assert (await house.heard())[before:] == [("lead", "02 10:00")]


async def test_a_changed_topic_moves_what_is_to_come(
    house: House, people: dict[str, Person], settings: Settings
) -> None:
    number = await house.pool.register()
    await house.pool.do("change_topic", number, people["ayse"], "modem_device")
    complaint = await house.pool.read(number)
    budget = clocks.target_budget(complaint, settings)
    async with house.works.reading() as session:
        rows = (await session.scalars(select(Escalation).order_by(Escalation.step))).all()
    target = complaint.clock(ClockKind.TARGET)
    assert [each.due_at for each in rows] == [
        due_at(step, target, budget) for step in (HALF, MOST, ALL, PAST)
    ]


async def test_a_team_may_have_a_ladder_of_its_own(
    house: House, pool: Pool, settings: Settings
) -> None:
    own = {"technical": (EscalationStep(percent=10, who="supervisor"),)}
    changed: Any = settings.model_copy(update={"escalation_of_teams": own})
    pool.handling._settings = pool.service._settings = changed
    await pool.register()
    await house.until("2026-11-27T10:00")
    assert await house.heard() == [("boss", "23 12:00")]


async def test_alerts_go_by_mail_to_whoever_has_an_address_and_name_no_customer(
    house: House, people: dict[str, Person]
) -> None:
    number = await house.pool.register()
    await house.pool.do("assign", number, people["ayse"], "technical", people["ayse"].id)
    async with house.works.begin() as work:
        member = await work.session.get_one(StaffMember, people["ayse"].id)
        member.email = "ayse@ornek.com"
    await house.until("2026-11-24T10:00")
    async with house.works.reading() as session:
        [mail] = await session.scalars(select(OutboxMessage))
    assert (mail.channel, mail.recipient, mail.purpose) == ("email", "ayse@ornek.com", "alert")
    assert "yüzde 50" in mail.text
    assert "Yılmaz" not in mail.text
    assert mail.complaint_id is None


async def test_an_alert_stands_in_nobodys_way(house: House, people: dict[str, Person]) -> None:
    number = await house.pool.register()
    order = await house.pool.order(number, people["ayse"])
    await house.until("2026-11-24T10:00")
    done = await house.pool.carry_out("conclude", order, "upheld", "Onardık.")
    assert done.state == "resolved"
