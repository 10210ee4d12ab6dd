"""Whoever comes again: linked at every door, offered to whom it is shown, and never lost."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import select

from backend.complaints import notices, repeat_rows, repeats
from backend.complaints.actors import BOT, CUSTOMER, PARTNER, customer
from backend.complaints.beside import Ways
from backend.complaints.contact import Contact
from backend.complaints.errors import TransitionNotAllowedError
from backend.complaints.models import Channel, Complaint, EventKind, TopicSource, Way
from backend.complaints.models.repeat_offer import RepeatOffer
from backend.complaints.proof import Proof
from backend.complaints.registration import NewComplaint
from backend.complaints.repeat_contacts import UNANSWERED, RepeatContacts
from backend.complaints.repeats import Standing, Topic
from backend.complaints.states import State
from backend.kit.errors import ComplaintNotFoundError, IdempotencyConflictError
from backend.notifications.models import OutboxMessage
from tests.backend.plans import plan_of

if TYPE_CHECKING:
    from backend.complaints.registering import Registered
    from backend.kit.clock import FixedClock
    from backend.kit.database import Database
    from tests.backend.complaints.conftest import Person, Pool

PHONE, SMS, CHAT = "+905321234567", "s" * 32, "c" * 32
BILL = NewComplaint(
    channel=Channel.WEB_FORM,
    description="Faturam çok geldi, itiraz ediyorum.",
    contact=Contact(phone=PHONE),
    topic="billing",
    topic_set_by=TopicSource.CUSTOMER,
)
AGAIN = replace(
    BILL, channel=Channel.SMS, description="fatura yine yuksek geldi", conversation_id=SMS
)
SENDER = Proof(SMS, PHONE)
BY_SMS = customer(Way.SMS_SENDER)


@pytest.fixture
def chats() -> list[tuple[str, str]]:
    return []


@pytest.fixture
def contacts(pool: Pool, chats: list[tuple[str, str]]) -> RepeatContacts:
    async def say(_work: object, conversation_id: str, words: str, _files: object = (), /) -> None:
        chats.append((conversation_id, words))

    return RepeatContacts(pool.works, pool.service._words, pool.service, say)


async def tell(pool: Pool, new: NewComplaint, **more: Any) -> Registered:
    async with pool.works.begin() as work:
        return await pool.service.register(work, new, BOT, **more)


async def rows(pool: Pool, *of: Any) -> Any:
    async with pool.works.reading() as session:
        return (await session.scalars(select(*of))).all()


async def conclude(pool: Pool, number: str, by: Person) -> None:
    await pool.do("conclude", number, by, "rejected", "Tutar doğru.")


@pytest.mark.parametrize(
    "way",
    [
        {"contact": Contact(phone="0532 123 45 67")},
        {"contact": Contact(phone="+905559998877", email="AYSE@ornek.com")},
        {"contact": Contact(email="baska@ornek.com"), "service_number": "0212 555 11 22"},
    ],
    ids=["mobile", "address", "line"],
)
@pytest.mark.parametrize("channel", [Channel.WEB_FORM, Channel.PHONE, Channel.EMAIL, Channel.API])
async def test_the_same_customer_and_topic_are_linked_whatever_the_door(
    pool: Pool, channel: Channel, way: dict[str, Any]
) -> None:
    contact = Contact(phone=PHONE, email="ayse@ornek.com")
    first = await tell(pool, replace(BILL, contact=contact, service_number="+90 212 555-11-22"))
    second = await tell(pool, replace(BILL, description="Yine yanlış", channel=channel, **way))
    assert (second.complaint.repeat_of, second.complaint.repeat_certain) == (
        first.complaint.id,
        True,
    )
    assert first.complaint.repeat_of is None


async def test_a_partners_reference_always_gives_a_complaint_of_its_own(pool: Pool) -> None:
    first = await tell(pool, BILL)
    new = replace(BILL, channel=Channel.API, source="firma", external_reference="7")
    async with pool.works.begin() as work:
        second = await pool.service.register(work, new, PARTNER)
    assert (second.repeated, second.already, second.offered) == (False, False, None)
    assert second.complaint.repeat_of == first.complaint.id


async def test_a_claimed_number_is_linked_and_learns_nothing(pool: Pool) -> None:
    first = await tell(pool, BILL)
    claimed = replace(AGAIN, channel=Channel.WEB_CHAT, conversation_id=CHAT)
    done = await tell(pool, claimed, offer_to=Proof(CHAT))
    assert (done.offered, done.already) == (None, False)
    assert done.complaint.repeat_of == first.complaint.id
    assert await rows(pool, RepeatOffer) == []


async def test_who_proves_another_number_learns_nothing_of_the_claimed_one(pool: Pool) -> None:
    await tell(pool, BILL)
    claimed = replace(AGAIN, channel=Channel.WEB_CHAT, conversation_id=CHAT)
    done = await tell(pool, claimed, offer_to=Proof(CHAT, "+905550001122"))
    assert done.offered is None


async def test_others_complaints_do_not_change_what_one_is_told_of_ones_own(
    pool: Pool, people: dict[str, Person]
) -> None:
    """Registered here and concluded; somebody else's open one for the number stays unseen."""
    here = replace(AGAIN, channel=Channel.WEB_CHAT, conversation_id=CHAT)
    own = await tell(pool, here, offer_to=Proof(CHAT))
    await conclude(pool, own.complaint.tracking_number, people["billing"])
    await tell(pool, BILL, again=True)
    done = await tell(pool, replace(here, description="Yine aynı"), offer_to=Proof(CHAT))
    assert (done.offered, done.complaint.id) == (Standing.CONCLUDED, own.complaint.id)


