"""The rules at work: when a complaint comes in, and when its topic or its severity changes."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from backend.complaints import catalogue_keeper, catalogue_rows, in_force, team_changes
from backend.complaints.actors import CUSTOMER
from backend.complaints.catalogue import BEGINNING, Catalogue, shipped
from backend.complaints.contact import Contact
from backend.complaints.models import EventKind
from backend.complaints.models.catalogue import RoutingRule
from backend.complaints.proof import Proof
from backend.complaints.routing import Rule
from backend.kit.clock import SystemClock
from backend.kit.errors import SettingChangedError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from backend.kit.clock import FixedClock
    from backend.kit.database import Database
    from backend.kit.work import Works
    from tests.backend.complaints.conftest import Person, Pool

    type People = dict[str, Person]

pytestmark = pytest.mark.both_databases

COURT = "Bu fatura yüzünden mahkemeye gideceğim."


def rule(number: int, **fields: Any) -> Rule:
    return Rule(**{"id": number, "position": number, "valid_from": BEGINNING} | fields)


@pytest.fixture(autouse=True)
def _as_shipped(clock: FixedClock) -> Iterator[None]:
    in_force.hold(shipped(), clock)
    yield
    in_force.hold(shipped(), SystemClock())


def hold(clock: FixedClock, *rules: Rule, **closed: bool) -> None:
    teams = {
        code: tuple(replace(row, closed=closed.get(code, row.closed)) for row in rows)
        for code, rows in shipped().teams.items()
    }
    in_force.hold(Catalogue(shipped().topics, teams, rules), clock)


async def test_who_gets_it_is_decided_by_the_first_rule_and_told_in_the_history(
    pool: Pool, clock: FixedClock
) -> None:
    hold(clock, rule(1, word="internetim", channel="web_form", team="quality", priority=2))
    found = await pool.read(await pool.register())
    assert (found.team, found.priority, found.team_by_hand) == ("quality", 2, False)
    [registered] = [event for event in found.events if event.kind == EventKind.REGISTERED]
    assert registered.data == {
        "route": {"team": "quality", "priority": 2, "rule": 1, "instead_of": None}
    }


async def test_the_severity_that_the_words_tell_is_known_to_the_rules_at_once(
    pool: Pool, clock: FixedClock
) -> None:
    hold(clock, rule(1, severity="high", team="quality"))
    found = await pool.read(await pool.register(description=COURT, topic="billing"))
    assert (found.severity, found.team) == ("high", "quality")
    raised = [event for event in found.events if event.kind == EventKind.SEVERITY_RAISED]
    assert ["route" in event.data for event in raised] == [False]


async def test_what_the_customer_adds_can_send_it_to_others_unless_somebody_works_on_it(
    pool: Pool, people: People, clock: FixedClock
) -> None:
    hold(clock, rule(1, severity="high", team="quality", priority=1))
    nobodys, taken = await pool.register(), await pool.register()
    await pool.do("assign", taken, people["ayse"], "technical", people["ayse"].id)
    proof = Proof(None, phone="+905321234567")
    for number in (nobodys, taken):
        async with pool.works.begin() as work:
            await pool.service.add_information(
                work.session, number, proof, COURT, None, actor=CUSTOMER
            )
    moved, kept = await pool.read(nobodys), await pool.read(taken)
    assert (moved.team, moved.priority) == ("quality", 1)
    assert (kept.team, kept.priority) == ("technical", 1)
    assert kept.events[-1].data["route"]["kept"] == "technical"


async def test_a_team_that_somebody_chose_stays_whatever_it_is_about(
    pool: Pool, people: People, clock: FixedClock
) -> None:
    hold(clock, rule(1, severity="critical", team="quality"))
    number = await pool.register()
    given = await pool.do("assign", number, people["boss"], "sales", "")
    assert given.team_by_hand
    sorted_anew = await pool.do("change_topic", number, people["boss"], "billing")
    graver = await pool.do("change_severity", number, people["boss"], "critical", "Cihaz var.")
    assert [sorted_anew.team, graver.team] == ["sales", "sales"]
    assert graver.events[-1].data["route"] == {
        "team": "quality",
        "priority": 0,
        "rule": 1,
        "instead_of": None,
        "kept": "sales",
    }


async def test_another_topic_is_another_teams_and_asks_the_rules_again(
    pool: Pool, people: People, clock: FixedClock
) -> None:
    hold(clock, rule(1, topic="roaming", province="İzmir", team="privacy"))
    number = await pool.register(province="İzmir")
    billing = await pool.do("change_topic", number, people["ayse"], "billing")
    assert billing.team == "billing"
    roaming = await pool.do("change_topic", number, people["billing"], "roaming")
    assert (roaming.team, roaming.team_by_hand) == ("privacy", False)


async def test_a_graver_complaint_goes_by_the_ladder_of_its_new_team(
    pool: Pool, people: People, clock: FixedClock
) -> None:
    hold(clock, rule(1, severity="critical", team="quality"))
    number = await pool.register()
    graver = await pool.do("change_severity", number, people["ayse"], "critical", "Cihaz var.")
    assert graver.team == "quality"


@pytest.mark.parametrize("why", ["closed", "nobody there"])
async def test_what_no_team_can_take_goes_to_the_front_line(
    pool: Pool, people: People, clock: FixedClock, database: Database, why: str
) -> None:
    hold(clock, **({"technical": True} if why == "closed" else {}))
    async with database.transaction() as session:
        values = {"id": people["mehmet"].id}
        moved = "UPDATE staff_teams SET team = 'frontline' WHERE staff_id = :id"
        await session.execute(text(moved), values)
        if why == "nobody there":
            await session.execute(text("DELETE FROM staff_teams WHERE team = 'technical'"))
    found = await pool.read(await pool.register())
    assert found.team == "frontline"
    assert found.events[0].data["route"]["instead_of"] == "technical"


async def test_where_nobody_works_in_the_front_line_either_it_stays_with_its_team(
    pool: Pool, people: People
) -> None:
    assert people
    found = await pool.read(await pool.register(topic="tv_service"))
    assert (await pool.read(await pool.register(topic="roaming"))).team == "billing"
    assert (found.team, found.events[0].data["route"]["instead_of"]) == ("technical", None)
    assert (await pool.read(await pool.register(topic="package_tariff"))).team == "sales"


async def test_no_complaint_is_without_a_team(pool: Pool, database: Database) -> None:
    await pool.register()
    with pytest.raises(IntegrityError):
        async with database.transaction() as session:
            await session.execute(text("UPDATE complaints SET team = NULL"))


async def test_a_topic_that_cannot_be_chosen_any_more_is_registered_for_people_to_sort(
    pool: Pool, clock: FixedClock
) -> None:
    topics = dict(shipped().topics)
    topics["roaming"] = tuple(replace(row, choosable=False) for row in topics["roaming"])
    before = await pool.register(topic="roaming")
    in_force.hold(Catalogue(topics, shipped().teams), clock)
    after = await pool.register(topic="roaming", contact=Contact(email="a@ornek.com"))
    assert [(await pool.read(number)).topic for number in (before, after)] == ["roaming", "other"]


async def test_a_change_is_noticed_by_its_number_and_gone_by_once_it_is_read(
    pool: Pool, clock: FixedClock, works: Works, database: Database
) -> None:
    kept = catalogue_keeper.kept(clock)
    look = catalogue_keeper.marks(database)[kept.topic]
    before = await look([kept.topic])
    async with works.begin() as work:
        number = await catalogue_rows.next_revision(work.session)
        values = {"position": 1, "valid_from": clock.now().date(), "team": "quality"}
        changed = {"revision": number, "changed_at": work.now}
        work.session.add(RoutingRule(topic="internet_outage", **values, **changed))
    after = await look([kept.topic])
    assert (before[kept.topic].number, after[kept.topic].number) == (0, 1)
    assert (await pool.read(await pool.register())).team == "technical"
    await kept.load(works)
    assert (await pool.read(await pool.register())).team == "quality"


@pytest.mark.parametrize("owned", [True, False], ids=["somebody's", "nobody's"])
async def test_what_is_opened_again_leaves_a_team_that_was_closed_unless_it_is_somebodys(
    pool: Pool, people: People, clock: FixedClock, *, owned: bool
) -> None:
    number = await pool.register()
    boss, ayse = people["boss"], people["ayse"]
    await pool.do("assign", number, boss, "sales", "")
    await pool.do("assign", number, boss, "sales", ayse.id if owned else "")
    await pool.do("conclude", number, boss, "upheld", "Hattınızı onardık.")
    hold(clock, sales=True)
    again = await pool.do("change_state", number, boss, "in_review")
    assert again.cycle == 2
    assert again.team == ("sales" if owned else "technical")


async def test_of_two_who_save_the_same_at_once_one_is_told_of_the_other(
    pool: Pool, people: People
) -> None:
    sent = {"label": "Saha", "most_open": "5", "valid_from": "2026-11-23"}

    async def save() -> str:
        try:
            async with pool.works.begin() as work:
                await team_changes.save(work, people["boss"], "field", sent, seen=0)
        except SettingChangedError as error:
            return error.detail
        return "saved"

    found = sorted(await asyncio.gather(save(), save(), save()))
    assert found[2] == "saved"
    assert found[0] == found[1]
    assert "Siz bakarken Boss" in found[0]
