from __future__ import annotations

import asyncio
import random
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import delete, func, select, text, update
from sqlalchemy.exc import DBAPIError, IntegrityError, InvalidRequestError

from backend.bootstrap import texts_of
from backend.complaints import customers_own, queries, sla
from backend.complaints.actors import BOT, CUSTOMER, PARTNER, SYSTEM, Actor, staff
from backend.complaints.contact import Contact
from backend.complaints.errors import (
    ContactMissingError,
    ReferenceReusedError,
    TransitionNotAllowedError,
)
from backend.complaints.models import (
    ActorKind,
    Channel,
    Complaint,
    ComplaintCycle,
    ComplaintEvent,
    EventKind,
    IdempotencyKey,
    Reason,
    TopicSource,
)
from backend.complaints.proof import Proof
from backend.complaints.registration import NewComplaint
from backend.complaints.service import ComplaintService
from backend.complaints.sla import ClockKind
from backend.complaints.states import Outcome, State
from backend.complaints.tracking_number import is_valid
from backend.complaints.views import conversation_view
from backend.kit.clock import ISTANBUL, FixedClock
from backend.kit.errors import ComplaintNotFoundError, IdempotencyConflictError, InvalidInputError
from backend.staff import service as staff_service
from backend.staff.models import StaffMember
from tests.backend.working import whole, working

if TYPE_CHECKING:
    from backend.kit.database import Database
    from backend.kit.settings import Settings

# The row of the fixture `ayse`.
AGENT = staff("a" * 32)
CONVERSATION = "c" * 32
PROOF = Proof(CONVERSATION)

pytestmark = pytest.mark.usefixtures("ayse")


@pytest.fixture
def service(clock: FixedClock, settings: Settings) -> ComplaintService:
    return ComplaintService(clock, settings, texts_of(settings))


def new(**fields: Any) -> NewComplaint:
    given: dict[str, Any] = {
        "channel": Channel.WEB_CHAT,
        "description": "İnternetim 3 gündür yok.",
        "topic": "internet_outage",
        "topic_confidence": 0.9,
        "topic_set_by": TopicSource.CLASSIFIER,
        "contact": Contact(name="Ayşe", phone="+905321234567"),
        "conversation_id": CONVERSATION,
    }
    return NewComplaint(**(given | fields))


async def register(
    database: Database,
    service: ComplaintService,
    key: str | None = None,
    actor: Actor = CUSTOMER,
    **fields: Any,
) -> Complaint:
    async with working(database, service) as work:
        return (await service.register(work, new(**fields), actor, key)).complaint


async def fresh(database: Database, number: str) -> Complaint:
    async with database.reading() as session:
        found = await queries.by_number(session, number, events=True)
    assert found is not None
    return found


async def moved(
    database: Database, service: ComplaintService, number: str, *targets: State
) -> Complaint:
    for target in targets:
        async with database.transaction() as session:
            complaint = await queries.by_number(session, number, lock=True)
            assert complaint is not None
            await service.move(session, complaint, target, AGENT)
    return await fresh(database, number)


def said(event: ComplaintEvent) -> str:
    assert event.entry is not None
    return event.entry.text


async def count(database: Database, table: type) -> int:
    async with database.reading() as session:
        return (await session.execute(select(func.count()).select_from(table))).scalar_one()


async def test_a_registered_complaint_is_in_the_pool_with_its_number_and_its_clocks(
    database: Database, service: ComplaintService, clock: FixedClock
) -> None:
    complaint = await fresh(database, (await register(database, service)).tracking_number)
    assert is_valid(complaint.tracking_number)
    assert (complaint.state, complaint.team, complaint.cycle) == ("registered", "technical", 1)
    assert complaint.registered_at == complaint.received_at == clock.now()
    assert {each.kind for each in complaint.clocks} == set(ClockKind)
    assert complaint.clock(ClockKind.PROMISE).due_at == datetime(
        2026, 11, 25, 18, 0, tzinfo=ISTANBUL
    )


async def test_its_history_begins_with_the_customer(
    database: Database, service: ComplaintService, clock: FixedClock
) -> None:
    complaint = await fresh(database, (await register(database, service)).tracking_number)
    [event] = complaint.events
    assert (event.kind, event.actor_kind, event.at) == ("registered", "customer", clock.now())


