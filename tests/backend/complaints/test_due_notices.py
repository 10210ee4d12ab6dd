"""Customers are told before a promise ends, by machine where nobody else has told them."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
import pytest_asyncio
from sqlalchemy import select

from backend.complaints import meeting, reached
from backend.complaints.actors import CUSTOMER
from backend.complaints.contact import Contact
from backend.complaints.due_notices import NOTICES, PARKED, DueNotices
from backend.complaints.ledger import Fate, ledger
from backend.complaints.models import Channel, Complaint, EventKind
from backend.complaints.proof import Proof
from backend.complaints.sla import ClockKind
from backend.complaints.tracking_number import display
from backend.gateways.delivery import GatewayRefusedError, GatewayUnavailableError
from backend.kit import parking
from backend.kit.clock import ISTANBUL, turkish_date
from backend.notifications import calls, receipts
from backend.notifications.dispatch import Dispatcher
from backend.notifications.handed_over import HANDED_OVER, LOST
from backend.notifications.models import OutboxMessage
from tests.backend.notifications.conftest import ScriptedGateway

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Sequence

    from backend.kit.clock import FixedClock
    from backend.kit.work import Works
    from tests.backend.complaints.conftest import Person, Pool

MOBILE, LANDLINE, MAIL = "+905321234567", "+902121234567", "ayse@ornek.com"
BOTH = Contact(phone=MOBILE, email=MAIL)


class Days:
    """Lets time pass: the worker's jobs run at each step, gateways do as they are told."""

    def __init__(self, pool: Pool, works: Works, clock: FixedClock) -> None:
        self.pool, self.works, self.clock = pool, works, clock
        self.sms, self.mail = ScriptedGateway(), ScriptedGateway()
        self.outbox = Dispatcher(works, self.sms, self.mail)
        self.notices = DueNotices(works, pool.handling)
        works.hear(HANDED_OVER, meeting.hear_handed_over)
        works.hear(LOST, meeting.hear_lost)

    async def until(self, text: str, *, step: timedelta = timedelta(minutes=30)) -> None:
        end = datetime.fromisoformat(text).replace(tzinfo=ISTANBUL)
        while self.clock.now() < end:
            self.clock.set(min(self.clock.now() + step, end))
            await self.tick()

    async def tick(self) -> None:
        await self.notices.run()
        await self.outbox.dispatch_due()

    async def outgoing(self) -> list[OutboxMessage]:
        async with self.works.reading() as session:
            return list(await session.scalars(select(OutboxMessage).order_by(OutboxMessage.id)))

    async def clock_of(self, number: str, kind: ClockKind = ClockKind.FIRST_NOTICE) -> Any:
        return (await self.pool.read(number)).clock(kind)


@pytest_asyncio.fixture
async def days(pool: Pool, works: Works, clock: FixedClock) -> AsyncIterator[Days]:
    made = Days(pool, works, clock)
    yield made
    await made.outbox.close()


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ISTANBUL)


async def test_before_the_24th_hour_the_customer_hears_that_it_is_looked_at_and_until_when(
    days: Days,
) -> None:
    number = await days.pool.register(contact=Contact(phone=MOBILE))
    await days.until("2026-11-23T14:30")
    assert days.sms.taken == []
    await days.until("2026-11-24T12:00")
    [text] = days.sms.texts
    assert "degerlendirmeye alindi" in text
    assert "25 Kasim 2026 Çarsamba" in text
    clock = await days.clock_of(number)
    assert clock.met_at == at("2026-11-23T15:00")
    told = (await days.pool.read(number)).entries[-1]
    assert (told.kind, told.audience) == ("notice", "customer")


async def test_a_date_that_ends_with_the_legal_notice_is_put_off_by_it_and_told_once(
    days: Days,
) -> None:
    """The ninth day: a promise of three, put off by two each time, ends when that is due."""
    number = await days.pool.register(topic="billing", contact=Contact(phone=MOBILE))
    await days.until("2026-12-04T10:00", step=timedelta(hours=2))
    before = len(days.sms.taken)
    await days.until("2026-12-04T23:00")
    [text] = days.sms.texts[before:]
    assert "yasal sure" in text
    assert "7 Aralik 2026" in text
    found = await days.pool.read(number)
    assert found.clock(ClockKind.PROMISE).due_at == at("2026-12-07T18:00")
    assert found.clock(ClockKind.LEGAL_NOTICE).met_at == at("2026-12-04T14:00")
    *_, changed, _ = ledger(found, days.clock.now())
    assert (changed.due_at, changed.fate) == (at("2026-12-04T18:00"), Fate.CHANGED)
    # Why it changed stands with it.
    [*_, event] = [one for one in found.events if one.kind == EventKind.PROMISE_CHANGED]
    assert event.entry is not None
    assert "yasal süre" in event.entry.text