async def test_the_sender_is_offered_to_add_to_what_is_open(
    pool: Pool, contacts: RepeatContacts
) -> None:
    first = await tell(pool, BILL)
    done = await tell(pool, AGAIN, offer_to=SENDER, key="a")
    number = first.complaint.tracking_number
    assert (done.offered, done.complaint.id) == (Standing.OPEN, first.complaint.id)
    assert len(await rows(pool, Complaint)) == 1
    for _ in range(2):  # a turn that is driven again
        async with pool.works.begin() as work:
            await contacts.accept(work, number, SENDER, "b", actor=BY_SMS)
    complaint = await pool.read(number)
    assert [each.text for each in complaint.entries] == [BILL.description, AGAIN.description]
    kinds = [each.kind for each in complaint.events]
    assert kinds.count(EventKind.INFORMATION_ADDED) == kinds.count(EventKind.REPEATED) == 1
    assert await rows(pool, RepeatOffer) == []
    async with pool.works.begin() as work:
        with pytest.raises(IdempotencyConflictError):
            await contacts.accept(work, "482109375523", SENDER, "b", actor=BY_SMS)


async def test_the_longest_story_is_added_whole(pool: Pool, contacts: RepeatContacts) -> None:
    first = await tell(pool, BILL)
    long = "a" * 9_999 + " " + "b" * 9_999
    await tell(pool, replace(AGAIN, description=long), offer_to=SENDER)
    async with pool.works.begin() as work:
        await contacts.accept(work, first.complaint.tracking_number, SENDER, "b", actor=BY_SMS)
    complaint = await pool.read(first.complaint.tracking_number)
    assert " ".join(each.text for each in complaint.entries[1:]).split() == long.split()


async def test_what_was_concluded_is_offered_to_be_opened_again(
    pool: Pool, contacts: RepeatContacts, people: dict[str, Person]
) -> None:
    first = await tell(pool, BILL)
    number = first.complaint.tracking_number
    await conclude(pool, number, people["billing"])
    done = await tell(pool, AGAIN, offer_to=SENDER)
    assert done.offered is Standing.CONCLUDED
    async with pool.works.begin() as work:
        await contacts.accept(work, number, SENDER, "b", actor=BY_SMS)
    complaint = await pool.read(number)
    assert (complaint.state, complaint.cycle) == (State.IN_REVIEW, 2)
    assert complaint.entries[-1].text == AGAIN.description


async def test_what_stands_otherwise_by_now_is_not_done(
    pool: Pool, contacts: RepeatContacts, people: dict[str, Person]
) -> None:
    first = await tell(pool, BILL)
    number = first.complaint.tracking_number
    await tell(pool, AGAIN, offer_to=SENDER)
    await conclude(pool, number, people["billing"])
    async with pool.works.begin() as work:
        with pytest.raises(TransitionNotAllowedError):
            await contacts.accept(work, number, SENDER, "b", actor=BY_SMS)
    assert len(await rows(pool, RepeatOffer)) == 1


async def test_nothing_is_gone_on_with_that_was_not_offered(
    pool: Pool, contacts: RepeatContacts
) -> None:
    first = await tell(pool, BILL)
    async with pool.works.begin() as work:
        with pytest.raises(ComplaintNotFoundError):
            await contacts.accept(work, first.complaint.tracking_number, SENDER, "b", actor=BY_SMS)


async def test_something_new_is_registered_and_linked(pool: Pool) -> None:
    first = await tell(pool, BILL)
    await tell(pool, AGAIN, offer_to=SENDER)
    done = await tell(pool, AGAIN, offer_to=SENDER, again=True)
    assert done.offered is None
    assert done.complaint.repeat_of == first.complaint.id
    assert await rows(pool, RepeatOffer) == []