async def test_clocks_count_from_when_the_customer_made_contact(
    database: Database, service: ComplaintService, clock: FixedClock
) -> None:
    received = clock.now() - timedelta(hours=20)
    complaint = await register(database, service, received_at=received)
    assert complaint.clock(ClockKind.FIRST_NOTICE).due_at == received + timedelta(hours=24)


async def test_one_solved_on_the_spot_is_resolved_at_once_by_the_bot(
    database: Database, service: ComplaintService, clock: FixedClock
) -> None:
    made = await register(
        database, service, actor=BOT, solved_at_first_contact=True, contact=Contact()
    )
    complaint = await fresh(database, made.tracking_number)
    assert (complaint.state, complaint.present.outcome) == (
        "resolved",
        Outcome.SOLVED_AT_FIRST_CONTACT,
    )
    assert [(each.from_state, each.to_state, each.actor_kind) for each in complaint.events] == [
        (None, None, "bot"),
        ("registered", "in_review", "bot"),
        ("in_review", "resolved", "bot"),
    ]
    assert not any(each.running for each in complaint.clocks)
    assert complaint.clock(ClockKind.PROMISE).met_at == clock.now()


async def test_the_same_key_registers_once(database: Database, service: ComplaintService) -> None:
    async with working(database, service) as work:
        first = await service.register(work, new(), BOT, "key")
    async with working(database, service) as work:
        # Another confidence is no other content: the model may have been retrained in between.
        again = await service.register(work, new(topic_confidence=0.7), BOT, "key")
    assert (first.repeated, again.repeated) == (False, True)
    assert again.complaint.tracking_number == first.complaint.tracking_number
    assert await count(database, Complaint) == 1


async def test_the_same_key_with_other_content_is_refused_and_changes_nothing(
    database: Database, service: ComplaintService
) -> None:
    await register(database, service, "key")
    with pytest.raises(IdempotencyConflictError):
        await register(database, service, "key", description="Faturam yanlış.")
    assert await count(database, Complaint) == 1


async def test_the_same_key_on_another_channel_is_another_key(
    database: Database, service: ComplaintService
) -> None:
    await register(database, service, "key")
    await register(database, service, "key", channel=Channel.SMS, description="Başka dert")
    assert await count(database, Complaint) == 2


async def test_two_who_count_their_keys_from_one_do_not_meet(
    database: Database, service: ComplaintService
) -> None:
    askers: list[dict[str, Any]] = [
        {},
        {"conversation_id": "d" * 32},
        {"conversation_id": None, "source": "sikayetvar"},
        {"conversation_id": None, "source": "ornek"},
        {"conversation_id": None},
        {"conversation_id": None, "contact": Contact(phone="+905321234568")},
    ]
    for place, asker in enumerate(askers):
        told = asker | {"description": f"{place}. dert"}
        await register(database, service, "1", **told)
        await register(database, service, "1", **told)
    assert await count(database, Complaint) == len(askers)
    async with database.reading() as session:
        kept = (await session.execute(select(*IdempotencyKey.__table__.columns))).all()
    assert "+90532" not in str(kept)


async def test_the_changes_of_two_who_use_one_key_are_two(
    database: Database, service: ComplaintService
) -> None:
    number = (await register(database, service)).tracking_number
    for proof in (PROOF, Proof("another", "+905321234567"), Proof(None, "+905321234567")):
        async with database.transaction() as session:
            await service.add_information(
                session, number, proof, f"Ek: {proof.asker}", "1", actor=CUSTOMER
            )
    assert len((await fresh(database, number)).entries) == 4


async def test_a_reference_of_one_source_is_one_complaint(
    database: Database, service: ComplaintService
) -> None:
    referred: dict[str, Any] = {"channel": Channel.COMPLAINT_SITE, "external_reference": "7"}
    one = await register(database, service, **referred, source="sikayetvar")
    again = await register(database, service, **referred, source="sikayetvar")
    assert again.id == one.id
    with pytest.raises(ReferenceReusedError):
        await register(
            database, service, **referred, source="sikayetvar", description="Başka sözler"
        )
    for other in (
        {"source": "ornek"},
        {"external_reference": "8"},
        {"channel": Channel.API},
        {"external_reference": None, "description": "Başka dert"},
        {"external_reference": None, "description": "Üçüncü dert"},
    ):
        await register(database, service, **({"source": "sikayetvar"} | referred | other))
    assert await count(database, Complaint) == 6


