"""What is kept quiet: nothing goes to its contact, and a person sees and ends what is owed."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import select

from backend.bootstrap import texts_of
from backend.complaints import around, call_ends, customers_own, unsent, untold
from backend.complaints.actors import BOT, CUSTOMER
from backend.complaints.calling import ComplaintCalls
from backend.complaints.contact import Contact
from backend.complaints.errors import NotCalledSafeError
from backend.complaints.models import Channel, Complaint, EventKind
from backend.complaints.proof import Proof
from backend.complaints.registration import NewComplaint
from backend.complaints.sla import ClockKind
from backend.gateways.delivery import GatewayUnavailableError
from backend.kit.errors import ComplaintNotFoundError, InvalidInputError
from backend.notifications import failing, receipts
from backend.notifications.handed_over import ARRIVED_AFTER_ALL
from backend.notifications.models import OutboxMessage
from backend.notifications.service import CALL_TO_MAKE
from tests.backend.complaints.test_due_notices import days
from tests.backend.complaints.test_promises_kept_when_lost import dismiss, given_up

if TYPE_CHECKING:
    from backend.kit.clock import FixedClock
    from backend.kit.settings import Settings
    from tests.backend.complaints.conftest import Person, Pool
    from tests.backend.complaints.test_due_notices import Days

__all__ = ["days"]
MOBILE, LANDLINE, SISTERS, MAIL = "+905321234567", "+902121234567", "+905337654321", "a@ornek.com"
BEATEN = "Eşim beni her akşam dövüyor, telefonuma da bakıyor."
FORM: dict[str, Any] = {
    "channel": Channel.WEB_FORM,
    "description": BEATEN,
    "contact": Contact(phone=MOBILE, email=MAIL),
    "topic": "internet_outage",
    "confirmed": False,
}


async def owed(pool: Pool, who: Person) -> list[str]:
    """Return of which complaints this person sees that nobody is about to tell their customer."""
    async with pool.works.reading() as session:
        found = await untold.waiting(session, who)
        assert (await around.counts(session, who, pool.works.now())).untold == len(found)
    return [each.complaint.tracking_number for each in found]


async def seen_with(pool: Pool, proof: Proof) -> list[str]:
    """Return the numbers that a customer is shown with `proof`, each by the list and by itself."""
    async with pool.works.reading() as session:
        listed = [each.tracking_number for each in await customers_own.of_proof(session, proof)]
        for each in (await session.scalars(select(Complaint))).all():
            assert proof.covers(each) == (each.tracking_number in listed)
    return listed


async def kinds(pool: Pool, number: str) -> list[str]:
    return [each.kind for each in (await pool.read(number)).events]


@pytest.mark.parametrize(
    "channel", [Channel.WEB_FORM, Channel.EMAIL, Channel.PHONE, Channel.STORE, Channel.SMS]
)
async def test_violence_at_home_is_kept_quiet_by_whichever_channel_it_is_told(
    days: Days, channel: Channel
) -> None:
    number = await days.pool.register(**FORM | {"channel": channel})
    await days.until("2026-12-10T12:00", step=timedelta(hours=6))
    assert (await days.pool.read(number)).quiet
    assert await days.outgoing() == []


async def test_what_the_assistant_passes_on_is_as_quiet_as_it_says(pool: Pool) -> None:
    async with pool.works.begin() as work:
        new = NewComplaint(
            channel=Channel.WEB_CHAT, description=BEATEN, contact=Contact(phone=SISTERS)
        )
        done = await pool.service.register(work, new, BOT)
        assert not done.complaint.quiet


async def test_told_later_it_is_quiet_from_then_on(days: Days) -> None:
    number = await days.pool.register(contact=Contact(phone=MOBILE), confirmed=False)
    async with days.works.begin() as work:
        mine = Proof(None, phone=MOBILE)
        await days.pool.service.add_information(
            work.session, number, mine, BEATEN, "k1", actor=CUSTOMER
        )
    assert (await days.pool.read(number)).quiet
    await days.until("2026-11-26T12:00", step=timedelta(hours=6))
    assert {each.state for each in await days.outgoing()} == {"cancelled"}


async def test_what_is_told_again_leaves_the_way_that_was_called_safe(
    pool: Pool, people: dict[str, Person]
) -> None:
    number = await pool.register(**FORM)
    await pool.do("call_safe", number, people["ayse"], Contact(phone=SISTERS), "Kendisi aradı.")
    async with pool.works.begin() as work:
        await pool.service.add_information(
            work.session, number, Proof(None, phone=SISTERS), BEATEN, "k1", actor=CUSTOMER
        )
    again = await pool.read(number)
    assert (again.quiet, again.contact_phone) == (False, SISTERS)


async def test_who_holds_its_phone_sees_and_changes_nothing_of_it_until_a_way_is_called_safe(
    pool: Pool, people: dict[str, Person]
) -> None:
    number = await pool.register(**FORM)
    modem = await pool.register(description="Modem gelmedi.", contact=Contact(phone=MOBILE))
    holder = Proof(None, phone=MOBILE)
    assert await seen_with(pool, holder) == [modem]
    async with pool.works.begin() as work:
        with pytest.raises(ComplaintNotFoundError):
            await pool.service.withdraw(
                work.session, number, holder, "Hayır.", "k1", actor=CUSTOMER
            )
    await pool.do("call_safe", number, people["ayse"], Contact(phone=SISTERS), "Kendisi aradı.")
    assert await seen_with(pool, Proof(None, phone=SISTERS)) == [number]
    assert await seen_with(pool, holder) == [modem]


async def test_it_is_seen_in_the_conversation_in_which_it_was_told_and_at_the_desk(
    pool: Pool,
) -> None:
    number = await pool.register(**FORM | {"conversation_id": "c1"})
    assert await seen_with(pool, Proof("c1")) == [number]
    async with pool.works.reading() as session:
        [found] = await customers_own.of_customer(session, "c2", MOBILE)
    assert found.tracking_number == number


async def test_a_question_that_nobody_would_read_is_not_asked(
    pool: Pool, people: dict[str, Person]
) -> None:
    number = await pool.register(**FORM)
    with pytest.raises(NotCalledSafeError):
        await pool.do("ask", number, people["ayse"], "Şu an güvende misiniz?")
    assert (await pool.read(number)).state == "registered"
    await pool.do("call_safe", number, people["ayse"], Contact(phone=SISTERS), "Kendisi aradı.")
    await pool.do("ask", number, people["ayse"], "Şu an güvende misiniz?")
    assert (await pool.read(number)).state == "waiting_customer"


async def test_it_is_decided_once_somebody_wrote_down_that_there_is_no_way(
    days: Days, people: dict[str, Person]
) -> None:
    number = await days.pool.register(**FORM)
    with pytest.raises(NotCalledSafeError):
        await days.pool.do("conclude", number, people["ayse"], "upheld", "İlgilendik.")
    await days.pool.do("give_up_telling", number, people["ayse"], "Komşusu da bilmiyor.")
    await days.pool.do("conclude", number, people["ayse"], "upheld", "İlgilendik.")
    await days.until("2026-11-26T12:00", step=timedelta(hours=6))
    assert await days.outgoing() == []
    assert (await days.pool.read(number)).state == "resolved"


async def test_its_first_notice_is_before_people_at_once_until_somebody_ends_it(
    days: Days, people: dict[str, Person]
) -> None:
    number = await days.pool.register(**FORM)
    assert await owed(days.pool, people["ayse"]) == [number]
    assert await owed(days.pool, people["billing"]) == []
    await days.until("2026-11-24T12:00", step=timedelta(hours=2))
    assert await owed(days.pool, people["ayse"]) == [number]
    with pytest.raises(InvalidInputError):
        await days.pool.do("give_up_telling", number, people["ayse"], " ")
    await days.pool.do("give_up_telling", number, people["ayse"], "Aranacak kimsesi yok.")
    assert await owed(days.pool, people["ayse"]) == []
    clock = await days.clock_of(number)
    assert (clock.met_at, clock.stopped_at) == (None, days.clock.now())
    ended = (await days.pool.read(number)).events[-1]
    assert (ended.kind, ended.data) == (EventKind.NO_WAY_FOUND, {"clocks": ["first_notice"]})
    assert ended.entry is not None
    assert (ended.entry.text, ended.entry.audience) == ("Aranacak kimsesi yok.", "internal")


async def test_its_legal_notice_is_before_people_when_its_time_comes(
    days: Days, people: dict[str, Person]
) -> None:
    number = await days.pool.register(**FORM)
    await days.pool.do("give_up_telling", number, people["ayse"], "Aranacak kimsesi yok.")
    await days.until("2026-12-05T12:00", step=timedelta(hours=6))
    assert await owed(days.pool, people["ayse"]) == [number]
    assert (await days.clock_of(number, ClockKind.LEGAL_NOTICE)).met_at is None


async def test_called_safe_it_is_told_there_what_is_owed(
    days: Days, people: dict[str, Person]
) -> None:
    number = await days.pool.register(**FORM)
    await days.until("2026-11-23T15:30")
    await days.pool.do(
        "call_safe", number, people["ayse"], Contact(phone=SISTERS), "Kendisi aradı."
    )
    await days.tick()
    [told] = await days.outgoing()
    assert (told.recipient, told.state) == (SISTERS, "sent")
    assert (await days.clock_of(number)).met_at == days.clock.now()
    assert await owed(days.pool, people["ayse"]) == []


async def test_what_nothing_tells_any_more_is_before_people_however_that_came_about(
    days: Days, people: dict[str, Person]
) -> None:
    days.works.hear(CALL_TO_MAKE, call_ends.hear)
    number = await days.pool.register(contact=Contact(phone=LANDLINE), confirmed=False)
    assert await owed(days.pool, people["ayse"]) == []  # a call waits
    letter = await given_up(days)
    assert await owed(days.pool, people["ayse"]) == []  # a dead letter stands before people
    days.clock.set((await days.clock_of(number)).due_at)
    await dismiss(days, letter)
    assert await owed(days.pool, people["ayse"]) == [number]
    await days.pool.do("give_up_telling", number, people["ayse"], "Taşınmış, yeni numarası yok.")
    assert await owed(days.pool, people["ayse"]) == []
    with pytest.raises(InvalidInputError):
        await days.pool.do("give_up_telling", number, people["ayse"], "Bir daha.")


async def test_a_dead_letter_is_not_sent_where_whoever_is_dangerous_may_read_it(
    days: Days, people: dict[str, Person]
) -> None:
    days.works.hear(CALL_TO_MAKE, call_ends.hear)
    number = await days.pool.register(contact=Contact(phone=LANDLINE), confirmed=False)
    letter = await given_up(days)
    async with days.works.begin() as work:
        complaint = await days.pool.service.own(work.session, number, Proof(None, phone=LANDLINE))
        await days.pool.service._keep_quiet(work.session, complaint, CUSTOMER)
    for _ in range(2):
        async with days.works.begin() as work:
            with pytest.raises(NotCalledSafeError):
                await unsent.send_again(work, None, letter, anyhow=True)
        # And not to the old number either, once another way was called safe.
        if (await days.pool.read(number)).quiet:
            safe = Contact(phone=SISTERS)
            await days.pool.do("call_safe", number, people["ayse"], safe, "Kendisi aradı.")


async def test_what_is_under_way_when_it_becomes_quiet_turns_to_nobody_else(days: Days) -> None:
    days.works.hear(CALL_TO_MAKE, call_ends.hear)
    number = await days.pool.register(contact=Contact(phone=MOBILE, email=MAIL), confirmed=False)
    await days.tick()
    async with days.works.begin() as work:
        mine = Proof(None, phone=MOBILE)
        await days.pool.service.keep_quiet(work.session, number, mine, "k1", actor=CUSTOMER)
    [sent] = await days.outgoing()
    async with days.works.begin() as work:
        await receipts.record(work, sent.id, 2)
    await days.tick()
    assert days.mail.taken == []
    assert [(each.channel, each.state) for each in await days.outgoing()] == [
        ("sms", "failed"),
        ("call", "cancelled"),
    ]


async def test_a_call_that_somebody_has_taken_is_not_made(days: Days) -> None:
    number = await days.pool.register(contact=Contact(phone=LANDLINE), confirmed=False)
    [call] = await days.outgoing()
    async with days.works.begin() as work:
        row = await work.session.get_one(OutboxMessage, call.id)
        row.state, row.lease_owner = "sending", "a" * 32
    async with days.works.begin() as work:
        mine = Proof(None, phone=LANDLINE)
        await days.pool.service.keep_quiet(work.session, number, mine, "k1", actor=CUSTOMER)
    [dropped] = await days.outgoing()
    assert (dropped.state, dropped.lease_owner) == ("cancelled", None)


class TestWhatArrivesAfterItWasGivenUp:
    """The network says "delivered" of what became a call."""

    async def given_up(self, days: Days, **fields: Any) -> tuple[str, list[OutboxMessage]]:
        number = await days.pool.register(
            **{"contact": Contact(phone=MOBILE), "confirmed": False} | fields
        )
        days.sms.script = [GatewayUnavailableError("down")] * 1000
        await days.until("2026-11-23T18:00", step=timedelta(minutes=15))
        return number, await days.outgoing()

    async def test_nobody_is_called_any_more_and_the_history_says_why(
        self, days: Days, people: dict[str, Person]
    ) -> None:
        number, rows = await self.given_up(days)
        [sms] = [each for each in rows if each.channel == "sms" and each.state == "failed"]
        [call] = [each for each in rows if each.channel == "call"]
        async with days.works.begin() as work:
            await receipts.record(work, sms.id, 1)
            await receipts.record(work, sms.id, 1)
        states = {each.id: each.state for each in await days.outgoing()}
        assert (states[sms.id], states[call.id]) == ("delivered", "cancelled")
        assert (await days.clock_of(number)).met_at == days.clock.now()
        [said] = [
            each
            for each in (await days.pool.read(number)).events
            if each.kind == EventKind.CALL_NEEDLESS
        ]
        assert said.data == {"call": call.id, "message": sms.id}
        assert await owed(days.pool, people["ayse"]) == []

    async def test_a_call_that_was_made_stays_made(self, days: Days) -> None:
        number, rows = await self.given_up(days)
        [call] = [each for each in rows if each.channel == "call"]
        [sms] = [each for each in rows if each.channel == "sms" and each.state == "failed"]
        async with days.works.begin() as work:
            row = await work.session.get_one(OutboxMessage, call.id)
            row.state = "delivered"
        async with days.works.begin() as work:
            await receipts.record(work, sms.id, 1)
        assert EventKind.CALL_NEEDLESS not in await kinds(days.pool, number)
        assert {each.state for each in await days.outgoing()} >= {"delivered"}

    async def test_while_a_piece_of_it_is_lost_they_are_called(
        self, days: Days, people: dict[str, Person]
    ) -> None:
        number = await days.pool.register(contact=Contact(phone=MOBILE))
        await days.pool.do("conclude", number, people["ayse"], "upheld", "Onardık, bakın. " * 60)
        pieces = await days.outgoing()
        for piece in pieces:
            async with days.works.begin() as work:
                await failing.fail(work, piece.id, "not in time")
        for piece in pieces[:-1]:
            async with days.works.begin() as work:
                await receipts.record(work, piece.id, 1)
            assert await self.called(days)
        async with days.works.begin() as work:
            await receipts.record(work, pieces[-1].id, 1)
        assert not await self.called(days)

    async def test_what_the_network_called_failed_stays_so(self, days: Days) -> None:
        await days.pool.register(contact=Contact(phone=MOBILE), confirmed=False)
        await days.tick()
        [sms] = await days.outgoing()
        for kind in (2, 1):
            async with days.works.begin() as work:
                await receipts.record(work, sms.id, kind)
        assert await self.called(days)

    async def test_what_was_about_no_complaint_concerns_no_call(self, days: Days) -> None:
        async with days.works.begin() as work:
            row = OutboxMessage(
                key="x",
                channel="sms",
                recipient=MOBILE,
                purpose="reply",
                text="Merhaba",
                fallbacks=[],
                state="failed",
                dead=True,
                created_at=work.now,
            )
            work.session.add(row)
        async with days.works.begin() as work:
            await receipts.record(work, row.id, 1)
        async with days.works.reading() as session:
            found = await session.scalar(select(OutboxMessage).where(OutboxMessage.key == "x"))
            assert found is not None
            assert (found.state, found.dead) == ("delivered", False)

    @pytest.fixture(autouse=True)
    def hears(self, days: Days, clock: FixedClock, settings: Settings) -> None:
        calls = ComplaintCalls(clock, settings, texts_of(settings))
        days.works.hear(CALL_TO_MAKE, call_ends.hear)
        days.works.hear(ARRIVED_AFTER_ALL, calls.arrived_after_all)

    async def called(self, days: Days) -> bool:
        found = [each for each in await days.outgoing() if each.channel == "call"]
        return [each.state for each in found] == ["queued"]
