"""What goes by SMS to a phone that whoever is dangerous may hold: an answer, while they write."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
import pytest_asyncio
from sqlalchemy import select

from backend.complaints import actors, queries, quiet
from backend.complaints.actors import BOT
from backend.complaints.contact import Contact
from backend.complaints.models import Channel, ComplaintEvent, EventKind
from backend.complaints.registration import NewComplaint
from backend.conversations import held_replies, returned
from backend.conversations.errors import PhoneNotSafeError
from backend.conversations.held_releases import Releases
from backend.conversations.models import Conversation, HeldReply, Sender
from backend.conversations.queries import Utterance
from backend.conversations.say import say
from backend.conversations.unsafe_phones import TEXTING_FOR
from backend.notifications.models import OutboxMessage
from tests.backend.conversations.test_desk import AYSE, PHONE, Desk, at_desk, staff

if TYPE_CHECKING:
    from backend.bootstrap import Container
    from backend.kit.clock import FixedClock
    from backend.kit.work import Works

__all__ = ["at_desk", "staff"]
BEATEN = "kocam beni dövüyor telefonuma bakıyor"
SISTERS = "+905337654321"
LATER = TEXTING_FOR + timedelta(seconds=1)


class Beaten:
    """A conversation by SMS of somebody who is beaten, held by an agent."""

    def __init__(self, desk: Desk, container: Container, clock: FixedClock) -> None:
        self.desk, self.container, self.clock = desk, container, clock
        self.talk = ""

    async def writes(self) -> None:
        self.talk = await self.desk.sms()
        await self.desk.writes(self.talk, BEATEN)
        await self.desk.claim(self.talk)

    async def is_registered(self, **contact: str) -> str:
        new = NewComplaint(
            channel=Channel.SMS,
            description=BEATEN,
            conversation_id=self.talk,
            contact=Contact(**contact),
            urgent=True,
            quiet=True,
        )
        async with self.desk.works.begin() as work:
            return (await self.container.complaints.register(work, new, BOT)).complaint.id

    async def is_called_safe(self, complaint_id: str, phone: str) -> None:
        async with self.desk.works.begin() as work:
            complaint = await queries.by_id(work.session, complaint_id, lock=True)
            settings = self.container.settings
            actor = actors.staff(AYSE.id)
            work.session.add(
                ComplaintEvent(
                    complaint_id=complaint.id,
                    cycle=1,
                    kind=EventKind.CALLED_SAFE,
                    at=work.now,
                    actor_kind=actor.kind,
                    actor_id=actor.staff_id,
                    data={},
                )
            )
            await quiet.take_safe_way(
                work.session, complaint, Contact(phone=phone), work.now, settings
            )

    async def sent(self) -> list[str]:
        async with self.desk.works.reading() as session:
            rows = await session.scalars(select(OutboxMessage).order_by(OutboxMessage.id))
            return [each.text for each in rows if each.recipient == PHONE]


@pytest_asyncio.fixture
async def beaten(at_desk: Desk, container: Container, clock: FixedClock) -> Beaten:
    made = Beaten(at_desk, container, clock)
    await made.writes()
    return made


async def test_who_texts_just_now_is_answered(beaten: Beaten) -> None:
    await beaten.is_registered(phone=PHONE)
    beaten.clock.set(beaten.clock.now() + TEXTING_FOR)
    await beaten.desk.reply(beaten.talk, "Buradayım")
    assert await beaten.sent() == ["Buradayım"]


async def test_who_was_silent_for_long_is_not_written_to_until_they_write_again(
    beaten: Beaten,
) -> None:
    await beaten.is_registered(phone=PHONE)
    beaten.clock.set(beaten.clock.now() + LATER)
    with pytest.raises(PhoneNotSafeError, match="Güvenli yol"):
        await beaten.desk.reply(beaten.talk, "Orada mısınız?")
    assert await beaten.sent() == []
    await beaten.desk.writes(beaten.talk, "şimdi yalnızım")
    await beaten.desk.reply(beaten.talk, "Orada mısınız?")
    assert await beaten.sent() == ["Orada mısınız?"]


async def test_so_is_a_phone_whose_complaint_was_told_elsewhere(beaten: Beaten) -> None:
    # By a form: it holds the phone, and not the conversation.
    talk, beaten.talk = beaten.talk, await beaten.desk.chat()
    await beaten.is_registered(phone=PHONE)
    beaten.clock.set(beaten.clock.now() + LATER)
    with pytest.raises(PhoneNotSafeError):
        await beaten.desk.reply(talk, "Orada mısınız?")


async def test_a_way_that_was_called_safe_is_the_only_one(beaten: Beaten) -> None:
    complaint = await beaten.is_registered(phone=PHONE)
    beaten.clock.set(beaten.clock.now() + LATER)
    await beaten.is_called_safe(complaint, SISTERS)
    with pytest.raises(PhoneNotSafeError):
        await beaten.desk.reply(beaten.talk, "Orada mısınız?")
    await beaten.is_called_safe(complaint, PHONE)
    await beaten.desk.reply(beaten.talk, "Orada mısınız?")
    assert await beaten.sent() == ["Orada mısınız?"]


async def test_what_we_say_by_ourselves_goes_there_no_more_than_what_agents_say(
    beaten: Beaten,
) -> None:
    await beaten.is_registered(phone=PHONE)
    beaten.clock.set(beaten.clock.now() + LATER)
    async with beaten.desk.works.begin() as work:
        await say(work, beaten.talk, [Utterance(Sender.SYSTEM, "Görüşme sona erdi.")])
    assert await beaten.sent() == []


async def test_a_reply_that_is_held_too_long_comes_back_into_the_draft(
    beaten: Beaten, works: Works
) -> None:
    await beaten.is_registered(phone=PHONE)
    beaten.clock.set(beaten.clock.now() + TEXTING_FOR)
    async with works.begin() as work:
        await held_replies.hold(
            work, beaten.talk, AYSE, "Buradayım", seen=1, client_id="k", lasts=timedelta(seconds=5)
        )
    beaten.clock.set(beaten.clock.now() + timedelta(seconds=6))
    await Releases(works).run()
    assert await beaten.sent() == []
    async with works.reading() as session:
        held = await session.scalar(select(HeldReply))
        assert held is not None
        assert held.state == "returned"
        talk = await session.get_one(Conversation, beaten.talk)
        told = await returned.why(session, talk, held.seen, works.now())
    assert "telefon başkasının elinde olabilir" in told
    assert "Müşteri bu arada yazdığı" not in told


async def test_others_are_written_to_however_long_they_were_silent(beaten: Beaten) -> None:
    beaten.clock.set(beaten.clock.now() + timedelta(hours=20))
    await beaten.desk.reply(beaten.talk, "Günaydın")
    assert await beaten.sent() == ["Günaydın"]