@pytest.mark.both_databases
async def test_a_reference_that_comes_ten_times_at_once_is_one_complaint(
    database: Database, service: ComplaintService
) -> None:
    made = await asyncio.gather(
        *(register(database, service, source="x", external_reference="7") for _ in range(10))
    )
    assert len({each.id for each in made}) == 1


async def test_without_a_key_every_request_registers(
    database: Database, service: ComplaintService
) -> None:
    await register(database, service)
    await register(database, service, description="Başka dert")
    assert await count(database, Complaint) == 2


@pytest.mark.both_databases
async def test_ten_tries_at_once_with_one_key_register_once(
    database: Database, service: ComplaintService
) -> None:
    made = await asyncio.gather(*(register(database, service, "key") for _ in range(10)))
    assert len({each.tracking_number for each in made}) == 1
    assert await count(database, Complaint) == 1
    assert await count(database, IdempotencyKey) == 1


async def test_a_number_that_is_taken_is_not_given_twice(
    database: Database, clock: FixedClock, settings: Settings
) -> None:
    seeds = iter([1, 1, 2])

    class Repeating(random.Random):
        def choice(self, seq: Any) -> Any:
            if len(seq) == 8:  # the first digit of a new number
                self.seed(next(seeds))
            return super().choice(seq)

    service = ComplaintService(clock, settings, texts_of(settings), Repeating(0))
    first = await register(database, service)
    second = await register(database, service, description="Başka dert")
    assert first.tracking_number != second.tracking_number


async def test_what_breaks_a_rule_is_not_stored(
    database: Database, service: ComplaintService
) -> None:
    with pytest.raises(InvalidInputError):
        await register(database, service, description="")
    assert await count(database, Complaint) == 0


async def test_resolving_meets_the_promises_but_not_the_notice(
    database: Database, service: ComplaintService, clock: FixedClock
) -> None:
    number = (await register(database, service)).tracking_number
    complaint = await moved(database, service, number, State.IN_REVIEW, State.RESOLVED)
    for kind in (ClockKind.PROMISE, ClockKind.LEGAL, ClockKind.TARGET):
        assert complaint.clock(kind).met_at == clock.now()
    assert complaint.clock(ClockKind.FIRST_NOTICE).running


async def test_the_target_clock_stands_still_while_we_wait_for_the_customer(
    database: Database, service: ComplaintService, clock: FixedClock
) -> None:
    number = (await register(database, service)).tracking_number
    before = await moved(database, service, number, State.IN_REVIEW, State.WAITING_CUSTOMER)
    assert before.clock(ClockKind.TARGET).paused_at == clock.now()
    clock.set(clock.now() + timedelta(days=1))  # nine business hours
    after = await moved(database, service, number, State.IN_REVIEW)
    assert after.clock(ClockKind.TARGET).paused_at is None
    assert after.clock(ClockKind.TARGET).due_at == datetime(2026, 11, 26, 10, 0, tzinfo=ISTANBUL)
    assert after.clock(ClockKind.LEGAL).due_at == before.clock(ClockKind.LEGAL).due_at


async def test_a_target_already_missed_is_not_mended_by_waiting(
    database: Database, service: ComplaintService, clock: FixedClock
) -> None:
    made = await register(database, service)
    due = made.clock(ClockKind.TARGET).due_at
    clock.set(due + timedelta(days=1))
    await moved(database, service, made.tracking_number, State.IN_REVIEW, State.WAITING_CUSTOMER)
    clock.set(due + timedelta(days=2))
    after = await moved(database, service, made.tracking_number, State.IN_REVIEW)
    assert after.clock(ClockKind.TARGET).due_at == due


async def test_a_move_that_is_not_allowed_leaves_no_trace(
    database: Database, service: ComplaintService
) -> None:
    number = (await register(database, service)).tracking_number
    with pytest.raises(TransitionNotAllowedError):
        await moved(database, service, number, State.CLOSED)
    complaint = await fresh(database, number)
    assert (complaint.state, len(complaint.events)) == ("registered", 1)