@pytest.mark.parametrize(
    ("away_until", "says"),
    [
        # The promised day is over, or is about to be: it is not named any more.
        ("2026-11-26T10:00", "verdigimiz tarih degisti"),
        ("2026-11-25T16:00", "verdigimiz tarih degisti"),
        # After the ninth day the legal notice says all of it.
        ("2026-12-07T10:00", "yasal sure"),
    ],
)
async def test_after_an_outage_one_message_tells_the_day_that_is_promised_by_then(
    days: Days, away_until: str, says: str
) -> None:
    number = await days.pool.register(contact=Contact(phone=MOBILE))
    days.clock.set(at(away_until))
    for _ in range(3):
        await days.tick()
    [text] = days.sms.texts
    assert says in text
    assert "25 Kasim" not in text
    promise, first = [
        await days.clock_of(number, kind) for kind in (ClockKind.PROMISE, ClockKind.FIRST_NOTICE)
    ]
    assert promise.due_at > days.clock.now()
    assert f"{promise.due_at.astimezone(ISTANBUL).day} " in text
    assert first.met_at == at(away_until)


@pytest.mark.parametrize(
    ("script", "called_at", "fate"),
    [
        ([], None, Fate.CHANGED),
        ([GatewayRefusedError("gone")], "2026-11-25T17:00", Fate.CHANGED),
        ([GatewayRefusedError("gone")], "2026-11-25T18:30", Fate.BROKEN),
        ([GatewayRefusedError("gone")], None, Fate.BROKEN),
    ],
)
async def test_a_date_is_changed_in_time_only_if_its_customer_heard_so_in_time(
    days: Days, script: list[Exception], called_at: str | None, fate: Fate
) -> None:
    number = await days.pool.register(contact=Contact(phone=MOBILE))
    await days.until("2026-11-25T13:30")
    days.sms.script = list(script)
    await days.until("2026-11-25T14:30")
    assert await fates(days, number) == [Fate.CHANGED, Fate.RUNNING]
    if called_at:
        await days.until(called_at)
        call = (await days.outgoing())[-1]
        async with days.works.begin() as work:
            assert await calls.mark_made(work, call.id)
    await days.until("2026-11-25T20:00")
    assert await fates(days, number) == [fate, Fate.RUNNING]


async def fates(days: Days, number: str) -> list[Fate]:
    found = await days.pool.read(number)
    async with days.works.reading() as session:
        told = await reached.dates_told(session, [found])
    return [each.fate for each in ledger(found, days.clock.now(), told)]


async def test_what_stands_in_the_chat_was_heard(days: Days) -> None:
    number = await days.pool.register(channel=Channel.WEB_CHAT, conversation_id="c1")
    days.sms.script = [GatewayRefusedError("gone")] * 9
    await days.until("2026-11-25T20:00", step=timedelta(hours=1))
    assert await fates(days, number) == [Fate.CHANGED, Fate.RUNNING]


async def test_what_was_answered_before_needs_no_other_notice(
    days: Days, people: dict[str, Person]
) -> None:
    number = await days.pool.register()
    await days.pool.do("conclude", number, people["ayse"], "upheld", "Onardık.")
    assert (await days.clock_of(number)).met_at is None  # not by its queueing
    await days.tick()
    assert (await days.clock_of(number)).met_at == days.clock.now()
    await days.until("2026-12-10T12:00", step=timedelta(hours=6))
    assert len(days.sms.taken) == 1


async def test_what_the_gateways_do_not_take_becomes_a_call_before_the_24th_hour(
    days: Days,
) -> None:
    number = await days.pool.register(contact=BOTH)
    days.sms.script = [GatewayUnavailableError("down")] * 1000
    days.mail.script = [GatewayUnavailableError("down")] * 1000
    await days.until("2026-11-23T18:00", step=timedelta(minutes=5))
    sms, mail, call = await days.outgoing()
    assert (sms.state, mail.state, call.state) == ("failed", "failed", "queued")
    assert (call.channel, call.recipient) == ("call", MOBILE)
    assert mail.failure == "down"
    due = (await days.clock_of(number)).due_at
    assert call.created_at < due - timedelta(hours=2)
    assert call.created_at.astimezone(ISTANBUL).hour < 18
    assert (await days.clock_of(number)).met_at is None
    async with days.works.begin() as work:
        assert await calls.mark_made(work, call.id)
    assert (await days.clock_of(number)).met_at == days.clock.now()


