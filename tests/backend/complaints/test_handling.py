"""People of the house work on complaints: each action, its event, its clocks, and who may."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import select

from backend.complaints.actors import CUSTOMER, staff
from backend.complaints.contact import Contact
from backend.complaints.errors import ComplaintChangedError, TransitionNotAllowedError
from backend.complaints.models import Audience, EntryKind, EventKind
from backend.complaints.proof import Proof
from backend.complaints.sla import ClockKind
from backend.complaints.states import State
from backend.kit.clock import ISTANBUL
from backend.kit.errors import ComplaintNotFoundError, InvalidInputError, NotAllowedError
from backend.notifications.models import OutboxMessage

if TYPE_CHECKING:
    from collections.abc import Sequence

    from backend.kit.clock import FixedClock
    from backend.kit.database import Database
    from tests.backend.complaints.conftest import Person, Pool

    type People = dict[str, Person]

# Every action with arguments that fit a new complaint of the technical team.
ACTIONS: list[tuple[str, tuple[Any, ...]]] = [
    ("change_state", ("in_review",)),
    ("ask", ("Modemin ışığı yanıyor mu?",)),
    ("change_promise", (datetime(2026, 12, 1, tzinfo=ISTANBUL).date(), "Parça bekliyoruz.")),
    ("conclude", ("upheld", "Hattınızı onardık.")),
    ("change_topic", ("billing",)),
    ("assign", ("technical", "a" * 32)),
    ("note", ("Kabloya bakılacak.",)),
    ("change_severity", ("critical", "Evde solunum cihazı var.")),
]


async def outbox(database: Database) -> Sequence[OutboxMessage]:
    async with database.reading() as session:
        return (await session.scalars(select(OutboxMessage).order_by(OutboxMessage.id))).all()


@pytest.mark.parametrize(("action", "args"), ACTIONS)
async def test_another_teams_complaint_is_as_one_that_does_not_exist(
    pool: Pool, people: People, action: str, args: tuple[Any, ...]
) -> None:
    number = await pool.register()
    with pytest.raises(ComplaintNotFoundError):
        await pool.do(action, number, people["billing"], *args)
    assert [each.kind for each in (await pool.read(number)).events] == ["registered"]


@pytest.mark.parametrize(("action", "args"), ACTIONS)
async def test_an_auditor_changes_nothing(
    pool: Pool, people: People, action: str, args: tuple[Any, ...]
) -> None:
    number = await pool.register()
    with pytest.raises(NotAllowedError):
        await pool.do(action, number, people["auditor"], *args)


@pytest.mark.parametrize(("action", "args"), ACTIONS)
async def test_the_same_key_does_it_once(
    pool: Pool, people: People, database: Database, action: str, args: tuple[Any, ...]
) -> None:
    number = await pool.register()
    order = await pool.order(number, people["lead"], key="k1")
    first = await pool.carry_out(action, order, *args)
    sent = len(await outbox(database))
    second = await pool.carry_out(action, order, *args)
    assert len(first.events) > 1
    assert [each.id for each in second.events] == [each.id for each in first.events]
    assert len(await outbox(database)) == sent


@pytest.mark.parametrize(("action", "args"), [each for each in ACTIONS if each[0] != "note"])
async def test_who_has_not_seen_what_the_customer_added_is_refused(
    pool: Pool, people: People, action: str, args: tuple[Any, ...]
) -> None:
    number = await pool.register()
    order = await pool.order(number, people["lead"])
    async with pool.works.begin() as work:
        proof = Proof(None, "+905321234567")
        await pool.service.add_information(
            work.session, number, proof, "Düzeldi.", None, actor=CUSTOMER
        )
    with pytest.raises(ComplaintChangedError):
        await pool.carry_out(action, order, *args)
    assert (await pool.read(number)).state == "registered"


async def test_a_note_is_taken_whatever_happened_meanwhile_and_stays_inside(
    pool: Pool, people: People
) -> None:
    number = await pool.register()
    order = replace(await pool.order(number, people["ayse"]), seen=0)
    entry = (await pool.carry_out("note", order, "Kablo kopuk.")).entries[-1]
    assert (entry.kind, entry.audience, entry.author_id) == ("note", Audience.INTERNAL, "a" * 32)


async def test_taken_into_review_it_is_whoevers_took_it(pool: Pool, people: People) -> None:
    number = await pool.register()
    taken = await pool.do("change_state", number, people["ayse"], "in_review")
    assert (taken.state, taken.owner_id) == ("in_review", people["ayse"].id)
    assert [each.kind for each in taken.events] == ["registered", "state_changed", "assigned"]


async def test_concluding_answers_tells_and_meets_the_promises_in_one(
    pool: Pool, people: People, database: Database, clock: FixedClock
) -> None:
    number = await pool.register()
    done = await pool.do("conclude", number, people["ayse"], "upheld", "Hattınızı onardık.")
    assert (done.state, done.present.outcome) == (State.RESOLVED, "upheld")
    assert done.present.answer is not None
    assert (done.present.answer.text, done.present.answer.kind) == (
        "Hattınızı onardık.",
        EntryKind.ANSWER,
    )
    assert done.present.resolved_at == clock.now()
    for kind in (ClockKind.PROMISE, ClockKind.LEGAL, ClockKind.TARGET):
        assert done.clock(kind).met_at == clock.now()
    # Met by a notice that was handed over, not by one that waits.
    assert done.clock(ClockKind.FIRST_NOTICE).running
    [sent] = await outbox(database)
    assert (sent.channel, sent.recipient, sent.purpose) == ("sms", "+905321234567", "notice")
    assert "Hattınızı onardık." in sent.text
    assert sent.complaint_id == done.id


async def test_when_it_cannot_be_told_nothing_of_it_has_happened(
    pool: Pool, people: People, database: Database
) -> None:
    number = await pool.register()
    order = await pool.order(number, people["ayse"])

    async def break_off() -> None:
        async with pool.works.begin() as work:
            await pool.handling.conclude(work, order, "upheld", "Onardık.")
            raise ConnectionError

    with pytest.raises(ConnectionError):
        await break_off()
    found = await pool.read(number)
    assert (found.state, len(found.entries)) == ("registered", 1)
    assert not await outbox(database)


@pytest.mark.parametrize(
    ("outcome", "answer", "wrong"),
    [
        ("", "Onardık.", {"outcome"}),
        ("upheld", "  ", {"answer"}),
        ("", "", {"outcome", "answer"}),
        ("won", "Onardık.", {"outcome"}),
        ("upheld", "x" * 4001, {"answer"}),
    ],
)
async def test_without_an_outcome_and_an_answer_nothing_is_concluded(
    pool: Pool, people: People, outcome: str, answer: str, wrong: set[str]
) -> None:
    number = await pool.register()
    with pytest.raises(InvalidInputError) as error:
        await pool.do("conclude", number, people["ayse"], outcome, answer)
    assert set(error.value.errors) == wrong
    assert (await pool.read(number)).state == "registered"


async def test_concluded_twice_by_two_the_second_is_told_what_is_newer(
    pool: Pool, people: People, database: Database
) -> None:
    number = await pool.register()
    orders = [await pool.order(number, people[name]) for name in ("ayse", "mehmet")]
    await pool.carry_out("conclude", orders[0], "upheld", "Onardık.")
    with pytest.raises(ComplaintChangedError):
        await pool.carry_out("conclude", orders[1], "rejected", "Sorun bulamadık.")
    assert len(await outbox(database)) == 1


async def test_a_question_waits_for_the_customer_and_their_answer_resumes(
    pool: Pool, people: People, database: Database, clock: FixedClock
) -> None:
    number = await pool.register()
    asked = await pool.do("ask", number, people["ayse"], "Modemin ışığı yanıyor mu?")
    assert asked.state == State.WAITING_CUSTOMER
    assert asked.clock(ClockKind.TARGET).paused_at == clock.now()
    assert asked.clock(ClockKind.LEGAL).paused_at is None
    [sent] = await outbox(database)
    assert "Modemin ışığı yanıyor mu?" in sent.text
    clock.set(clock.now() + timedelta(hours=2))
    async with pool.works.begin() as work:
        proof = Proof(None, "+905321234567")
        await pool.service.add_information(
            work.session, number, proof, "Yanmıyor.", None, actor=CUSTOMER
        )
    resumed = await pool.read(number)
    assert resumed.state == State.IN_REVIEW
    was, due = (each.clock(ClockKind.TARGET).due_at for each in (asked, resumed))
    assert due - was == timedelta(hours=2)
    assert [each.text for each in resumed.entries[-2:]] == [
        "Modemin ışığı yanıyor mu?",
        "Yanmıyor.",
    ]


async def test_a_question_with_another_state_is_refused_not_hidden(
    pool: Pool, people: People
) -> None:
    number = await pool.register()
    with pytest.raises(InvalidInputError) as error:
        await pool.do("change_state", number, people["ayse"], "in_review", question="Işık?")
    assert set(error.value.errors) == {"question"}


@pytest.mark.parametrize(
    ("day", "says"),
    [
        (None, "seçin"),
        ("2026-11-20", "Geçmiş"),
        ("2026-11-28", "iş günü"),
        ("2026-11-25", "zaten"),
        ("2026-12-31", "Yasal"),
    ],
)
async def test_a_promise_is_for_a_business_day_to_come_within_the_law(
    pool: Pool, people: People, day: str | None, says: str
) -> None:
    number = await pool.register()
    given = datetime.fromisoformat(day).date() if day else None
    with pytest.raises(InvalidInputError) as error:
        await pool.do("change_promise", number, people["ayse"], given, "Parça bekliyoruz.")
    assert says in error.value.errors["day"]


@pytest.mark.parametrize("day", ["2026-12-22", "2027-01-04", "9999-12-30"])
async def test_once_the_limit_is_past_as_many_days_again_may_be_promised_and_no_more(
    pool: Pool, people: dict[str, Person], clock: FixedClock, day: str
) -> None:
    """A slip in the year would be told to the customer, and be nobody's work ever after."""
    number = await pool.register()
    clock.set(datetime(2026, 12, 8, 10, 0, tzinfo=ISTANBUL))
    said = await refused(pool, number, people["ayse"], date.fromisoformat(day))
    if day == "2026-12-22":
        assert said == ""
    else:
        assert "22 Aralık 2026" in said