async def test_withdrawing_stops_every_clock(
    database: Database, service: ComplaintService, clock: FixedClock
) -> None:
    number = (await register(database, service)).tracking_number
    async with database.transaction() as session:
        await service.withdraw(session, number, PROOF, "Çözüldü.", None, actor=CUSTOMER)
    complaint = await fresh(database, number)
    assert complaint.state == State.WITHDRAWN
    assert said(complaint.events[-1]) == "Çözüldü."
    assert complaint.events[-1].reason is None
    assert [each.stopped_at for each in complaint.clocks] == [clock.now()] * len(ClockKind)


async def test_reopening_begins_a_cycle_with_new_clocks_and_the_first_keeps_its_result(
    database: Database, service: ComplaintService, clock: FixedClock
) -> None:
    first = clock.now()
    number = (await register(database, service, solved_at_first_contact=True)).tracking_number
    clock.set(clock.now() + timedelta(days=7))
    async with database.transaction() as session:
        await service.reopen(session, number, PROOF, "Yine koptu.", None, actor=CUSTOMER)
    complaint = await fresh(database, number)
    assert (complaint.state, complaint.cycle) == ("in_review", 2)
    assert complaint.clock(ClockKind.FIRST_NOTICE).due_at == clock.now() + timedelta(hours=24)
    assert len(complaint.clocks) == 2 * len(ClockKind)
    assert [
        (each.number, each.opened_at, each.resolved_at, each.outcome) for each in complaint.cycles
    ] == [
        (1, first, first, Outcome.SOLVED_AT_FIRST_CONTACT),
        (2, clock.now(), None, None),
    ]
    assert complaint.present is complaint.cycles[1]
    assert [each.cycle for each in complaint.entries] == [1, 2]


async def test_one_without_a_contact_is_reopened_once_somebody_can_be_told_the_result(
    database: Database, service: ComplaintService
) -> None:
    made = await register(database, service, solved_at_first_contact=True, contact=Contact())
    number = made.tracking_number
    with pytest.raises(ContactMissingError):
        async with database.transaction() as session:
            await service.reopen(session, number, PROOF, "Yine koptu.", "k", actor=CUSTOMER)
    assert (await fresh(database, number)).state == State.RESOLVED
    async with database.transaction() as session:
        told = Contact(email="ayse@ornek.com")
        await service.add_contact(session, number, PROOF, told, "k", actor=CUSTOMER)
        # Under the key that was refused: nothing was noted of that.
        again = await service.reopen(session, number, PROOF, "Yine koptu.", "k", actor=CUSTOMER)
    assert (again.state, again.contact_email) == (State.IN_REVIEW, "ayse@ornek.com")


async def test_a_proven_number_is_the_contact_of_one_that_has_none(
    database: Database, service: ComplaintService
) -> None:
    made = await register(database, service, solved_at_first_contact=True, contact=Contact())
    proven = Proof(CONVERSATION, "+905321234567")
    async with database.transaction() as session:
        await service.reopen(session, made.tracking_number, proven, "", None, actor=CUSTOMER)
    again = await fresh(database, made.tracking_number)
    assert (again.state, again.contact_phone) == (State.IN_REVIEW, "+905321234567")
    assert [each.kind for each in again.events][-2:] == ["contact_added", "state_changed"]


async def test_what_is_not_finished_cannot_be_reopened(
    database: Database, service: ComplaintService
) -> None:
    number = (await register(database, service)).tracking_number
    with pytest.raises(TransitionNotAllowedError):
        async with database.transaction() as session:
            await service.reopen(session, number, PROOF, "", None, actor=CUSTOMER)
    assert (await fresh(database, number)).state == State.REGISTERED


@pytest.mark.parametrize("verb", ["withdraw", "reopen", "add_information"])
async def test_only_the_conversation_that_registered_it_may_change_it(
    database: Database, service: ComplaintService, verb: str
) -> None:
    number = (await register(database, service)).tracking_number
    with pytest.raises(ComplaintNotFoundError):
        async with database.transaction() as session:
            await getattr(service, verb)(
                session, number, Proof("another"), "neden", None, actor=CUSTOMER
            )
    assert len((await fresh(database, number)).events) == 1