async def test_a_notice_behind_an_older_message_that_does_not_get_through_becomes_a_call(
    days: Days, people: dict[str, Person]
) -> None:
    number = await days.pool.register(contact=Contact(phone=MOBILE))
    days.sms.script = [GatewayUnavailableError("down")] * 1000
    await days.pool.do("ask", number, people["ayse"], "Işığı yanıyor mu?")
    await days.until("2026-11-23T18:00")
    question, notice, call = await days.outgoing()
    assert (question.state, notice.state, call.channel) == ("queued", "failed", "call")
    assert notice.attempts == 0


async def test_a_notice_that_the_network_could_not_deliver_is_owed_again(days: Days) -> None:
    number = await days.pool.register(contact=Contact(phone=MOBILE))
    await days.until("2026-11-23T16:00")
    [sms] = await days.outgoing()
    assert (await days.clock_of(number)).met_at is not None
    async with days.works.begin() as work:
        await receipts.record(work, sms.id, 2)
    assert (await days.clock_of(number)).met_at is None
    assert [each.channel for each in await days.outgoing()] == ["sms", "call"]


async def test_the_answer_still_counts_when_the_notice_before_it_was_lost(
    days: Days, people: dict[str, Person]
) -> None:
    number = await days.pool.register(contact=Contact(phone=MOBILE))
    await days.until("2026-11-23T16:00")
    await days.pool.do("conclude", number, people["ayse"], "upheld", "Onardık.")
    days.clock.set(days.clock.now() + timedelta(minutes=1))
    await days.tick()
    notice, _ = await days.outgoing()
    async with days.works.begin() as work:
        await receipts.record(work, notice.id, 2)
    assert (await days.clock_of(number)).met_at == days.clock.now()


async def test_each_way_has_its_own_words_and_a_long_sms_that_fails_is_one_call(
    days: Days, people: dict[str, Person]
) -> None:
    number = await days.pool.register(contact=BOTH)
    days.sms.script = [GatewayRefusedError("no")] * 10
    days.mail.script = [GatewayRefusedError("no")] * 10
    answer = "Hattınızı yeniledik, ölçtük; şimdi çalışıyor olması gerekir. " * 40
    await days.pool.do("conclude", number, people["ayse"], "upheld", answer)
    await days.tick()
    await days.tick()
    sent = await days.outgoing()
    assert sum(each.channel == "sms" for each in sent) > 1
    [mail] = [each for each in sent if each.channel == "email"]
    assert "Çağrı merkezi" in mail.text
    [call] = [each for each in sent if each.channel == "call"]
    assert answer.strip() in call.text
    assert "yazip 6616" not in call.text
    assert (call.recipient, call.state) == (MOBILE, "queued")
    async with days.works.begin() as work:
        await calls.mark_made(work, call.id)
    assert (await days.clock_of(number)).met_at == days.clock.now()


async def test_a_switched_off_gateway_meets_nothing(days: Days) -> None:
    number = await days.pool.register(contact=Contact(phone=MOBILE))
    days.sms.script = [GatewayRefusedError("YARDIM_SMS_OFF")] * 1000
    await days.until("2026-11-23T15:30")
    assert [(each.channel, each.state) for each in await days.outgoing()] == [
        ("sms", "failed"),
        ("call", "queued"),
    ]
    assert (await days.clock_of(number)).met_at is None