async def refused(pool: Pool, number: str, by: Person, day: date) -> str:
    """Promise a day; return what is said against it, or nothing."""
    try:
        await pool.do("change_promise", number, by, day, "Parça bekliyoruz.")
    except InvalidInputError as error:
        return error.errors["day"]
    return ""


async def test_todays_end_of_work_cannot_be_promised_once_it_is_past(
    pool: Pool, people: People, clock: FixedClock
) -> None:
    number = await pool.register()
    clock.set(datetime(2026, 11, 24, 19, 0, tzinfo=ISTANBUL))
    with pytest.raises(InvalidInputError):
        await pool.do(
            "change_promise", number, people["ayse"], clock.now().date(), "Parça bekliyoruz."
        )


async def test_a_promise_needs_a_reason_and_the_customer_reads_it(
    pool: Pool, people: People, database: Database
) -> None:
    number = await pool.register()
    day = datetime(2026, 12, 1, tzinfo=ISTANBUL).date()
    with pytest.raises(InvalidInputError) as error:
        await pool.do("change_promise", number, people["ayse"], day, " ")
    assert set(error.value.errors) == {"reason"}
    changed = await pool.do("change_promise", number, people["ayse"], day, "Parça bekliyoruz.")
    due = datetime(2026, 12, 1, 18, 0, tzinfo=ISTANBUL)
    assert changed.clock(ClockKind.PROMISE).due_at == due
    event = changed.events[-1]
    assert (event.kind, event.actor_id) == (EventKind.PROMISE_CHANGED, people["ayse"].id)
    assert datetime.fromisoformat(event.data["to"]) == due
    [sent] = await outbox(database)
    assert "1 Aral" in sent.text
    assert "Parça bekliyoruz." in sent.text


