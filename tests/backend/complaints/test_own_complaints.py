"""What customers may do to complaints of their own, by conversation and by phone."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

from backend.bootstrap import texts_of
from backend.complaints import customers_own, queries
from backend.complaints.actors import BOT, CUSTOMER, staff
from backend.complaints.contact import Contact
from backend.complaints.errors import TransitionNotAllowedError
from backend.complaints.models import Channel, Complaint, EventKind
from backend.complaints.proof import Proof
from backend.complaints.registration import NewComplaint
from backend.complaints.service import ComplaintService
from backend.complaints.sla import ClockKind
from backend.complaints.states import Outcome, State
from backend.kit.errors import ComplaintNotFoundError, InvalidInputError
from tests.backend.working import whole, working

if TYPE_CHECKING:
    from backend.kit.clock import FixedClock
    from backend.kit.database import Database
    from backend.kit.settings import Settings

# The row of the fixture `ayse`.
AGENT = staff("a" * 32)
PHONE, HERE = "+905321234567", "c" * 32
pytestmark = pytest.mark.usefixtures("ayse")
BY_PHONE, STRANGER = Proof("another", PHONE), Proof("another", "+905321234568")


@pytest.fixture
def service(clock: FixedClock, settings: Settings) -> ComplaintService:
    return ComplaintService(clock, settings, texts_of(settings))


async def register(database: Database, service: ComplaintService, **fields: Any) -> Complaint:
    given: dict[str, Any] = {
        "channel": Channel.SMS,
        "description": "İnternetim 3 gündür yok.",
        "topic": "internet_outage",
        "contact": Contact(phone=PHONE),
        "conversation_id": HERE,
    }
    async with working(database, service) as work:
        return (await service.register(work, NewComplaint(**(given | fields)), BOT)).complaint


async def fresh(database: Database, number: str) -> Complaint:
    async with database.reading() as session:
        found = await queries.by_number(session, number, events=True)
    assert found is not None
    return found


async def move(database: Database, service: ComplaintService, number: str, *targets: State) -> None:
    async with database.transaction() as session:
        complaint = await whole(session, number)
        for target in targets:
            await service.move(session, complaint, target, AGENT)


async def test_the_registered_phone_may_add_withdraw_and_reopen_from_anywhere(
    database: Database, service: ComplaintService
) -> None:
    number = (await register(database, service)).tracking_number
    async with database.transaction() as session:
        await service.add_information(
            session, number, BY_PHONE, "Modem kırmızı.", None, actor=CUSTOMER
        )
        await service.solve(session, number, BY_PHONE, None)
    async with database.transaction() as session:
        await service.reopen(session, number, BY_PHONE, "Yine koptu.", None, actor=CUSTOMER)
        after = await service.withdraw(session, number, BY_PHONE, "", None, actor=CUSTOMER)
    assert after.state == State.WITHDRAWN


@pytest.mark.parametrize("verb", ["withdraw", "reopen", "add_information", "name_topic"])
async def test_another_phone_may_change_nothing(
    database: Database, service: ComplaintService, verb: str
) -> None:
    number = (await register(database, service)).tracking_number
    with pytest.raises(ComplaintNotFoundError):
        async with database.transaction() as session:
            await getattr(service, verb)(session, number, STRANGER, "billing", None, actor=CUSTOMER)
    with pytest.raises(ComplaintNotFoundError):
        async with database.transaction() as session:
            await service.solve(session, number, STRANGER, None)
    assert len((await fresh(database, number)).events) == 1


async def test_ones_own_come_newest_first_by_conversation_and_by_phone(
    database: Database, service: ComplaintService, clock: FixedClock
) -> None:
    older = await register(database, service, conversation_id="w" * 32, channel=Channel.WEB_CHAT)
    clock.set(clock.now() + timedelta(minutes=1))
    newer = await register(database, service, contact=Contact(email="ayse@ornek.com"))
    clock.set(clock.now() + timedelta(minutes=1))
    await register(database, service, contact=Contact(phone="+905321234568"), conversation_id="x")
    async with database.reading() as session:
        by_both = await customers_own.of_proof(session, Proof(HERE, PHONE))
        by_phone = await customers_own.of_proof(session, BY_PHONE)
        by_chat = await customers_own.of_proof(session, Proof("y"))
    assert [each.id for each in by_both] == [newer.id, older.id]
    assert [each.id for each in by_phone] == [older.id]
    assert not by_chat


async def test_what_our_steps_solved_is_resolved_as_solved_at_first_contact(
    database: Database, service: ComplaintService, clock: FixedClock
) -> None:
    number = (await register(database, service)).tracking_number
    for _ in range(2):
        async with database.transaction() as session:
            await service.solve(session, number, Proof(HERE), "key")
    complaint = await fresh(database, number)
    assert (complaint.state, complaint.present.outcome) == (
        "resolved",
        Outcome.SOLVED_AT_FIRST_CONTACT,
    )
    assert complaint.solved_at_first_contact
    assert [(each.to_state, each.actor_kind) for each in complaint.events[1:]] == [
        ("in_review", "bot"),
        ("resolved", "bot"),
    ]
    assert not any(each.running for each in complaint.clocks)
    assert complaint.clock(ClockKind.PROMISE).met_at == clock.now()
    assert complaint.clock(ClockKind.FIRST_NOTICE).stopped_at == clock.now()


async def test_one_in_review_may_be_solved_too(
    database: Database, service: ComplaintService
) -> None:
    number = (await register(database, service)).tracking_number
    await move(database, service, number, State.IN_REVIEW)
    async with database.transaction() as session:
        assert (await service.solve(session, number, BY_PHONE, None)).state == State.RESOLVED


@pytest.mark.parametrize(
    "targets",
    [
        (State.IN_REVIEW, State.WAITING_THIRD_PARTY),
        (State.IN_REVIEW, State.RESOLVED),
        (State.WITHDRAWN,),
    ],
)
async def test_nothing_else_can_be_solved_by_the_customer(
    database: Database, service: ComplaintService, targets: tuple[State, ...]
) -> None:
    number = (await register(database, service)).tracking_number
    await move(database, service, number, *targets)
    with pytest.raises(TransitionNotAllowedError):
        async with database.transaction() as session:
            await service.solve(session, number, BY_PHONE, None)
    assert (await fresh(database, number)).state == targets[-1]


async def test_one_that_was_reopened_was_not_solved_at_first_contact(
    database: Database, service: ComplaintService
) -> None:
    number = (await register(database, service)).tracking_number
    await move(database, service, number, State.IN_REVIEW, State.RESOLVED, State.IN_REVIEW)
    async with database.transaction() as session:
        await service.solve(session, number, BY_PHONE, None)
    assert not (await fresh(database, number)).solved_at_first_contact


async def test_the_topic_that_the_customer_names_is_taken_once(
    database: Database, service: ComplaintService
) -> None:
    number = (await register(database, service)).tracking_number
    for _ in range(2):
        async with database.transaction() as session:
            await service.name_topic(session, number, BY_PHONE, "billing", "key", actor=CUSTOMER)
    complaint = await fresh(database, number)
    assert (complaint.topic, complaint.team) == ("billing", "billing")
    assert complaint.topic_set_by == "customer"
    [event] = [each for each in complaint.events if each.kind == EventKind.TOPIC_CHANGED]
    assert (event.actor_kind, event.data["from"]) == ("customer", "internet_outage")


async def test_an_agents_topic_stands(database: Database, service: ComplaintService) -> None:
    number = (await register(database, service)).tracking_number
    async with database.transaction() as session:
        await service.set_topic(session, await whole(session, number), "modem_device", AGENT)
    async with database.transaction() as session:
        await service.name_topic(session, number, BY_PHONE, "billing", None, actor=CUSTOMER)
    assert (await fresh(database, number)).topic == "modem_device"


async def test_a_topic_that_does_not_exist_is_refused(
    database: Database, service: ComplaintService
) -> None:
    number = (await register(database, service)).tracking_number
    with pytest.raises(InvalidInputError):
        async with database.transaction() as session:
            await service.name_topic(session, number, BY_PHONE, "teleport", None, actor=CUSTOMER)