@pytest.mark.parametrize(
    "new",
    [
        replace(AGAIN, urgent=True),
        replace(AGAIN, topic="internet_outage"),
        replace(AGAIN, topic_set_by=TopicSource.CLASSIFIER, topic_confidence=0.5),
        replace(AGAIN, solved_at_first_contact=True),
    ],
    ids=["danger", "another topic", "unsure", "solved"],
)
async def test_what_is_never_offered_is_registered_at_once(pool: Pool, new: NewComplaint) -> None:
    await tell(pool, BILL)
    done = await tell(pool, new, offer_to=SENDER)
    assert done.offered is None
    assert done.complaint.description == new.description


async def test_a_danger_told_meanwhile_lets_what_was_told_wait(pool: Pool) -> None:
    await tell(pool, BILL)
    await tell(pool, AGAIN, offer_to=SENDER)
    await tell(pool, replace(AGAIN, description="Yangın var", urgent=True), offer_to=SENDER)
    [waiting] = await rows(pool, RepeatOffer)
    assert waiting.told["description"] == AGAIN.description


async def test_nothing_is_added_to_what_told_of_danger(pool: Pool) -> None:
    danger = (await tell(pool, replace(BILL, urgent=True))).complaint
    done = await tell(pool, AGAIN, offer_to=SENDER)
    assert (done.offered, done.complaint.repeat_of) == (None, danger.id)


async def test_a_second_story_does_not_push_out_the_first(pool: Pool) -> None:
    await tell(pool, BILL)
    await tell(pool, AGAIN, offer_to=SENDER)
    more = replace(AGAIN, description=f"{AGAIN.description}\nikinci ay")
    assert (await tell(pool, more, offer_to=SENDER)).offered is Standing.OPEN
    other = await tell(pool, replace(AGAIN, description="Bambaşka"), offer_to=SENDER)
    assert other.offered is None  # registered, as the question for the first is still open
    [waiting] = await rows(pool, RepeatOffer)
    assert waiting.told["description"] == more.description


@pytest.mark.parametrize(("preferred", "channel"), [("email", "email"), ("phone", "sms")])
async def test_the_way_that_is_wished_for_is_the_way_of_notices(
    pool: Pool, preferred: str, channel: str
) -> None:
    contact = Contact(phone=PHONE, email="ayse@ornek.com")
    new = replace(BILL, contact=contact, channel=Channel.WEB_CHAT, conversation_id=CHAT)
    done = await tell(pool, new)
    async with pool.works.begin() as work:
        complaint = await pool.service.add_contact(
            work.session,
            done.complaint.tracking_number,
            Proof(CHAT),
            Contact(preferred=preferred),
            None,
            actor=CUSTOMER,
        )
        [[first, *_]] = notices.ways(complaint)
        assert (complaint.contact_preferred, first.channel) == (preferred, channel)


async def test_a_wish_told_with_what_is_added_is_the_earlier_ones(
    pool: Pool, contacts: RepeatContacts
) -> None:
    first = await tell(pool, BILL)
    contact = replace(AGAIN.contact, email="ayse@ornek.com", preferred="email")
    await tell(pool, replace(AGAIN, contact=contact), offer_to=SENDER)
    number = first.complaint.tracking_number
    async with pool.works.begin() as work:
        complaint = await contacts.accept(work, number, SENDER, "m9", actor=CUSTOMER)
        assert complaint.contact_preferred == "email"
        assert complaint.contact_email == "ayse@ornek.com"


async def test_the_same_words_are_the_same_telling_however_long_ago(
    pool: Pool, clock: FixedClock
) -> None:
    await tell(pool, AGAIN, offer_to=SENDER)
    clock.set(clock.now() + timedelta(hours=3))
    done = await tell(pool, AGAIN, offer_to=SENDER)
    assert (done.already, done.offered) == (True, None)


async def test_who_goes_without_an_answer_has_complained_all_the_same(
    pool: Pool, contacts: RepeatContacts, clock: FixedClock
) -> None:
    first = await tell(pool, BILL)
    await tell(pool, AGAIN, offer_to=SENDER)
    clock.set(clock.now() + UNANSWERED - timedelta(seconds=1))
    assert await contacts.run() == 0
    clock.set(clock.now() + timedelta(seconds=1))
    assert await contacts.run() == 1
    assert await contacts.run() == 0
    second = next(
        each for each in await rows(pool, Complaint) if each.repeat_of == first.complaint.id
    )
    assert second.conversation_id == SMS
    sent = [one for one in await rows(pool, OutboxMessage) if one.complaint_id == second.id]
    assert [one.recipient for one in sent] == [PHONE]
    assert await rows(pool, RepeatOffer) == []


async def test_in_the_chat_it_is_said_there_as_well(
    pool: Pool, contacts: RepeatContacts, clock: FixedClock, chats: list[tuple[str, str]]
) -> None:
    await tell(pool, BILL)
    chat = replace(AGAIN, channel=Channel.WEB_CHAT, conversation_id=CHAT)
    done = await tell(pool, chat, offer_to=Proof(CHAT, PHONE))
    assert done.offered is Standing.OPEN
    clock.set(clock.now() + UNANSWERED)
    await contacts.run()
    [(where, words)] = chats
    assert where == CHAT
    assert "kaydedildi. Takip numaranız" in words


