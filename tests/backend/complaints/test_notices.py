"""By which ways a customer is told."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from backend.bootstrap import texts_of
from backend.complaints.actors import CUSTOMER
from backend.complaints.contact import Contact
from backend.complaints.models import Channel
from backend.complaints.notice_words import NoticeWords, Words
from backend.complaints.notices import chats, mobile_of, ways
from backend.complaints.proof import Proof
from backend.kit.settings import Environment
from backend.notifications.models import OutboxMessage

if TYPE_CHECKING:
    from backend.kit.clock import FixedClock
    from backend.kit.settings import Settings
    from tests.backend.complaints.conftest import Person, Pool

MOBILE, LANDLINE, MAIL = "+905321234567", "+902121234567", "ayse@ornek.com"


@pytest.mark.parametrize(
    ("channel", "contact", "told"),
    [
        (Channel.WEB_FORM, Contact(phone=MOBILE), [[("sms", MOBILE)]]),
        (Channel.WEB_FORM, Contact(email=MAIL), [[("email", MAIL)]]),
        (Channel.SMS, Contact(phone=MOBILE, email=MAIL), [[("sms", MOBILE), ("email", MAIL)]]),
        (
            Channel.WEB_FORM,
            Contact(phone=MOBILE, email=MAIL, preferred="email"),
            [[("email", MAIL), ("sms", MOBILE)]],
        ),
        (Channel.EMAIL, Contact(phone=MOBILE, email=MAIL), [[("email", MAIL)], [("sms", MOBILE)]]),
        # Nobody reads an SMS on a landline: somebody calls.
        (Channel.PHONE, Contact(phone=LANDLINE), [[("call", LANDLINE)]]),
        (Channel.PHONE, Contact(phone=LANDLINE, email=MAIL), [[("email", MAIL)]]),
    ],
)
async def test_by_the_way_they_came_and_by_sms_or_mail(
    pool: Pool, channel: Channel, contact: Contact, told: list[list[tuple[str, str]]]
) -> None:
    complaint = await pool.read(await pool.register(channel=channel, contact=contact))
    found = [[(each.channel, each.recipient) for each in way] for way in ways(complaint)]
    assert found == told


async def test_a_wish_for_mail_told_by_sms_is_kept_on_the_way_out(
    pool: Pool, people: dict[str, Person]
) -> None:
    number = await pool.register(channel=Channel.SMS, contact=Contact(phone=MOBILE))
    async with pool.works.begin() as work:
        await pool.service.add_contact(
            work.session,
            number,
            Proof(None, MOBILE),
            Contact(email=MAIL, preferred="email"),
            "m1",
            actor=CUSTOMER,
        )
    await pool.do("conclude", number, people["ayse"], "upheld", "Hattınızı onardık.")
    async with pool.works.reading() as session:
        sent = (await session.scalars(select(OutboxMessage).order_by(OutboxMessage.id))).all()
    assert [(one.channel, one.recipient) for one in sent] == [("email", MAIL)]


async def test_who_came_by_the_chat_reads_it_there_as_well(
    pool: Pool, people: dict[str, Person]
) -> None:
    number = await pool.register(channel=Channel.WEB_CHAT, conversation_id="c1")
    assert chats(await pool.read(number))
    await pool.do("conclude", number, people["ayse"], "upheld", "Hattınızı onardık.")
    [(conversation, text)] = pool.chats
    assert conversation == "c1"
    assert "Hattınızı onardık." in text
    assert "Haklı bulundu" in text


async def test_what_was_written_by_a_person_goes_by_sms_as_it_was_written(
    pool: Pool, people: dict[str, Person]
) -> None:
    words = pool.handling._words
    sms = words.asked(await pool.register(), "Işığı yanıyor mu?").sms
    assert "Işığı yanıyor mu?" in sms
    assert "numarali sikayetiniz icin" in sms


def test_whoever_is_asked_by_e_mail_is_told_to_answer_it_where_answers_come_to_us(
    settings: Settings, clock: FixedClock
) -> None:
    answered = "Bu e-postayı yanıtlamanız da yeterlidir."

    def asking(settings: Settings) -> Words:
        words = NoticeWords(texts_of(settings), clock, settings)
        return words.asked("482109375523", "Işık yanıyor mu?")

    asked = asking(settings)
    assert answered in asked.mail
    assert answered not in asked.chat
    live = settings.model_copy(update={"env": Environment.PRODUCTION})
    assert answered not in asking(live).mail
    ours = live.model_copy(update={"mail_domain": "posta.ornek.com"})
    assert answered in asking(ours).mail


@pytest.mark.parametrize("until", [datetime(2026, 12, 26, 21, tzinfo=UTC), None])
def test_who_has_no_mobile_is_offered_no_way_that_needs_one(
    settings: Settings, clock: FixedClock, until: datetime | None
) -> None:
    words = NoticeWords(texts_of(settings), clock, settings)
    for mobile in (True, False):
        added = words.added_when_finished("482109375523", until, mobile=mobile)
        asked = words.asked("482109375523", "Işık yanıyor mu?", mobile=mobile)
        for text in (added.mail, added.chat, asked.mail):
            if until is not None or text == asked.mail:
                assert ("Şikâyet takibi" in text) is mobile
            assert mobile or settings.short_code not in text
        assert until is None or settings.operator_phone in added.mail


async def test_who_wrote_a_mail_is_told_only_of_ways_that_they_have(
    pool: Pool, people: dict[str, Person]
) -> None:
    number = await pool.register(channel=Channel.EMAIL, contact=Contact(email=MAIL))
    assert mobile_of(await pool.read(number)) is None
    await pool.do("ask", number, people["ayse"], "Hangi hat?")
    async with pool.works.reading() as session:
        [sent] = (await session.scalars(select(OutboxMessage))).all()
    assert sent.channel == "email"
    assert "Şikâyet takibi" not in sent.text