async def test_added_information_is_kept_once_per_key_and_masked(
    database: Database, service: ComplaintService
) -> None:
    number = (await register(database, service)).tracking_number
    for _ in range(2):
        async with database.transaction() as session:
            await service.add_information(
                session, number, PROOF, " Şifrem: abc123 ", "key", actor=CUSTOMER
            )
    added = (await fresh(database, number)).events[1:]
    assert [each.kind for each in added] == [EventKind.INFORMATION_ADDED]
    assert "abc123" not in said(added[0])


async def test_information_we_waited_for_takes_the_review_up_again(
    database: Database, service: ComplaintService
) -> None:
    number = (await register(database, service)).tracking_number
    await moved(database, service, number, State.IN_REVIEW, State.WAITING_CUSTOMER)
    async with database.transaction() as session:
        await service.add_information(
            session, number, PROOF, "Modem numarası 5.", None, actor=CUSTOMER
        )
    complaint = await fresh(database, number)
    assert complaint.state == State.IN_REVIEW
    assert (complaint.events[-1].actor_kind, complaint.events[-1].reason) == (
        SYSTEM.kind,
        Reason.CUSTOMER_ANSWERED,
    )


async def test_a_reason_and_an_addition_of_ten_thousand_characters_are_kept_whole(
    database: Database, service: ComplaintService
) -> None:
    number = (await register(database, service)).tracking_number
    whole = "ğ" * 10_000
    async with database.transaction() as session:
        await service.add_information(session, number, PROOF, whole, None, actor=CUSTOMER)
    assert said((await fresh(database, number)).events[-1]) == whole
    for change in (service.withdraw, service.reopen):
        with pytest.raises(InvalidInputError) as caught:
            async with database.transaction() as session:
                await change(session, number, PROOF, whole + "ğ", None, actor=CUSTOMER)
        assert caught.value.errors == {"reason": "En fazla 10.000 karakter yazabilirsiniz."}
    async with database.transaction() as session:
        await service.withdraw(session, number, PROOF, whole, None, actor=CUSTOMER)
    assert said((await fresh(database, number)).events[-1]) == whole


@pytest.mark.parametrize("wrong", ["", "  ", "a" * 10_001])
async def test_nothing_and_too_much_are_no_information(
    database: Database, service: ComplaintService, wrong: str
) -> None:
    number = (await register(database, service)).tracking_number
    with pytest.raises(InvalidInputError):
        async with database.transaction() as session:
            await service.add_information(session, number, PROOF, wrong, None, actor=CUSTOMER)


async def test_withdrawing_again_under_the_same_key_is_the_same_withdrawal(
    database: Database, service: ComplaintService
) -> None:
    number = (await register(database, service)).tracking_number
    for _ in range(2):
        async with database.transaction() as session:
            await service.withdraw(session, number, PROOF, "", "key", actor=CUSTOMER)
    assert len((await fresh(database, number)).events) == 2
    with pytest.raises(TransitionNotAllowedError):
        async with database.transaction() as session:
            await service.withdraw(session, number, PROOF, "", "another key", actor=CUSTOMER)


async def test_the_history_cannot_be_rewritten(
    database: Database, service: ComplaintService
) -> None:
    await register(database, service)
    for statement in ("UPDATE complaint_events SET kind = 'x'", "DELETE FROM complaint_events"):
        with pytest.raises(DBAPIError, match="append-only"):
            async with database.transaction() as session:
                await session.execute(text(statement))
    assert await count(database, ComplaintEvent) == 1


@pytest.mark.parametrize(
    "wrong",
    [
        {"state": "lost"},
        {"channel": "pigeon"},
        {"cycle": 0},
        {"topic_confidence": 1.5},
        {"tracking_number": "1"},
        {"contact_phone": None},
        {"repeat_of": "nobody"},
    ],
)
async def test_the_database_itself_refuses(
    database: Database, service: ComplaintService, wrong: dict[str, Any]
) -> None:
    await register(database, service)
    with pytest.raises(IntegrityError):
        async with database.transaction() as session:
            await session.execute(update(Complaint).values(**wrong))