async def test_a_topic_that_is_put_right_settles_the_link(pool: Pool) -> None:
    first = await tell(pool, BILL)
    unsure = replace(
        AGAIN, topic="internet_outage", topic_set_by=TopicSource.CLASSIFIER, topic_confidence=0.4
    )
    second = (await tell(pool, unsure)).complaint
    assert (second.repeat_of, second.repeat_certain) == (first.complaint.id, False)
    for topic, link in (("billing", (first.complaint.id, True)), ("privacy_consent", (None, None))):
        async with pool.works.begin() as work:
            done = await pool.service.name_topic(
                work.session, second.tracking_number, SENDER, topic, None, actor=BY_SMS
            )
            assert (done.repeat_of, done.repeat_certain) == link


async def test_a_contact_that_comes_later_finds_what_was_there(pool: Pool) -> None:
    first = await tell(pool, BILL)
    danger = replace(AGAIN, urgent=True, contact=Contact(), channel=Channel.WEB_CHAT)
    second = (await tell(pool, danger)).complaint
    assert second.repeat_of is None
    async with pool.works.begin() as work:
        done = await pool.service.add_contact(
            work.session,
            second.tracking_number,
            Proof(SMS),
            Contact(phone=PHONE),
            None,
            actor=CUSTOMER,
        )
        assert done.repeat_of == first.complaint.id


async def test_repeats_are_counted_by_the_days_after_the_first(
    pool: Pool, contacts: RepeatContacts, clock: FixedClock, database: Database
) -> None:
    begun = clock.now()
    first = await tell(pool, BILL)  # followed after 6 days, by words that were added
    other = replace(BILL, contact=Contact(phone="+905550001122"))
    await tell(pool, other)  # followed after 20 days, by a complaint
    await tell(pool, replace(BILL, contact=Contact(phone="+905550003344")))  # by none
    ended = clock.now() + timedelta(seconds=1)
    clock.set(clock.now() + timedelta(days=6))
    await tell(pool, AGAIN, offer_to=SENDER)
    async with pool.works.begin() as work:
        await contacts.accept(work, first.complaint.tracking_number, SENDER, "b", actor=BY_SMS)
    clock.set(clock.now() + timedelta(days=14))
    await tell(pool, replace(other, description="Yine"))
    clock.set(clock.now() + timedelta(days=20))
    async with database.reading() as session:
        counted = await repeat_rows.count(session, begun, ended, clock.now())
    assert counted == repeats.Counted(3, {7: 1, 30: 2})


async def test_repeats_are_counted_by_days_with_the_last_moment_of_each(
    pool: Pool, clock: FixedClock, database: Database
) -> None:
    begun = clock.now()
    after = [timedelta(days=7), timedelta(days=7, milliseconds=1), timedelta(days=30)]
    told = [replace(BILL, contact=Contact(phone=f"+9055500011{each}")) for each in (11, 22, 33)]
    for one in told:
        await tell(pool, one)
    ended = clock.now() + timedelta(seconds=1)
    for one, length in zip(told, after, strict=True):
        clock.set(begun + length)
        await tell(pool, replace(one, description="Yine"))
    clock.set(ended + timedelta(days=30))
    async with database.reading() as session:
        counted = await repeat_rows.count(session, begun, ended, clock.now())
    assert counted == repeats.Counted(3, {7: 1, 30: 3})


async def test_the_look_up_reads_by_indexes_alone(pool: Pool, database: Database) -> None:
    """Three ways, three indexes: at a million complaints it costs what it costs at a thousand."""
    async with database.reading() as session:
        asked = repeat_rows.question(Ways(PHONE, "a@b.com", "1234"), pool.works.now())
        assert asked is not None
        query, values = asked
        plan = await plan_of(session, query.params(values))
    for index in ("contact_phone", "email_key", "line_key"):
        assert f"ix_complaints_{index}" in plan, plan
    assert "SCAN complaints" not in plan, plan
    assert "Seq Scan" not in plan, plan


async def test_the_rule_is_asked_about_the_newest_of_a_firm_with_many(pool: Pool) -> None:
    topic = Topic("billing", sure=True)
    for count in range(3):
        await tell(pool, replace(BILL, description=f"{count}"))
    async with pool.works.reading() as session:
        found = await repeat_rows.find(
            session,
            Ways(PHONE),
            topic,
            pool.works.now(),
            pool.service._settings,
        )
    newest = max(await rows(pool, Complaint), key=lambda each: (each.registered_at, each.words))
    assert found is not None
    assert found.earlier.registered_at == newest.registered_at