@pytest.mark.parametrize(
    ("action", "given", "reason"),
    [
        ("", (), "Sonuclandirmamiz ongordugumuzden uzun suruyor."),
        ("ask", ("Işığı yanıyor mu?",), "sizden istedigimiz bilgiyi bekliyoruz."),
        ("change_state", ("waiting_third_party",), "ilgili kurulusun yanitini bekliyoruz."),
    ],
)
async def test_before_the_promised_day_ends_the_customer_gets_a_new_one_with_its_reason(
    days: Days, people: dict[str, Person], action: str, given: tuple[str, ...], reason: str
) -> None:
    number = await days.pool.register()
    if action:
        await days.pool.do("change_state", number, people["ayse"], "in_review")
        await days.pool.do(action, number, people["ayse"], *given)
    await days.until("2026-11-25T13:30")
    before = len(days.sms.taken)
    await days.until("2026-11-25T18:00")
    [text] = days.sms.texts[before:]
    assert "Yeni tarih: 27 Kasim 2026 Cuma" in text
    assert reason in text
    # What was asked is asked again, in the letters in which it was written.
    assert ("Sorumuz: Işığı yanıyor mu?" in text) is (action == "ask")
    complaint = await days.pool.read(number)
    assert complaint.clock(ClockKind.PROMISE).due_at == at("2026-11-27T18:00")
    change = complaint.events[-1]
    assert (change.kind, change.actor_kind) == (EventKind.PROMISE_CHANGED, "system")
    assert change.at < at("2026-11-25T16:00")


async def test_a_promise_that_somebody_moved_is_told_by_them_and_not_again_by_machine(
    days: Days, people: dict[str, Person]
) -> None:
    number = await days.pool.register()
    day = at("2026-12-01T00:00").date()
    await days.pool.do("change_promise", number, people["ayse"], day, "Parça bekliyoruz.")
    await days.until("2026-11-30T18:00", step=timedelta(hours=2))
    assert sum("degisti" in text for text in days.sms.texts) == 1
    await days.until("2026-12-01T18:00", step=timedelta(hours=1))
    assert sum("degisti" in text for text in days.sms.texts) == 2


async def test_a_business_day_before_the_legal_limit_process_date_and_rights_are_told(
    days: Days,
) -> None:
    number = await days.pool.register(contact=Contact(email=MAIL))
    await days.until("2026-12-04T13:30", step=timedelta(hours=1))
    assert not any("yasal süre" in mail.text for mail in days.mail.taken)
    await days.until("2026-12-04T18:00")
    [mail] = [each for each in days.mail.taken if "yasal süre" in each.text]
    assert "7 Aralık 2026 Pazartesi" in mail.text
    assert "hakem heyetine" in mail.text
    assert (await days.clock_of(number, ClockKind.LEGAL_NOTICE)).met_at < at("2026-12-04T18:00")


@pytest.mark.parametrize(("days_ago", "limit"), [(21, "doldu"), (14, "doluyor")])
async def test_a_letter_past_its_legal_notice_is_confirmed_and_told_of_its_rights_in_one_message(
    days: Days, days_ago: int, limit: str
) -> None:
    received = days.clock.now() - timedelta(days=days_ago)
    by_mail = Contact(email=MAIL)
    number = await days.pool.register(
        channel=Channel.FAX, received_at=received, contact=by_mail, confirmed=False
    )
    promised = (await days.pool.read(number)).clock(ClockKind.PROMISE).due_at
    await days.until("2026-11-24T10:00", step=timedelta(hours=1))
    told, *later = [each.text for each in days.mail.taken]
    assert "kaydedildi ve değerlendirmeye alındı" in told
    assert display(number) in told
    assert f"günü {limit}" in told
    assert "hakem heyetine" in told
    # Whatever it promises is to come.
    assert f"Öngörülen sonuç tarihi: {turkish_date(promised)}" in told
    assert not any("yasal süre" in each for each in later)
    for kind in (ClockKind.FIRST_NOTICE, ClockKind.LEGAL_NOTICE):
        clock = await days.clock_of(number, kind)
        assert clock.met_at is not None
        assert clock.notice_at is None
    entry = (await days.pool.read(number)).entries[1]
    assert (entry.kind, entry.audience) == ("notice", "customer")
    assert f"günü {limit}" in entry.text


async def test_in_danger_a_letter_past_its_legal_notice_is_told_all_of_it_once_too(
    days: Days,
) -> None:
    received = days.clock.now() - timedelta(days=21)
    number = await days.pool.register(
        channel=Channel.FAX,
        received_at=received,
        contact=Contact(email=MAIL),
        description="Modemin olduğu mutfak yanıyor",
        urgent=True,
        confirmed=False,
    )
    await days.until("2026-11-23T18:00", step=timedelta(hours=1))
    [told] = [each.text for each in days.mail.taken]
    assert display(number) in told
    assert "112" in told
    assert "yasal yanıt süremiz" in told