@pytest.mark.parametrize(
    "wrong",
    [
        {"resolved_at": None},
        {"outcome": "won"},
        {"satisfaction": 6},
        {"number": 0},
        {"answer_id": 99},
        {"complaint_id": "nobody"},
    ],
)
async def test_the_database_itself_refuses_a_cycle_that_cannot_be(
    database: Database, service: ComplaintService, wrong: dict[str, Any]
) -> None:
    await register(database, service, solved_at_first_contact=True)
    with pytest.raises(IntegrityError):
        async with database.transaction() as session:
            await session.execute(update(ComplaintCycle).values(**wrong))


async def test_what_was_not_asked_for_is_not_loaded_in_secret(
    database: Database, service: ComplaintService
) -> None:
    number = (await register(database, service)).tracking_number
    async with database.reading() as session:
        complaint = await queries.by_number(session, number)
        assert complaint is not None
        with pytest.raises(InvalidRequestError):
            _ = complaint.events


async def test_complaints_of_a_conversation_come_newest_first(
    database: Database, service: ComplaintService, clock: FixedClock
) -> None:
    older = await register(database, service)
    clock.set(clock.now() + timedelta(minutes=1))
    newer = await register(database, service, description="Başka dert")
    await register(database, service, conversation_id="another", description="Üçüncü dert")
    async with database.reading() as session:
        found = await customers_own.of_proof(session, PROOF)
    assert [each.id for each in found] == [newer.id, older.id]


async def test_agents_are_named_in_the_history(
    database: Database, service: ComplaintService
) -> None:
    number = (await register(database, service)).tracking_number
    complaint = await moved(database, service, number, State.IN_REVIEW)
    event = complaint.events[-1]
    assert event.actor is not None
    assert (event.actor_kind, event.actor.username) == ("staff", "ayse")


@pytest.mark.parametrize(
    ("actor", "author"),
    [
        (CUSTOMER, "customer"),
        (BOT, "customer"),  # it passes on what the customer wrote
        (PARTNER, "partner"),
        (AGENT, "staff"),
    ],
)
async def test_who_registers_is_in_the_history_and_whose_words_it_are_at_the_text(
    database: Database, service: ComplaintService, actor: Actor, author: str
) -> None:
    async with working(database, service) as work:
        made = (await service.register(work, new(), actor)).complaint
    complaint = await fresh(database, made.tracking_number)
    [event], [entry] = complaint.events, complaint.entries
    assert (event.actor_kind, event.actor_id) == (actor.kind, actor.staff_id)
    assert (entry.author_kind, entry.author_id) == (author, actor.staff_id)


@pytest.mark.parametrize(
    ("kind", "member"), [(ActorKind.STAFF, None), (ActorKind.CUSTOMER, "a" * 32)]
)
async def test_staff_and_nobody_else_is_named_by_a_row(
    database: Database, service: ComplaintService, kind: ActorKind, member: str | None
) -> None:
    with pytest.raises(ValueError, match="staff"):
        Actor(kind, member)
    complaint = await register(database, service)
    event = ComplaintEvent(
        complaint_id=complaint.id,
        cycle=1,
        kind="state_changed",
        at=complaint.registered_at,
        actor_kind=kind,
        actor_id=member,
    )
    with pytest.raises(IntegrityError, match="actor_id_is_staff"):
        async with database.transaction() as session:
            session.add(event)


async def test_whoever_left_is_still_named_by_what_they_did_and_owned(
    database: Database, service: ComplaintService, clock: FixedClock, ayse: str
) -> None:
    number = (await register(database, service)).tracking_number
    async with database.transaction() as session:
        complaint = await whole(session, number)
        await service.move(session, complaint, State.IN_REVIEW, staff(ayse), words="Saha bakacak.")
        complaint.owner_id = ayse
        await staff_service.put(session, "ayse", clock.now(), active=False)
    kept = await fresh(database, number)
    assert [kept.owner, kept.events[-1].actor, kept.entries[-1].author] == [kept.owner] * 3
    assert kept.owner is not None
    assert (kept.owner.username, kept.owner.active) == ("ayse", False)
    with pytest.raises(IntegrityError):
        async with database.transaction() as session:
            await session.execute(delete(StaffMember))


