"""The list on the desk: who sees what, in which order, narrowed and in pages."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from backend.complaints import (
    access,
    finding,
    found_in_order,
    pool as listing,
    pool_order,
    search_values,
    states,
)
from backend.complaints.contact import Contact
from backend.complaints.models import Complaint, ComplaintClock
from backend.complaints.pool import Filters
from backend.complaints.sla import ClockKind
from backend.staff.models import Role
from tests.backend.complaints.conftest import Person

if TYPE_CHECKING:
    from backend.kit.clock import FixedClock
    from backend.kit.database import Database
    from tests.backend.complaints.conftest import Pool

    type People = dict[str, Person]

pytestmark = pytest.mark.both_databases


async def paged(pool: Pool, who: Person, clock: FixedClock, filters: Filters) -> list[str]:
    """Read the list page by page."""
    numbers: list[str] = []
    after = ""
    async with pool.works.reading() as session:
        while True:
            page = await listing.page(session, who, filters, clock.now(), after)
            numbers += [row.number for row in page.rows]
            after = page.after
            if not after:
                return numbers


async def listed(pool: Pool, who: Person, clock: FixedClock, filters: Filters) -> list[str]:
    """Read the list page by page, and see that it was counted right."""
    numbers = await paged(pool, who, clock, filters)
    async with pool.works.reading() as session:
        page = await listing.page(session, who, filters, clock.now())
    assert page.total == listing.Counted(len(numbers))
    return numbers


async def test_what_is_due_first_comes_first_and_pages_leave_nothing_out(
    pool: Pool, people: People, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(listing, "PAGE", 2)
    slow = await pool.register(topic="internet_speed")  # three days
    same = [await pool.register(description=f"Arıza {n}") for n in range(4)]  # two days
    numbers = await listed(pool, people["ayse"], clock, Filters())
    assert numbers[-1] == slow
    assert sorted(numbers[:-1]) == sorted(same)


async def test_what_is_over_comes_newest_first_and_is_not_among_the_open(
    pool: Pool, people: People, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(listing, "PAGE", 1)
    numbers = []
    for n in range(3):
        numbers.append(await pool.register(description=f"Arıza {n}"))
        clock.set(clock.now() + timedelta(minutes=1))
    for number in numbers[:2]:
        await pool.do("conclude", number, people["ayse"], "upheld", "Onardık.")
    ayse = people["ayse"]
    assert await listed(pool, ayse, clock, Filters()) == [numbers[2]]
    assert await listed(pool, ayse, clock, Filters(state="resolved")) == numbers[1::-1]
    assert await listed(pool, ayse, clock, Filters(state="all")) == numbers[::-1]


async def test_each_filter_narrows(pool: Pool, people: People, clock: FixedClock) -> None:
    ayse, boss = people["ayse"], people["boss"]
    mine = await pool.register()
    await pool.do("change_state", mine, ayse, "in_review")
    tv = await pool.register(topic="tv_service", description="Yayın yok")
    bill = await pool.register(topic="billing", description="Faturam yüksek")
    cases = {
        Filters(owner=listing.MINE): {mine},
        Filters(owner=ayse.id): {mine},
        Filters(owner=listing.NOBODYS): {tv},
        Filters(topic="tv_service"): {tv},
        Filters(team="technical"): {mine, tv},
        Filters(team="billing"): set(),
        Filters(state="in_review"): {mine},
        Filters(words=tuple(finding.terms("yayın"))): {tv},
        Filters(channel="web_form"): {mine, tv},
        Filters(channel="sms"): set(),
        Filters(number=tv[2:6], state="all"): {tv},
        Filters(left=search_values.left("<4s")): set(),
        Filters(left=search_values.left(">4s")): {mine, tv},
        Filters(days=search_values.days("bugün")): {mine, tv},
        Filters(days=search_values.days("dün")): set(),
        Filters(nothing=True): set(),
        Filters(words=tuple(finding.terms("5321234"))): {mine, tv},
        Filters(state="registered", words=tuple(finding.terms("5321234"))): {tv},
        Filters(left=search_values.left("geciken")): set(),
    }
    for filters, expected in cases.items():
        assert set(await listed(pool, ayse, clock, filters)) == expected, filters
    assert set(await listed(pool, boss, clock, Filters(team="billing"))) == {bill}
    clock.set(clock.now() + timedelta(days=4))
    assert set(await listed(pool, ayse, clock, Filters(left=search_values.left("geciken")))) == {
        mine,
        tv,
    }


@pytest.mark.parametrize(("looked_through", "one_in"), [(1, 1), (2, 1), (2, 100), (300, 100)])
async def test_words_are_found_in_the_order_of_the_list_however_common_they_are(  # noqa: PLR0913, PLR0917 - two bounds
    pool: Pool,
    people: People,
    clock: FixedClock,
    monkeypatch: pytest.MonkeyPatch,
    looked_through: int,
    one_in: int,
) -> None:
    """Met on the way, gathered, or by one stretch after the other: it is the same list."""
    monkeypatch.setattr(pool_order, "ASKED_FIRST", looked_through)
    monkeypatch.setattr(pool_order, "ONE_IN", one_in)
    monkeypatch.setattr(found_in_order, "STRETCH", looked_through)
    monkeypatch.setattr(listing, "PAGE", 2)
    told = (
        *("Modemin ışığı yanmıyor", "Hat yok", "Modem 100% kapalı", "MODEMİM bozuldu"),
        *("Hat yok", "Hat hiç yok", "Modem", "Modem yok"),
    )
    numbers = []
    for said in told:
        numbers.append(await pool.register(description=said))
        # Each is promised for a later day, and of another stretch.
        clock.set(clock.now() + timedelta(days=3))
    ayse = people["ayse"]
    await pool.do("conclude", numbers[6], ayse, "upheld", "Onardık.")
    for words, state, expected in (
        ("modem", "open", [0, 2, 3, 7]),
        ("modem", "all", [7, 6, 3, 2, 0]),
        ("modem ışığı", "all", [0]),
        ("modem ışığı", "open", [0]),
        ("100%", "all", [2]),
        ("modem", "resolved", [6]),
        ("hiç yok", "open", [5]),
        ("zzz", "open", []),
        ("zzz", "all", []),
    ):
        filters = Filters(state=state, words=tuple(finding.terms(words)))
        assert await paged(pool, ayse, clock, filters) == [numbers[at] for at in expected], words


async def test_what_was_registered_in_one_moment_is_found_once_each(
    pool: Pool, people: People, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(listing, "PAGE", 2)
    monkeypatch.setattr(found_in_order, "STRETCH", 2)
    numbers = [await pool.register(description=f"Modem {n}") for n in range(5)]
    words = tuple(finding.terms("modem"))
    for state in ("all", "open"):
        found = await paged(pool, people["ayse"], clock, Filters(state=state, words=words))
        assert sorted(found) == sorted(numbers)


async def test_counting_stops_at_two_hundred_and_of_words_at_the_first_page(
    pool: Pool, people: People, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(4):
        await pool.register(description=f"Modem {number}")
    words = tuple(finding.terms("modem"))
    for most, of_page, filters, expected in (
        (4, 2, Filters(), "4"),
        (3, 2, Filters(), "3+"),
        (9, 4, Filters(words=words), "4"),
        (9, 3, Filters(words=words), "3+"),
        (9, 3, Filters(state="all", words=words), "3+"),
    ):
        monkeypatch.setattr(listing, "MOST_COUNTED", most)
        monkeypatch.setattr(listing, "PAGE", of_page)
        async with pool.works.reading() as session:
            page = await listing.page(session, people["ayse"], filters, clock.now())
            following = page.after and await listing.page(
                session, people["ayse"], filters, clock.now(), page.after
            )
        assert str(page.total) == expected
        assert not following or str(following.total) == expected


async def test_who_works_in_several_teams_has_one_list_of_all_in_order(
    pool: Pool, people: People, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(listing, "PAGE", 2)
    who = replace(people["ayse"], teams=frozenset({"technical", "billing"}))
    numbers = []
    for topic in ("internet_outage", "billing", "tv_service", "billing"):
        numbers.append(await pool.register(topic=topic, description=f"Arıza {topic}"))
        clock.set(clock.now() + timedelta(days=3))
    # Another team's, but theirs.
    await pool.do("assign", numbers[1], people["boss"], "network", who.id)
    assert await paged(pool, who, clock, Filters(state="all")) == numbers[::-1]
    due = await paged(pool, who, clock, Filters())
    assert sorted(due) == sorted(numbers)
    promised = [(await pool.read(number)).clock(ClockKind.PROMISE).due_at for number in due]
    assert promised == sorted(promised)


async def test_the_lists_place_follows_the_promise_through_every_change(
    pool: Pool, people: People, clock: FixedClock, database: Database
) -> None:
    async def agrees() -> bool:
        """Whether each place is that of the promise that runs, where it is open."""
        promise = (
            select(ComplaintClock.due_at)
            .where(
                listing.PROMISE,
                ComplaintClock.met_at.is_(None),
                ComplaintClock.stopped_at.is_(None),
            )
            .correlate(Complaint)
            .scalar_subquery()
        )
        async with database.reading() as session:
            rows = await session.execute(select(Complaint.state, Complaint.owed_until, promise))
            return all(
                place == due and (place is not None) == (state in states.OPEN)
                for state, place, due in rows
            )

    ayse = people["ayse"]
    number, other = [await pool.register(description=f"Arıza {n}") for n in range(2)]
    assert await agrees()
    await pool.do("change_state", number, ayse, "in_review")
    day = (await pool.read(number)).owed_until.date() + timedelta(days=1)  # type: ignore[union-attr]
    await pool.do("change_promise", number, ayse, day, "Parça bekliyoruz.")
    assert (await pool.read(number)).owed_until.date() == day  # type: ignore[union-attr]
    assert await agrees()
    await pool.do("conclude", number, ayse, "upheld", "Onardık.")
    assert (await pool.read(number)).owed_until is None
    assert await agrees()
    await pool.do("change_state", number, ayse, "in_review")
    assert (await pool.read(number)).owed_until is not None
    assert await agrees()
    await pool.register(description="Yardımınızla düzeldi", solved_at_first_contact=True)
    await pool.do("change_state", other, ayse, "in_review")
    assert await agrees()
    assert await listed(pool, ayse, clock, Filters()) != []


@pytest.mark.parametrize("role", Role)
async def test_lists_pages_and_search_show_one_and_the_same_by_every_role(
    pool: Pool, people: People, clock: FixedClock, database: Database, role: Role
) -> None:
    own = await pool.register(topic="billing", description="Faturam yüksek")
    owned = await pool.register(description="Arıza")
    other = await pool.register(description="Başka arıza")
    who = replace(people["billing"], role=role)
    await pool.do("assign", owned, people["boss"], "technical", people["billing"].id)
    everything = role in {Role.SUPERVISOR, Role.ADMIN, Role.AUDITOR}
    expected = {own, owned, other} if everything else {own, owned}
    searched = Filters(state="all", words=tuple(finding.terms("5321234567")))
    assert set(await listed(pool, who, clock, Filters())) == expected
    assert set(await listed(pool, who, clock, searched)) == expected
    assert {n for n in (own, owned, other) if access.may_see(who, await pool.read(n))} == expected
    async with database.reading() as session:
        seen = select(Complaint.tracking_number).where(access.visible_to(who))
        assert set(await session.scalars(seen)) == expected


async def test_somebody_without_a_team_sees_what_they_own_only(
    pool: Pool, people: People, clock: FixedClock
) -> None:
    await pool.register()
    nobody = Person(people["ayse"].id, Role.AGENT, frozenset())
    assert await listed(pool, nobody, clock, Filters()) == []


async def test_contacts_in_the_words_are_masked_before_they_are_cut(
    pool: Pool, people: People, clock: FixedClock
) -> None:
    for length in (180, 190, 195, 198):
        text = "a " * (length // 2) + "0532 987 65 43 numaramı arayın " + "b " * 200
        await pool.register(description=text, contact=Contact(phone="+905559998877"))
    async with pool.works.reading() as session:
        page = await listing.page(session, people["ayse"], Filters(), clock.now())
    assert len(page.rows) == 4
    assert not [row.words for row in page.rows if "532" in row.words or "987" in row.words]


@pytest.mark.parametrize("after", ["x", "1-", "-a", "1" * 40 + "-a", "١-a", "1-'"])
async def test_a_cursor_that_is_none_begins_at_the_beginning_or_finds_nothing_more(
    pool: Pool, people: People, clock: FixedClock, after: str
) -> None:
    await pool.register()
    async with pool.works.reading() as session:
        page = await listing.page(session, people["ayse"], Filters(), clock.now(), after)
    assert len(page.rows) == 1