async def test_of_whom_nobody_can_reach_no_notice_counts_as_told(days: Days) -> None:
    received = days.clock.now() - timedelta(days=21)
    number = await days.pool.register(
        channel=Channel.FAX, received_at=received, quiet=True, confirmed=False
    )
    await days.until("2026-11-23T18:00", step=timedelta(hours=1))
    assert (await days.clock_of(number, ClockKind.LEGAL_NOTICE)).met_at is None
    assert days.sms.taken == days.mail.taken == []


async def test_what_is_over_is_told_nothing_more(days: Days) -> None:
    numbers = [await days.pool.register(conversation_id=f"c{each}") for each in range(2)]
    async with days.works.begin() as work:
        await days.pool.service.withdraw(
            work.session, numbers[0], Proof(conversation_id="c0"), "", None, actor=CUSTOMER
        )
        await days.pool.service.solve(work.session, numbers[1], Proof(conversation_id="c1"), None)
    await days.until("2026-12-10T18:00", step=timedelta(hours=3))
    assert days.sms.taken == []


async def test_a_reopened_complaint_is_told_of_anew(days: Days, people: dict[str, Person]) -> None:
    number = await days.pool.register(conversation_id="c1")
    await days.pool.do("conclude", number, people["ayse"], "upheld", "Onardık.")
    await days.tick()
    async with days.works.begin() as work:
        await days.pool.service.reopen(
            work.session, number, Proof(conversation_id="c1"), "Yine koptu", None, actor=CUSTOMER
        )
    await days.until("2026-11-24T10:00")
    assert sum("degerlendirmeye alindi" in text for text in days.sms.texts) == 1
    assert (await days.clock_of(number)).met_at is not None


async def test_a_letter_of_last_week_is_told_of_at_once(days: Days) -> None:
    received = days.clock.now() - timedelta(days=8)
    number = await days.pool.register(channel=Channel.FAX, received_at=received, confirmed=False)
    await days.tick()
    [text] = [each for each in days.sms.texts if "kaydedildi" in each]
    assert "kaydedildi ve degerlendirmeye alindi" in text
    assert (await days.clock_of(number)).met_at == days.clock.now()
    assert (await days.clock_of(number)).notice_at is None


async def test_whoever_came_by_chat_reads_it_there_as_well(days: Days) -> None:
    await days.pool.register(channel=Channel.WEB_CHAT, conversation_id="c1")
    await days.until("2026-11-23T15:30")
    [(_, text)] = days.pool.chats
    assert "değerlendirmeye alındı" in text


async def test_one_that_fails_holds_up_nobody_and_is_set_aside(
    days: Days, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = await days.pool.register(contact=Contact(phone="+905321234501"))
    await days.pool.register(contact=Contact(phone=MOBILE))
    tell, bad = days.pool.handling.tell_due, (await days.pool.read(broken)).id

    async def fail(work: Any, due: Sequence[tuple[Complaint, Any]]) -> None:
        if any(complaint.id == bad for complaint, _ in due):
            raise ZeroDivisionError
        await tell(work, due)

    monkeypatch.setattr(days.pool.handling, "tell_due", fail)
    await days.until("2026-11-23T18:00")
    assert [each.recipient for each in days.sms.taken] == [MOBILE]
    async with days.works.reading() as session:
        [item] = await parking.parked(session, 10)
    assert (item.kind, item.key) == (PARKED, (await days.clock_of(broken)).id)
    monkeypatch.undo()
    async with days.works.begin() as work:
        await parking.take_out(work.session, item.id)
        await NOTICES.retry(work, item.key)
    await days.tick()
    assert len(days.sms.taken) == 2


async def test_one_that_was_given_up_is_not_told_by_machine(days: Days) -> None:
    number = await days.pool.register()
    async with days.works.begin() as work:
        await NOTICES.dismiss(work, (await days.clock_of(number)).id)
    await days.until("2026-11-24T12:00")
    assert days.sms.taken == []


async def test_two_workers_tell_once(days: Days) -> None:
    await days.pool.register()
    days.clock.set(at("2026-11-23T15:00"))
    found = await days.notices._due()
    assert len(found) == 1
    await days.notices.run()
    # The other one had found it as well.
    async with days.works.begin() as work:
        assert not await days.notices._tell(work, found)
    await days.tick()
    assert len(days.sms.taken) == 1


async def test_nobody_is_left_to_tell_where_there_is_no_way_to(days: Days) -> None:
    number = await days.pool.register(contact=Contact(), urgent=True)
    await days.until("2026-11-24T12:00")
    assert await days.outgoing() == []
    clock = await days.clock_of(number)
    assert (clock.met_at, clock.notice_at) == (None, None)
