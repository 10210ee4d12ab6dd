"""Calls to customers: who has one, what came of it, and which are to be made first."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
import pytest_asyncio
from sqlalchemy import select

from backend.bootstrap import texts_of
from backend.complaints import around, call_ends, call_list, meeting
from backend.complaints.calling import ComplaintCalls
from backend.complaints.contact import Contact
from backend.complaints.errors import TransitionNotAllowedError
from backend.complaints.models import Channel, EntryKind
from backend.complaints.models.call_attempt import CallAttempt
from backend.complaints.planned_calls import latest_call
from backend.complaints.sla import ClockKind
from backend.desk import complaint_history
from backend.gateways.delivery import ReceiptKind
from backend.kit.errors import IdempotencyConflictError, InvalidInputError, NotAllowedError
from backend.notifications import receipts
from backend.notifications.calls import LEASE
from backend.notifications.errors import (
    CallNotFoundError,
    CallNotYoursError,
    CallOverError,
    CallTakenError,
    CallUnopenedError,
)
from backend.notifications.handed_over import HANDED_OVER
from backend.notifications.models import OutboxMessage
from backend.notifications.service import CALL_TO_MAKE

if TYPE_CHECKING:
    from datetime import datetime

    from backend.complaints.call_list import Call
    from backend.complaints.models import Complaint
    from backend.kit.clock import FixedClock
    from backend.kit.settings import Settings
    from backend.kit.work import Works
    from tests.backend.complaints.conftest import Person, Pool

LANDLINE, MOBILE = "+902121234567", "+905321234567"
AGAIN = timedelta(minutes=60)


class Phones:
    """What a test does about calls."""

    def __init__(self, pool: Pool, works: Works, clock: FixedClock, settings: Settings) -> None:
        self.pool, self.works, self.clock = pool, works, clock
        self.calls = ComplaintCalls(clock, settings, texts_of(settings))
        self.keys = 0

    def later(self, by: timedelta) -> datetime:
        self.clock.set(self.clock.now() + by)
        return self.clock.now()

    async def by_phone(self, phone: str = LANDLINE) -> str:
        """Register a complaint of somebody with a landline; return its number."""
        return await self.pool.register(contact=Contact(name="Ayşe Yılmaz", phone=phone))

    async def conclude(self, number: str, by: Person) -> int:
        """Conclude a complaint; return the call that tells the customer."""
        await self.pool.do("conclude", number, by, "upheld", "Onardık.")
        return await self.newest()

    async def told_by_phone(self, by: Person) -> tuple[str, int]:
        """Conclude a complaint whose customer has a landline; return its number and the call."""
        number = await self.by_phone()
        return number, await self.conclude(number, by)

    async def newest(self) -> int:
        async with self.works.reading() as session:
            query = select(OutboxMessage.id).where(OutboxMessage.channel == "call")
            return (await session.scalars(query.order_by(OutboxMessage.id.desc()))).first() or 0

    async def take(self, call: int, by: Person) -> None:
        async with self.works.begin() as work:
            await self.calls.take(work, by, call)

    async def open_number(self, call: int, by: Person) -> None:
        async with self.works.begin() as work:
            await self.calls.open_number(work, by, call)

    async def give_back(self, call: int, by: Person) -> None:
        async with self.works.begin() as work:
            await self.calls.give_back(work, by, call)

    async def record(
        self, call: int, by: Person, outcome: str, note: str = "", key: str = ""
    ) -> None:
        self.keys += 1
        async with self.works.begin() as work:
            key = key or f"key {self.keys}"
            await self.calls.record(work, by, call, outcome, note=note, key=key)

    async def make(self, call: int, by: Person, outcome: str, note: str = "") -> None:
        await self.take(call, by)
        await self.open_number(call, by)
        await self.record(call, by, outcome, note)

    async def plan(
        self, number: str, by: Person, words: str, due: datetime | None, phone: str = ""
    ) -> int:
        order = await self.pool.order(number, by)
        async with self.works.begin() as work:
            await self.calls.plan(work, order, words, due, phone)
        return await self.newest()

    async def row(self, call: int) -> OutboxMessage:
        async with self.works.reading() as session:
            return await session.get_one(OutboxMessage, call)

    async def waiting(self, who: Person) -> list[Call]:
        async with self.works.reading() as session:
            return await call_list.waiting(session, who, self.clock.now())

    async def unsolved(self, who: Person) -> list[int]:
        async with self.works.reading() as session:
            found = [each.message.id for each in await call_list.unsolved(session, who)]
            assert await call_list.count_unsolved(session, who) == len(found)
            return found

    async def count(self, who: Person) -> int:
        async with self.works.reading() as session:
            return (await around.counts(session, who, self.clock.now())).calls

    async def attempts(self) -> list[CallAttempt]:
        async with self.works.reading() as session:
            return list(await session.scalars(select(CallAttempt).order_by(CallAttempt.id)))


@pytest_asyncio.fixture
async def phones(pool: Pool, works: Works, clock: FixedClock, settings: Settings) -> Phones:
    works.hear(CALL_TO_MAKE, call_ends.hear)
    works.hear(HANDED_OVER, meeting.hear_handed_over)
    return Phones(pool, works, clock, settings)


def history(complaint: Complaint) -> list[str]:
    return [line["what"] for line in complaint_history.lines(complaint, {})]


@pytest.mark.parametrize(
    ("outcomes", "state", "again", "says"),
    [
        (["reached"], "delivered", None, "Arandı (1. deneme): Ulaşıldı, bilgi verildi"),
        (["no_answer"], "queued", AGAIN, "Arandı (1. deneme): Cevap vermedi"),
        (["busy"], "queued", AGAIN, "Arandı (1. deneme): Meşgul"),
        (["busy", "no_answer"], "queued", AGAIN, "Arandı (2. deneme): Cevap vermedi"),
        (["no_answer", "reached"], "delivered", None, "(2. deneme): Ulaşıldı, bilgi verildi"),
        (["busy", "no_answer", "busy"], "failed", None, "(3. deneme): Meşgul; artık aranmayacak"),
        (
            ["wrong_number"],
            "failed",
            None,
            "Arandı (1. deneme): Numara yanlış/kullanım dışı; artık aranmayacak",
        ),
        (["busy", "wrong_number"], "failed", None, "kullanım dışı; artık aranmayacak"),
    ],
    ids=lambda value: "+".join(value) if isinstance(value, list) else "",
)
async def test_what_becomes_of_a_call_by_its_outcomes(  # noqa: PLR0913 - a table
    phones: Phones,
    people: dict[str, Person],
    *,
    outcomes: list[str],
    state: str,
    again: timedelta | None,
    says: str,
) -> None:
    number, call = await phones.told_by_phone(people["ayse"])
    for outcome in outcomes:
        phones.later(AGAIN)
        await phones.make(call, people["ayse"], outcome, "Not düştüm.")
    row, now = await phones.row(call), phones.clock.now()
    assert (row.state, row.attempts) == (state, len(outcomes))
    assert row.next_attempt_at == (now + again if again else None)
    assert (row.lease_owner, row.lease_until) == (None, None)
    assert row.failure == (outcomes[-1] if state == "failed" else None)
    complaint = await phones.pool.read(number)
    assert history(complaint)[0].endswith(says)
    first = complaint.clock(ClockKind.FIRST_NOTICE)
    assert first.met_at == (now if outcomes[-1] == "reached" else None)
    assert await phones.unsolved(people["boss"]) == ([call] if state == "failed" else [])
    tried = await phones.attempts()
    assert [(each.outbox_id, each.staff_id, each.outcome) for each in tried] == [
        (call, people["ayse"].id, outcome) for outcome in outcomes
    ]
    notes = [each for each in complaint.entries if each.kind == EntryKind.NOTE]
    assert [(each.id, each.text) for each in notes] == [
        (attempt.entry_id, "Not düştüm.") for attempt in tried
    ]


@pytest.mark.both_databases
async def test_of_two_who_take_a_call_at_once_one_has_it_and_the_other_is_told_who(
    phones: Phones, people: dict[str, Person]
) -> None:
    _, call = await phones.told_by_phone(people["ayse"])
    both = [people["ayse"], people["mehmet"]]
    for _ in range(5):
        results = await asyncio.gather(
            *(phones.take(call, who) for who in both), return_exceptions=True
        )
        (refused,) = [each for each in results if each is not None]
        assert isinstance(refused, CallTakenError)
        had = both[results.index(None)]
        assert had.id == (await phones.row(call)).lease_owner
        assert {"a": "Ayse", "f": "Mehmet"}[had.id[0]] in refused.detail
        await phones.give_back(call, had)


async def test_a_call_that_was_taken_comes_back_by_itself_and_a_renewed_one_stays(
    phones: Phones, people: dict[str, Person]
) -> None:
    _, call = await phones.told_by_phone(people["ayse"])
    await phones.take(call, people["ayse"])
    phones.later(LEASE - timedelta(minutes=1))
    await phones.take(call, people["ayse"])
    phones.later(LEASE - timedelta(minutes=1))
    with pytest.raises(CallTakenError):
        await phones.take(call, people["mehmet"])
    assert (await phones.count(people["ayse"]), await phones.count(people["mehmet"])) == (1, 0)
    await phones.open_number(call, people["ayse"])
    phones.later(timedelta(minutes=2))
    assert await phones.count(people["mehmet"]) == 1
    # Whoever was late, while nobody else took it, still says what came of it.
    await phones.record(call, people["ayse"], "reached")
    with pytest.raises(CallOverError):
        await phones.take(call, people["mehmet"])


async def test_who_has_not_taken_a_call_says_nothing_of_it(
    phones: Phones, people: dict[str, Person]
) -> None:
    number, call = await phones.told_by_phone(people["ayse"])
    with pytest.raises(CallNotYoursError):
        await phones.record(call, people["ayse"], "reached")
    with pytest.raises(CallNotYoursError):
        await phones.give_back(call, people["ayse"])
    await phones.take(call, people["mehmet"])
    for action in (
        phones.record(call, people["ayse"], "busy"),
        phones.give_back(call, people["boss"]),
    ):
        with pytest.raises(CallTakenError):
            await action
    with pytest.raises(InvalidInputError) as refused:
        await phones.record(call, people["mehmet"], "gone")
    assert "outcome" in refused.value.errors
    assert await phones.attempts() == []
    assert "Arandı" not in " ".join(history(await phones.pool.read(number)))


@pytest.mark.parametrize("outcome", ["reached", "no_answer", "busy", "wrong_number"])
async def test_nothing_comes_of_a_call_whose_number_nobody_read(
    phones: Phones, people: dict[str, Person], outcome: str
) -> None:
    number, call = await phones.told_by_phone(people["ayse"])
    # Neither by somebody else's reading of it nor by their own of another day.
    await phones.take(call, people["mehmet"])
    await phones.open_number(call, people["mehmet"])
    await phones.give_back(call, people["mehmet"])
    await phones.take(call, people["ayse"])
    await phones.open_number(call, people["ayse"])
    phones.later(timedelta(days=1))
    await phones.take(call, people["ayse"])
    with pytest.raises(CallUnopenedError):
        await phones.record(call, people["ayse"], outcome, "Not düştüm.", "a key")
    assert await phones.attempts() == []
    assert (await phones.row(call)).state == "sending"
    assert not (await phones.pool.read(number)).clock(ClockKind.FIRST_NOTICE).met_at
    await phones.open_number(call, people["ayse"])
    await phones.record(call, people["ayse"], outcome, "Not düştüm.", "a key")
    assert [each.outcome for each in await phones.attempts()] == [outcome]


async def test_what_is_sent_twice_is_noted_once(phones: Phones, people: dict[str, Person]) -> None:
    _, call = await phones.told_by_phone(people["ayse"])
    await phones.take(call, people["ayse"])
    await phones.open_number(call, people["ayse"])
    for _ in range(2):
        await phones.record(call, people["ayse"], "no_answer", "Açmadı.", "same key")
    assert len(await phones.attempts()) == 1
    with pytest.raises(IdempotencyConflictError):
        await phones.record(call, people["ayse"], "reached", "Açmadı.", "same key")


@pytest.mark.parametrize(
    ("name", "error"),
    [("auditor", NotAllowedError), ("billing", CallNotFoundError), ("lead", None), ("boss", None)],
)
async def test_who_may_make_a_call_is_who_may_see_and_handle_its_complaint(
    phones: Phones, people: dict[str, Person], name: str, error: type[Exception] | None
) -> None:
    _, call = await phones.told_by_phone(people["ayse"])
    who = people[name]
    if error is None:
        await phones.make(call, who, "reached")
        return
    actions = (
        phones.take(call, who),
        phones.open_number(call, who),
        phones.give_back(call, who),
        phones.record(call, who, "reached"),
    )
    for action in actions:
        with pytest.raises(error):
            await action
    seen = [each.message.id for each in await phones.waiting(who)]
    assert seen == ([call] if name == "auditor" else [])
    assert await phones.count(who) == len(seen)


async def test_the_most_urgent_call_comes_first_and_what_must_wait_last(
    phones: Phones, people: dict[str, Person]
) -> None:
    ayse, now = people["ayse"], phones.clock.now()
    other, number = await phones.by_phone("+903121234567"), await phones.by_phone()
    tried, clocked = await phones.conclude(other, ayse), await phones.conclude(number, ayse)
    await phones.make(tried, ayse, "busy")
    late = await phones.plan(number, ayse, "Bir şey soralım.", now + timedelta(hours=1))
    soon = await phones.plan(number, ayse, "Ekip yolda.", now + timedelta(hours=3))
    far = await phones.plan(number, ayse, "Haftaya arayalım.", now + timedelta(days=6))
    phones.later(timedelta(minutes=50))
    found = await phones.waiting(ayse)
    assert [each.message.id for each in found] == [late, soon, clocked, far, tried]
    # What one customer is to be told is one call.
    assert await phones.count(ayse) == 1
    by = (await phones.pool.read(number)).clock(ClockKind.FIRST_NOTICE)
    assert found[2].clock is not None
    assert (found[2].clock.id, found[2].due_at) == (by.id, by.due_at)
    # Its time has come again.
    phones.later(timedelta(minutes=15))
    assert await phones.count(ayse) == 2


async def test_an_sms_that_failed_is_called_by_the_clock_that_it_was_to_meet(
    phones: Phones, people: dict[str, Person]
) -> None:
    number = await phones.pool.register(contact=Contact(phone=MOBILE))
    await phones.pool.do("ask", number, people["ayse"], "Işığı yanıyor mu?")
    async with phones.works.begin() as work:
        sms = (await work.session.scalars(select(OutboxMessage))).one()
        promise = (await phones.pool.read(number)).clock(ClockKind.PROMISE)
        # Though the first notice is still owed, and earlier.
        sms.meets = [promise.id]
        await work.session.flush()
        await receipts.record(work, sms.id, ReceiptKind.FAILED, detail="UNDELIV")
    (call,) = await phones.waiting(people["ayse"])
    assert (call.failed_channel, call.failure) == ("sms", "receipt 2: UNDELIV")
    assert call.clock is not None
    assert call.clock.id == promise.id
    assert call.message.recipient == MOBILE


@pytest.mark.parametrize("solved", ["planned", "closed", "concluded"])
async def test_a_call_that_was_given_up_is_a_problem_until_somebody_solves_it(
    phones: Phones, people: dict[str, Person], solved: str
) -> None:
    number = await phones.pool.register(contact=Contact(phone=LANDLINE))
    ayse = people["ayse"]
    if solved == "closed":
        await phones.pool.do("conclude", number, ayse, "upheld", "Onardık.")
    else:
        await phones.pool.do("ask", number, ayse, "Işığı yanıyor mu?")
    call = await phones.newest()
    await phones.make(call, ayse, "wrong_number")
    assert await phones.unsolved(ayse) == await phones.unsolved(people["boss"]) == [call]
    assert await phones.unsolved(people["billing"]) == []
    if solved == "planned":
        due = phones.clock.now() + timedelta(hours=2)
        new = await phones.plan(number, ayse, "Işığı yanıyor mu?", due, "0532 123 45 67")
        assert (await phones.row(new)).recipient == MOBILE
    elif solved == "closed":
        await phones.pool.do("change_state", number, ayse, "closed")
    else:
        # What is newer is to be told; if that fails too, it is the problem.
        await phones.pool.do("conclude", number, ayse, "upheld", "Onardık.")
        assert await phones.unsolved(ayse) == []
        newer = await phones.newest()
        await phones.make(newer, ayse, "wrong_number")
        assert await phones.unsolved(ayse) == [newer]
        return
    assert await phones.unsolved(ayse) == []


async def test_nobody_is_called_whose_phone_may_be_in_other_hands(
    phones: Phones, people: dict[str, Person]
) -> None:
    number = await phones.pool.register(contact=Contact(phone=MOBILE), quiet=True)
    due = phones.clock.now() + timedelta(hours=2)
    for phone in ("", "0533 765 43 21"):
        with pytest.raises(InvalidInputError) as refused:
            await phones.plan(number, people["ayse"], "Ekip yarın gelecek.", due, phone)
        assert set(refused.value.errors) == {"phone"}
    safe = Contact(phone="0533 765 43 21")
    await phones.pool.do("call_safe", number, people["ayse"], safe, "Kendisi söyledi.")
    call = await phones.plan(number, people["ayse"], "Ekip yarın gelecek.", due)
    assert (await phones.row(call)).recipient == "+905337654321"


async def test_a_planned_call_stands_in_the_history_and_holds_until_it_is_pointless(
    phones: Phones, people: dict[str, Person]
) -> None:
    number = await phones.pool.register(contact=Contact(phone=MOBILE))
    due = phones.clock.now() + timedelta(hours=2)
    call = await phones.plan(number, people["ayse"], " Ekip yarın gelecek. ", due)
    row = await phones.row(call)
    assert (row.recipient, row.text, row.due_at) == (MOBILE, "Ekip yarın gelecek.", due)
    complaint = await phones.pool.read(number)
    assert history(complaint)[0] == "Arama planlandı: en geç 23.11.2026 12.00"
    await phones.pool.do("ask", number, people["ayse"], "Evde misiniz?")
    assert (await phones.row(call)).state == "queued"
    await phones.pool.do("conclude", number, people["ayse"], "upheld", "Onardık.")
    await phones.pool.do("change_state", number, people["ayse"], "closed")
    assert (await phones.row(call)).state == "cancelled"
    with pytest.raises(TransitionNotAllowedError):
        await phones.plan(number, people["ayse"], "Bir şey", due)


@pytest.mark.parametrize(
    ("words", "hours", "phone", "field"),
    [
        ("  ", 1, "", "words"),
        ("x" * 1001, 1, "", "words"),
        ("Ekip gelecek.", None, "", "by"),
        ("Ekip gelecek.", -1, "", "by"),
        ("Ekip gelecek.", 24 * 30, "0212 555 66 77", "by"),
        ("Ekip gelecek.", 24 * 365 * 1000, "0212 555 66 77", "by"),
        ("Ekip gelecek.", 1, "444 1 444", "phone"),
        ("Ekip gelecek.", 1, "beni arayın", "phone"),
        ("Ekip gelecek.", 1, "", "phone"),
    ],
)
async def test_a_call_without_words_moment_or_number_is_not_planned(  # noqa: PLR0913 - a table
    phones: Phones,
    people: dict[str, Person],
    *,
    words: str,
    hours: int | None,
    phone: str,
    field: str,
) -> None:
    number = await phones.pool.register(contact=Contact(email="ayse@ornek.com"))
    due = None if hours is None else phones.clock.now() + timedelta(hours=hours)
    with pytest.raises(InvalidInputError) as refused:
        await phones.plan(number, people["ayse"], words, due, phone)
    assert set(refused.value.errors) == {field}
    assert await phones.newest() == 0


async def test_a_call_is_planned_until_the_legal_limit_or_as_long_again_once_it_is_past(
    phones: Phones, people: dict[str, Person], settings: Settings
) -> None:
    received = phones.clock.now() - timedelta(days=30)
    fresh = await phones.pool.register()
    old = await phones.pool.register(channel=Channel.FAX, received_at=received)
    for number in (fresh, old):
        complaint = await phones.pool.read(number)
        latest = latest_call(complaint, phones.clock.now(), settings)
        assert latest >= phones.clock.now() + timedelta(days=10)
        with pytest.raises(InvalidInputError) as refused:
            await phones.plan(number, people["ayse"], "Ekip.", latest + timedelta(minutes=1))
        assert "hatırlatma kurun" in refused.value.errors["by"]
        assert await phones.plan(number, people["ayse"], "Ekip.", latest)
