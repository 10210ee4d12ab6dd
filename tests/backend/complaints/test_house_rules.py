"""What supervisors set: what holds when, beside the settings, and what moves with it."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import select

from backend.complaints import (
    appeal,
    calendar_moves,
    escalation,
    house_rule_changes as changes,
    house_rules,
    sla,
)
from backend.complaints.calendars import BY_LAW, Calendar, DayKind, by_law, named
from backend.complaints.escalation import Level
from backend.complaints.house_rule_changes import Change
from backend.complaints.house_rule_keeper import kept, of_rows
from backend.complaints.models.escalation import Escalation
from backend.complaints.models.house_rule import HouseRule
from backend.complaints.sla import ClockKind
from backend.complaints.topics import kept_topic
from backend.kit.clock import ISTANBUL
from backend.kit.dated_settings import EscalationStep, TermsChange
from backend.kit.errors import InvalidInputError, NotAllowedError, SettingChangedError
from backend.staff.account_models import StaffAudit

if TYPE_CHECKING:
    from backend.complaints.models import ComplaintClock
    from backend.kit.settings import Settings
    from tests.backend.complaints.conftest import Person, Pool

# A Monday; nothing is off in the two weeks after it.
MONDAY = datetime(2026, 11, 23, 10, tzinfo=ISTANBUL)
DAY = timedelta(days=1)


def on(day: int, hour: int = 10, month: int = 11) -> datetime:
    return datetime(2026, month, day, hour, tzinfo=ISTANBUL)


def row(kind: str, day: str, value: Any, scope: str = "") -> HouseRule:
    return HouseRule(kind=kind, scope=scope, valid_from=date.fromisoformat(day), value=value)


@pytest.mark.parametrize(
    ("own", "kind", "ends"),
    [
        ({}, DayKind.WORK, on(24, 18)),
        ({date(2026, 11, 24): DayKind.OFF}, DayKind.OFF, on(25, 18)),
        ({date(2026, 11, 24): DayKind.HALF}, DayKind.HALF, on(24, 13)),
    ],
)
def test_a_day_counts_as_the_house_says(
    own: dict[date, DayKind], kind: DayKind, ends: datetime
) -> None:
    calendar = Calendar(own)
    assert calendar.kind_of(date(2026, 11, 24)) is kind
    assert calendar.end_of_business_day(MONDAY, 1) == ends
    hours = {DayKind.WORK: 9, DayKind.HALF: 4, DayKind.OFF: 0}[kind]
    assert calendar.between(on(24, 0), on(25, 0)) == timedelta(hours=hours)
    moment = calendar.add(MONDAY, timedelta(hours=20))
    assert calendar.subtract(moment, timedelta(hours=20)) == MONDAY


def test_a_holiday_can_be_taken_away_and_a_weekend_worked() -> None:
    republic, saturday = date(2026, 10, 29), date(2026, 11, 28)
    assert by_law(republic) is DayKind.OFF
    calendar = Calendar({republic: DayKind.WORK, saturday: DayKind.HALF})
    assert calendar.hours_of(republic) == (on(29, 9, 10), on(29, 18, 10))
    assert calendar.hours_of(saturday) == (on(28, 9), on(28, 13))


def test_the_table_of_the_law_is_named_in_turkish_and_has_the_half_days() -> None:
    table = named(2026)
    assert table[date(2026, 3, 19)][0] is DayKind.HALF
    assert table[date(2026, 10, 29)] == (DayKind.OFF, "Cumhuriyet Bayramı")
    assert list(table) == sorted(table)
    both = named(2027)[date(2027, 5, 19)]
    assert both[0] is DayKind.OFF


def test_deadlines_are_a_function_of_their_terms_alone(settings: Settings) -> None:
    terms = sla.Terms(24, 10, {}, 30, calendar=Calendar({date(2026, 11, 24): DayKind.OFF}))
    topic = kept_topic("internet_outage")
    without = sla.due_dates(MONDAY, MONDAY, topic, sla.terms_on(MONDAY.date(), settings))
    with_it = sla.due_dates(MONDAY, MONDAY, topic, terms)
    assert with_it[ClockKind.LEGAL] == BY_LAW.end_of_business_day(without[ClockKind.LEGAL], 1)
    assert with_it[ClockKind.FIRST_NOTICE] == without[ClockKind.FIRST_NOTICE]


def test_of_two_that_begin_together_the_desks_comes_after_the_environments(
    settings: Settings,
) -> None:
    changed = settings.model_copy(
        update={
            "terms_changes": (
                TermsChange(valid_from=date(2027, 1, 1), legal_business_days=9),
                TermsChange(valid_from=date(2027, 3, 1), legal_business_days=7),
            )
        }
    )
    house_rules.hold(of_rows([row("terms", "2027-01-01", {"legal_business_days": 8})]))
    days = [
        sla.terms_on(day, changed).legal_business_days
        for day in (date(2026, 12, 31), date(2027, 1, 1), date(2027, 3, 1))
    ]
    assert days == [10, 8, 7]
    assert sla.terms_on(date(2027, 1, 1), changed).first_notice_hours == 24


def test_what_was_set_for_a_day_is_replaced_and_taken_back(settings: Settings) -> None:
    rows = [row("limit", "2027-01-01", "250000"), row("limit", "2027-01-01", "260000")]
    house_rules.hold(of_rows(rows))
    assert appeal.limit_on(date(2027, 1, 1), settings) == Decimal(260_000)
    assert appeal.limit_on(date(2026, 12, 31), settings) == Decimal(186_000)
    house_rules.hold(of_rows([*rows, row("limit", "2027-01-01", None)]))
    assert appeal.limit_on(date(2027, 1, 1), settings) is None


def test_a_teams_own_ladder_goes_before_that_of_all(settings: Settings) -> None:
    of_settings = settings.model_copy(
        update={"escalation_of_teams": {"billing": (EscalationStep(percent=90, who="lead"),)}}
    )
    everybody = [{"percent": 40, "days": 0, "who": "owner"}]
    own = [{"percent": 100, "days": 2, "who": "admin"}]
    house_rules.hold(
        of_rows(
            [
                row("ladder", "2026-12-01", everybody),
                row("ladder", "2026-12-10", own, "technical"),
                row("ladder", "2026-12-20", [], "technical"),
            ]
        )
    )

    def steps(team: str, day: date) -> list[tuple[int, int, Level]]:
        return [
            (each.percent, each.days, each.level)
            for each in escalation.ladder(team, day, of_settings)
        ]

    assert len(steps("technical", date(2026, 11, 30))) == 4
    assert steps("technical", date(2026, 12, 1)) == [(40, 0, Level.OWNER)]
    assert steps("technical", date(2026, 12, 10)) == [(100, 2, Level.ADMIN)]
    assert steps("technical", date(2026, 12, 20)) == [(40, 0, Level.OWNER)]
    assert steps("billing", date(2026, 12, 10)) == [(90, 0, Level.LEAD)]


async def clocks_of(pool: Pool, number: str) -> dict[str, ComplaintClock]:
    return {each.kind: each for each in (await pool.read(number)).clocks}


async def test_a_new_holiday_moves_what_counts_business_time_and_no_promise(
    pool: Pool, people: dict[str, Person]
) -> None:
    number = await pool.register()
    before = await clocks_of(pool, number)
    async with pool.works.reading() as session:
        query = select(Escalation.due_at).order_by(Escalation.step)
        steps = (await session.scalars(query)).all()
    change = Change("2026-11-24", "Yas ilan edildi.", 0)
    async with pool.works.begin() as work:
        moves = await changes.save_day(work, people["boss"], change, "off")
    assert (moves.complaints, moves.promised_for_it) == (1, 0)
    assert [one.kind for one in moves.clocks] == sorted(
        (ClockKind.TARGET, ClockKind.LEGAL_NOTICE, ClockKind.LEGAL),
        key=lambda kind: before[kind].due_at,
    )
    assert {(one.number, one.before) for one in moves.clocks} == {
        (number, before[one.kind].due_at) for one in moves.clocks
    }
    after = await clocks_of(pool, number)
    new = Calendar({date(2026, 11, 24): DayKind.OFF})
    for kind in ClockKind:
        assert after[kind].due_at == calendar_moves.moved(before[kind], BY_LAW, new)
    assert after["promise"].due_at == before["promise"].due_at
    assert after["first_notice"].due_at == before["first_notice"].due_at
    assert after["legal"].due_at == before["legal"].due_at + DAY
    assert after["target"].due_at == before["target"].due_at + DAY
    assert new.between(after["target"].started_at, after["target"].due_at) == BY_LAW.between(
        before["target"].started_at, before["target"].due_at
    )
    async with pool.works.reading() as session:
        moved = (await session.scalars(query)).all()
        kinds = (await session.scalars(select(StaffAudit.kind))).all()
    assert all(
        to is not None and was is not None and to > was
        for to, was in zip(moved, steps, strict=True)
    )
    assert "house_rule_changed" in kinds
    # Taken back, everything is where it was.
    async with pool.works.begin() as work:
        back = Change("2026-11-24", "Yanlışlıkla eklendi.", 1)
        moves = await changes.save_day(work, people["boss"], back, "")
    assert moves.complaints == 1
    again = await clocks_of(pool, number)
    assert {kind: one.due_at for kind, one in again.items()} == {
        kind: one.due_at for kind, one in before.items()
    }


@pytest.mark.parametrize(
    ("day", "numbers", "reason", "wrong"),
    [
        ("2026-11-23", {"legal_business_days": "8"}, "Yönetmelik", {"day"}),
        ("gün", {"legal_business_days": "8"}, "Yönetmelik", {"day"}),
        ("2026-11-24", {"legal_business_days": "0"}, "Yönetmelik", {"legal_business_days"}),
        ("2026-11-24", {"first_notice_hours": "on"}, "", {"first_notice_hours", "reason"}),
        ("2026-11-24", {"legal_business_days": "8"}, "Yönetmelik", set()),
    ],
)
async def test_terms_begin_on_a_later_day_and_have_a_reason(  # noqa: PLR0913 - a case
    pool: Pool,
    people: dict[str, Person],
    settings: Settings,
    *,
    day: str,
    numbers: dict[str, str],
    reason: str,
    wrong: set[str],
) -> None:
    found: set[str] = set()
    async with pool.works.begin() as work:
        try:
            await changes.save_terms(work, people["boss"], Change(day, reason, 0), numbers)
        except InvalidInputError as error:
            found = set(error.errors)
    assert found == wrong
    await kept().load(pool.works)
    after = sla.terms_on(date(2026, 11, 24), settings).legal_business_days
    assert after == (10 if wrong else 8)


async def test_of_two_who_set_something_the_second_is_told(
    pool: Pool, people: dict[str, Person]
) -> None:
    change = Change("2026-12-01", "Neden", 0)
    async with pool.works.begin() as work:
        await changes.save_limit(work, people["boss"], change, "200.000")
    async with pool.works.begin() as work:
        with pytest.raises(SettingChangedError, match="Boss"):
            await changes.save_limit(work, people["boss"], change, "210000")
    async with pool.works.begin() as work:
        with pytest.raises(NotAllowedError):
            await changes.save_limit(work, people["lead"], change, "210000")
        with pytest.raises(NotAllowedError):
            await changes.save_day(work, people["auditor"], change, "off")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("200.000", "200000"), ("200.000,50", "200000.50"), ("149999.90", "149999.90")],
)
async def test_a_sum_is_read_as_people_type_it(
    pool: Pool, people: dict[str, Person], settings: Settings, typed: str, meant: str
) -> None:
    async with pool.works.begin() as work:
        await changes.save_limit(work, people["boss"], Change("2026-12-01", "Neden", 0), typed)
    await kept().load(pool.works)
    assert appeal.limit_on(date(2026, 12, 1), settings) == Decimal(meant)


@pytest.mark.parametrize("typed", ["iki yüz bin", "0", "-5", "1.2.3"])
async def test_what_is_no_sum_is_refused(pool: Pool, people: dict[str, Person], typed: str) -> None:
    async with pool.works.begin() as work:
        with pytest.raises(InvalidInputError) as refused:
            await changes.save_limit(work, people["boss"], Change("2026-12-01", "N", 0), typed)
    assert set(refused.value.errors) == {"limit"}


async def test_a_ladder_that_cannot_be_is_refused_by_its_step(
    pool: Pool, people: dict[str, Person]
) -> None:
    steps = [{"percent": "50", "days": "", "who": "owner"}, {"percent": "0", "who": "lead"}]
    change = Change("2026-12-01", "Neden", 0)
    async with pool.works.begin() as work:
        with pytest.raises(InvalidInputError) as refused:
            await changes.save_ladder(work, people["boss"], change, "nobody", steps)
    assert set(refused.value.errors) == {"step2", "team"}
    async with pool.works.begin() as work:
        await changes.save_ladder(work, people["boss"], change, "technical", steps[:1])