async def test_an_agents_topic_brings_its_team_its_target_and_an_event(
    database: Database, service: ComplaintService, settings: Settings, clock: FixedClock
) -> None:
    made = await register(database, service)
    promised = made.clock(ClockKind.PROMISE).due_at
    async with database.transaction() as session:
        complaint = await whole(session, made.tracking_number)
        await service.set_topic(session, complaint, "modem_device", AGENT)
        await service.set_topic(session, complaint, "modem_device", AGENT)
    after = await fresh(database, made.tracking_number)
    assert (after.topic, after.team, after.topic_set_by) == ("modem_device", "devices", "agent")
    assert after.topic_confidence is None
    assert after.clock(ClockKind.TARGET).due_at == sla.add_business_time(
        after.registered_at, 5 * sla.full_day()
    )
    assert after.clock(ClockKind.PROMISE).due_at == promised
    [event] = [one for one in after.events if one.kind == EventKind.TOPIC_CHANGED]
    assert (event.data["from"], event.data["to"], event.actor_id) == (
        "internet_outage",
        "modem_device",
        AGENT.staff_id,
    )


async def test_a_complaint_whose_topic_left_the_table_is_shown_reopened_and_kept(
    database: Database, service: ComplaintService
) -> None:
    number = (await register(database, service, solved_at_first_contact=True)).tracking_number
    async with database.transaction() as session:
        await session.execute(update(Complaint).values(topic="fax_service", team="fax"))
    async with database.transaction() as session:
        again = await service.reopen(session, number, PROOF, "Yine koptu.", None, actor=CUSTOMER)
        view = conversation_view(again, PROOF, service._clock.now(), service._settings)
        await service.set_topic(session, again, "fax_service", AGENT)
    assert (view["topic"], view["topic_label"]) == ("fax_service", "Diğer")
    kept = await fresh(database, number)
    assert (kept.topic, kept.team, kept.topic_set_by) == ("fax_service", "fax", "agent")
    async with database.transaction() as session:
        found = await whole(session, number)
        await service.set_topic(session, found, "billing", AGENT)
        with pytest.raises(InvalidInputError):
            await service.set_topic(session, found, "fax_service", AGENT)


async def test_a_letter_that_lay_about_is_promised_a_day_to_come(
    database: Database, service: ComplaintService, clock: FixedClock
) -> None:
    received = clock.now() - timedelta(days=30)
    complaint = await register(database, service, received_at=received)
    assert complaint.clock(ClockKind.PROMISE).due_at == datetime(
        2026, 11, 24, 18, 0, tzinfo=ISTANBUL
    )
    assert complaint.clock(ClockKind.LEGAL).due_at < clock.now()


async def test_words_of_danger_raise_the_severity_when_said_first_and_when_added(
    database: Database, service: ComplaintService
) -> None:
    grave = await register(database, service, description="Kablo sarktı, çocuklar için tehlikeli")
    calm = await register(database, service)
    assert (grave.severity, calm.severity) == ("critical", "normal")
    async with database.transaction() as session:
        await service.add_information(
            session, calm.tracking_number, PROOF, "avukatıma vereceğim", None, actor=CUSTOMER
        )
    after = await fresh(database, calm.tracking_number)
    assert after.severity == "high"
    assert [event.data["signs"] for event in after.events if event.data.get("signs")] == [
        ["lawyer"]
    ]


@pytest.mark.parametrize(("days", "stops"), [(0, False), (3, True)])
async def test_a_first_notice_that_is_late_when_it_is_closed_is_looked_for_no_more(
    database: Database, service: ComplaintService, clock: FixedClock, *, days: int, stops: bool
) -> None:
    number = (await register(database, service)).tracking_number
    await moved(database, service, number, State.IN_REVIEW, State.RESOLVED)
    clock.set(clock.now() + timedelta(days=days))
    notice = (await moved(database, service, number, State.CLOSED)).clock(ClockKind.FIRST_NOTICE)
    assert (notice.met_at, notice.notice_at) == (None, None)
    assert notice.stopped_at == (clock.now() if stops else None)
