"""A conclusion may be contested for some days, by customers and by staff; then it closes."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import func, select, update

from backend.complaints import reopening
from backend.complaints.actors import CUSTOMER
from backend.complaints.closing import Closings
from backend.complaints.errors import ReopeningOverError
from backend.complaints.proof import Proof
from backend.complaints.states import State
from backend.desk import complaint_history as history
from backend.kit.clock import ISTANBUL
from backend.kit.dated_settings import TermsChange
from backend.notifications.models import OutboxMessage
from backend.staff.models import Role, StaffMember

if TYPE_CHECKING:
    from backend.kit.clock import FixedClock
    from backend.kit.settings import Settings
    from backend.kit.work import Works
    from tests.backend.complaints.conftest import Person, Pool

PHONE = "+905321234567"
MINE = Proof(None, PHONE)


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ISTANBUL)


async def concluded(pool: Pool, by: Person, outcome: str = "upheld") -> tuple[str, datetime]:
    """Conclude a complaint; return its number and when it cannot be reopened any more."""
    number = await pool.register()
    await pool.do("conclude", number, by, outcome, "Onardık.")
    found = await pool.read(number)
    ends = reopening.window(found, pool.handling._settings)
    assert ends is not None
    return number, ends


async def reopened(pool: Pool, number: str) -> str:
    async with pool.works.begin() as work:
        await pool.service.reopen(work.session, number, MINE, "", None, actor=CUSTOMER)
    return (await pool.read(number)).state


@pytest.mark.parametrize(
    ("concluded_at", "days", "ends"),
    [
        ("2026-11-23T10:00", 30, "2026-12-24T00:00"),
        # The day is that of Istanbul: 23:30 there is 20:30 UTC.
        ("2026-11-23T23:30", 30, "2026-12-24T00:00"),
        ("2026-11-24T00:10", 30, "2026-12-25T00:00"),
        ("2026-12-31T10:00", 1, "2027-01-02T00:00"),
        ("2028-01-31T10:00", 29, "2028-03-01T00:00"),
    ],
)
def test_the_last_day_is_whole_and_counted_from_the_conclusion(
    settings: Settings, concluded_at: str, days: int, ends: str
) -> None:
    terms = settings.model_copy(update={"reopen_days": days})
    assert reopening.until(at(concluded_at), terms) == at(ends)


def test_what_was_told_at_the_conclusion_stands_when_the_terms_change(settings: Settings) -> None:
    change = TermsChange(valid_from=date(2026, 12, 1), reopen_days=10)
    terms = settings.model_copy(update={"terms_changes": (change,)})
    assert reopening.until(at("2026-11-30T10:00"), terms) == at("2026-12-31T00:00")
    assert reopening.until(at("2026-12-01T10:00"), terms) == at("2026-12-12T00:00")


async def test_its_customer_reopens_it_until_the_end_of_the_last_day(
    pool: Pool, people: dict[str, Person], clock: FixedClock
) -> None:
    number, ends = await concluded(pool, people["ayse"])
    clock.set(ends - timedelta(seconds=1))
    assert await reopened(pool, number) == State.IN_REVIEW


async def test_afterwards_neither_its_customer_nor_staff_do(
    pool: Pool, people: dict[str, Person], clock: FixedClock
) -> None:
    number, ends = await concluded(pool, people["ayse"])
    clock.set(ends)
    with pytest.raises(ReopeningOverError):
        await reopened(pool, number)
    with pytest.raises(ReopeningOverError):
        await pool.do("change_state", number, people["ayse"], "in_review")
    found = await pool.read(number)
    assert (found.state, found.cycle) == (State.RESOLVED, 1)


async def test_nothing_that_happens_since_prolongs_it(
    pool: Pool, people: dict[str, Person], clock: FixedClock
) -> None:
    number, ends = await concluded(pool, people["ayse"])
    clock.set(ends - timedelta(hours=1))
    await pool.do("change_state", number, people["ayse"], "closed")
    await pool.do("note", number, people["ayse"], "Aradı.")
    async with pool.works.begin() as work:
        await pool.service.add_information(
            work.session, number, MINE, "Yine kesildi.", None, actor=CUSTOMER
        )
    clock.set(ends)
    with pytest.raises(ReopeningOverError):
        await reopened(pool, number)


async def test_a_second_conclusion_may_be_contested_as_long_as_the_first(
    pool: Pool, people: dict[str, Person], clock: FixedClock
) -> None:
    number, first = await concluded(pool, people["ayse"])
    clock.set(first - timedelta(days=1))
    await reopened(pool, number)
    await pool.do("conclude", number, people["ayse"], "upheld", "Bu kez onardık.")
    clock.set(first + timedelta(days=20))
    assert await reopened(pool, number) == State.IN_REVIEW
    assert (await pool.read(number)).cycle == 3


async def test_it_closes_by_itself_and_nobody_is_told(
    pool: Pool, people: dict[str, Person], works: Works, clock: FixedClock
) -> None:
    number, ends = await concluded(pool, people["ayse"])
    closings = Closings(works, pool.handling)
    clock.set(ends - timedelta(seconds=1))
    assert await closings.run() == 0
    async with works.reading() as session:
        sent = await session.scalar(select(func.count()).select_from(OutboxMessage))
    clock.set(ends)
    assert [await closings.run(), await closings.run()] == [1, 0]
    found = await pool.read(number)
    last = found.events[-1]
    assert (found.state, last.actor_kind, last.to_state) == ("closed", "system", "closed")
    assert found.present.resolved_at is not None
    async with works.reading() as session:
        assert await session.scalar(select(func.count()).select_from(OutboxMessage)) == sent


async def test_what_was_reopened_or_closed_by_hand_is_not_closed_again(
    pool: Pool, people: dict[str, Person], works: Works, clock: FixedClock
) -> None:
    number, ends = await concluded(pool, people["ayse"])
    other, _ = await concluded(pool, people["ayse"])
    await reopened(pool, number)
    await pool.do("change_state", other, people["ayse"], "closed")
    clock.set(ends + timedelta(days=1))
    assert await Closings(works, pool.handling).run() == 0
    assert (await pool.read(number)).state == State.IN_REVIEW


async def test_what_closes_early_can_still_be_reopened_while_that_is_promised(
    pool: Pool, people: dict[str, Person], works: Works, clock: FixedClock
) -> None:
    number, ends = await concluded(pool, people["ayse"])
    await pool.do("change_state", number, people["ayse"], "closed")
    clock.set(ends - timedelta(minutes=1))
    assert await reopened(pool, number) == State.IN_REVIEW


@pytest.mark.parametrize(
    ("reason", "says"),
    [
        ("service_number_missing", "hizmet numarasi"),
        ("identity_missing", "kimlik"),
        ("not_our_customer", "abonelik"),
        ("no_complaint", "sikayet icermiyor"),
    ],
)
async def test_what_is_no_valid_complaint_says_why_and_nothing_of_appeals(
    pool: Pool, people: dict[str, Person], works: Works, reason: str, says: str
) -> None:
    number = await pool.register()
    await pool.do(
        "conclude", number, people["ayse"], f"invalid:{reason}", "Lütfen hattınızı yazın."
    )
    found = await pool.read(number)
    assert (found.present.outcome, found.present.invalid_reason) == ("invalid", reason)
    assert found.state == State.RESOLVED
    async with works.reading() as session:
        told = (await session.scalars(select(OutboxMessage.text))).all()[-1]
    assert says in told
    assert "Lütfen hattınızı yazın." in told
    assert "BTK" not in told
    assert "hakem" not in told


@pytest.mark.parametrize("leaves", [{"active": False}, {"role": Role.AUDITOR}, {}])
async def test_what_is_reopened_is_nobodys_where_who_had_it_works_on_no_complaints_any_more(
    pool: Pool, people: dict[str, Person], leaves: dict[str, object]
) -> None:
    """Else it would stand with somebody who is gone, and nobody would be offered it."""
    number = await pool.register()
    await pool.do("change_state", number, people["ayse"], State.IN_REVIEW)
    await pool.do("conclude", number, people["ayse"], "upheld", "Hattınızı onardık.")
    if leaves:
        async with pool.works.begin() as work:
            gone = update(StaffMember).where(StaffMember.id == people["ayse"].id)
            await work.session.execute(gone.values(**leaves))
    await reopened(pool, number)
    found = await pool.read(number)
    assert found.owner_id == (None if leaves else people["ayse"].id)
    said = history.what(found.events[-1], {})
    assert ("sahipsiz" in said) == bool(leaves)
