"""Whoever complains has their tracking number at once, by the way they came and in writing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import select

from backend.complaints import meeting
from backend.complaints.actors import CUSTOMER
from backend.complaints.contact import Contact
from backend.complaints.models import Channel
from backend.complaints.proof import Proof
from backend.complaints.registration import NewComplaint
from backend.complaints.sla import ClockKind
from backend.complaints.tracking_number import display
from backend.kit.clock import ISTANBUL
from backend.notifications import calls
from backend.notifications.handed_over import HANDED_OVER
from backend.notifications.models import OutboxMessage

if TYPE_CHECKING:
    from backend.kit.work import Works
    from tests.backend.complaints.conftest import Person, Pool

MOBILE, LANDLINE, MAIL = "+905321234567", "+902121234567", "ayse@ornek.com"


async def sent(works: Works) -> list[OutboxMessage]:
    async with works.reading() as session:
        return list(await session.scalars(select(OutboxMessage).order_by(OutboxMessage.id)))


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"channel": Channel.WEB_FORM, "contact": Contact(phone=MOBILE)}, [("sms", MOBILE)]),
        ({"channel": Channel.WEB_FORM, "contact": Contact(email=MAIL)}, [("email", MAIL)]),
        (
            {
                "channel": Channel.WEB_CHAT,
                "conversation_id": "c1",
                "contact": Contact(phone=MOBILE, email=MAIL),
            },
            [("sms", MOBILE)],
        ),
        (
            {"channel": Channel.EMAIL, "contact": Contact(phone=MOBILE, email=MAIL)},
            [("email", MAIL), ("sms", MOBILE)],
        ),
        ({"channel": Channel.PHONE, "contact": Contact(phone=LANDLINE)}, [("call", LANDLINE)]),
        ({"channel": Channel.API, "contact": Contact(phone=MOBILE)}, [("sms", MOBILE)]),
        # The answer to their SMS has the number.
        ({"channel": Channel.SMS, "contact": Contact(phone=MOBILE)}, []),
        # Solved at once: there is nothing to wait for.
        ({"contact": Contact(phone=MOBILE), "solved_at_first_contact": True}, []),
        # Nobody to write to: somebody is in danger, and help does not wait for a number.
        ({"contact": Contact(), "urgent": True}, []),
    ],
)
async def test_the_number_goes_by_the_way_they_came_and_by_sms_or_mail(
    pool: Pool, works: Works, fields: dict[str, Any], told: list[tuple[str, str]]
) -> None:
    number = await pool.register(confirmed=False, **fields)
    found = await sent(works)
    assert [(each.channel, each.recipient) for each in found] == told
    assert all(display(number) in each.text for each in found)
    assert pool.chats == []  # whoever talks to them there says it


async def test_what_is_sent_again_is_confirmed_once(pool: Pool, works: Works) -> None:
    new = NewComplaint(Channel.WEB_FORM, "İnternetim yok.", Contact(phone=MOBILE))
    for key in ("k", "k", "another"):
        async with works.begin() as work:
            await pool.service.register(work, new, CUSTOMER, key)
    assert len(await sent(works)) == 1


async def test_whoever_has_only_a_landline_is_called_once_before_the_24th_hour(
    pool: Pool, works: Works
) -> None:
    works.hear(HANDED_OVER, meeting.hear_handed_over)
    number = await pool.register(confirmed=False, contact=Contact(phone=LANDLINE))
    [call] = await sent(works)
    assert "kaydedildi ve değerlendirmeye alındı" in call.text
    notice = (await pool.read(number)).clock(ClockKind.FIRST_NOTICE)
    assert (notice.met_at, notice.notice_at) == (None, None)
    async with works.begin() as work:
        assert await calls.mark_made(work, call.id)
        now = work.now
    assert (await pool.read(number)).clock(ClockKind.FIRST_NOTICE).met_at == now


async def test_a_call_in_place_of_another_keeps_what_that_one_would_have_kept(
    pool: Pool, works: Works, people: dict[str, Person]
) -> None:
    works.hear(HANDED_OVER, meeting.hear_handed_over)
    number = await pool.register(confirmed=False, contact=Contact(phone=LANDLINE))
    day = (await pool.read(number)).clock(ClockKind.LEGAL).due_at.astimezone(ISTANBUL).date()
    await pool.do("change_promise", number, people["ayse"], day, "Parça bekliyoruz.")
    first, second = await sent(works)
    assert (first.state, second.state) == ("cancelled", "queued")
    async with works.begin() as work:
        await calls.mark_made(work, second.id)
    assert (await pool.read(number)).clock(ClockKind.FIRST_NOTICE).met_at is not None


async def test_a_call_about_what_is_withdrawn_is_owed_to_nobody(pool: Pool, works: Works) -> None:
    number = await pool.register(
        confirmed=False, contact=Contact(phone=LANDLINE), conversation_id="c1"
    )
    async with works.begin() as work:
        await pool.service.withdraw(work.session, number, Proof("c1"), "", None, actor=CUSTOMER)
    assert [each.state for each in await sent(works)] == ["cancelled"]
    assert (await pool.read(number)).clock(ClockKind.FIRST_NOTICE).stopped_at is not None