async def test_a_corrected_topic_tells_who_when_from_and_to(
    pool: Pool, people: People, clock: FixedClock
) -> None:
    number = await pool.register()
    await pool.do("change_state", number, people["ayse"], "in_review")
    changed = await pool.do("change_topic", number, people["ayse"], "billing")
    event = next(each for each in changed.events if each.kind == EventKind.TOPIC_CHANGED)
    assert (event.actor_id, event.at) == (people["ayse"].id, clock.now())
    assert (event.data["from"], event.data["to"]) == ("internet_outage", "billing")
    # Another team's now, and nobody's of the old one.
    assert (changed.team, changed.owner_id) == ("billing", None)


async def test_agents_take_and_give_back_but_give_nobody_work(pool: Pool, people: People) -> None:
    number, ayse, mehmet = await pool.register(), people["ayse"], people["mehmet"]
    mine = await pool.do("assign", number, ayse, "technical", ayse.id)
    assert mine.owner_id == ayse.id
    assert (await pool.do("assign", number, ayse, "technical", "")).owner_id is None
    for team, person in (("technical", mehmet.id), ("billing", "")):
        with pytest.raises(NotAllowedError):
            await pool.do("assign", number, ayse, team, person)


async def test_a_lead_gives_work_to_their_own_people_and_passes_it_to_other_teams(
    pool: Pool, people: People
) -> None:
    number, lead = await pool.register(), people["lead"]
    given = await pool.do(
        "assign", number, lead, "technical", people["mehmet"].id, note="Bakar mısın"
    )
    assert given.owner_id == people["mehmet"].id
    assert given.events[-1].data["owner"] == {"from": None, "to": people["mehmet"].id}
    for person in ("billing", "auditor"):
        with pytest.raises(InvalidInputError) as error:
            await pool.do("assign", number, lead, "technical", people[person].id)
        assert set(error.value.errors) == {"person"}
    passed = await pool.do("assign", number, lead, "billing", "")
    assert (passed.team, passed.owner_id) == ("billing", None)
    with pytest.raises(ComplaintNotFoundError):
        await pool.do("note", number, lead, "Bitti.")


