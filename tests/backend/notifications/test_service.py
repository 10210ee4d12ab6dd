"""The outbox takes a message once, in pieces if it must; who opted out gets no surveys."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from backend.notifications import calls, service
from backend.notifications.models import OutboxChannel, Purpose
from backend.notifications.service import Address

if TYPE_CHECKING:
    from backend.kit.clock import FixedClock
    from backend.kit.database import Database
    from backend.kit.work import Works
    from backend.notifications.dispatch import Dispatcher

PHONE = "+905321234567"


async def test_the_same_cause_is_told_once(outbox: Any) -> None:
    first = await outbox.put("bir", key="message:1")
    assert isinstance(first, int)
    assert await outbox.put("iki", key="message:1") is None
    assert await outbox.states() == [("sms", "bir", "queued")]


async def test_an_sms_is_written_plainly_and_an_e_mail_as_it_is(outbox: Any) -> None:
    await outbox.put("“Ne” – olur…")
    await outbox.put("“Ne” – olur…", "a@b.tr", channel=OutboxChannel.EMAIL)
    assert [row.text for row in await outbox.rows()] == ['"Ne" - olur...', "“Ne” – olur…"]


async def test_a_text_that_a_gateway_would_cut_becomes_several_messages_in_order(
    outbox: Any, dispatcher: Dispatcher, sms: Any
) -> None:
    text = " ".join(f"şikayet{number}" for number in range(120))
    first = await outbox.put(text, key="k")
    rows = await outbox.rows()
    assert [(row.id, row.key) for row in rows] == [(first, "k"), (first + 1, "k/2")]
    await outbox.put(text, key="k")
    assert len(await outbox.rows()) == 2
    await dispatcher.dispatch_due()
    assert " ".join(sms.texts) == text


async def test_surveys_stop_for_whoever_opted_out_and_notices_do_not(
    outbox: Any, database: Database, clock: FixedClock, dispatcher: Dispatcher, sms: Any
) -> None:
    await outbox.put("anket 1", purpose=Purpose.SURVEY)
    await outbox.put("bilgi 1", purpose=Purpose.NOTICE)
    async with database.transaction() as session:
        assert await service.opt_out(session, PHONE, clock.now())
    async with database.transaction() as session:
        assert not await service.opt_out(session, PHONE, clock.now())
        assert await service.opted_out(session, PHONE)
    await outbox.put("anket 2", purpose=Purpose.SURVEY)
    await outbox.put("bilgi 2", purpose=Purpose.NOTICE)
    await outbox.put("anket 3", "+905339876543", purpose=Purpose.SURVEY)
    await dispatcher.dispatch_due()
    assert sorted(sms.texts) == ["anket 3", "bilgi 1", "bilgi 2"]
    assert [row.state for row in await outbox.rows() if row.text in ("anket 1", "anket 2")] == [
        "cancelled",
        "cancelled",
    ]
    async with database.transaction() as session:
        assert await service.opt_in(session, PHONE)
        assert not await service.opt_in(session, PHONE)
    await outbox.put("anket 4", purpose=Purpose.SURVEY)
    await dispatcher.dispatch_due()
    assert "anket 4" in sms.texts


async def test_an_opt_out_in_between_stops_a_survey_that_was_queued_without_it(
    outbox: Any, database: Database, clock: FixedClock, dispatcher: Dispatcher, sms: Any
) -> None:
    async with database.transaction() as session:
        await service.opt_out(session, PHONE, clock.now())
    await outbox.put("anket", key="race", purpose=Purpose.NOTICE)
    async with database.transaction() as session:
        for row in await outbox.rows():  # as if it had been written at the same moment
            (await session.merge(row)).purpose = Purpose.SURVEY
    await outbox.put("bilgi", purpose=Purpose.NOTICE)
    await dispatcher.dispatch_due()
    assert sms.texts == ["bilgi"]
    assert (await outbox.row("anket")).state == "cancelled"


async def test_a_call_that_was_made_waits_no_more(outbox: Any, works: Works) -> None:
    call = await outbox.put("arayın", channel=OutboxChannel.CALL)
    text = await outbox.put("mesaj")
    async with works.begin() as work:
        assert await calls.mark_made(work, call)
        assert not await calls.mark_made(work, call)
        assert not await calls.mark_made(work, text)
    assert (await outbox.row("arayın")).state == "delivered"


async def test_fallbacks_are_kept_with_the_message(outbox: Any) -> None:
    await outbox.put("a", fallbacks=[Address(OutboxChannel.EMAIL, "a@b.tr")])
    assert (await outbox.row("a")).fallbacks == [{"channel": "email", "recipient": "a@b.tr"}]
