"""What was broken today and what is about to be: judged by deadlines, as somebody may see it."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import text, update

from backend.complaints import breaches
from backend.complaints.models import Channel, Complaint, ComplaintClock
from backend.complaints.sla import ClockKind
from backend.kit.clock import ISTANBUL
from backend.notifications.models import OutboxChannel
from tests.backend.plans import plan_of

if TYPE_CHECKING:
    from backend.complaints.breaches import Page
    from backend.kit.clock import FixedClock
    from tests.backend.complaints.conftest import Person, Pool

pytestmark = pytest.mark.both_databases

# A Wednesday.
NOW = datetime(2026, 11, 25, 14, 0, tzinfo=ISTANBUL)


def at(hour: float, day: int = 25) -> datetime:
    return datetime(2026, 11, day, tzinfo=ISTANBUL) + timedelta(hours=hour)


async def have(pool: Pool, number: str, **values: datetime | None) -> None:
    """Let only the promise of a complaint count, as it is given."""
    mine = ComplaintClock.complaint_id.in_(
        text("SELECT id FROM complaints WHERE tracking_number = :number").bindparams(number=number)
    )
    far = {"due_at": at(0, 30), "met_at": None, "stopped_at": None, "paused_at": None}
    async with pool.works.begin() as work:
        await work.session.execute(update(ComplaintClock).where(mine).values(far))
        promise = update(ComplaintClock).where(mine, ComplaintClock.kind == ClockKind.PROMISE)
        await work.session.execute(promise.values(**values))


async def lists(pool: Pool, who: Person, now: datetime = NOW) -> tuple[Page, Page]:
    async with pool.works.reading() as session:
        return (
            await breaches.broken_today(session, who, now),
            await breaches.about_to_break(session, who, now),
        )


@pytest.mark.parametrize(
    ("given", "broken", "soon"),
    [
        ({"due_at": at(10)}, True, False),
        ({"due_at": at(0)}, True, False),
        # Yesterday's are yesterday's, however long they last.
        ({"due_at": at(-1)}, False, False),
        # Made good since, or given up since: late all the same.
        ({"due_at": at(10), "met_at": at(11)}, True, False),
        ({"due_at": at(10), "stopped_at": at(11)}, True, False),
        ({"due_at": at(10), "met_at": at(10)}, False, False),
        ({"due_at": at(10), "met_at": at(9)}, False, False),
        ({"due_at": at(10), "stopped_at": at(9)}, False, False),
        # It stood still when it would have ended; or only afterwards.
        ({"due_at": at(10), "paused_at": at(9)}, False, False),
        ({"due_at": at(10), "paused_at": at(11)}, True, False),
        # Four business hours from two in the afternoon end at six.
        ({"due_at": at(14)}, False, True),
        ({"due_at": at(18)}, False, True),
        ({"due_at": at(9, 26)}, False, False),
        ({"due_at": at(15), "met_at": at(13)}, False, False),
        ({"due_at": at(15), "paused_at": at(13)}, False, False),
    ],
)
async def test_a_clock_is_judged_by_its_deadline(
    pool: Pool, people: dict[str, Person], given: dict[str, datetime], *, broken: bool, soon: bool
) -> None:
    number = await pool.register()
    await have(pool, number, **given)
    today, next_ones = await lists(pool, people["boss"])
    assert [one.complaint.tracking_number for one in today.rows] == [number] * broken
    assert [one.complaint.tracking_number for one in next_ones.rows] == [number] * soon


async def test_what_was_late_as_it_was_entered_is_of_the_day_of_its_entry(
    pool: Pool, people: dict[str, Person], clock: FixedClock
) -> None:
    """A letter of the ninth, entered on the 25th: all but the promise were over by then."""
    clock.set(at(11))
    number = await pool.register(
        channel=Channel.FAX, received_at=datetime(2026, 11, 9, 10, 0, tzinfo=ISTANBUL)
    )
    over = {"first_notice", "legal", "legal_notice", "target"}
    today, _ = await lists(pool, people["boss"])
    assert {one.clock.kind for one in today.rows} == over
    assert {one.complaint.tracking_number for one in today.rows} == {number}
    tomorrow, _ = await lists(pool, people["boss"], at(14, 26))
    assert tomorrow.rows == []


async def test_what_was_late_as_it_was_entered_stays_in_the_day_when_it_is_made_good(
    pool: Pool, people: dict[str, Person], clock: FixedClock
) -> None:
    clock.set(at(11))
    number = await pool.register(
        channel=Channel.FAX, received_at=datetime(2026, 11, 23, 10, 0, tzinfo=ISTANBUL)
    )
    await pool.do("conclude", number, people["ayse"], "upheld", "Arıza giderildi.")
    async with pool.works.begin() as work:
        await work.session.execute(
            update(ComplaintClock)
            .where(ComplaintClock.kind == ClockKind.FIRST_NOTICE)
            .values(met_at=at(12))
        )
    today, _ = await lists(pool, people["boss"])
    assert {one.clock.kind for one in today.rows} == {"first_notice", "target"}
    assert {one.why for one in today.rows} == {"Geç tamamlandı."}


async def _of_the_twentieth(pool: Pool, who: Person, clock: FixedClock, topic: str, to: str) -> str:
    """Register on a Friday morning what is of another topic on Wednesday at eleven."""
    clock.set(datetime(2026, 11, 20, 10, 0, tzinfo=ISTANBUL))
    number = await pool.register(topic=topic)
    clock.set(at(11))
    await pool.do("change_topic", number, who, to)
    return number


async def _targets(pool: Pool, who: Person, now: datetime) -> dict[str, str]:
    broken, _ = await lists(pool, who, now)
    rows = [one for one in broken.rows if one.clock.kind == ClockKind.TARGET]
    return {one.complaint.tracking_number: one.why for one in rows}


async def test_what_another_topic_made_late_is_of_the_day_of_the_change(
    pool: Pool, people: dict[str, Person], clock: FixedClock
) -> None:
    boss = people["boss"]
    number = await _of_the_twentieth(pool, boss, clock, "modem_device", "internet_outage")
    target = (await pool.read(number)).clock(ClockKind.TARGET)
    assert target.due_at == at(10, 24)
    assert await _targets(pool, boss, NOW) == {number: "Konusu değişince süresi geçmiş oldu."}
    assert await _targets(pool, boss, at(14, 26)) == {}
    await pool.do("conclude", number, boss, "upheld", "Arıza giderildi.")
    assert await _targets(pool, boss, NOW) == {number: "Geç tamamlandı."}


async def test_what_was_late_before_another_topic_moved_its_end_stays_in_its_day(
    pool: Pool, people: dict[str, Person], clock: FixedClock
) -> None:
    """Due today at ten, by the other topic yesterday at ten: it broke today all the same."""
    boss = people["boss"]
    number = await _of_the_twentieth(pool, boss, clock, "internet_speed", "internet_outage")
    assert set(await _targets(pool, boss, NOW)) == {number}
    clock.set(at(11, 26))
    await pool.do("change_topic", number, boss, "landline")
    assert await _targets(pool, boss, at(14, 26)) == {}


async def test_a_topic_that_gives_more_time_again_makes_nothing_late(
    pool: Pool, people: dict[str, Person], clock: FixedClock
) -> None:
    boss = people["boss"]
    number = await _of_the_twentieth(pool, boss, clock, "modem_device", "internet_outage")
    await pool.do("change_topic", number, boss, "modem_device")
    assert await _targets(pool, boss, NOW) == {}
    assert (await pool.read(number)).clock(ClockKind.TARGET).made_late_at is None


async def test_what_stands_still_in_time_is_made_late_by_a_topic_with_less_of_it(
    pool: Pool, people: dict[str, Person], clock: FixedClock
) -> None:
    boss = people["boss"]
    clock.set(datetime(2026, 11, 20, 10, 0, tzinfo=ISTANBUL))
    number = await pool.register(topic="modem_device")
    clock.set(at(12, 24))
    await pool.do("ask", number, boss, "Işık yanıyor mu?")
    clock.set(at(11))
    await pool.do("change_topic", number, boss, "internet_outage")
    assert set(await _targets(pool, boss, NOW)) == {number}


async def test_what_is_late_stays_listed_until_nothing_is_owed(
    pool: Pool, people: dict[str, Person]
) -> None:
    kept, paused, new, old = [await pool.register(description=f"Arıza {n}") for n in range(4)]
    await have(pool, kept, due_at=at(-30), met_at=at(-2))
    await have(pool, paused, due_at=at(-30), paused_at=at(-31))
    await have(pool, new, due_at=at(10))
    await have(pool, old, due_at=at(-30))
    async with pool.works.reading() as session:
        page = await breaches.still_late(session, people["boss"], NOW)
    assert [one.complaint.tracking_number for one in page.rows] == [old, new]


async def test_pages_leave_nothing_out_and_come_in_the_order_of_deadlines(
    pool: Pool, people: dict[str, Person]
) -> None:
    numbers = [await pool.register(description=f"Arıza {n}") for n in range(5)]
    for hour, number in zip((3, 1, 1, 5, 4), numbers, strict=True):
        met = at(12) if hour == 4 else None
        await have(pool, number, due_at=at(hour), met_at=met)
    found: list[str] = []
    after = ""
    async with pool.works.reading() as session:
        while True:
            page = await breaches.broken_today(session, people["boss"], NOW, after, limit=2)
            found += [one.complaint.tracking_number for one in page.rows]
            after = page.after
            if not after:
                break
        assert (await breaches.broken_today(session, people["boss"], NOW, "unsinn-")).rows
    assert sorted(found[:2]) == sorted(numbers[1:3])
    assert found[2:] == [numbers[0], numbers[4], numbers[3]]


async def test_who_sees_their_own_teams_sees_those(pool: Pool, people: dict[str, Person]) -> None:
    number = await pool.register()
    await have(pool, number, due_at=at(10))
    for name, seen in (("lead", 1), ("billing", 0), ("auditor", 1)):
        broken, _ = await lists(pool, people[name])
        assert len(broken.rows) == seen


@pytest.mark.parametrize(
    ("state", "owner", "failed", "met", "said"),
    [
        ("registered", None, None, False, "Kimse üstlenmedi."),
        ("registered", "x", None, False, "İncelemeye alınmadı."),
        ("in_review", "x", None, False, "İnceleme sürüyor."),
        ("waiting_customer", "x", None, False, "Müşteriden yanıt bekleniyor."),
        ("waiting_third_party", None, None, False, "Üçüncü taraf bekleniyor."),
        ("in_review", "x", OutboxChannel.SMS, False, "SMS ulaşmadı."),
        ("in_review", "x", OutboxChannel.CALL, False, "Müşterinin aranması gerekiyor."),
        ("resolved", "x", None, True, "Geç tamamlandı."),
        ("resolved", "x", OutboxChannel.SMS, True, "Geç tamamlandı."),
    ],
)
def test_what_holds_it_up_is_said_as_far_as_the_record_tells(
    state: str, owner: str | None, failed: OutboxChannel | None, said: str, *, met: bool
) -> None:
    clock = ComplaintClock(kind=ClockKind.PROMISE, met_at=NOW if met else None, stopped_at=None)
    complaint = Complaint(state=state, owner_id=owner)
    assert breaches.why(clock, complaint, failed) == said


async def test_what_the_gateways_could_not_deliver_is_named(
    pool: Pool, people: dict[str, Person], clock: FixedClock
) -> None:
    number = await pool.register()
    await pool.do("ask", number, people["ayse"], "Işık yanıyor mu?")
    async with pool.works.begin() as work:
        await work.session.execute(text("UPDATE outbox SET state = 'failed'"))
    await have(pool, number, due_at=at(10))
    broken, _ = await lists(pool, people["boss"])
    assert [one.why for one in broken.rows] == ["SMS ulaşmadı."]


async def test_both_lists_are_found_by_their_indices(pool: Pool, people: dict[str, Person]) -> None:
    """At a million complaints nothing may look at every clock."""
    plans = []
    async with pool.works.reading() as session:
        for broken in (True, False):
            query = breaches.query_of(people["boss"], NOW, broken=broken)
            plans.append(await plan_of(session, query))
    for plan in plans:
        assert "ix_complaint_clocks_running" in plan
        assert "SCAN complaint_clocks" not in plan
        assert "Seq Scan" not in plan
    assert "ix_complaint_clocks_late" in plans[0]
    assert "ix_complaint_clocks_made_late" in plans[0]