async def test_whoever_owns_it_sees_it_whatever_its_team(pool: Pool, people: People) -> None:
    number = await pool.register()
    await pool.do("assign", number, people["boss"], "technical", people["billing"].id)
    await pool.do("note", number, people["billing"], "Bakıyorum.")


async def test_the_younger_of_two_is_linked_and_can_be_parted_again_with_its_clocks(
    pool: Pool, people: People, clock: FixedClock
) -> None:
    older = await pool.register()
    clock.set(clock.now() + timedelta(hours=1))
    younger = await pool.register(description="Hâlâ yok internet.")
    before = await pool.read(younger)
    clock.set(clock.now() + timedelta(hours=1))
    linked = await pool.do("link", younger, people["ayse"], older)
    assert (linked.state, linked.duplicate_of) == ("duplicate", (await pool.read(older)).id)
    assert not any(each.running for each in linked.clocks)
    assert all(each.running for each in (await pool.read(older)).clocks)
    clock.set(clock.now() + timedelta(hours=1))
    parted = await pool.do("change_state", younger, people["ayse"], "in_review")
    assert (parted.state, parted.duplicate_of) == ("in_review", None)
    assert all(each.running for each in parted.clocks)
    dues = [{each.kind: each.due_at for each in one.clocks} for one in (before, parted)]
    assert dues[0] == dues[1]


async def test_only_older_complaints_of_the_same_customer_are_linked_to(
    pool: Pool, people: People, clock: FixedClock
) -> None:
    older = await pool.register()
    stranger = await pool.register(contact=Contact(phone="+905559998877"))
    elsewhere = await pool.register(topic="billing")
    clock.set(clock.now() + timedelta(hours=1))
    younger = await pool.register(description="Hâlâ yok internet.")
    refused = [
        (younger, stranger, "aynı müşteri"),
        (younger, younger, "kendisiyle"),
        (older, younger, "Eski kayıt"),
        # Another team's: no more is told than of one that does not exist.
        (younger, elsewhere, "gördüğünüz"),
        (younger, "482109375523", "gördüğünüz"),
        (younger, "12", "gördüğünüz"),
    ]
    for number, other, says in refused:
        with pytest.raises(InvalidInputError) as error:
            await pool.do("link", number, people["ayse"], other)
        assert says in error.value.errors["other"]


async def test_what_is_linked_to_a_duplicate_is_linked_to_what_that_is_the_same_as(
    pool: Pool, people: People, clock: FixedClock
) -> None:
    numbers = []
    for words in ("bir", "iki", "üç"):
        numbers.append(await pool.register(description=words))
        clock.set(clock.now() + timedelta(hours=1))
    await pool.do("link", numbers[1], people["ayse"], numbers[0])
    linked = await pool.do("link", numbers[2], people["ayse"], numbers[1])
    assert linked.duplicate_of == (await pool.read(numbers[0])).id


async def test_reopened_by_the_house_it_begins_a_new_cycle_and_the_customer_is_told(
    pool: Pool, people: People, database: Database
) -> None:
    number = await pool.register()
    await pool.do("conclude", number, people["ayse"], "rejected", "Sorun bulamadık.")
    again = await pool.do("change_state", number, people["ayse"], "in_review", note="Yine aradı.")
    assert (again.cycle, again.present.outcome) == (2, None)
    assert again.cycles[0].outcome == "rejected"
    assert [each.purpose for each in await outbox(database)] == ["notice", "notice"]


async def test_what_is_concluded_can_be_closed_and_nothing_else_can(
    pool: Pool, people: People
) -> None:
    number = await pool.register()
    with pytest.raises(TransitionNotAllowedError):
        await pool.do("change_state", number, people["ayse"], "closed")
    await pool.do("conclude", number, people["ayse"], "goodwill", "Ayı ücretsiz yaptık.")
    assert (await pool.do("change_state", number, people["ayse"], "closed")).state == "closed"
    with pytest.raises(TransitionNotAllowedError):
        await pool.do("conclude", number, people["ayse"], "upheld", "Bir daha.")


async def test_who_leaves_leaves_their_open_complaints_to_the_teams_and_keeps_the_finished(
    pool: Pool, people: People
) -> None:
    ayse, boss = people["ayse"], people["boss"]
    open_one, finished = await pool.register(), await pool.register()
    for number in (open_one, finished):
        await pool.do("assign", number, ayse, "technical", ayse.id)
    await pool.do("conclude", finished, ayse, "upheld", "Arıza giderildi.")
    async with pool.works.begin() as work:
        assert await pool.handling.release_all(work, ayse.id, staff(boss.id)) == 1
    left, kept = await pool.read(open_one), await pool.read(finished)
    assert (left.owner_id, left.team) == (None, "technical")
    assert (left.events[-1].kind, left.events[-1].actor_id) == ("assigned", boss.id)
    assert kept.owner_id == ayse.id


async def test_what_a_customer_adds_to_a_duplicate_is_added_to_what_goes_on(
    pool: Pool, people: People, clock: FixedClock
) -> None:
    older = await pool.register()
    clock.set(clock.now() + timedelta(hours=1))
    younger = await pool.register(description="Hâlâ yok internet.")
    await pool.do("link", younger, people["ayse"], older)
    await pool.do("ask", older, people["ayse"], "Modem açık mı?")
    async with pool.works.begin() as work:
        proof = Proof(None, "+905321234567")
        told = await pool.service.add_information(
            work.session, younger, proof, "Açık.", None, actor=CUSTOMER
        )
        assert told.tracking_number == younger
    goes_on = await pool.read(older)
    assert (goes_on.entries[-1].text, goes_on.state) == ("Açık.", "in_review")
    assert all(each.text != "Açık." for each in (await pool.read(younger)).entries)
